import Crypto
import Foundation
import GRDB
import Scheme

/// A post that cannot be saved as anyone's yet: kept for 30 days, and never saved as someone's until they confirm it.
///
/// The browser that sent it can reach it, by a cookie, until it belongs to an account; from then on only that account
/// can, in any browser. It belongs to the person that the form was drawn for, who signs in to save it, or who says that
/// they wrote it.
struct Draft: FetchableRecord, Sendable {
  static let life = Span.fixed(.keepDrafts)
  /// How many times the four digits may be typed.
  static let mostTries = 5
  /// How long the URL that a post is redirected to shows what was sent, with or without the cookie.
  static let sentLife = Span.minutes(10)

  let id: Int64
  let handle: String
  /// The address of the form that was sent, below `/my/`.
  let formPath: String
  let posted: Posted
  let digits: String
  let tries: Int
  let createdAt: Instant
  /// Whose it is; `nil` while nobody has said so.
  let owner: Int64?
  /// Who was signed in where it was sent, though the form was not drawn for them.
  private let sentAs: Int64?
  /// The address that was typed to sign in and save it.
  private let askedBy: String?
  /// True once someone has signed in or out in its browser: the person there now may be someone else.
  private let isPassedOn: Bool
  private let cookieHash: Data

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    formPath = try row.get("form_address")
    posted = try JSONDecoder().decode(Posted.self, from: Data((row.get("fields") as String).utf8))
    digits = try row.get("digits")
    tries = try row.get("tries")
    createdAt = try row.get("created_at")
    owner = try row.get("person_id")
    sentAs = try row.get("sent_as")
    askedBy = try row.get("asked_by")
    isPassedOn = try row.get("passed_on")
    cookieHash = try row.get("cookie_hash")
  }

  // MARK: Reading

  static func find(_ id: Int64, in db: Database) throws -> Draft? {
    try Draft.fetchOne(db, cached: "SELECT * FROM draft WHERE id = ?", arguments: [id])
  }

  static func find(_ handle: String, in db: Database) throws -> Draft? {
    try Draft.fetchOne(db, cached: "SELECT * FROM draft WHERE handle = ?", arguments: [handle])
  }

  /// The drafts that are waiting for a visitor, oldest first: their own, and this browser's that belong to nobody yet.
  static func waiting(for visit: Visit, at now: Instant, in db: Database) throws -> [Draft] {
    let hashes = visit.draftCookies.map(\.token.hash)
    let marks = databaseQuestionMarks(count: hashes.count)
    let rows = try Row.fetchAll(
      db, cached: "SELECT * FROM draft WHERE person_id = ? OR sent_as = ? OR cookie_hash IN (\(marks)) ORDER BY id",
      arguments: [visit.person?.id, visit.person?.id] + StatementArguments(hashes))
    let addresses = try visit.person.map { try Address.confirmed(by: $0.id, in: db) } ?? []
    return try rows.map(Draft.init).filter { draft in
      switch draft.view(for: visit, at: now) {
      case .own, .sentHere: true
      case .perhaps: draft.askedBy.map(addresses.contains) ?? true
      case .signedOut, .sentJustNow, nil: false
      }
    }
  }

  /// What a visitor is to a draft; `nil` for those who may not know that it exists.
  enum View: Sendable {
    /// Its owner.
    case own
    /// Signed in where it was sent, by a form that was drawn for someone else.
    case sentHere
    /// Signed in, in the browser that sent it earlier: perhaps they wrote it. They do not see a word of it.
    case perhaps
    /// Nobody is signed in, in the browser that sent it.
    case signedOut
    /// It was sent a moment ago, by a post that came with no cookie: the browser keeps none, or another site's page
    /// sent it.
    case sentJustNow
  }

  func view(for visit: Visit, at now: Instant) -> View? {
    let isFromHere = isFrom(visit.draftCookies)
    guard let person = visit.person?.id else {
      // An account has seen it: it belongs to that account alone.
      if sentAs != nil { return nil }
      return isFromHere ? .signedOut : isSentJustNow(visit, at: now) ? .sentJustNow : nil
    }
    if owner == person { return .own }
    if isFromHere, sentAs == person { return .sentHere }
    if owner == nil, isSentJustNow(visit, at: now) { return .sentJustNow }
    return isFromHere && owner == nil ? .perhaps : nil
  }

  /// True for the browser that the draft was typed in.
  func isFrom(_ cookies: [DraftCookie]) -> Bool { cookies.contains { $0.token.hash == cookieHash } }

  /// True where someone may sign in for it.
  func mayBelong(to person: Person) -> Bool { [nil, person.id].contains(owner) && [nil, person.id].contains(sentAs) }

  /// True where someone who was signed in has seen it here, and nobody is signed in any more: they must sign in again.
  func wantsSignIn(of visit: Visit) -> Bool { visit.person == nil && sentAs != nil && isFrom(visit.draftCookies) }

  // MARK: A browser without cookies

  /// The word in the URL that a post is redirected to: it lets a browser that keeps no cookies see what was sent.
  var sentWord: String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(handle.utf8), using: SymmetricKey(data: cookieHash))
    return Data(code).prefix(12).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
  }

  static let sentField = "sent"

  private func isSentJustNow(_ visit: Visit, at now: Instant) -> Bool {
    let word = visit.query.first(Draft.sentField) ?? visit.posted.first(Draft.sentField)
    return word == sentWord && !isPassedOn && now < createdAt + Draft.sentLife
  }

  /// Where its browser goes next, from `/`.
  ///
  /// - Parameter isKnown: true for a browser that has sent a draft cookie, and so keeps them.
  func path(inBrowser isKnown: Bool) -> String {
    "/my/drafts/\(handle)" + (isKnown ? "" : "?\(Draft.sentField)=\(sentWord)")
  }

  // MARK: Writing

  /// Keeps a post.
  ///
  /// - Parameters:
  ///   - cookie: the browser's; `nil` where the draft belongs only to its owner from the start.
  ///   - owner: who the form was drawn for, or who it belongs to anyway.
  ///   - sentAs: who else is signed in.
  ///   - client: who the limits count it for, besides the browser.
  /// - Throws: `Problem.tooOften`.
  static func keep(
    _ posted: Posted, for form: any IntakeForm, cookie: Token?, owner: Int64? = nil, sentAs: Int64? = nil,
    client: String, limits: Limits, in transaction: Transaction
  ) throws -> Draft {
    let fields = String(decoding: try JSONEncoder().encode(posted), as: UTF8.self)
    // What belongs to an account from the start is counted for that account only, whatever else comes from its client.
    let parties: [Limit.Party]
    if let cookie {
      parties = [.browser(cookie), .client(client), .all]
    } else {
      parties = owner.map { [.person($0)] } ?? []
    }
    try limits.allow(.drafts, bytes: fields.utf8.count, by: parties, in: transaction)
    try transaction.db.execute(
      cached: """
        INSERT INTO draft (handle, cookie_hash, digits, form_address, fields, created_at, person_id, sent_as)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), (cookie ?? Token.make(transaction.world)).hash, transaction.world.digits(),
        form.path, fields, transaction.now, owner, sentAs,
      ])
    guard let draft = try find(transaction.db.lastInsertedRowID, in: transaction.db) else { throw Problem.cannotSave }
    return draft
  }

  /// Notes that someone has typed their address to sign in and save it.
  func note(askedBy address: String, in transaction: Transaction) throws {
    try transaction.db.execute(cached: "UPDATE draft SET asked_by = ? WHERE id = ?", arguments: [address, id])
  }

  /// From now on the draft belongs only to this person, and no browser reaches it without them.
  func belong(to person: Person, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE draft SET person_id = ?, sent_as = NULL, cookie_hash = randomblob(32) WHERE id = ?",
      arguments: [person.id, id])
  }

  /// The person who sent it says that it is not theirs: its owner can find it, and this browser cannot.
  func leaveToOwner(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE draft SET sent_as = NULL, cookie_hash = randomblob(32) WHERE id = ? AND person_id IS NOT NULL",
      arguments: [id])
  }

  /// Someone signs in or out in a browser: it can no longer reach what belongs to an account, or was seen by one.
  static func leave(_ browser: [DraftCookie], in transaction: Transaction) throws {
    for cookie in browser {
      try transaction.db.execute(
        cached: "UPDATE draft SET passed_on = 1 WHERE cookie_hash = ?", arguments: [cookie.token.hash])
      try transaction.db.execute(
        cached: """
          UPDATE draft SET person_id = coalesce(person_id, sent_as), sent_as = NULL, cookie_hash = randomblob(32)
          WHERE cookie_hash = ? AND coalesce(person_id, sent_as) IS NOT NULL
          """,
        arguments: [cookie.token.hash])
    }
  }

  /// Counts a wrong guess of the digits.
  func countTry(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE draft SET tries = min(tries + 1, ?) WHERE id = ?", arguments: [Draft.mostTries, id])
  }

  func remove(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "DELETE FROM draft WHERE id = ?", arguments: [id])
  }

  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "DELETE FROM draft WHERE created_at <= ?", arguments: [transaction.now - life])
  }
}

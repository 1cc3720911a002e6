import GRDB
import Scheme

/// A mailed link that shows that someone reads an address: to add it to their own, to use it in place of a lost
/// mailbox, or to refuse that. It opens no session.
struct AddressLink: FetchableRecord, Sendable {
  enum Purpose: String, Sendable, DatabaseValueConvertible {
    /// An address for a person who asked for it while signed in.
    case add
    /// An address in place of a lost mailbox, as a coordinator has reported.
    case takeOver = "take-over"
    /// The mailbox is not lost.
    case refuse
  }

  /// How long an address can be confirmed after its mail was sent. Links about a lost mailbox end when that is decided.
  static let life = Span.minutes(60)

  let id: Int64
  let handle: String
  let person: Int64
  let purpose: Purpose
  let address: String
  let lostMailbox: Int64?
  /// The session in which it was asked for.
  let session: Int64?
  let digits: String
  let tries: Int

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    person = try row.get("person_id")
    purpose = try row.get("purpose")
    address = try row.get("address")
    lostMailbox = try row.get("lost_mailbox_id")
    session = try row.get("session_id")
    digits = try row.get("digits")
    tries = try row.get("tries")
  }

  /// Saves the request, and its mail. The mail is the same no matter who the address leads to.
  ///
  /// - Returns: its handle.
  @discardableResult
  static func ask(
    _ purpose: Purpose, address: String, for person: Int64, lostMailbox: Int64? = nil, session: Token? = nil,
    isMailed: Bool = true, in transaction: Transaction
  ) throws -> String {
    let handle = transaction.world.handle()
    try transaction.db.execute(
      cached: """
        INSERT INTO address_link (handle, person_id, purpose, address, lost_mailbox_id, session_id, digits, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        handle, person, purpose, address, lostMailbox, try Session.row(session, in: transaction.db),
        transaction.world.digits(), transaction.now,
      ])
    let link = transaction.db.lastInsertedRowID
    let kinds: [Purpose: MailKind] = [
      .add: .addressConfirm, .takeOver: .lostMailboxConfirm, .refuse: .lostMailboxAsked,
    ]
    guard isMailed, let kind = kinds[purpose] else { return handle }
    try Outbox.add([Mail(kind: kind, to: .address(address), about: .addressLink(link))], in: transaction)
    return handle
  }

  /// Puts the link's hash into the row as its mail is sent.
  ///
  /// - Returns: what the mail says; `nil` when it is too late to send it.
  static func activate(_ id: Int64, token: Token, in transaction: Transaction) throws -> MailFacts? {
    let row = try Row.fetchOne(
      transaction.db,
      cached: """
        UPDATE address_link SET token_hash = ?, mailed_at = ?
        WHERE id = ? AND used_at IS NULL AND (purpose <> 'add' OR created_at > ?) RETURNING *
        """,
      arguments: [token.hash, transaction.now, id, transaction.now - .days(1)])
    guard let link = try row.map(AddressLink.init), try link.isOpen(in: transaction.db) else { return nil }
    let account = try Address.gettingMail(of: link.person, in: transaction.db)
    return MailFacts(
      address: link.address, path: "my/addresses/links/\(token.text)",
      values: [.account: (account.map(Address.masked) ?? "").phrase, .minutes: String(life.seconds / 60).phrase])
  }

  /// The link while it can be followed.
  ///
  /// - Throws: `Problem.deadLink`.
  static func alive(_ token: Token, at now: Instant, in db: Database) throws -> AddressLink {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT * FROM address_link WHERE token_hash = ? AND used_at IS NULL AND (purpose <> 'add' OR mailed_at > ?)
        """,
      arguments: [token.hash, now - life])
    guard let link = try row.map(AddressLink.init), try link.isOpen(in: db) else { throw Problem.deadLink }
    return link
  }

  /// A link that was used a moment ago: its button was pressed twice.
  static func usedLately(_ token: Token, at now: Instant, in db: Database) throws -> AddressLink? {
    try AddressLink.fetchOne(
      db, cached: "SELECT * FROM address_link WHERE token_hash = ? AND used_at > ?",
      arguments: [token.hash, now - .minutes(10)]
    )
  }

  /// A person's own request for another address.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> AddressLink {
    let row = try Row.fetchOne(
      db, cached: "SELECT * FROM address_link WHERE handle = ? AND person_id = ? AND purpose = 'add'",
      arguments: [handle, person.id])
    guard let row else { throw Problem.notFound }
    return try AddressLink(row: row)
  }

  /// Links about a lost mailbox end when that is decided.
  private func isOpen(in db: Database) throws -> Bool {
    try lostMailbox.map { try LostMailbox.find($0, in: db)?.isOpen ?? false } ?? true
  }

  /// Ends the links that could no longer be followed at a moment, in case the clock is set back.
  static func end(thoseOverAt moment: Instant, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE address_link SET used_at = ? WHERE purpose = 'add' AND used_at IS NULL AND mailed_at <= ?",
      arguments: [transaction.now, moment - life])
  }

  /// Marks the link as used, which ends it.
  func use(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE address_link SET used_at = ? WHERE id = ?", arguments: [transaction.now, id])
  }

  /// Counts a wrong guess of the digits.
  func countTry(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE address_link SET tries = min(tries + 1, ?) WHERE id = ?", arguments: [Draft.mostTries, id])
  }

  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        DELETE FROM address_link WHERE created_at <= ?
        AND (purpose = 'add' OR lost_mailbox_id IN (SELECT id FROM lost_mailbox WHERE outcome IS NOT NULL))
        """,
      arguments: [transaction.now - .days(2)])
  }
}

import Foundation
import GRDB
import Scheme

/// A post that cannot be saved yet as somebody's: kept 30 days, and never saved as theirs without their confirming.
///
/// It belongs to the browser that sent it, by a cookie; once a person has signed in for it, to that person alone.
struct Draft: Sendable {
  static let life = Span.days(30)
  /// How often the four digits may be typed.
  static let mostTries = 5

  let id: Int64
  let handle: String
  let formAddress: FormAddress
  let posted: Posted
  let digits: String
  let tries: Int
  private let cookieHash: Data
  private let person: Int64?

  private init?(row: Row) throws {
    guard let formAddress = try FormAddress(path: row.get("form_address")) else { return nil }
    id = try row.get("id")
    handle = try row.get("handle")
    self.formAddress = formAddress
    posted = try JSONDecoder().decode(Posted.self, from: Data((row.get("fields") as String).utf8))
    digits = try row.get("digits")
    tries = try row.get("tries")
    cookieHash = try row.get("cookie_hash")
    person = try row.get("person_id")
  }

  /// Keeps a post.
  ///
  /// - Returns: the draft's handle.
  /// - Throws: `Problem.tooOften`.
  static func keep(
    _ posted: Posted, for formAddress: FormAddress, cookie: Token, client: String, limits: Limits,
    in transaction: Transaction
  ) throws -> String {
    let handle = transaction.world.handle()
    let fields = String(decoding: try JSONEncoder().encode(posted), as: UTF8.self)
    let parties: [Limit.Party] = [.browser(cookie), .client(client), .all]
    try limits.allow(.drafts, bytes: fields.utf8.count, by: parties, in: transaction)
    try transaction.db.execute(
      sql:
        "INSERT INTO draft (handle, cookie_hash, digits, form_address, fields, created_at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [handle, cookie.hash, transaction.world.digits(), formAddress.path, fields, transaction.now])
    return handle
  }

  /// The draft at an address, for those who may see it.
  ///
  /// - Throws: `Problem.notFound`, for a stranger as for a draft that does not exist.
  static func find(_ handle: String, for visit: Visit, in db: Database) throws -> Draft {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM draft WHERE handle = ?", arguments: [handle])
    guard let draft = try row.flatMap(Draft.init), draft.isVisible(to: visit) else { throw Problem.notFound }
    return draft
  }

  static func find(_ id: Int64, in db: Database) throws -> Draft? {
    try Row.fetchOne(db, sql: "SELECT * FROM draft WHERE id = ?", arguments: [id]).flatMap(Draft.init)
  }

  /// The drafts that wait for a visitor's confirming, oldest first.
  static func waiting(for visit: Visit, in db: Database) throws -> [Draft] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM draft WHERE person_id = ? OR person_id IS NULL AND cookie_hash = ? ORDER BY id",
      arguments: [visit.person?.id, visit.draftCookie?.hash])
    return try rows.compactMap(Draft.init)
  }

  private func isVisible(to visit: Visit) -> Bool {
    if let person { return visit.person?.id == person }
    return isFrom(visit.draftCookie)
  }

  /// True for the browser that the draft was typed in.
  func isFrom(_ cookie: Token?) -> Bool { cookie?.hash == cookieHash }

  /// From now on the draft is this person's alone.
  func belong(to person: Person, in transaction: Transaction) throws {
    try transaction.db.execute(sql: "UPDATE draft SET person_id = ? WHERE id = ?", arguments: [person.id, id])
  }

  /// Counts a wrong guess of the digits.
  func countTry(in transaction: Transaction) throws {
    try transaction.db.execute(
      sql: "UPDATE draft SET tries = min(tries + 1, ?) WHERE id = ?", arguments: [Draft.mostTries, id])
  }

  func remove(in transaction: Transaction) throws {
    try transaction.db.execute(sql: "DELETE FROM draft WHERE id = ?", arguments: [id])
  }

  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(sql: "DELETE FROM draft WHERE created_at <= ?", arguments: [transaction.now - life])
  }
}

import Foundation
import GRDB

/// A browser that is signed in. Only the hash of its cookie is stored.
///
/// A session ends 30 days after it began, and 21 days after a form was last sent in it, both on the server's clock.
struct Session: FetchableRecord, Sendable {
  static let life = Span.fixed(.signedIn)
  static let idleLife = Span.fixed(.signedInUnused)
  /// A use is noted at most this often.
  static let noteEvery = Span.minutes(60)
  /// How long after signing in addresses can be changed.
  static let freshLife = Span.minutes(30)

  let handle: String
  let address: String?
  let browser: String
  let began: Instant
  let lastUsed: Instant
  private let hash: Data

  init(row: Row) throws {
    handle = try row.get("handle")
    address = try row.get("address")
    browser = try row.get("browser")
    began = try row.get("created_at")
    lastUsed = try row.get("used_at")
    hash = try row.get("token_hash")
  }

  /// True if this is the session that a cookie belongs to.
  func isOf(_ token: Token?) -> Bool { token?.hash == hash }

  // MARK: Reading

  private static let isAlive = "expires_at > :now AND used_at > :idle"

  private static func moments(_ now: Instant) -> StatementArguments { ["now": now, "idle": now - idleLife] }

  /// Who a session belongs to; `nil` once it is over, or the person is suspended or has left.
  static func person(_ token: Token, at now: Instant, in db: Database) throws -> SignedIn? {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT person.*, session.created_at AS began, used_at,
          coalesce(used.address, getting_mail.address) AS signed_in_with
        FROM session JOIN person ON person.id = session.person_id
        LEFT JOIN address AS used ON used.id = address_id
        JOIN address AS getting_mail ON getting_mail.person_id = person.id AND getting_mail.gets_mail = 1
        WHERE token_hash = :hash AND \(isAlive) AND standing NOT IN ('suspended', 'left')
        """,
      arguments: moments(now) + ["hash": token.hash])
    guard let row else { return nil }
    return try SignedIn(
      person: Person(row: row), address: row.get("signed_in_with"), session: token, began: row.get("began"),
      lastUsed: row.get("used_at"))
  }

  /// A person's live sessions, newest first.
  static func all(of person: Int64, at now: Instant, in db: Database) throws -> [Session] {
    try Session.fetchAll(
      db,
      cached: """
        SELECT session.*, address FROM session LEFT JOIN address ON address.id = address_id
        WHERE session.person_id = :person AND \(isAlive) ORDER BY session.id DESC
        """,
      arguments: moments(now) + ["person": person]
    )
  }

  /// The row of a session, for records of which one it was.
  static func row(_ token: Token?, in db: Database) throws -> Int64? {
    try Int64.fetchOne(db, cached: "SELECT id FROM session WHERE token_hash = ?", arguments: [token?.hash])
  }

  // MARK: Writing

  static func start(
    for person: Person, with address: String, browser: String, token: Token, in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO session (handle, token_hash, person_id, address_id, browser, created_at, used_at, expires_at)
        VALUES (?, ?, ?, (SELECT id FROM address WHERE address = ?), ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), token.hash, person.id, address, browser, transaction.now, transaction.now,
        transaction.now + life,
      ])
  }

  static func noteUse(_ token: Token, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE session SET used_at = ? WHERE token_hash = ?", arguments: [transaction.now, token.hash])
  }

  static func end(_ token: Token, in transaction: Transaction) throws {
    try transaction.db.execute(cached: "DELETE FROM session WHERE token_hash = ?", arguments: [token.hash])
  }

  /// Ends one of a person's sessions.
  ///
  /// - Throws: `Problem.notFound` for anyone else's.
  static func end(_ handle: String, of person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM session WHERE handle = ? AND person_id = ?", arguments: [handle, person])
    guard transaction.db.changesCount == 1 else { throw Problem.notFound }
  }

  /// Ends all of a person's sessions except those in these rows.
  static func endAll(of person: Int64, but kept: [Int64] = [], in transaction: Transaction) throws {
    let rows = try Int64.fetchAll(
      transaction.db, cached: "SELECT id FROM session WHERE person_id = ?", arguments: [person])
    for row in rows where !kept.contains(row) {
      try transaction.db.execute(cached: "DELETE FROM session WHERE id = ?", arguments: [row])
    }
  }

  static func forgetOld(in transaction: Transaction) throws {
    try forgetOld(at: transaction.now, in: transaction.db)
  }

  /// For a clock that was set back: no session lasts longer than one that begins now.
  static func limit(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE session SET expires_at = :most WHERE expires_at > :most",
      arguments: ["most": transaction.now + life])
  }

  /// Forgets the sessions that were over at a moment.
  static func forgetOld(at moment: Instant, in db: Database) throws {
    try db.execute(cached: "DELETE FROM session WHERE NOT (\(isAlive))", arguments: moments(moment))
  }
}

extension SignedIn {
  /// True just after signing in: only then can addresses be changed, so that a browser left open cannot give an account
  /// away.
  func isFresh(at now: Instant) -> Bool { began.map { now < $0 + Session.freshLife } ?? false }

  /// True when the last use of the session was noted at least `noteEvery` ago.
  func isUseToBeNoted(at now: Instant) -> Bool { lastUsed.map { now >= $0 + Session.noteEvery } ?? false }
}

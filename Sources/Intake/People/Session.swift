import GRDB

/// A browser that is signed in: at most 30 days, on the server's clock. Only the hash of its cookie is stored.
enum Session {
  static let life = Span.days(30)

  static func start(for person: Person, token: Token, in transaction: Transaction) throws {
    try transaction.db.execute(
      sql: "INSERT INTO session (token_hash, person_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
      arguments: [token.hash, person.id, transaction.now, transaction.now + life])
  }

  static func end(_ token: Token, in transaction: Transaction) throws {
    try transaction.db.execute(sql: "DELETE FROM session WHERE token_hash = ?", arguments: [token.hash])
  }

  /// Whose session it is; `nil` once it is over, or the person is shut out or gone.
  static func person(_ token: Token, at now: Instant, in db: Database) throws -> SignedIn? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT person.* FROM session JOIN person ON person.id = session.person_id
        WHERE token_hash = ? AND expires_at > ? AND standing NOT IN ('suspended', 'left')
        """,
      arguments: [token.hash, now])
    guard let person = try row.map(Person.init), let address = try Address.gettingMail(of: person.id, in: db) else {
      return nil
    }
    return SignedIn(person: person, address: address, session: token)
  }

  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(sql: "DELETE FROM session WHERE expires_at <= ?", arguments: [transaction.now])
  }
}

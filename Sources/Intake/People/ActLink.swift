import GRDB

/// A mailed link that answers one thing as one person: this proposal, this survey. No session, and nothing else.
///
/// It lives until that thing closes: the form at its address decides, as it does for everybody.
struct ActLink: Sendable {
  let person: SignedIn
  let formAddress: FormAddress

  static func keep(_ token: Token, person: Int64, formAddress: FormAddress, in transaction: Transaction) throws {
    try transaction.db.execute(
      sql: "INSERT INTO act_link (token_hash, person_id, form_address, created_at) VALUES (?, ?, ?, ?)",
      arguments: [token.hash, person, formAddress.path, transaction.now])
  }

  /// Whom a link answers as, and what.
  ///
  /// - Throws: `Problem.deadLink`.
  static func find(_ token: Token, in db: Database) throws -> ActLink {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT person.*, form_address FROM act_link JOIN person ON person.id = act_link.person_id
        WHERE token_hash = ? AND standing NOT IN ('suspended', 'left')
        """,
      arguments: [token.hash])
    guard let row, let formAddress = FormAddress(path: row["form_address"]) else { throw Problem.deadLink }
    let person = try Person(row: row)
    guard let address = try Address.gettingMail(of: person.id, in: db) else { throw Problem.deadLink }
    return ActLink(person: SignedIn(person: person, address: address, session: nil), formAddress: formAddress)
  }
}

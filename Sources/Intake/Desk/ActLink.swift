import GRDB

/// A mailed link that answers one thing as one person: this proposal, this survey. No session, and nothing else.
///
/// It works until that thing closes: the form at its address decides, as it does for everyone.
struct ActLink: Sendable {
  let person: SignedIn
  /// The address of the form that it answers, below `/my/`.
  let formPath: String

  /// Saves a link that is being mailed to the person; it ends with the address that it goes to.
  static func keep(_ token: Token, person: Int64, formPath: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO act_link (token_hash, person_id, form_address, created_at, address_id)
        VALUES (?, ?, ?, ?, (SELECT id FROM address WHERE person_id = ? AND gets_mail = 1))
        """,
      arguments: [token.hash, person, formPath, transaction.now, person])
  }

  /// Who a link answers as, and what it answers.
  ///
  /// - Throws: `Problem.deadLink`.
  static func find(_ token: Token, in db: Database) throws -> ActLink {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT person.*, form_address, coalesce(mailed_to.address, getting_mail.address) AS answers_as
        FROM act_link JOIN person ON person.id = act_link.person_id
        LEFT JOIN address AS mailed_to ON mailed_to.id = address_id
        JOIN address AS getting_mail ON getting_mail.person_id = person.id AND getting_mail.gets_mail = 1
        WHERE token_hash = ? AND standing NOT IN ('suspended', 'left')
        """,
      arguments: [token.hash])
    guard let row else { throw Problem.deadLink }
    let person = try SignedIn(person: Person(row: row), address: row.get("answers_as"), session: nil)
    return try ActLink(person: person, formPath: row.get("form_address"))
  }
}

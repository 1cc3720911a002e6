import GRDB
import Scheme

/// What someone told the safeguarding contacts. Saved at once, never as a draft; read only by those contacts that its
/// sender did not leave out.
struct Concern: FetchableRecord, Sendable {
  let id: Int64
  let handle: String
  let text: String
  /// How the sender may be reached; empty when they did not say.
  let reach: String
  /// Who wrote it; `nil` for someone who was signed out.
  let sender: Int64?
  /// The proposal or pair that it is about, when the sender chose one.
  let proposal: Int64?
  let raisedAt: Instant

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    text = try row.get("text")
    reach = try row.get("reach")
    sender = try row.get("sender_id")
    proposal = try row.get("proposal_id")
    raisedAt = try row.get("raised_at")
  }

  /// Saves what was written, and makes a mail to each of its readers.
  ///
  /// - Throws: `Problem.tooOften`. People who are signed in are counted separately, so no stranger can silence them.
  static func raise(
    _ answers: Answers, by person: SignedIn?, from client: String, to readers: [Settings.Contact], limits: Limits,
    in transaction: Transaction
  ) throws -> [Mail] {
    let db = transaction.db
    try limits.allow(.concerns, by: person.map { [.person($0.id)] } ?? [.client(client), .all], in: transaction)
    let handle = transaction.world.handle()
    let pair = try person.flatMap { person in
      try answers.options("pair").first.flatMap { try Proposal.find($0, of: person.id, in: db)?.id }
    }
    try db.execute(
      cached: """
        INSERT INTO concern (handle, text, reach, sender_id, proposal_id, raised_at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [handle, answers.text("concern"), answers.text("reach"), person?.id, pair, transaction.now])
    let id = db.lastInsertedRowID
    try Audit.note(
      .raiseConcern, by: person.map { .person($0.person) } ?? .nobody, on: .concern(handle), in: transaction)
    return try readers.map { try mail(to: $0, about: id, in: db) }
  }

  private static func mail(to reader: Settings.Contact, about concern: Int64, in db: Database) throws -> Mail {
    try db.execute(
      cached: "INSERT INTO concern_reader (concern_id, name, address) VALUES (?, ?, ?)",
      arguments: [concern, reader.name, reader.address])
    return Mail(kind: .concern, to: .address(reader.address), about: .concern(db.lastInsertedRowID))
  }

  /// Reminds all readers, once a day, of a concern that no contact has done anything about.
  static func remind(of contacts: [Settings.Contact], in transaction: Transaction) throws -> LeftOut {
    let silent = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT concern_reader.id, address FROM concern_reader JOIN concern ON concern.id = concern_id
        WHERE closed_at IS NULL AND raised_at <= :yesterday
        AND NOT EXISTS (SELECT 1 FROM concern_step WHERE concern_id = concern.id)
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE concern_reader_id = concern_reader.id
          AND (created_at > :yesterday OR \(Outbox.isWaiting)))
        """,
      arguments: ["yesterday": transaction.now - .days(1)])
    return try transaction.each(silent) { row in
      let address: String = try row.get("address")
      guard contacts.contains(where: { $0.address == address }) else { return }
      try Outbox.add(
        [Mail(kind: .concernWaits, to: .address(address), about: .concern(row.get("id")))], in: transaction)
    }
  }

  /// Closes it: all its readers' links stop working for good, even if it is reopened.
  func close(_ note: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM concern_link WHERE reader_id IN (SELECT id FROM concern_reader WHERE concern_id = ?)",
      arguments: [id])
    try transaction.db.execute(
      cached: "UPDATE concern SET closed_at = ?, note = ? WHERE id = ? AND closed_at IS NULL",
      arguments: [transaction.now, note, id])
  }
}

/// A concern as one contact reads it: by the link in their mail, which works until the concern is closed and as long as
/// the settings name the contact, or signed in as that contact.
struct ConcernLink: Sendable {
  let concern: Concern
  /// The contact's name.
  let contact: String

  /// Saves a link's hash as its mail is sent.
  ///
  /// - Returns: false when the concern is closed.
  static func keep(_ token: Token, for reader: Int64, in transaction: Transaction) throws -> Bool {
    try transaction.db.execute(
      cached: """
        INSERT INTO concern_link (token_hash, reader_id, created_at)
        SELECT ?, concern_reader.id, ? FROM concern_reader JOIN concern ON concern.id = concern_id
        WHERE concern_reader.id = ? AND closed_at IS NULL
        """,
      arguments: [token.hash, transaction.now, reader])
    return transaction.db.changesCount == 1
  }

  /// An open concern that a signed-in contact may read.
  ///
  /// - Throws: `Problem.notFound`.
  static func find(_ handle: String, for contact: Settings.Contact, in db: Database) throws -> ConcernLink {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT concern.* FROM concern JOIN concern_reader ON concern_id = concern.id
        WHERE handle = ? AND address = ? AND closed_at IS NULL
        """,
      arguments: [handle, contact.address])
    guard let row else { throw Problem.notFound }
    return try ConcernLink(concern: Concern(row: row), contact: contact.name)
  }

  /// - Throws: `Problem.deadLink`.
  static func find(_ token: Token, _ contacts: [Settings.Contact], in db: Database) throws -> ConcernLink {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT concern.*, concern_reader.name AS contact, concern_reader.address AS contact_address
        FROM concern_link JOIN concern_reader ON concern_reader.id = reader_id
        JOIN concern ON concern.id = concern_id
        WHERE token_hash = ? AND closed_at IS NULL
        """,
      arguments: [token.hash])
    guard let row, try contacts.contains(where: { try $0.address == row.get("contact_address") }) else {
      throw Problem.deadLink
    }
    return try ConcernLink(concern: Concern(row: row), contact: row.get("contact"))
  }
}

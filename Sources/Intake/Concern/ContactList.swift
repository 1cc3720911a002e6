import GRDB
import Scheme

/// A concern in the list of a contact who reads it: its dates and who is looking after it, but not what was written.
struct ContactLine: FetchableRecord, Sendable {
  let handle: String
  /// The contact's row as a reader of it.
  let reader: Int64
  let raisedAt: Instant
  let closedAt: Instant?
  /// The last contact who did something about it.
  let carer: String?

  init(row: Row) throws {
    handle = try row.get("handle")
    reader = try row.get("reader")
    raisedAt = try row.get("raised_at")
    closedAt = try row.get("closed_at")
    carer = try row.get("carer")
  }

  private static let rows = """
    SELECT concern.*, concern_reader.id AS reader,
      (SELECT contact FROM concern_step WHERE concern_id = concern.id ORDER BY id DESC LIMIT 1) AS carer
    FROM concern JOIN concern_reader ON concern_id = concern.id WHERE address = ?
    """

  /// All those that a contact reads, the open ones first and then the newest.
  static func all(for contact: Settings.Contact, in db: Database) throws -> [ContactLine] {
    try ContactLine.fetchAll(
      db, cached: "\(rows) ORDER BY closed_at IS NOT NULL, concern.id DESC LIMIT 200", arguments: [contact.address]
    )
  }

  /// - Throws: `Problem.notFound` for a concern that this contact does not read.
  static func find(_ handle: String, for contact: Settings.Contact, in db: Database) throws -> ContactLine {
    let row = try Row.fetchOne(db, cached: "\(rows) AND handle = ?", arguments: [contact.address, handle])
    guard let row else { throw Problem.notFound }
    return try ContactLine(row: row)
  }

  /// Mails a new link to its reader.
  ///
  /// - Throws: `Problem.tooOften`.
  func mailLink(to contact: Settings.Contact, limits: Limits, in transaction: Transaction) throws {
    try limits.allow(.concernLinks, by: [.address(contact.address)], in: transaction)
    try Outbox.add([Mail(kind: .concernLink, to: .address(contact.address), about: .concern(reader))], in: transaction)
  }

  /// Reopens a closed concern; the closing note stays among its steps.
  func reopen(by contact: Settings.Contact, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO concern_step (concern_id, step, contact, at)
        SELECT id, ?, ?, ? FROM concern WHERE handle = ? AND closed_at IS NOT NULL
        """,
      arguments: [ContactAct.reopening.rawValue, contact.name, transaction.now, handle])
    guard transaction.db.changesCount == 1 else { return }
    try transaction.db.execute(
      cached: "UPDATE concern SET closed_at = NULL, note = NULL WHERE handle = ?", arguments: [handle])
    try Audit.note(ContactAct.reopening.audited, by: .contact(contact.name), on: .concern(handle), in: transaction)
  }
}

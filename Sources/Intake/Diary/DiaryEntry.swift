import GRDB
import Scheme

/// An entry in someone's learning diary. Its author reads it, and one partner that the author has named, as long as the
/// pair goes on; every query names the author or the pair.
struct DiaryEntry: Sendable {
  let id: Int64
  let handle: String
  let author: Int64
  let text: String
  let createdAt: Instant
  /// When its words were last changed. The earlier ones are not kept.
  let editedAt: Instant?
  /// The prompt as it was worded when it was answered; a free entry has none.
  let form: Form?
  /// The mentoring relationship that it belongs to: it was shared there, or no other was going on when it was written.
  let pair: Int64?
  /// When the partner was first allowed to read it; `nil` for *only me*.
  let sharedAt: Instant?

  private init(row: Row, form: Form?) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    author = try row.get("person_id")
    text = try row.get("text")
    createdAt = try row.get("created_at")
    editedAt = try row.get("edited_at")
    self.form = form
    pair = try row.get("mentoring_id")
    sharedAt = try row.get("shared_at")
  }

  /// The pair that reads it; `nil` for *only me*.
  var sharedWith: Int64? { sharedAt == nil ? nil : pair }

  // MARK: Reading

  static func find(_ handle: String, of person: SignedIn, in db: Database) throws -> DiaryEntry? {
    let row = try Row.fetchOne(
      db, cached: "SELECT * FROM diary_entry WHERE handle = ? AND person_id = ?", arguments: [handle, person.id])
    return try all(row.map { [$0] } ?? [], in: db).first
  }

  /// - Throws: `Problem.notFound`, both for someone else's and for one that does not exist.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> DiaryEntry {
    guard let entry = try find(handle, of: person, in: db) else { throw Problem.notFound }
    return entry
  }

  /// At most `count` of a person's entries, newest first, starting with the one before `id`.
  static func page(
    of person: SignedIn, _ filter: DiaryFilter = DiaryFilter(), before id: Int64 = .max, count: Int, in db: Database
  ) throws -> [DiaryEntry] {
    let sql = """
      SELECT * FROM diary_entry WHERE id IN (
        SELECT id FROM diary_entry WHERE person_id = :person AND id < :before
          AND (:prompts IS NULL OR prompt IN (SELECT value FROM json_each(:prompts)))
          AND (:pair IS NULL OR mentoring_id = :pair)
          AND (:from IS NULL OR created_at >= :from) AND (:until IS NULL OR created_at < :until)
        ORDER BY id DESC LIMIT :count)
      ORDER BY id DESC
      """
    let arguments: StatementArguments = [
      "person": person.id, "before": id, "prompts": try filter.promptsJSON, "pair": filter.pair, "from": filter.from,
      "until": filter.until, "count": count,
    ]
    return try all(Row.fetchAll(db, cached: sql, arguments: arguments), in: db)
  }

  /// At most `count` of a person's entries, oldest first, starting with the one after `id`.
  static func chronicle(of person: SignedIn, after id: Int64, count: Int, in db: Database) throws -> [DiaryEntry] {
    try all(
      Row.fetchAll(
        db, cached: "SELECT * FROM diary_entry WHERE person_id = ? AND id > ? ORDER BY id LIMIT ?",
        arguments: [person.id, id, count]), in: db)
  }

  /// At most `count` of the entries that a pair share there, newest first, starting with the one before `handle`.
  static func shared(in pair: Int64, before handle: String?, count: Int, in db: Database) throws -> [DiaryEntry] {
    let last = try handle.flatMap {
      try Int64.fetchOne(
        db, cached: "SELECT id FROM diary_entry WHERE handle = ? AND mentoring_id = ? AND shared_at IS NOT NULL",
        arguments: [$0, pair])
    }
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT * FROM diary_entry WHERE mentoring_id = ? AND shared_at IS NOT NULL AND id < ? ORDER BY id DESC LIMIT ?
        """,
      arguments: [pair, last ?? .max, count])
    return try all(rows, in: db)
  }

  /// How many entries a person's partner in a pair shares with them.
  static func countShared(in pair: Int64, with person: Int64, in db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      cached: "SELECT count(*) FROM diary_entry WHERE mentoring_id = ? AND shared_at IS NOT NULL AND person_id <> ?",
      arguments: [pair, person]) ?? 0
  }

  /// The entries in these rows; each wording is read only once.
  static func all(_ rows: [Row], in db: Database) throws -> [DiaryEntry] {
    var forms: [Int64: Form] = [:]
    return try rows.map { row in
      let version: Int64? = try row.get("form_version_id")
      if let version, forms[version] == nil { forms[version] = try FormVersions.form(row: version, in: db) }
      return try DiaryEntry(row: row, form: version.flatMap { forms[$0] })
    }
  }

  // MARK: Writing

  /// Saves an entry.
  ///
  /// - Parameters:
  ///   - prompt: what it answers; `nil` for a free entry.
  ///   - partner: who reads it besides its author.
  /// - Returns: its handle.
  static func add(
    _ text: String, answering prompt: (id: String, version: Int64)?, sharedWith partner: DiaryPartner?,
    by person: SignedIn, in transaction: Transaction
  ) throws -> String {
    let handle = transaction.world.handle()
    let pair = try partner?.pair ?? DiaryPartner.only(of: person, in: transaction.db)
    try transaction.db.execute(
      cached: """
        INSERT INTO diary_entry (handle, person_id, form_version_id, prompt, text, created_at, mentoring_id, shared_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        handle, person.id, prompt?.version, prompt?.id, text, transaction.now, pair,
        partner == nil ? nil : transaction.now,
      ])
    return handle
  }

  /// Replaces the words with new ones; the earlier ones are not kept.
  func change(to text: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached:
        "UPDATE diary_entry SET text = :text, edited_at = :now WHERE id = :id AND person_id = :author AND text <> :text",
      arguments: ["text": text, "now": transaction.now, "id": id, "author": author])
  }

  /// From now on this partner reads it, or only its author.
  func share(with partner: DiaryPartner?, in transaction: Transaction) throws {
    if let partner, sharedWith == partner.pair { return }
    try transaction.db.execute(
      cached: """
        UPDATE diary_entry SET mentoring_id = coalesce(:pair, mentoring_id), shared_at = :now
        WHERE id = :id AND person_id = :author
        """,
      arguments: [
        "pair": partner?.pair, "now": partner == nil ? nil : transaction.now, "id": id, "author": author,
      ])
  }

  /// Nobody can read it any more; the file's own pages are overwritten (`secure_delete`), and its log by the upkeep.
  func remove(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM diary_entry WHERE id = ? AND person_id = ?", arguments: [id, author])
  }
}

import GRDB
import Scheme

/// An entry of somebody's learning diary. Nobody but its author ever reads it: every query names the author.
struct DiaryEntry: Sendable {
  let id: Int64
  let handle: String
  let text: String
  let createdAt: Instant
  /// The prompt as it was worded when it was answered; a free entry has none.
  let form: Form?

  private init(row: Row, in db: Database) throws {
    id = row["id"]
    handle = row["handle"]
    text = row["text"]
    createdAt = row["created_at"]
    let version: Int64? = row["form_version_id"]
    form = try version.flatMap { try FormVersions.form(row: $0, in: db) }
  }

  /// Keeps an entry.
  ///
  /// - Returns: its handle.
  static func add(
    _ text: String, answering version: Int64?, by person: SignedIn, in transaction: Transaction
  ) throws -> String {
    let handle = transaction.world.handle()
    try transaction.db.execute(
      sql: "INSERT INTO diary_entry (handle, person_id, form_version_id, text, created_at) VALUES (?, ?, ?, ?, ?)",
      arguments: [handle, person.id, version, text, transaction.now])
    return handle
  }

  static func find(_ handle: String, of person: SignedIn, in db: Database) throws -> DiaryEntry? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM diary_entry WHERE handle = ? AND person_id = ?", arguments: [handle, person.id]
    ).map { try DiaryEntry(row: $0, in: db) }
  }

  /// So many entries, newest first, from the one after `before`.
  static func page(of person: SignedIn, before: String?, count: Int, in db: Database) throws -> [DiaryEntry] {
    let last = try before.flatMap { try find($0, of: person, in: db)?.id } ?? .max
    return try Row.fetchAll(
      db, sql: "SELECT * FROM diary_entry WHERE person_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
      arguments: [person.id, last, count]
    ).map { try DiaryEntry(row: $0, in: db) }
  }
}

extension Parts {
  /// A prompt's form: its answer is an entry of its own.
  func promptSubmission(_ prompt: Prompt) -> Submission {
    diarySubmission(prompt.form, context: backLink(to: prompt.place, hasArrived: false)) {
      try $0.formVersion(in: $1.db)
    }
  }

  /// The form for an entry that answers no prompt.
  func freeEntrySubmission() -> Submission {
    diarySubmission(.freeEntry, context: "") { _, _ in nil }
  }

  private func diarySubmission(
    _ form: Form, context: HTML, version: @escaping @Sendable (Sheet, Transaction) throws -> Int64?
  ) -> Submission {
    Submission(
      address: .form(form.id), form: form, button: DiaryWords.keep, readers: DiaryWords.onlyYou, context: context
    ) { sheet, transaction in
      let handle = try DiaryEntry.add(
        sheet.answers.text(form.id), answering: version(sheet, transaction), by: sheet.person, in: transaction)
      return Saved(path: "/my/diary/\(handle)")
    }
  }

  /// The way back to the very prompt.
  ///
  /// - Parameter hasArrived: an answer to it is in the diary, so that the guide need not keep it any more.
  func backLink(to place: PromptPlace, hasArrived: Bool) -> HTML {
    let isAsked = scheme.current.prompt(place.id) != nil
    let fragment = hasArrived && isAsked ? PromptPlace.keptAnchor(place.id) : place.id
    let link = place.page.link(below: settings.site, fragment: fragment)
    return "<p><a href=\"\(href: link)\">\(DiaryWords.back(to: place.pageTitle))</a></p>\n"
  }
}

import GRDB
import Scheme

/// A page of a diary: entries, newest first, and where the next page begins.
struct DiaryPage: Sendable {
  var entries: [DiaryEntry] = []
  /// The entry before which the next page begins; `nil` where there is nothing older.
  var next: String?
  /// For a search that has looked through enough at once: the day that it reached.
  var lookedUntil: Instant?
}

/// Looks for words in someone's own entries, as `SearchWords` compares them.
///
/// It is done here and not by SQLite's full-text search, whose index keeps deleted words. A page looks through a
/// limited number of entries; the next page goes on from there.
enum DiarySearch {
  static let pageLength = 20
  static let mostEntries = 2_000
  static let mostBytes = 2_000_000
  private static let chunk = 100

  static func page(
    of person: SignedIn, _ filter: DiaryFilter, words typed: String, before handle: String?, in db: Database
  ) throws -> DiaryPage {
    let start = try handle.flatMap { try DiaryEntry.find($0, of: person, in: db)?.id } ?? .max
    let words = SearchWords(typed)
    if words.words.isEmpty {
      let entries = try DiaryEntry.page(of: person, filter, before: start, count: pageLength + 1, in: db)
      let shown = Array(entries.prefix(pageLength))
      return DiaryPage(entries: shown, next: entries.count > shown.count ? shown.last?.handle : nil)
    }
    return try look(for: words, among: person, filter, before: start, in: db)
  }

  private static func look(
    for words: SearchWords, among person: SignedIn, _ filter: DiaryFilter, before start: Int64, in db: Database
  ) throws -> DiaryPage {
    var page = DiaryPage()
    var (last, looked, bytes) = (start, 0, 0)
    while true {
      let entries = try DiaryEntry.page(of: person, filter, before: last, count: chunk, in: db)
      for entry in entries {
        if page.entries.count == pageLength {
          page.next = page.entries.last?.handle
          return page
        }
        if holds(entry, words) { page.entries.append(entry) }
        (last, looked, bytes) = (entry.id, looked + 1, bytes + entry.text.utf8.count)
        if looked >= mostEntries || bytes >= mostBytes {
          (page.next, page.lookedUntil) = (entry.handle, entry.createdAt)
          return page
        }
      }
      if entries.count < chunk { return page }
    }
  }

  /// True where an entry and the question that it answers contain all of the words between them.
  private static func holds(_ entry: DiaryEntry, _ words: SearchWords) -> Bool {
    let question = entry.form?.questions.first?.wording.text ?? ""
    return words.areAnywhere(in: entry.text + "\n" + question)
  }
}

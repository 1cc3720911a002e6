import Scheme

/// *My diary*: the entries, and each on a page of its own.
struct DiaryPages: Sendable {
  let parts: Parts
  static let pageLength = 30

  func list(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let entries = try await parts.store.read {
      try DiaryEntry.page(of: person, before: visit.query.first("before"), count: Self.pageLength + 1, in: $0)
    }
    let shown = entries.prefix(Self.pageLength)
    let list: HTML = shown.isEmpty ? "<p>\(DiaryWords.empty)</p>\n" : HTML(shown.map(item))
    return .page(
      Page(
        DiaryWords.title,
        """
        <p class="lead">\(DiaryWords.lead)</p>
        <p class="buttons"><a class="button" href="/my/forms/\(Form.freeEntryID)">\(DiaryWords.newEntry)</a></p>
        \(list)\(older(after: entries.count > shown.count ? shown.last : nil))
        """))
  }

  func entry(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let entry = try await parts.store.read { try DiaryEntry.find(visit.part("handle"), of: person, in: $0) }
    guard let entry else { throw Problem.notFound }
    return .page(
      Page(
        DiaryWords.entryTitle,
        """
        <p class="done">\(DiaryWords.kept)</p>
        \(item(entry))<p><a href="/my/diary">\(DiaryWords.all)</a></p>

        """))
  }

  private func item(_ entry: DiaryEntry) -> HTML {
    let question: HTML = entry.form.flatMap(\.questions.first).map { "<h2>\($0.wording.html)</h2>\n" } ?? ""
    let place = entry.form.flatMap { parts.scheme.current.place(ofPrompt: $0.id) }
    let back = place.map { parts.backLink(to: $0, hasArrived: true) } ?? ""
    return """
      <article class="entry" id="\(entry.handle)">
      <p class="kicker">\(parts.settings.words(for: entry.createdAt))</p>
      \(question)<p class="typed">\(entry.text)</p>
      \(back)</article>

      """
  }

  private func older(after last: DiaryEntry?) -> HTML {
    last.map { "<p><a href=\"/my/diary?before=\($0.handle)\">\(DiaryWords.older)</a></p>\n" } ?? ""
  }
}

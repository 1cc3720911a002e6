import Scheme

/// *My diary*, searched and page by page; and what the two of a pair share.
struct DiaryPages: Sendable {
  let parts: Parts
  let desk: Desk

  func list(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let query = DiaryQuery(visit.query)
    let found = try await parts.store.read { [scheme = parts.scheme.current, settings = parts.settings] db in
      let choices = try DiaryChoices(of: person, scheme: scheme, in: db)
      let page = try DiarySearch.page(
        of: person, query.filter(choices, settings: settings), words: query.typed, before: query.before, in: db)
      return (choices: choices, page: page)
    }
    let html = DiaryHTML(parts: parts, query: query, choices: found.choices, page: found.page)
    let news = visit.done == EntryNews.removed.rawValue ? HTML(done: DiaryWords.removed) : ""
    return .page(Page(DiaryWords.title, "\(news)\(html.html)"))
  }

  /// What the two of a pair let each other read, and who wrote it. Nobody else has such a page, nor the two once the
  /// pair is over.
  func shared(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let found = try await parts.store.read { db in
      let pair = try Proposal.own(visit.part("handle"), person, as: nil, in: db)
      guard Access.lets(pair.reader, read: .sharedEntry) else { throw Problem.notFound }
      let entries = try DiaryEntry.shared(
        in: pair.id, before: visit.query.first("before"), count: DiarySearch.pageLength + 1, in: db)
      return (pair: pair, name: try Profile.name(of: pair.partner(of: person.id), in: db), entries: entries)
    }
    let shown = found.entries.prefix(DiarySearch.pageLength)
    let items = shown.map { entry in
      let isOwn = entry.author == person.id
      return EntryHTML(
        entry: entry, parts: parts, author: isOwn ? Name(DiaryWords.you) : found.name,
        link: isOwn ? DiaryWords.open : nil
      ).html
    }
    let list: HTML = items.isEmpty ? "<p>\(DiaryWords.nothingShared)</p>\n" : HTML(items)
    let path = ["my", "pairs", found.pair.handle, "shared"]
    let older = (found.entries.count > shown.count ? shown.last : nil).map {
      Link(path, after: .root, query: [("before", $0.handle)])
    }
    return .page(
      Page(
        DiaryWords.shared(with: found.name),
        """
        <p class="lead">\(DiaryWords.sharedLead(found.name))</p>
        \(list)\(DiaryHTML.older(older))<p><a href="\(href: Link(["my", "pairs", found.pair.handle], after: .root))">\
        \(JourneyWords.toJourney(found.name))</a></p>

        """))
  }
}

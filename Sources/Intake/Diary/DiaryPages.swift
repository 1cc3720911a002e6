import Scheme

/// *My diary*, searched and page by page; and what the two of a pair share.
struct DiaryPages {
  let reading: PersonReading

  func list() throws -> Reply {
    let (person, db, intake) = (reading.person, reading.db, reading.intake)
    let query = DiaryQuery(reading.visit.query)
    let choices = try DiaryChoices(of: person, scheme: reading.scheme, in: db)
    let page = try DiarySearch.page(
      of: person, query.filter(choices, settings: intake.settings), words: query.typed, before: query.before, in: db)
    let html = DiaryHTML(intake: intake, query: query, choices: choices, page: page)
    let news = reading.visit.done == EntryNews.removed.rawValue ? HTML(done: DiaryWords.removed) : ""
    return .page(Page(DiaryWords.title, "\(news)\(html.html)"))
  }

  /// What the two of a pair let each other read, and who wrote it. Nobody else has such a page, and neither do the two
  /// once the pair is over.
  func shared() throws -> Reply {
    let (person, db) = (reading.person, reading.db)
    let pair = try Mentoring.own(reading.part("handle"), person, as: nil, in: db)
    guard Access.lets(pair.reader, read: .sharedEntry) else { throw Problem.notFound }
    let entries = try DiaryEntry.shared(
      in: pair.id, before: reading.visit.query.first("before"), count: DiarySearch.pageLength + 1, in: db)
    let name = try Profile.name(of: pair.partner(of: person.id), in: db)
    let shown = entries.prefix(DiarySearch.pageLength)
    let items = shown.map { entry in
      let isOwn = entry.author == person.id
      return EntryHTML(
        entry: entry, intake: reading.intake, author: isOwn ? DiaryWords.you() : name.phrase,
        link: isOwn ? .open : nil
      ).html
    }
    let list: HTML = items.isEmpty ? "<p>\(DiaryWords.nothingShared)</p>\n" : HTML(items)
    let path = ["my", "pairs", pair.handle, "shared"]
    let older = (entries.count > shown.count ? shown.last : nil).map {
      Link(path, after: .root, query: [("before", $0.handle)])
    }
    return .page(
      Page(
        DiaryWords.shared(name),
        """
        <p class="lead">\(DiaryWords.sharedLead(name))</p>
        \(list)\(DiaryHTML.older(older))<p><a href="\(href: Link(["my", "pairs", pair.handle], after: .root))">\
        \(JourneyWords.toJourney(name))</a></p>

        """))
  }
}

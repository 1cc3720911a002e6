import Foundation
import GRDB
import Scheme

/// Which entries of a diary to look for.
struct DiaryFilter: Sendable {
  /// The ids of one page's prompts; `nil` for any entry.
  var prompts: [String]?
  /// A pair's row.
  var pair: Int64?
  var from: Instant?
  /// The first moment that is too late.
  var until: Instant?

  var promptsJSON: String? {
    get throws { try prompts.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } }
  }
}

/// What someone can look for in their diary: pages with prompts that they have answered, and mentoring relationships.
struct DiaryChoices: Sendable {
  /// A guide or a stage, with those of its prompts that were answered, by the ids that they had then.
  struct AnsweredPage: Sendable {
    let page: SitePath
    let title: String
    let isStage: Bool
    var prompts: [String]
  }

  private(set) var pages: [AnsweredPage] = []
  let pairs: [DiaryPartner]

  init(of person: SignedIn, scheme: SchemeFile, in db: Database) throws {
    let stages = Set(scheme.stages.map(\.page))
    let prompts = try String.fetchAll(
      db, cached: "SELECT DISTINCT prompt FROM diary_entry WHERE person_id = ? AND prompt IS NOT NULL ORDER BY prompt",
      arguments: [person.id])
    for prompt in prompts {
      guard let place = scheme.place(ofPrompt: prompt) else { continue }
      if let index = pages.firstIndex(where: { $0.page == place.page }) {
        pages[index].prompts.append(prompt)
      } else {
        pages.append(
          AnsweredPage(
            page: place.page, title: place.pageTitle, isStage: stages.contains(place.page), prompts: [prompt]))
      }
    }
    pairs = try Int64.fetchAll(
      db,
      cached:
        "SELECT DISTINCT mentoring_id FROM diary_entry WHERE person_id = ? AND mentoring_id IS NOT NULL ORDER BY mentoring_id",
      arguments: [person.id]
    ).compactMap { try DiaryPartner.any($0, of: person, in: db) }
  }
}

/// What someone is looking for in their diary, as the URL of its page says.
struct DiaryQuery: Sendable {
  /// Longer searches are cut.
  private static let mostTyped = 200

  /// As it was typed.
  let typed: String
  let page: String
  let pair: String
  let from: String
  let until: String
  /// The entry that the previous page ended with.
  let before: String?

  init(_ query: Posted) {
    typed = String((query.first("words") ?? "").prefix(Self.mostTyped))
    page = query.first("page") ?? ""
    pair = query.first("pair") ?? ""
    from = query.first("from") ?? ""
    until = query.first("until") ?? ""
    before = query.first("before")
  }

  /// True where something other than words is asked for.
  var isFiltered: Bool { ![page, pair, from, until].allSatisfy(\.isEmpty) }
  var isSearch: Bool { isFiltered || !typed.allSatisfy(\.isWhitespace) }

  /// The filter. A choice that is not offered finds nothing; a day that is not a date is ignored, and `fault` says so.
  func filter(_ choices: DiaryChoices, settings: Settings) -> DiaryFilter {
    var filter = DiaryFilter()
    if !page.isEmpty { filter.prompts = choices.pages.first { $0.page.text == page }?.prompts ?? [] }
    if !pair.isEmpty { filter.pair = choices.pairs.first { $0.handle == pair }?.pair ?? 0 }
    filter.from = settings.start(ofDay: from)
    filter.until = settings.start(ofDay: until).flatMap { _ in settings.end(ofDay: until) }
    return filter
  }

  func fault(_ settings: Settings) -> DiaryWords? {
    [from, until].contains { !$0.isEmpty && settings.start(ofDay: $0) == nil } ? .noDay : nil
  }

  /// The same search, going on before an entry.
  func link(before handle: String?) -> Link {
    let fields = [
      ("words", typed), ("page", page), ("pair", pair), ("from", from), ("until", until), ("before", handle ?? ""),
    ]
    return Link(["my", "diary"], after: .root, query: fields.filter { !$0.1.isEmpty })
  }
}

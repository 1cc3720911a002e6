import Scheme

/// What one page says about another.
struct Signpost: Sendable, Equatable {
  var path: SitePath
  var title: String
  var summary: String
  var audience: Audience
  /// How long it takes to read.
  var minutes: Int

  init(_ page: ContentPage) {
    path = page.path
    title = page.title
    summary = page.summary
    audience = page.audience
    minutes = page.minutes
  }
}

/// Everything that a page shows of the rest of the site. A page is drawn from itself and this, and from nothing else:
/// if neither has changed, nor has the page.
struct Surroundings: Sendable, Equatable {
  /// The pages above it, from the home page down.
  var above: [Signpost] = []
  var before: Signpost?
  var after: Signpost?
  /// What it lists.
  var guides: [Signpost] = []
  var stages: [Signpost] = []
  /// Places for the answers to prompts that are no longer asked.
  var retiredPrompts: [String] = []
}

extension Site {
  /// The surroundings of every page, in their order.
  func surroundings() -> [Surroundings] {
    let above = Ancestors(pages)
    let neighbours = neighbours()
    let retired = Dictionary(grouping: scheme.retiredPrompts, by: \.page)
    return pages.map { page in
      var around = Surroundings()
      around.retiredPrompts = retired[page.path]?.map(\.id) ?? []
      around.above = above.of(page)
      switch page.kind {
      case .guide, .stage: (around.before, around.after) = neighbours[page.path] ?? (nil, nil)
      case .page where page.source == "index.md":
        around.guides = guides.filter { $0.audience != .coordinator }.map(Signpost.init)
        around.stages = stages.map(Signpost.init)
      case .page where page.source == "guides/index.md": around.guides = guides.map(Signpost.init)
      case .page where page.source == "roadmap/index.md": around.stages = stages.map(Signpost.init)
      case .page, .form, .mail, .words: break
      }
      return around
    }
  }

  /// The page before and the page after each guide and stage, among those for the same readers. The guides for one role
  /// lead on to those for both, and these to the profile.
  private func neighbours() -> [SitePath: (before: Signpost?, after: Signpost?)] {
    var neighbours: [SitePath: (before: Signpost?, after: Signpost?)] = [:]
    for row in Audience.allCases.map({ audience in guides.filter { $0.audience == audience } }) + [stages] {
      for (index, page) in row.enumerated() {
        let before = index > 0 ? Signpost(row[index - 1]) : nil
        neighbours[page.path] = (before, index + 1 < row.count ? Signpost(row[index + 1]) : next(after: page))
      }
    }
    return neighbours
  }

  /// What follows the last in its row.
  private func next(after page: ContentPage) -> Signpost? {
    guard page.kind == .guide, page.audience != .coordinator else { return nil }
    let shared = page.audience == .both ? nil : guides.first { $0.audience == .both }
    return (shared ?? pages.first { $0.kind == .form && $0.hasPage }).map(Signpost.init)
  }
}

/// The pages above others: each folder's own page.
private struct Ancestors {
  /// By folder, from the home page down to the folder's own.
  private var chains: [String: [Signpost]] = [:]

  init(_ pages: [ContentPage]) {
    let own = Dictionary(
      pages.filter { $0.path.text.hasSuffix("index.html") && $0.stem == "index" }.map { ($0.path.folder, Signpost($0)) }
    ) { one, _ in one }
    for folder in Set(pages.map(\.path.folder)) {
      let parts = folder.split(separator: "/")
      let above = (0...parts.count).map { parts.prefix($0).joined(separator: "/") }
      chains[folder] = above.compactMap { own[$0] }
    }
  }

  func of(_ page: ContentPage) -> [Signpost] {
    let chain = chains[page.path.folder] ?? []
    return chain.last?.path == page.path ? chain.dropLast() : chain
  }
}

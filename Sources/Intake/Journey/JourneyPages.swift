import Scheme

/// The pages of an accepted pair's journey, for the two alone.
struct JourneyPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let (facts, form) = try await parts.read(for: visit) { reading in
      let facts = try JourneyFacts(Pair.own(visit.part("handle"), visit.signedIn(), in: reading.db), in: reading.db)
      let form = RoadmapForm(handle: facts.pair.proposal.handle)
      return (facts, facts.pair.isWritable ? try reading.html(form) : "")
    }
    let pair = facts.pair
    if pair.isStopped { return pair.rests }
    let html = JourneyHTML(facts: facts, stages: stages, settings: parts.settings)
    let roadmap = html.roadmap(form)
    return .page(
      Page(
        JourneyWords.title(pair.partner),
        """
        \(html.head)\(html.waiting)<h2>\(JourneyWords.stages)</h2>
        \(html.stageList)\(html.actionPoints)\(html.dates)\(roadmap)
        """))
  }

  /// What the two bring to a progress review, to print and to write on.
  func review(_ visit: Visit) async throws -> Reply {
    let facts = try await facts(visit)
    if facts.pair.isStopped { return facts.pair.rests }
    let html = ReviewHTML(facts: facts, stages: stages, settings: parts.settings, today: parts.today)
    return .page(Page(JourneyWords.reviewTitle, html.main))
  }

  /// The dates of the journey as a calendar's file.
  func calendar(_ visit: Visit) async throws -> Reply {
    let facts = try await facts(visit)
    guard !facts.pair.isStopped else { throw Problem.notFound }
    let file = CalendarFile(
      facts, scheme: parts.scheme.current.site.name, settings: parts.settings, at: parts.world.now())
    return .download(
      Download(
        name: "mentoring-dates.ics", type: "text/calendar; charset=utf-8", content: .bytes(Array(file.text.utf8))))
  }

  // MARK: Steps

  /// The stages that have something to fill in.
  private var stages: [Stage] { parts.scheme.current.templates }

  private func facts(_ visit: Visit) async throws -> JourneyFacts {
    let person = try visit.signedIn()
    return try await parts.store.read { try JourneyFacts(Pair.own(visit.part("handle"), person, in: $0), in: $0) }
  }
}

extension Pair {
  /// The page in place of all that the two share, while nothing of it is shown.
  var rests: Reply { proposal.restsPage(JourneyWords.title(partner)) }
}

extension SchemeFile {
  /// The stages that have a template to fill in; that of matching, before a pair is one, has questions for the diary
  /// alone.
  var templates: [Stage] { stages.filter { $0.hasTemplate(beside: prompts) } }
}

extension Parts {
  /// The day that it is, such as `2026-03-27`.
  var today: String { settings.day(of: world.now()) }
}

import Scheme

/// The pages of an accepted pair's journey, for the two alone.
struct JourneyPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let (facts, person) = try await facts(visit)
    let pair = facts.pair
    if pair.isStopped { return rests(pair) }
    let html = JourneyHTML(facts: facts, stages: stages, settings: parts.settings)
    let roadmap = html.roadmap(pair.isWritable ? try await form(.roadmap, of: pair, person) : "")
    return .page(
      Page(
        JourneyWords.title(pair.partner),
        """
        \(html.head)\(html.waiting)<h2>\(JourneyWords.stages)</h2>
        \(html.stageList)\(html.actionPoints)\(html.dates)\(roadmap)
        """))
  }

  /// A stage's template: the form, or, once nothing is written any more, what was written.
  func stage(_ visit: Visit) async throws -> Reply {
    let (facts, person) = try await facts(visit)
    let pair = facts.pair
    guard let stage = stages.first(where: { $0.id == visit.part("stage") }) else { throw Problem.notFound }
    if pair.isStopped { return rests(pair) }
    if pair.isWritable {
      let done = visit.done == nil ? "" : HTML(done: JourneyWords.saved(with: pair.partner))
      return .page(Page(stage.form.title, "\(done)\(try await form(.stage(stage.id), of: pair, person))"))
    }
    let prompts = parts.scheme.current.prompts.filter { $0.page == stage.page }
    let html = try await parts.store.read { [settings = parts.settings] db in
      StageHTML(
        stage: stage, pair: pair, record: try StageRecord(pair, stage: stage.id, in: db), settings: settings,
        prompts: prompts)
    }
    return .page(Page(stage.form.title, "\(html.head)<p>\(JourneyWords.over)</p>\n\(html.reading)"))
  }

  /// What the two bring to a progress review, to print and to write on.
  func review(_ visit: Visit) async throws -> Reply {
    let (facts, _) = try await facts(visit)
    if facts.pair.isStopped { return rests(facts.pair) }
    let html = ReviewHTML(facts: facts, stages: stages, settings: parts.settings, today: parts.today)
    return .page(Page(JourneyWords.reviewTitle, html.main))
  }

  /// The dates of the journey as a calendar's file.
  func calendar(_ visit: Visit) async throws -> Reply {
    let (facts, _) = try await facts(visit)
    guard !facts.pair.isStopped else { throw Problem.notFound }
    let file = CalendarFile(
      facts, scheme: parts.scheme.current.site.name, settings: parts.settings, at: parts.world.now())
    return .download(
      Download(
        name: "mentoring-dates.ics", type: "text/calendar; charset=utf-8", content: .bytes(Array(file.text.utf8))))
  }

  // MARK: Action points

  /// All action points of the pair, whatever the stage.
  func actionPoints(_ visit: Visit) async throws -> Reply {
    let (facts, person) = try await facts(visit)
    let pair = facts.pair
    if pair.isStopped { return rests(pair) }
    let html = ActionPointsHTML(facts: facts, stages: stages, settings: parts.settings, today: parts.today)
    let form = pair.isWritable ? try await form(.newPoint, of: pair, person) : ""
    let add: HTML = pair.isWritable ? "<h2>\(JourneyWords.newPoint)</h2>\n\(form)" : ""
    return .page(Page(JourneyWords.points, "\(html.head)\(html.open)\(add)\(html.done)"))
  }

  /// The form that changes one.
  func actionPoint(_ visit: Visit) async throws -> Reply {
    let (facts, person) = try await facts(visit)
    let pair = facts.pair
    let handle = visit.part("point")
    guard facts.points.contains(where: { $0.handle == handle }) else { throw Problem.notFound }
    guard pair.isWritable else { return .seeOther(ActionPoint.path(of: pair.proposal.handle)) }
    return .page(
      Page(
        JourneyWords.changePoint,
        """
        <p><a href="\(href: pair.link("action-points"))">\(JourneyWords.allPoints)</a></p>
        \(try await form(.point(handle), of: pair, person))
        """))
  }

  // MARK: Steps

  /// The stages that have something to fill in.
  private var stages: [Stage] { parts.scheme.current.templates }

  private func facts(_ visit: Visit) async throws -> (JourneyFacts, SignedIn) {
    let person = try visit.signedIn()
    let facts = try await parts.store.read {
      try JourneyFacts(Pair.own(visit.part("handle"), person, in: $0), in: $0)
    }
    return (facts, person)
  }

  private func form(_ form: PairForm, of pair: Pair, _ person: SignedIn) async throws -> HTML {
    let address = FormAddress.pair(pair.proposal.handle, form)
    guard let submission = try await parts.submission(at: address, for: person) else { return "" }
    return desk.html(submission, action: address.link)
  }

  private func rests(_ pair: Pair) -> Reply { pair.proposal.restsPage(JourneyWords.title(pair.partner)) }
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

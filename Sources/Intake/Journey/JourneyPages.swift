import Scheme

/// The pages of an accepted pair's journey, for the two of them only.
struct JourneyPages {
  let reading: PersonReading

  func show() throws -> Reply {
    let facts = try facts()
    let pair = facts.pair
    if pair.isStopped { return pair.rests }
    let html = JourneyHTML(facts: facts, stages: stages, settings: reading.settings)
    let roadmap = html.roadmap(
      pair.isWritable ? try reading.html(RoadmapForm(handle: pair.mentoring.handle)) : "")
    return .page(
      Page(
        JourneyWords.title(pair.partner),
        """
        \(html.head)\(html.waiting)<h2>\(JourneyWords.stages)</h2>
        \(html.stageList)\(html.actionPoints)\(html.dates)\(roadmap)
        """))
  }

  /// What the two bring to a progress review, to print and to write on.
  func review() throws -> Reply {
    let facts = try facts()
    if facts.pair.isStopped { return facts.pair.rests }
    let html = ReviewHTML(facts: facts, stages: stages, settings: reading.settings, today: reading.today)
    return .page(Page(JourneyWords.reviewTitle, html.main))
  }

  /// The dates of the journey as a calendar file.
  func calendar() throws -> Reply {
    let facts = try facts()
    guard !facts.pair.isStopped else { throw Problem.notFound }
    let file = CalendarFile(
      facts, scheme: reading.scheme, settings: reading.settings, at: reading.now)
    return .download(
      Download(
        name: "mentoring-dates.ics", type: "text/calendar; charset=utf-8", content: .bytes(Array(file.text.utf8))))
  }

  // MARK: Steps

  /// The stages that have something to fill in.
  private var stages: [Stage] { reading.scheme.templates }

  private func facts() throws -> JourneyFacts {
    try JourneyFacts(Pair.own(reading.part("handle"), reading.person, in: reading.db), in: reading.db)
  }
}

extension Pair {
  /// The page that replaces everything the two share while none of it is shown.
  var rests: Reply { mentoring.restsPage(JourneyWords.title(partner)) }
}

extension SchemeFile {
  /// The stages that have a template to fill in. The matching stage, before there is a pair, only has questions for
  /// the diary.
  var templates: [Stage] { stages.filter { $0.hasTemplate(beside: prompts) } }
}

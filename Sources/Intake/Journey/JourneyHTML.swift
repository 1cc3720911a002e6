import Scheme

extension Mentoring {
  /// The link to what the two write together, once they are a pair; empty if the relationship is stopped.
  var journeyLink: HTML {
    guard life != .stopped else { return "" }
    let link = Link(["my", "pairs", handle], after: .root)
    return "<p><a href=\"\(href: link)\">\(JourneyWords.journey)</a></p>\n"
  }
}

/// The markup of a journey's page.
struct JourneyHTML {
  let facts: JourneyFacts
  let stages: [Stage]
  let settings: Settings

  private var pair: Pair { facts.pair }

  var head: HTML {
    let link = pair.mentoring.link
    let over: HTML = pair.isWritable ? "" : "<p>\(JourneyWords.readOnly)</p>\n"
    return "<p><a href=\"\(href: link)\">\(JourneyWords.toMentoring)</a></p>\n\(over)"
  }

  /// What the other wrote, and is waiting for an answer to.
  var waiting: HTML {
    let items = facts.waiting.map { decision -> HTML in
      let link = Link(
        ["my", "pairs", pair.mentoring.handle, "stages", decision.place.stage], after: .root,
        fragment: decision.place.question)
      return "<li><a href=\"\(href: link)\">\(plain: decision.question.wording)</a></li>\n"
    }
    return items.isEmpty ? "" : "<h2>\(JourneyWords.waiting)</h2>\n<ul class=\"links\">\n\(items)</ul>\n"
  }

  // MARK: The stages

  var stageList: HTML {
    let here = facts.journey.usesRoadmap && pair.isWritable ? Stage.here(among: stages, closed: facts.closed) : nil
    let isThrough = stages.contains { $0.gate != nil } && Stage.here(among: stages, closed: facts.closed) == nil
    let through: HTML = isThrough ? "<p class=\"done\">\(JourneyWords.isThrough)</p>\n" : ""
    return """
      <p>\(JourneyWords.stagesLead)</p>
      \(through)<ol class="cards journey">
      \(stages.map { card($0, isHere: $0.id == here?.id) })</ol>

      """
  }

  private func card(_ stage: Stage, isHere: Bool) -> HTML {
    let link = pair.link("stages", stage.id)
    let mark: HTML = isHere ? " aria-current=\"step\"" : ""
    let state = state(stage, isHere: isHere).map { "<br>\($0)" as HTML }
    return """
      <li\(mark)><a href="\(href: link)">\(stage.form.title)</a>
      <p>\(stage.summary)\(state)</p>
      \(lookBack(stage))</li>

      """
  }

  /// Once the stage is done, the link to what the reader wrote in it for themselves.
  private func lookBack(_ stage: Stage) -> HTML {
    guard facts.gate(stage)?.closedAt != nil else { return "" }
    let link = pair.link("look-back", stage.id)
    return "<p><a href=\"\(href: link)\">\(LookBackWords.offer(stage.form.title))</a></p>\n"
  }

  private func state(_ stage: Stage, isHere: Bool) -> [HTML] {
    let here: HTML = "<strong>\(JourneyWords.here)</strong>"
    guard stage.gate != nil else { return ["\(JourneyWords.noGate)"] }
    if let closedAt = facts.gate(stage)?.closedAt {
      return ["\(JourneyWords.closed(settings.words(forDay: settings.day(of: closedAt))))"]
    }
    let ticks = [MentoringActor.mentee, .mentor].compactMap { actor -> HTML? in
      facts.gate(stage)?.ticked(by: actor).map {
        "\(JourneyWords.ticked(pair.name(actor), settings.words(for: $0)))"
      }
    }
    return (isHere ? [here] : []) + ticks
  }

  // MARK: Action points, dates, and whether the roadmap is used

  /// A pair whose relationship is over no longer shares anything.
  private var shared: HTML {
    guard pair.isWritable else { return "" }
    return "<li><a href=\"\(href: pair.link("shared"))\">\(DiaryWords.shared(pair.partner))</a></li>\n"
  }

  var actionPoints: HTML {
    let open = facts.points.open
    let items = open.prefix(5).map { ActionPointHTML(point: $0, pair: pair, settings: settings).line }
    let list: HTML =
      items.isEmpty ? "<p>\(JourneyWords.noOpenPoints)</p>\n" : "<ul class=\"points\">\n\(Array(items))</ul>\n"
    return """
      <h2>\(JourneyWords.points)</h2>
      \(list)<ul class="links">
      <li><a href="\(href: pair.link("action-points"))">\(JourneyWords.allPoints)</a></li>
      <li><a href="\(href: pair.link("review"))">\(JourneyWords.review)</a></li>
      <li><a href="\(href: pair.link("meetings"))">\(MeetingWords.title)</a></li>
      \(shared)</ul>

      """
  }

  var dates: HTML {
    let dates = facts.dates
    guard !dates.isEmpty else { return "<h2>\(JourneyWords.dates)</h2>\n<p>\(JourneyWords.noDates)</p>\n" }
    let items = dates.map { date -> HTML in
      "<li>\(settings.words(forDay: date.day)): \(date.question.wording.html)</li>\n"
    }
    return """
      <h2>\(JourneyWords.dates)</h2>
      <ul>
      \(items)</ul>
      <p><a href="\(href: pair.link("dates.ics"))" download>\(JourneyWords.calendar)</a></p>

      """
  }

  /// Whether the roadmap is used, and the form to change that; empty for a relationship that is over and used it.
  func roadmap(_ form: HTML) -> HTML {
    let left = facts.journey.leftRoadmapAt.flatMap { at in
      facts.journey.leftRoadmapBy.map { JourneyWords.leftRoadmap($0, of: pair, settings.words(for: at)) }
    }
    guard let words = left ?? (pair.isWritable ? JourneyWords.roadmapLead() : nil) else { return "" }
    return "<h2>\(JourneyWords.roadmap)</h2>\n<p>\(words)</p>\n\(form)"
  }
}

import Scheme

/// The print-out for a progress review: what is decided, what is open with a box to tick, what was done, and lines.
struct ReviewHTML {
  let facts: JourneyFacts
  let stages: [Stage]
  let settings: Settings
  let today: String

  private var pair: Pair { facts.pair }

  var main: HTML {
    let names = "\(pair.name(.mentee)), \(pair.name(.mentor))"
    return """
      <p class="lead">\(JourneyWords.reviewLead(names, settings.words(forDay: today)))</p>
      <p class="breadcrumb"><a href="\(href: pair.link())">\(JourneyWords.toJourney(pair.partner))</a></p>
      <h2>\(JourneyWords.openPoints)</h2>
      \(table(facts.openPoints, empty: JourneyWords.noOpenPoints))\(done)<h2>\(JourneyWords.whatStands)</h2>
      \(decisions)<h2>\(JourneyWords.notes)</h2>
      \(Array(repeating: "<p class=\"line\"></p>\n" as HTML, count: 8))
      """
  }

  private var done: HTML {
    let points = facts.donePoints
    return points.isEmpty ? "" : "<h2>\(JourneyWords.donePoints)</h2>\n\(table(points, empty: ""))"
  }

  private func table(_ points: [ActionPoint], empty: String) -> HTML {
    guard !points.isEmpty else { return "<p>\(empty)</p>\n" }
    let heads = [StageWords.what, StageWords.who, StageWords.byWhen, StageWords.done].map {
      "<th scope=\"col\">\($0)</th>" as HTML
    }
    return """
      <div class="table">
      <table>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(points.map(row))</tbody>
      </table>
      </div>

      """
  }

  private func row(_ point: ActionPoint) -> HTML {
    let drawn = ActionPointHTML(point: point, pair: pair, settings: settings)
    let tick = point.doneAt.flatMap { at in
      point.doneBy.map { "\(pair.name($0)), \(settings.words(forDay: settings.day(of: at)))" }
    }
    return """
      <tr><td class="typed">\(point.what)</td><td>\(drawn.who)</td>\
      <td>\(point.dueOn.map(settings.words(forDay:)) ?? "")</td><td>\(tick ?? "☐")</td></tr>

      """
  }

  /// What stands, stage by stage; what one wrote and the other has not agreed with is marked.
  private var decisions: HTML {
    let histories = DecisionHistory.all(in: facts.decisions).filter { $0.waiting != nil || $0.standing != nil }
    let parts = stages.compactMap { stage -> HTML? in
      let own = histories.filter { $0.latest?.place.stage == stage.id && $0.latest?.value != .agreed }
      guard !own.isEmpty else { return nil }
      let rows = own.map(answer)
      return "<h3>\(stage.form.title)</h3>\n<dl class=\"answers\">\n\(rows)</dl>\n"
    }
    return parts.isEmpty ? "<p>\(JourneyWords.nothingStands)</p>\n" : HTML(parts)
  }

  private func answer(_ history: DecisionHistory) -> HTML {
    guard let shown = history.standing ?? history.waiting, let value = shown.value else { return "" }
    let side: String? =
      switch shown.place.side {
      case .agreed: shown.agreedAt == nil ? JourneyWords.notAgreedYet : nil
      case .mentee: pair.name(.mentee)
      case .mentor: pair.name(.mentor)
      }
    let who: HTML = side.map { " <span class=\"optional\">(\($0))</span>" } ?? ""
    return """
      <div><dt>\(shown.question.wording.html)\(who)</dt>
      <dd>\(AnswerHTML.words(value, of: shown.question, settings))</dd></div>

      """
  }
}

import Scheme

/// The print-out for a progress review: what is decided, what is open with a box to tick, what was done, and lines.
struct ReviewHTML {
  let facts: JourneyFacts
  let stages: [Stage]
  let settings: Settings
  let today: String

  private var pair: Pair { facts.pair }

  var main: HTML {
    let names = JourneyWords.menteeAndMentor(pair.nameOnPaper(.mentee), pair.nameOnPaper(.mentor))
    return """
      <p class="lead">\(names), \(settings.words(forDay: today))</p>
      <p class="breadcrumb"><a href="\(href: pair.link())">\(JourneyWords.toJourney(pair.partner))</a></p>
      <h2>\(JourneyWords.openPoints)</h2>
      \(table(facts.points.open, .openPoints, empty: "\(JourneyWords.noOpenPoints)"))\(done)<h2>\(JourneyWords.whatStands)</h2>
      \(decisions)<h2>\(JourneyWords.notes)</h2>
      \(Array(repeating: "<p class=\"line\"></p>\n" as HTML, count: 8))
      """
  }

  private var done: HTML {
    let points = facts.points.done
    return points.isEmpty
      ? "" : "<h2>\(JourneyWords.donePoints)</h2>\n\(table(points, .donePoints, empty: ""))"
  }

  private func table(_ points: [ActionPoint], _ label: JourneyWords, empty: HTML) -> HTML {
    guard !points.isEmpty else { return "<p>\(empty)</p>\n" }
    let heads = [StageWords.what, StageWords.who, StageWords.byWhen, StageWords.done].map {
      "<th scope=\"col\">\($0)</th>" as HTML
    }
    return """
      <div class="table" tabindex="0" role="region" aria-label="\(plain: label)">
      <table>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(points.map(row))</tbody>
      </table>
      </div>

      """
  }

  private func row(_ point: ActionPoint) -> HTML {
    let tick = point.doneAt.flatMap { at in
      point.doneBy.map { "\(pair.nameOnPaper($0)), \(settings.words(forDay: settings.day(of: at)))" as HTML }
    }
    return """
      <tr><td class="typed" dir="auto">\(point.what)</td><td>\(who(point))</td>\
      <td>\(point.dueOn.map(settings.words(forDay:)) ?? "")</td><td>\(tick ?? "☐")</td></tr>

      """
  }

  private func who(_ point: ActionPoint) -> HTML {
    switch point.who {
    case .mentee: "\(pair.nameOnPaper(.mentee))"
    case .mentor: "\(pair.nameOnPaper(.mentor))"
    case .both: "\(StageWords.both)"
    case nil: ""
    }
  }

  /// What has been decided, stage by stage; what one wrote and the other has not agreed to is marked.
  private var decisions: HTML {
    let histories = DecisionHistory.all(in: facts.decisions).filter { $0.waiting != nil || $0.standing != nil }
    let parts = stages.compactMap { stage -> HTML? in
      let own = histories.filter { $0.latest?.place.stage == stage.id && $0.latest?.value != .agreed }
      guard !own.isEmpty else { return nil }
      let rows = own.sorted { order($0, in: stage) < order($1, in: stage) }.map(answer)
      return "<h3>\(stage.form.title)</h3>\n<dl class=\"answers\">\n\(rows)</dl>\n"
    }
    return parts.isEmpty ? "<p>\(JourneyWords.nothingStands)</p>\n" : HTML(parts)
  }

  /// As on the stage's page: question by question, row by row, the words of each before what they agreed.
  private func order(_ history: DecisionHistory, in stage: Stage) -> (Int, Int, Int) {
    guard let place = history.latest?.place else { return (0, 0, 0) }
    let sides: [DecisionPlace.Side] = [.mentee, .mentor, .agreed]
    return (
      stage.form.questions.firstIndex { $0.id == place.question } ?? .max, place.number,
      sides.firstIndex(of: place.side) ?? 0
    )
  }

  private func answer(_ history: DecisionHistory) -> HTML {
    guard let shown = history.standing ?? history.waiting, let value = shown.value else { return "" }
    let side: HTML =
      switch shown.place.side {
      case .agreed: "\(shown.agreedAt == nil ? JourneyWords.notAgreedYet : JourneyWords.isAgreed)"
      case .mentee: "\(pair.nameOnPaper(.mentee))"
      case .mentor: "\(pair.nameOnPaper(.mentor))"
      }
    return """
      <div><dt>\(shown.question.wording.html) <span class="optional">(\(side))</span></dt>
      <dd>\(AnswerHTML.words(value, of: shown.question, settings))</dd></div>

      """
  }
}

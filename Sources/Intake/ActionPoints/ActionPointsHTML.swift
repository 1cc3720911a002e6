import Scheme

/// The page with all of a pair's action points.
struct ActionPointsHTML {
  let pair: Pair
  let points: [ActionPoint]
  let stages: [Stage]
  let settings: Settings
  let today: String

  var head: HTML {
    """
    <p><a href="\(href: pair.link())">\(JourneyWords.toJourney(pair.partner))</a></p>
    <p><a href="\(href: pair.link("review"))">\(JourneyWords.review)</a></p>

    """
  }

  /// Those that are carried over from stage to stage until they are done.
  var open: HTML {
    let points = points.open
    let list: HTML =
      points.isEmpty ? "<p>\(JourneyWords.noOpenPoints)</p>\n" : "<ul class=\"cards\">\n\(points.map(card))</ul>\n"
    return "<h2>\(JourneyWords.openPoints)</h2>\n\(list)"
  }

  var done: HTML {
    let points = points.done
    return points.isEmpty
      ? "" : "<h2>\(JourneyWords.donePoints)</h2>\n<ul class=\"cards\">\n\(points.map(card))</ul>\n"
  }

  private func card(_ point: ActionPoint) -> HTML {
    let drawn = ActionPointHTML(point: point, pair: pair, settings: settings)
    let stage = point.stage.flatMap { id in stages.first { $0.id == id } }.map { "<br>\($0.form.title)" as HTML } ?? ""
    let isLate = point.isOpen && point.dueOn.map { $0 < today } ?? false
    let late: HTML = isLate ? "<br><strong>\(JourneyWords.isLate)</strong>" : ""
    return """
      <li><strong class="typed" dir="auto">\(point.what)</strong>
      <p>\(drawn.facts)\(late)\(stage)</p>
      \(buttons(point))</li>

      """
  }

  private func buttons(_ point: ActionPoint) -> HTML {
    let (pair, handle) = (pair.mentoring.handle, point.handle)
    guard point.isOpen else {
      let form = ActionPointReopeningForm(pair: pair, point: handle)
      return ButtonForm(JourneyWords.notDone, to: form, isQuiet: true).html
    }
    let form = ActionPointDoneForm(pair: pair, point: handle)
    let tick = ButtonForm(JourneyWords.done, to: form, isQuiet: true).html
    guard self.pair.isWritable else { return tick }
    let change = ActionPointChangeForm(pair: pair, point: handle)
    return """
      \(tick)<p class="buttons one-button">\
      <a class="button quiet" href="\(href: change.link)">\(JourneyWords.change)</a></p>

      """
  }
}

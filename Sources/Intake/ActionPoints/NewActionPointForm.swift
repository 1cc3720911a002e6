import GRDB
import Scheme

/// Adds one of a pair's action points. Its page shows all of them, whatever the stage.
struct NewActionPointForm: HandleForm {
  static let route: FormRoute = "pairs/:handle/action-points"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    let pair = try reading.person.map { try Pair.own(handle, $0, in: reading.db) }
    var open = OpenForm(self, ActionPoint.form(in: reading.scheme, for: pair), button: JourneyWords.addPoint)
    open.days = pair.map { reading.settings.days(since: $0.mentoring.proposedAt, at: reading.now) }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try Pair.writable(handle, filled, in: transaction.db)
    try ActionPoint.add(ActionPoint.Plan(filled.answers), by: pair.actor, of: pair.mentoring, in: transaction)
    return Saved(path: link.text)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let person = try reading.signedIn()
    let pair = try Pair.own(handle, person, in: reading.db)
    if pair.isStopped { return pair.rests }
    let html = ActionPointsHTML(
      pair: pair, points: try ActionPoint.all(of: pair.mentoring, in: reading.db), stages: reading.scheme.templates,
      settings: reading.settings, today: reading.today)
    let form = pair.isWritable ? try reading.html(self) : ""
    let add: HTML = pair.isWritable ? "<h2>\(JourneyWords.newPoint)</h2>\n\(form)" : ""
    return .page(Page(JourneyWords.points, "\(html.head)\(html.open)\(add)\(html.done)"))
  }
}

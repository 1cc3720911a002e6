import GRDB
import Scheme

/// A form about one of a pair's action points.
protocol ActionPointForm: IntakeForm {
  var pair: String { get }
  var point: String { get }
  init(pair: String, point: String)
}

extension ActionPointForm {
  init?(names: [String]) {
    guard let pair = names.first, let point = names.last else { return nil }
    self.init(pair: pair, point: point)
  }

  var names: [String] { [pair, point] }

  /// Where all of them are.
  fileprivate var list: Link { NewActionPointForm(handle: pair).link }
}

/// Changes what is to be done, who does it, or by when.
struct ActionPointChangeForm: ActionPointForm {
  static let route: FormRoute = "pairs/:handle/action-points/:point"
  let pair: String
  let point: String

  func open(_ reading: Reading) throws -> OpenForm? {
    let pair = try reading.person.map { try Pair.own(self.pair, $0, in: reading.db) }
    let form = ActionPoint.form(in: reading.scheme, for: pair)
    var open = OpenForm(self, form)
    guard let pair else { return open }
    let now = try ActionPoint.own(self.point, of: pair.mentoring, in: reading.db)
    open.days = reading.settings.days(since: pair.mentoring.proposedAt, at: reading.now)
    open.seen = now.seen
    open.filled = now.answers.posted(for: form)
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try Pair.writable(self.pair, filled, in: transaction.db)
    let now = try ActionPoint.own(self.point, of: pair.mentoring, in: transaction.db)
    guard filled.posted.first(Desk.OwnField.seen) == now.seen else {
      throw FieldProblems([FieldProblem(Desk.OwnField.seen, JourneyWords.pointChanged(Name(now.what)))])
    }
    try now.change(to: ActionPoint.Plan(filled.answers), in: transaction)
    return Saved(path: list.text)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let person = try reading.signedIn()
    let pair = try Pair.own(self.pair, person, in: reading.db)
    if pair.isStopped { return pair.rests }
    _ = try ActionPoint.own(self.point, of: pair.mentoring, in: reading.db)
    guard pair.isWritable else { return .seeOther(list.text) }
    return .page(
      Page(
        JourneyWords.changePoint,
        """
        <p><a href="\(href: list)">\(JourneyWords.allPoints)</a></p>
        \(try reading.html(self))
        """))
  }
}

/// Ticks an action point off, or removes the tick, with one button. This can still be done once the mentoring is over.
protocol TickForm: ActionPointForm {
  static var button: JourneyWords { get }
  func tick(_ point: ActionPoint, by person: Int64, in transaction: Transaction) throws
}

extension TickForm {
  func open(_ reading: Reading) throws -> OpenForm? {
    if let person = reading.person { _ = try Pair.own(self.pair, person, in: reading.db) }
    var open = OpenForm(self, Form(id: "tick", title: Self.button, parts: []), button: Self.button)
    open.isIdempotent = true
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try Pair.unstopped(self.pair, filled, in: transaction.db)
    try tick(ActionPoint.own(self.point, of: pair.mentoring, in: transaction.db), by: filled.person.id, in: transaction)
    return Saved(path: list.text)
  }
}

struct ActionPointDoneForm: TickForm {
  static let route: FormRoute = "pairs/:handle/action-points/:point/completion"
  static let button = JourneyWords.done
  let pair: String
  let point: String

  func tick(_ point: ActionPoint, by person: Int64, in transaction: Transaction) throws {
    try point.finish(by: person, in: transaction)
  }
}

struct ActionPointReopeningForm: TickForm {
  static let route: FormRoute = "pairs/:handle/action-points/:point/reopening"
  static let button = JourneyWords.notDone
  let pair: String
  let point: String

  func tick(_ point: ActionPoint, by person: Int64, in transaction: Transaction) throws {
    try point.reopen(in: transaction)
  }
}

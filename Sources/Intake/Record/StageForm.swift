import GRDB
import Scheme

/// The template of a stage as one of a pair fills it in.
///
/// Someone who is signed out learns nothing of it, not even whether there is such a pair.
struct StageForm: IntakeForm {
  static let route: FormRoute = "pairs/:handle/stages/:stage"
  let pair: String
  let stage: String

  init(pair: String, stage: String) {
    self.pair = pair
    self.stage = stage
  }

  init?(names: [String]) {
    guard let pair = names.first, let stage = names.last else { return nil }
    self.init(pair: pair, stage: stage)
  }

  var names: [String] { [pair, stage] }

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let stage = reading.scheme.stage(stage) else { throw Problem.notFound }
    var open = OpenForm(self, stage.flatForm, button: StageWords.save, readers: JourneyWords.readers)
    open.isAllOptional = true
    guard let person = reading.person else { return open }
    let pair = try Pair.own(self.pair, person, in: reading.db)
    // For a stopped pair, nothing is shown except what comes back.
    let record =
      try pair.isStopped
      ? StageRecord(stage: stage.id, actor: pair.actor, decisions: [], own: [])
      : StageRecord(pair, stage: stage.id, in: reading.db)
    let html = StageHTML(stage: stage, pair: pair, record: record, reading)
    open.days = reading.settings.days(since: pair.mentoring.proposedAt, at: reading.now)
    open.context = html.head
    open.filled = record.filled(stage.flatForm)
    open.seen = record.seen
    open.draw = { form in html.html(form) }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try Pair.writable(self.pair, filled, in: transaction.db)
    let record = try StageRecord(pair, stage: stage, in: transaction.db)
    let reading = StageReading(record: record, form: filled.form, answers: filled.answers, posted: filled.posted)
    for change in try reading.changes() { try pair.take(change, in: stage, filled, transaction) }
    return Saved(path: "\(link.text)?\(Visit.done)=saved")
  }

  /// The form or, once nothing can be written any more, what was written.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    let person = try reading.signedIn()
    let pair = try Pair.own(self.pair, person, in: reading.db)
    guard let stage = reading.scheme.templates.first(where: { $0.id == stage }) else { throw Problem.notFound }
    if pair.isStopped { return pair.rests }
    if pair.isWritable, let open = try open(reading) {
      let done = reading.visit.done == nil ? "" : HTML(done: JourneyWords.saved(pair.partner))
      return .page(Page(stage.form.title, "\(done)\(reading.html(open, action: action))"))
    }
    let record = try StageRecord(pair, stage: stage.id, in: reading.db)
    let html = StageHTML(stage: stage, pair: pair, record: record, reading)
    return .page(Page(stage.form.title, "\(html.head)<p>\(JourneyWords.readOnly)</p>\n\(html.reading)"))
  }
}

extension SchemeFile {
  /// The stage with an id.
  func stage(_ id: String) -> Stage? { stages.first { $0.id == id } }
}

extension Pair {
  /// Writes what a template changes.
  fileprivate func take(_ change: StageChange, in stage: String, _ filled: FilledForm, _ transaction: Transaction)
    throws
  {
    switch change {
    case .write(let value, let place, let base):
      try Decision.add(
        value, at: place, by: actor, of: mentoring, after: base, version: filled.formVersion(in: transaction.db),
        in: transaction)
      if place.side == .agreed { try WaitingDecision.note(for: actor.partner, of: mentoring, in: transaction) }
    case .agree(let id): try Decision.agree(id, of: mentoring, in: transaction)
    case .answer(let value, let field):
      guard let question = filled.form.question(field.name) else { return }
      try PrivateAnswer.add(
        value, to: question, field, stage: stage, by: actor, of: mentoring,
        version: filled.formVersion(in: transaction.db), in: transaction)
    case .tick(let isTicked): try StageGate.tick(isTicked, stage: stage, by: actor, of: mentoring, in: transaction)
    case .point(let plan, let question):
      try ActionPoint.add(plan, stage: stage, question: question, by: actor, of: mentoring, in: transaction)
    }
  }
}

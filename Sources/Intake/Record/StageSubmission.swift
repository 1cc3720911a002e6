import GRDB
import Scheme

extension Parts {
  /// The template of a stage as one of a pair fills it in.
  ///
  /// Somebody who is signed out learns nothing of it, not even whether there is such a pair.
  ///
  /// - Throws: `Problem.notFound`.
  func stageSubmission(_ handle: String, _ stage: Stage, for person: SignedIn?) async throws -> Submission {
    let sheet = stage.sheet
    var submission = Submission(
      address: .pair(handle, .stage(stage.id)), form: sheet, button: StageWords.save,
      readers: JourneyWords.readers, isAllOptional: true
    ) { sheet, transaction in
      let pair = try Pair.writable(handle, sheet, in: transaction.db)
      let record = try StageRecord(pair, stage: stage.id, in: transaction.db)
      let reading = StageReading(record: record, form: sheet.form, answers: sheet.answers, posted: sheet.posted)
      for change in try reading.changes() { try pair.take(change, in: stage.id, sheet, transaction) }
      return Saved(path: "/my/pairs/\(handle)/stages/\(stage.id)?\(Visit.done)=saved")
    }
    guard let person else { return submission }
    let html = try await store.read { [settings, scheme = scheme.current] db in
      let pair = try Pair.own(handle, person, in: db)
      // Of a pair that is stopped, nothing is shown but what comes back.
      let record =
        try pair.isStopped
        ? StageRecord(stage: stage.id, actor: pair.actor, decisions: [], own: [])
        : StageRecord(pair, stage: stage.id, in: db)
      return StageHTML(
        stage: stage, pair: pair, record: record, settings: settings,
        prompts: scheme.prompts.filter { $0.page == stage.page })
    }
    submission.days = settings.days(since: html.pair.proposal.createdAt, at: world.now())
    submission.context = html.head
    submission.filled = html.record.filled(sheet)
    submission.seen = html.record.seen
    submission.draw = { form in html.html(form) }
    return submission
  }

  /// The template that stands on the site, as somebody fills it in who is signed in or not.
  ///
  /// - Returns: `nil` where it is not known which pair it is for: what was typed becomes a draft, and its page asks.
  func siteStageSubmission(_ stage: Stage, for person: SignedIn?) async throws -> Submission? {
    guard let person else {
      return Submission(address: .form(stage.id), form: stage.sheet, button: StageWords.save) { _, _ in
        throw Problem.signInNeeded(destination: "/my/")
      }
    }
    let pairs = try await store.read { try Pair.writable(by: person, in: $0) }
    guard pairs.count == 1, let pair = pairs.first else { return nil }
    return try await stageSubmission(pair.proposal.handle, stage, for: person)
  }
}

extension SchemeFile {
  /// The stage with an id.
  func stage(_ id: String) -> Stage? { stages.first { $0.id == id } }
}

extension Pair {
  /// Writes what a template changes.
  fileprivate func take(_ change: StageChange, in stage: String, _ sheet: Sheet, _ transaction: Transaction) throws {
    switch change {
    case .write(let value, let place, let base):
      try Decision.add(
        value, at: place, by: actor, of: proposal, after: base, version: sheet.formVersion(in: transaction.db),
        in: transaction)
      if place.side == .agreed { try WaitingDecision.note(for: actor.partner, of: proposal, in: transaction) }
    case .agree(let id): try Decision.agree(id, of: proposal, in: transaction)
    case .answer(let value, let field):
      guard let question = sheet.form.question(field.name) else { return }
      try PrivateAnswer.add(
        value, to: question, field, stage: stage, by: actor, of: proposal,
        version: sheet.formVersion(in: transaction.db), in: transaction)
    case .tick(let isTicked): try StageGate.tick(isTicked, stage: stage, by: actor, of: proposal, in: transaction)
    case .point(let draft, let question):
      try ActionPoint.add(draft, stage: stage, question: question, by: actor, of: proposal, in: transaction)
    }
  }
}

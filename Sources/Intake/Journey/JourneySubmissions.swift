import GRDB
import Scheme

/// What stands behind the forms of a pair's journey.
extension Parts {
  func pairSubmission(_ form: PairForm, of handle: String, for person: SignedIn?) async throws -> Submission? {
    let pair = try await store.read { db in try person.map { try Pair.own(handle, $0, in: db) } }
    switch form {
    case .stage(let id):
      guard let stage = scheme.current.stage(id) else { throw Problem.notFound }
      return try await stageSubmission(handle, stage, for: person)
    case .roadmap: return try await roadmapSubmission(handle, pair)
    case .newPoint: return newPointSubmission(handle, pair)
    case .point(let point): return try await pointSubmission(point, of: handle, pair)
    case .completion(let point):
      return tickSubmission(form, of: point, JourneyWords.done, handle) { try $0.finish(by: $1, in: $2) }
    case .reopening(let point):
      return tickSubmission(form, of: point, JourneyWords.notDone, handle) { point, _, transaction in
        try point.reopen(in: transaction)
      }
    }
  }

  /// Whether the pair uses the roadmap: one button, for what it does not do yet.
  private func roadmapSubmission(_ handle: String, _ pair: Pair?) async throws -> Submission {
    let isUsed = try await store.read { db in
      try pair.map { try Journey.find(of: $0.proposal, in: db).usesRoadmap } ?? true
    }
    var question = Question.choice("use", JourneyWords.roadmap, JourneyWords.roadmapUses)
    question.options.removeAll { $0.id == (isUsed ? "yes" : "no") }
    let form = Form(id: "roadmap", title: JourneyWords.roadmap, parts: [.question(question)])
    return Submission(
      address: .pair(handle, .roadmap), form: form, button: JourneyWords.save, decision: "use", isIdempotent: true
    ) { sheet, transaction in
      let pair = try Pair.writable(handle, sheet, in: transaction.db)
      try Journey.use(
        sheet.answers.options("use") == ["yes"], by: pair.actor, of: pair.proposal, in: transaction)
      return Saved(path: "/my/pairs/\(handle)")
    }
  }

  // MARK: Action points

  private func newPointSubmission(_ handle: String, _ pair: Pair?) -> Submission {
    let form = ActionPoint.form(title: JourneyWords.newPoint, for: pair)
    var submission = Submission(
      address: .pair(handle, .newPoint), form: form, button: JourneyWords.addPoint, readers: JourneyWords.readers
    ) { sheet, transaction in
      let pair = try Pair.writable(handle, sheet, in: transaction.db)
      try ActionPoint.add(ActionPoint.Draft(sheet.answers), by: pair.actor, of: pair.proposal, in: transaction)
      return Saved(path: ActionPoint.path(of: handle))
    }
    submission.days = pair.map { settings.days(since: $0.proposal.createdAt, at: world.now()) }
    return submission
  }

  private func pointSubmission(_ point: String, of handle: String, _ pair: Pair?) async throws -> Submission {
    let form = ActionPoint.form(title: JourneyWords.changePoint, for: pair)
    var submission = Submission(
      address: .pair(handle, .point(point)), form: form, button: JourneyWords.save, readers: JourneyWords.readers
    ) { sheet, transaction in
      let pair = try Pair.writable(handle, sheet, in: transaction.db)
      let now = try ActionPoint.own(point, of: pair.proposal, in: transaction.db)
      guard sheet.posted.first(Desk.OwnField.seen) == now.seen else {
        throw FieldProblems([FieldProblem(Desk.OwnField.seen, JourneyWords.pointChanged(now.what))])
      }
      try now.change(to: ActionPoint.Draft(sheet.answers), in: transaction)
      return Saved(path: ActionPoint.path(of: handle))
    }
    guard let pair else { return submission }
    let now = try await store.read { try ActionPoint.own(point, of: pair.proposal, in: $0) }
    submission.days = settings.days(since: pair.proposal.createdAt, at: world.now())
    submission.seen = now.seen
    submission.filled = now.answers.posted(for: form)
    return submission
  }

  /// A tick, or its taking back: one button.
  private func tickSubmission(
    _ form: PairForm, of point: String, _ button: String, _ handle: String,
    _ tick: @escaping @Sendable (ActionPoint, ProposalActor, Transaction) throws -> Void
  ) -> Submission {
    Submission(
      address: .pair(handle, form), form: Form(id: "tick", title: button, parts: []), button: button,
      isIdempotent: true
    ) { sheet, transaction in
      // Some are done only once the mentoring is over.
      let pair = try Pair.unstopped(handle, sheet, in: transaction.db)
      try tick(ActionPoint.own(point, of: pair.proposal, in: transaction.db), pair.actor, transaction)
      return Saved(path: ActionPoint.path(of: handle))
    }
  }
}

import GRDB
import Scheme

extension Proposal {
  /// Makes a proposal and sends it.
  static func send(
    _ filled: FilledForm, to mentor: Int64, terms: Terms, in transaction: Transaction
  ) throws -> Proposal {
    let db = transaction.db
    try db.execute(
      cached: """
        INSERT INTO proposal (handle, mentee_id, mentor_id, state, since, due_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), filled.person.id, mentor, ProposalState.sent, transaction.now,
        transaction.now + terms.patience, transaction.now,
      ])
    guard let proposal = try find(db.lastInsertedRowID, in: db) else { throw Problem.cannotSave }
    try proposal.addVersion(filled, in: transaction)
    try proposal.addEvent(Step(action: .send, actor: .mentee), in: transaction)
    return proposal
  }

  /// Takes a step of the scheme's table and appends its event. A yes begins the mentoring.
  ///
  /// - Returns: false where the table has no such step from the state that the proposal is in now.
  func take(_ step: Step<ProposalAction>, settings: Settings, in transaction: Transaction) throws -> Bool {
    let now = transaction.now
    if step.action != .leave { try limitSteps(of: step.actor, settings, in: transaction) }
    guard let next = position.after(step.action, by: step.actor, at: now, terms: settings.terms) else { return false }
    let due = due(in: next, after: step, at: now, settings)
    // Reminders that would have been due by now for the new day are not sent late.
    let reminded = due.map { settings.terms.reminders(since: position.since, due: $0).count { $0 <= now } } ?? 0
    let mentoring = next == .accepted ? try beginMentoring(settings, in: transaction) : nil
    try transaction.db.execute(
      cached: """
        UPDATE proposal SET state = :state, since = CASE state WHEN :state THEN since ELSE :now END, due_at = :due,
          reminded = CASE WHEN state <> :state THEN 0 WHEN :action = 'delay' THEN :reminded ELSE reminded END,
          was_delayed = CASE WHEN :action = 'delay' THEN 1 ELSE was_delayed END,
          mentoring_id = :mentoring, others_asked = :mentoring IS NOT NULL
        WHERE id = :id
        """,
      arguments: [
        "state": next, "now": now, "action": step.action, "id": id, "due": due, "reminded": reminded,
        "mentoring": mentoring,
      ])
    try addEvent(step, in: transaction)
    return true
  }

  /// When an answer in the next state is too late.
  private func due(
    in next: ProposalState, after step: Step<ProposalAction>, at now: Instant, _ settings: Settings
  ) -> Instant? {
    guard next.isWaiting else { return nil }
    return step.action == .delay ? step.day.flatMap { settings.end(ofDay: $0) } : now + settings.terms.patience
  }

  /// Begins the mentoring, for the number of months asked for.
  private func beginMentoring(_ settings: Settings, in transaction: Transaction) throws -> Int64 {
    let months = try latestVersion(in: transaction.db)?.answers.number("months") ?? 0
    let end = settings.day(settings.day(of: transaction.now), plusMonths: months)
    return try Mentoring.begin(self, proposedAt: createdAt, until: end, in: transaction)
  }

  func addVersion(_ filled: FilledForm, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "INSERT INTO proposal_version (proposal_id, form_version_id, answers, sent_at) VALUES (?, ?, ?, ?)",
      arguments: [id, try filled.formVersion(in: transaction.db), try filled.answers.json, transaction.now])
  }

  private func addEvent(_ step: Step<ProposalAction>, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "INSERT INTO proposal_event (proposal_id, action, actor, comment, day, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [id, step.action, step.actor, step.comment, step.day, transaction.now])
  }

  // MARK: What belongs to a step

  /// A mail about it to one of the two.
  func mail(_ kind: MailKind, to actor: MentoringActor) -> Mail {
    Mail(kind: kind, to: .person(person(actor)), about: .proposal(id))
  }

  /// Takes a step and tells the other.
  ///
  /// - Throws: `Obstacle` where a rule forbids it.
  func takeTold(_ step: Step<ProposalAction>, settings: Settings, in transaction: Transaction) throws -> [Mail] {
    if step.action == .reconsider, let rule = try ruleAgainstReconsidering(settings.terms, in: transaction.db) {
      throw Obstacle(rule)
    }
    guard try take(step, settings: settings, in: transaction) else { throw Obstacle(MentoringWords.changedMeanwhile) }
    return step.action.tells.map { [mail($0, to: step.actor.partner)] } ?? []
  }

  /// What the table cannot tell by itself, since it depends on other proposals.
  private func ruleAgainstReconsidering(_ terms: Terms, in db: Database) throws -> Phrase? {
    guard try mayBePair(in: db) else { return MentoringWords.changedMeanwhile() }
    let open = try Course.open(ofMentee: mentee, in: db)
    if open.contains(where: { $0.mentor == mentor }) { return ProposalWords.openAgain() }
    if open.count(where: { !$0.isStopped }) >= terms.mostOpen { return ProposalWords.askedOthers() }
    return try Mentoring.hasBegun(ofMentee: mentee, after: position.since, in: db)
      ? ProposalWords.acceptedElsewhere() : nil
  }

  /// One of the two can no longer take part: a proposal that is waiting is closed.
  ///
  /// - Returns: the mail that tells the other; none if nothing was waiting any more.
  func closeKindly(
    for person: Int64, comment: String = "", settings: Settings, in transaction: Transaction
  ) throws -> [Mail] {
    let step = Step(action: ProposalAction.leave, actor: actor(person), comment: comment)
    guard try take(step, settings: settings, in: transaction) else { return [] }
    return [mail(.proposalClosed, to: step.actor.partner)]
  }
}

extension ProposalAction {
  /// The mail that tells the other about a step.
  fileprivate var tells: MailKind? {
    switch self {
    case .withdraw: .proposalWithdrawn
    case .delay: .proposalDelayed
    case .reconsider: .proposalReconsidered
    default: nil
    }
  }
}

import GRDB
import Scheme

/// A step that is taken: what is done, by whom, and what they say with it.
struct ProposalStep: Sendable {
  var action: ProposalAction
  var actor: ProposalActor
  /// What the other reads.
  var comment = ""
  /// What only the coordinator reads.
  var reason: String?
  /// The option that was chosen for it, which the survey does not ask for again.
  var reasonOption: String?
  /// The day that it is about, as `2026-03-27`: until when, or the new last day.
  var day: String?
}

extension Proposal {
  /// Makes a proposal that is sent.
  static func send(
    _ filled: FilledForm, to mentor: Int64, terms: ProposalTerms, in transaction: Transaction
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
    try proposal.addEvent(ProposalStep(action: .send, actor: .mentee), in: transaction)
    return proposal
  }

  /// Takes a step of the scheme's table and appends its event.
  ///
  /// - Returns: false where the table has no such step from the state that the proposal is in now.
  func take(_ step: ProposalStep, settings: Settings, in transaction: Transaction) throws -> Bool {
    let now = transaction.now
    if step.actor != .clock, ![.end, .leave].contains(step.action) {
      let (one, other) = step.actor == .mentee ? (mentee, mentor) : (mentor, mentee)
      try settings.limits.allow(.steps, by: [.pair(one, with: other)], in: transaction)
    }
    guard let next = position.after(step.action, by: step.actor, at: now, terms: settings.terms) else { return false }
    let due = due(in: next, after: step, at: now, settings)
    // What the new day would have reminded of by now is not made up for.
    let reminded = due.map { settings.terms.reminders(since: position.since, due: $0).count { $0 <= now } } ?? 0
    try transaction.db.execute(
      cached: """
        UPDATE proposal SET state = :state, since = CASE state WHEN :state THEN since ELSE :now END, due_at = :due,
          reminded = CASE WHEN state <> :state THEN 0 WHEN :action = 'delay' THEN :reminded ELSE reminded END,
          was_delayed = CASE WHEN :action = 'delay' THEN 1 ELSE was_delayed END
        WHERE id = :id
        """,
      arguments: [
        "state": next, "now": now, "action": step.action.rawValue, "id": id,
        "due": due, "reminded": reminded,
      ])
    try keepDates(of: step, settings: settings, in: transaction)
    try addEvent(step, in: transaction)
    return true
  }

  /// When the clock moves the next state.
  private func due(in next: ProposalState, after step: ProposalStep, at now: Instant, _ settings: Settings) -> Instant?
  {
    switch next {
    case .sent where step.action == .delay: step.day.flatMap { settings.end(ofDay: $0) }
    case .sent, .amending: now + settings.terms.patience
    case .paused: step.action == .pause ? step.day.flatMap { settings.start(ofDay: $0) } : position.due
    case .completed, .ended: position.due
    default: nil
    }
  }

  /// What the steps of a pair write beside the state.
  private func keepDates(of step: ProposalStep, settings: Settings, in transaction: Transaction) throws {
    let now = transaction.now
    func set(_ assignments: String, _ arguments: StatementArguments) throws {
      try transaction.db.execute(
        cached: "UPDATE proposal SET \(assignments) WHERE id = :id", arguments: arguments + ["id": id])
    }
    switch step.action {
    case .accept:
      let months = try latestVersion(in: transaction.db)?.answers.number("months") ?? 0
      try set(
        "accepted_at = :now, ends_on = :day, asked = 0, asked_at = NULL, others_asked = 1",
        ["now": now, "day": settings.day(settings.day(of: now), plusMonths: months)])
    case .makeContact: try set("contact_made_at = :now", ["now": now])
    case .resume, .complete, .end, .leave:
      guard state == .paused else { return }
      // A break does not use up the months that were agreed.
      let days = Int(max(0, (now.seconds - position.since.seconds) / 86_400))
      try set(
        "ends_on = :end, ends_before = :before",
        [
          "end": endsOn.map { settings.day($0, plusDays: days) },
          "before": endsBefore.map { settings.day($0, plusDays: days) },
        ])
    case .extend:
      // Asked for twice in a row, it is still the first day that the other has agreed to.
      let isAgreed = position.after(.keepEnd, by: step.actor.partner, at: now, terms: settings.terms) == nil
      try set(
        "ends_on = :day, ends_before = :before, extended_by = :by, extended_at = :now, asked = 0, asked_at = NULL",
        ["day": step.day, "before": isAgreed ? endsOn : endsBefore, "by": step.actor.rawValue, "now": now])
    case .keepEnd:
      try set("ends_on = ends_before, ends_before = NULL, extended_by = NULL, extended_at = NULL", [:])
    case .reopen: try set("asked = 0, asked_at = NULL", [:])
    default: break
    }
  }

  func addVersion(_ filled: FilledForm, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "INSERT INTO proposal_version (proposal_id, form_version_id, answers, sent_at) VALUES (?, ?, ?, ?)",
      arguments: [id, try filled.formVersion(in: transaction.db), try filled.answers.json, transaction.now])
  }

  private func addEvent(_ step: ProposalStep, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO proposal_event (proposal_id, action, actor, comment, day, reason, reason_option, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, step.action.rawValue, step.actor.rawValue, step.comment, step.day, step.reason, step.reasonOption,
        transaction.now,
      ])
  }
}

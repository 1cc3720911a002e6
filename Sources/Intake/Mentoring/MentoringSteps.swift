import GRDB
import Scheme

extension Mentoring {
  /// Begins a mentoring relationship between a mentee and a mentor.
  ///
  /// - Parameters:
  ///   - proposal: what the mentor said yes to; it has the same handle.
  ///   - day: the last day that they agreed on.
  /// - Returns: its id.
  static func begin(
    _ proposal: some BetweenTwo, proposedAt: Instant, until day: String, in transaction: Transaction
  ) throws -> Int64 {
    try transaction.db.execute(
      cached: """
        INSERT INTO mentoring (handle, state, since, proposed_at, begun_at, ends_on)
        VALUES (:handle, :state, :now, :proposed, :now, :day)
        """,
      arguments: [
        "handle": proposal.handle, "state": MentoringState.active, "now": transaction.now, "proposed": proposedAt,
        "day": day,
      ])
    let id = transaction.db.lastInsertedRowID
    for actor in [MentoringActor.mentee, .mentor] {
      try transaction.db.execute(
        cached: "INSERT INTO mentoring_member (mentoring_id, person_id, role) VALUES (?, ?, ?)",
        arguments: [id, proposal.person(actor), actor])
    }
    return id
  }

  /// Takes a step of the scheme's table and appends its event.
  ///
  /// - Returns: false if the table has no such step from the state that it is in now.
  func take(_ step: Step<MentoringAction>, settings: Settings, in transaction: Transaction) throws -> Bool {
    let now = transaction.now
    // The limit on steps never prevents an end.
    if ![.end, .leave].contains(step.action) { try limitSteps(of: step.actor, settings, in: transaction) }
    guard let next = position.after(step.action, by: step.actor, at: now, terms: settings.terms) else { return false }
    // If it is closed during a break, it keeps the day on which that would have been over.
    let due =
      next == .active
      ? nil : step.action == .pause ? step.day.flatMap { settings.start(ofDay: $0) } : position.due
    try set(
      "state = :state, since = CASE state WHEN :state THEN since ELSE :now END, due_at = :due",
      ["state": next, "now": now, "due": due], in: transaction)
    try keepDates(of: step, settings: settings, in: transaction)
    try transaction.db.execute(
      cached: """
        INSERT INTO mentoring_event (mentoring_id, action, person_id, comment, day, reason, reason_option, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, step.action.rawValue, step.actor == .clock ? nil : person(step.actor), step.comment, step.day, step.reason,
        step.reasonOption, now,
      ])
    return true
  }

  /// What a step writes besides the state.
  private func keepDates(of step: Step<MentoringAction>, settings: Settings, in transaction: Transaction) throws {
    let now = transaction.now
    switch step.action {
    case .makeContact: try set("contact_made_at = :now", ["now": now], in: transaction)
    case .resume, .complete, .end, .leave:
      guard state == .paused else { return }
      // A break does not use up the months that were agreed.
      let days = Int(max(0, (now.seconds - position.since.seconds) / 86_400))
      try set(
        "ends_on = :end, ends_before = :before",
        [
          "end": settings.day(endsOn, plusDays: days), "before": endsBefore.map { settings.day($0, plusDays: days) },
        ], in: transaction)
    case .extend:
      // If more months are asked for twice in a row, the other has still only agreed to the first day.
      let isAgreed = position.after(.keepEnd, by: step.actor.partner, at: now, terms: settings.terms) == nil
      try set(
        "ends_on = :day, ends_before = :before, extended_by_id = :by, extended_at = :now, asked = 0, asked_at = NULL",
        ["day": step.day, "before": isAgreed ? endsOn : endsBefore, "by": person(step.actor), "now": now],
        in: transaction)
    case .keepEnd:
      try set(
        "ends_on = ends_before, ends_before = NULL, extended_by_id = NULL, extended_at = NULL", in: transaction)
    case .reopen: try set("asked = 0, asked_at = NULL", in: transaction)
    case .pause: break
    }
  }

  func set(_ assignments: StaticString, _ arguments: StatementArguments = [], in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE mentoring SET \(assignments) WHERE id = :id", arguments: arguments + ["id": id])
  }

  // MARK: What happened

  /// The steps that were taken, oldest first.
  func events(in db: Database) throws -> [StepEvent<MentoringAction>] {
    try StepEvent.fetchAll(
      db,
      cached: """
        SELECT *, coalesce(\(Member.role("mentoring_event", "person_id")), 'clock') AS actor
        FROM mentoring_event WHERE mentoring_id = ? ORDER BY id
        """,
      arguments: [id])
  }

  /// What the person who ended it said to the other; `nil` if they said nothing.
  static func closingMessage(in events: [StepEvent<MentoringAction>]) -> StepEvent<MentoringAction>? {
    events.last { [.complete, .end, .leave].contains($0.action) }.flatMap { $0.comment.isEmpty ? nil : $0 }
  }

  /// The option that one of the two chose as the reason for the last end, if they ended it.
  func reasonOfEnd(saidBy person: Int64, in db: Database) throws -> String? {
    try String.fetchOne(
      db,
      cached: """
        SELECT reason_option FROM mentoring_event
        WHERE id = (SELECT max(id) FROM mentoring_event WHERE mentoring_id = ? AND action = 'end') AND person_id = ?
        """,
      arguments: [id, person])
  }
}

/// Who is in a mentoring relationship. What a room keeps about a member names the person; its pages speak of the
/// mentee and the mentor.
enum Member {
  /// SQL for the role of the person in a column of a table that also has `mentoring_id`.
  static func role(_ table: String, _ column: String) -> String {
    """
    (SELECT role FROM mentoring_member AS member
      WHERE member.mentoring_id = \(table).mentoring_id AND member.person_id = \(table).\(column))
    """
  }
}

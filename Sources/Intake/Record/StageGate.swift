import GRDB
import Scheme

/// The gate of a stage: both tick that it is done, each for themself. It blocks nothing.
struct StageGate: Sendable {
  let stage: String
  private var ticks: [(actor: MentoringActor, at: Instant)] = []
  /// How many have to tick.
  private let members: Int

  /// When one of the two ticked.
  func ticked(by actor: MentoringActor) -> Instant? { ticks.first { $0.actor == actor }?.at }

  /// When the last member ticked; `nil` until everyone has.
  var closedAt: Instant? { ticks.count == members ? ticks.map(\.at).max() : nil }

  /// Everything that either of a pair has ticked, by stage.
  static func all(of mentoring: Mentoring, in db: Database) throws -> [StageGate] {
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT stage, at, role, (SELECT count(*) FROM mentoring_member WHERE mentoring_id = :id) AS members
        FROM stage_gate JOIN mentoring_member USING (mentoring_id, person_id) WHERE mentoring_id = :id ORDER BY stage
        """,
      arguments: ["id": mentoring.id])
    return try rows.reduce(into: []) { gates, row in
      let stage: String = try row.get("stage")
      if gates.last?.stage != stage { gates.append(StageGate(stage: stage, members: try row.get("members"))) }
      gates[gates.count - 1].ticks.append(try (row.get("role"), row.get("at")))
    }
  }

  /// The stages whose gates are closed, and when, first closed first.
  static func closed(of mentoring: Mentoring, in db: Database) throws -> [(stage: String, at: Instant)] {
    try all(of: mentoring, in: db).compactMap { gate in gate.closedAt.map { (gate.stage, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  /// Ticks, or removes a tick; ticking again keeps the time of the first tick.
  static func tick(
    _ isTicked: Bool, stage: String, by actor: MentoringActor, of mentoring: Mentoring, in transaction: Transaction
  ) throws {
    let tick: StatementArguments = [mentoring.id, stage, mentoring.person(actor)]
    if isTicked {
      try transaction.db.execute(
        cached: "INSERT OR IGNORE INTO stage_gate (mentoring_id, stage, person_id, at) VALUES (?, ?, ?, ?)",
        arguments: tick + [transaction.now])
    } else {
      try transaction.db.execute(
        cached: "DELETE FROM stage_gate WHERE mentoring_id = ? AND stage = ? AND person_id = ?", arguments: tick)
    }
  }
}

extension Stage {
  /// The stage that a pair is at: the first whose gate is not closed. A stage without a gate is skipped.
  ///
  /// - Returns: `nil` where every gate is closed.
  static func here(among stages: [Stage], closed: Set<String>) -> Stage? {
    stages.first { $0.gate != nil && !closed.contains($0.id) }
  }
}

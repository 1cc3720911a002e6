import GRDB
import Scheme

/// The gate of a stage: both tick that it is done, each for themself. It blocks nothing.
struct StageGate: FetchableRecord, Sendable {
  let stage: String
  let menteeAt: Instant?
  let mentorAt: Instant?
  /// When the second of the two ticked; `nil` as long as one has not.
  let closedAt: Instant?

  init(row: Row) throws {
    stage = try row.get("stage")
    menteeAt = try row.get("mentee_at")
    mentorAt = try row.get("mentor_at")
    closedAt = try row.get("closed_at")
  }

  /// When somebody of the two ticked.
  func ticked(by actor: ProposalActor) -> Instant? { actor == .mentor ? mentorAt : menteeAt }

  /// All that somebody of a pair has ticked, by stage.
  static func all(of proposal: Proposal, in db: Database) throws -> [StageGate] {
    try StageGate.fetchAll(
      db, cached: "SELECT * FROM stage_gate WHERE proposal_id = ? ORDER BY stage", arguments: [proposal.id]
    )
  }

  /// The stages whose gates are closed, and when, first closed first.
  static func closed(of proposal: Proposal, in db: Database) throws -> [(stage: String, at: Instant)] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT stage, closed_at FROM stage_gate WHERE proposal_id = ? AND closed_at IS NOT NULL ORDER BY closed_at, stage
        """,
      arguments: [proposal.id]
    ).map { try ($0.get("stage"), $0.get("closed_at")) }
  }

  /// Ticks, or takes a tick back; what is ticked already stays as it was ticked first.
  static func tick(
    _ isTicked: Bool, stage: String, by actor: ProposalActor, of proposal: Proposal, in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: "INSERT OR IGNORE INTO stage_gate (proposal_id, stage) VALUES (?, ?)", arguments: [proposal.id, stage])
    try transaction.db.execute(
      cached: """
        UPDATE stage_gate SET
          mentee_at = CASE :actor WHEN 'mentee' THEN iif(:isTicked, coalesce(mentee_at, :now), NULL) ELSE mentee_at END,
          mentor_at = CASE :actor WHEN 'mentor' THEN iif(:isTicked, coalesce(mentor_at, :now), NULL) ELSE mentor_at END
        WHERE proposal_id = :pair AND stage = :stage
        """,
      arguments: [
        "actor": actor, "isTicked": isTicked, "now": transaction.now, "pair": proposal.id, "stage": stage,
      ])
  }
}

extension Stage {
  /// The stage at which a pair stands: the first whose gate both have not ticked. One without a gate is never stood at.
  ///
  /// - Returns: `nil` where every gate is closed.
  static func here(among stages: [Stage], closed: Set<String>) -> Stage? {
    stages.first { $0.gate != nil && !closed.contains($0.id) }
  }
}

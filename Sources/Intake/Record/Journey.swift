import GRDB

/// Whether a pair uses the roadmap. It does until one of the two says that it does not, for both; either can take that
/// back.
struct Journey: Sendable {
  let leftRoadmapAt: Instant?
  let leftRoadmapBy: ProposalActor?

  /// Reminders of stages, reviews and agreements are sent and shown.
  var usesRoadmap: Bool { leftRoadmapAt == nil }

  static func find(of proposal: Proposal, in db: Database) throws -> Journey {
    let row = try Row.fetchOne(db, cached: "SELECT * FROM journey WHERE proposal_id = ?", arguments: [proposal.id])
    guard let row else { return Journey(leftRoadmapAt: nil, leftRoadmapBy: nil) }
    return try Journey(leftRoadmapAt: row.get("left_roadmap_at"), leftRoadmapBy: row.get("left_roadmap_by"))
  }

  /// Says it for the pair; what was said already stays as it was said first.
  static func use(_ isUsed: Bool, by actor: ProposalActor, of proposal: Proposal, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO journey (proposal_id, left_roadmap_at, left_roadmap_by) VALUES (:pair, :at, :by)
        ON CONFLICT (proposal_id) DO UPDATE SET left_roadmap_at = excluded.left_roadmap_at,
          left_roadmap_by = excluded.left_roadmap_by
          WHERE (left_roadmap_at IS NULL) <> (excluded.left_roadmap_at IS NULL)
        """,
      arguments: [
        "pair": proposal.id, "at": isUsed ? nil : transaction.now, "by": isUsed ? nil : actor.rawValue,
      ])
  }
}

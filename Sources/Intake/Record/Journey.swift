import GRDB

/// Whether a pair uses the roadmap. It does until one of the two says, for both, that it does not; either can undo
/// that.
struct Journey: Sendable {
  let leftRoadmapAt: Instant?
  let leftRoadmapBy: MentoringActor?

  /// Reminders of stages, reviews and agreements are sent and shown.
  var usesRoadmap: Bool { leftRoadmapAt == nil }

  static func find(of mentoring: Mentoring, in db: Database) throws -> Journey {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT *, \(Member.role("journey", "left_roadmap_by_id")) AS left_roadmap_by FROM journey WHERE mentoring_id = ?
        """, arguments: [mentoring.id])
    guard let row else { return Journey(leftRoadmapAt: nil, leftRoadmapBy: nil) }
    return try Journey(leftRoadmapAt: row.get("left_roadmap_at"), leftRoadmapBy: row.get("left_roadmap_by"))
  }

  /// Sets it for the pair; setting it again to the same keeps who set it first, and when.
  static func use(_ isUsed: Bool, by actor: MentoringActor, of mentoring: Mentoring, in transaction: Transaction) throws
  {
    try transaction.db.execute(
      cached: """
        INSERT INTO journey (mentoring_id, left_roadmap_at, left_roadmap_by_id) VALUES (:pair, :at, :by)
        ON CONFLICT (mentoring_id) DO UPDATE SET left_roadmap_at = excluded.left_roadmap_at,
          left_roadmap_by_id = excluded.left_roadmap_by_id
          WHERE (left_roadmap_at IS NULL) <> (excluded.left_roadmap_at IS NULL)
        """,
      arguments: [
        "pair": mentoring.id, "at": isUsed ? nil : transaction.now, "by": isUsed ? nil : mentoring.person(actor),
      ])
  }
}

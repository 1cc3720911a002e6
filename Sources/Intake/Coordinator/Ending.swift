import GRDB
import Scheme

/// A pair that has ended early, and why: what one of the two said to the coordinator alone.
struct Ending: Sendable {
  let mentee: Phrase
  let mentor: Phrase
  let reason: Phrase
  let at: Instant

  private static let shown = Span.days(90)

  /// Those of the last three months, newest first.
  ///
  /// - Parameter coordinator: reads nothing here about a pair that they belong to.
  static func recent(for coordinator: SignedIn, at now: Instant, in db: Database) throws -> [Ending] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT mentee_id, mentor_id, action, reason, at FROM mentoring_event
        JOIN \(Mentoring.now) ON mentoring.id = mentoring_id
        WHERE action IN ('end', 'leave') AND at > ? AND ? NOT IN (mentee_id, mentor_id)
        ORDER BY mentoring_event.id DESC
        """,
      arguments: [now - shown, coordinator.id]
    ).map { row in
      let isLeaving = try row.get("action") == "leave"
      let reason: String? = try row.get("reason")
      return try Ending(
        mentee: Profile.name(of: row.get("mentee_id"), in: db).phrase,
        mentor: Profile.name(of: row.get("mentor_id"), in: db).phrase,
        reason: reason?.phrase ?? (isLeaving ? CoordinatorWords.left() : CoordinatorWords.noReason()),
        at: row.get("at"))
    }
  }
}

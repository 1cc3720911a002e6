import GRDB
import Scheme

/// Something that one or both of a pair have taken on: what, who, by when, and whether it is done.
struct ActionPoint: FetchableRecord, Sendable {
  /// Who does it.
  enum Who: String, Sendable, DatabaseValueConvertible {
    case mentee
    case mentor
    case both
  }

  let id: Int64
  let handle: String
  /// The stage in whose template it was written, and the question that suggested it.
  let stage: String?
  let question: String?
  let what: String
  /// `nil` where nobody is named yet.
  let who: Who?
  /// Such as `2026-03-27`.
  let dueOn: String?
  let author: MentoringActor
  let writtenAt: Instant
  /// How many times it has been changed.
  let changes: Int
  let doneAt: Instant?
  let doneBy: MentoringActor?

  var isOpen: Bool { doneAt == nil }

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    stage = try row.get("stage")
    question = try row.get("question")
    what = try row.get("what")
    who = try row.get("who")
    dueOn = try row.get("due_on")
    author = try row.get("author")
    writtenAt = try row.get("written_at")
    changes = try row.get("changes")
    doneAt = try row.get("done_at")
    doneBy = try row.get("done_by")
  }

  private static let rows = """
    SELECT *, \(Member.role("action_point", "author_id")) AS author, \(Member.role("action_point", "done_by_id")) AS done_by FROM action_point
    """

  /// All of a pair's, oldest first.
  static func all(of mentoring: Mentoring, in db: Database) throws -> [ActionPoint] {
    try ActionPoint.fetchAll(
      db, cached: "\(rows) WHERE mentoring_id = ? ORDER BY id", arguments: [mentoring.id]
    )
  }

  /// Orders them by their day, with those that have none at the end.
  static func isDueBefore(_ one: ActionPoint, _ other: ActionPoint) -> Bool {
    (one.dueOn ?? "9999", one.id) < (other.dueOn ?? "9999", other.id)
  }

  /// One of a pair's.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, of mentoring: Mentoring, in db: Database) throws -> ActionPoint {
    let row = try Row.fetchOne(
      db, cached: "\(rows) WHERE handle = ? AND mentoring_id = ?", arguments: [handle, mentoring.id])
    guard let row else { throw Problem.notFound }
    return try ActionPoint(row: row)
  }

  // MARK: Writing

  /// What an action point says: what, who, by when.
  struct Plan: Sendable, Hashable {
    var what: String
    var who: Who?
    var dueOn: String?
  }

  /// Saves a new one.
  static func add(
    _ plan: Plan, stage: String? = nil, question: String? = nil, by author: MentoringActor, of mentoring: Mentoring,
    in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO action_point (handle, mentoring_id, stage, question, what, who, due_on, author_id, written_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), mentoring.id, stage, question, plan.what, plan.who, plan.dueOn,
        mentoring.person(author), transaction.now,
      ])
  }

  func change(to plan: Plan, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE action_point SET what = ?, who = ?, due_on = ?, changes = changes + 1 WHERE id = ?",
      arguments: [plan.what, plan.who, plan.dueOn, id])
  }

  /// Ticks it. If it is ticked already, the first tick stays.
  func finish(by person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE action_point SET done_at = ?, done_by_id = ? WHERE id = ? AND done_at IS NULL",
      arguments: [transaction.now, person, id])
  }

  /// Removes the tick.
  func reopen(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE action_point SET done_at = NULL, done_by_id = NULL WHERE id = ?", arguments: [id])
  }
}

extension [ActionPoint] {
  /// What is not done yet, the earliest day first.
  var open: [ActionPoint] { filter(\.isOpen).sorted(by: ActionPoint.isDueBefore) }
  /// The last one first.
  var done: [ActionPoint] { filter { !$0.isOpen }.reversed() }
}

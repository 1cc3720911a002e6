import GRDB
import Scheme

/// What somebody of a pair has taken on: what, who, by when, and whether it is done.
struct ActionPoint: FetchableRecord, Sendable {
  /// Who does it.
  enum Who: String, Sendable, DatabaseValueConvertible {
    case mentee
    case mentor
    case both
  }

  let id: Int64
  let handle: String
  let proposal: Int64
  /// The stage in whose template it was written, and the question that suggested it.
  let stage: String?
  let question: String?
  let what: String
  /// `nil` where nobody is named yet.
  let who: Who?
  /// Such as `2026-03-27`.
  let dueOn: String?
  let author: ProposalActor
  let writtenAt: Instant
  /// How often it was changed.
  let changes: Int
  let doneAt: Instant?
  let doneBy: ProposalActor?

  var isOpen: Bool { doneAt == nil }

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    proposal = try row.get("proposal_id")
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

  /// All of a pair, oldest first.
  static func all(of proposal: Proposal, in db: Database) throws -> [ActionPoint] {
    try ActionPoint.fetchAll(
      db, cached: "SELECT * FROM action_point WHERE proposal_id = ? ORDER BY id", arguments: [proposal.id]
    )
  }

  /// By their day; those without one at the end.
  static func isDueBefore(_ one: ActionPoint, _ other: ActionPoint) -> Bool {
    (one.dueOn ?? "9999", one.id) < (other.dueOn ?? "9999", other.id)
  }

  /// One of a pair's.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, of proposal: Proposal, in db: Database) throws -> ActionPoint {
    let row = try Row.fetchOne(
      db, cached: "SELECT * FROM action_point WHERE handle = ? AND proposal_id = ?", arguments: [handle, proposal.id])
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

  /// Keeps a new one.
  static func add(
    _ plan: Plan, stage: String? = nil, question: String? = nil, by author: ProposalActor, of proposal: Proposal,
    in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO action_point (handle, proposal_id, stage, question, what, who, due_on, author, written_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), proposal.id, stage, question, plan.what, plan.who, plan.dueOn, author,
        transaction.now,
      ])
  }

  func change(to plan: Plan, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE action_point SET what = ?, who = ?, due_on = ?, changes = changes + 1 WHERE id = ?",
      arguments: [plan.what, plan.who, plan.dueOn, id])
  }

  /// Ticked; what is ticked already stays as it was ticked first.
  func finish(by actor: ProposalActor, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE action_point SET done_at = ?, done_by = ? WHERE id = ? AND done_at IS NULL",
      arguments: [transaction.now, actor, id])
  }

  /// The tick is taken back.
  func reopen(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE action_point SET done_at = NULL, done_by = NULL WHERE id = ?", arguments: [id])
  }
}

extension [ActionPoint] {
  /// What is not done yet, the nearest day first.
  var open: [ActionPoint] { filter(\.isOpen).sorted(by: ActionPoint.isDueBefore) }
  /// The last one first.
  var done: [ActionPoint] { filter { !$0.isOpen }.reversed() }
}

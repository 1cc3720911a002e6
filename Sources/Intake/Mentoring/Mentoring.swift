import GRDB
import Scheme

/// What begins when a mentor says yes: who is in it, its state, and how long it lasts. What its members write, plan,
/// note and share belongs to it. Its events are appended, never changed.
///
/// Its members are rows. Only today's pages have the rule that it has one mentee and one mentor: the tables do not.
struct Mentoring: BetweenTwo, FetchableRecord, Sendable {
  let id: Int64
  let handle: String
  let mentee: Int64
  let mentor: Int64
  let position: MentoringPosition
  /// Whether it goes on.
  let life: Life
  /// When the mentee first asked for it.
  let proposedAt: Instant
  let begunAt: Instant
  /// When the mentee said that they have written to the mentor.
  let contactMadeAt: Instant?
  /// The last day that the two agreed on, as `2026-03-27`.
  let endsOn: String
  /// The last day that they agreed on before one of them asked for more months.
  let endsBefore: String?
  /// How often both were asked how to go on after that day, and when they were last asked.
  let asked: Int
  let askedAt: Instant?
  /// When a safeguarding contact froze it; `nil` if it is not frozen. `life` says what follows from that.
  let frozenAt: Instant?

  var state: MentoringState { position.state }

  /// - Parameter row: of `Mentoring.now`.
  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    mentee = try row.get("mentee_id")
    mentor = try row.get("mentor_id")
    life = try row.get("life")
    let (mentor, extendedBy): (Int64, Int64?) = try (row.get("mentor_id"), row.get("extended_by_id"))
    position = try MentoringPosition(
      state: row.get("state"), since: row.get("since"), due: row.get("due_at"),
      extendedBy: extendedBy.map { $0 == mentor ? .mentor : .mentee }, extendedAt: row.get("extended_at"),
      isStopped: life == .stopped)
    proposedAt = try row.get("proposed_at")
    begunAt = try row.get("begun_at")
    contactMadeAt = try row.get("contact_made_at")
    endsOn = try row.get("ends_on")
    endsBefore = try row.get("ends_before")
    asked = try row.get("asked")
    askedAt = try row.get("asked_at")
    frozenAt = try row.get("frozen_at")
  }

  /// True while this person may take an action.
  func allows(_ action: MentoringAction, by person: Int64, at now: Instant, terms: Terms) -> Bool {
    position.after(action, by: actor(person), at: now, terms: terms) != nil
  }

  static func find(_ id: Int64, in db: Database) throws -> Mentoring? {
    try Mentoring.fetchOne(db, cached: "SELECT * FROM \(now) WHERE id = ?", arguments: [id])
  }

  /// One of this person's mentoring relationships, whether it goes on or is over.
  ///
  /// - Throws: `Problem.notFound` for anyone else, and for a proposal that nobody has accepted.
  static func own(
    _ handle: String, _ person: SignedIn, as actor: MentoringActor? = nil, in db: Database
  ) throws -> Mentoring {
    guard let mentoring = try all().of(person.id).at(handle).first(in: db),
      actor == nil || mentoring.actor(person.id) == actor
    else { throw Problem.notFound }
    return mentoring
  }
}

// MARK: Requests

extension Mentoring {
  /// Which mentoring relationships are meant: `Mentoring.live().of(person)`. Each condition is a piece of SQL from
  /// the source code.
  struct Request {
    private var conditions: [String] = []
    private var arguments = StatementArguments()

    /// Those for which a condition on the columns of `Mentoring.now` is true.
    func when(_ condition: String, _ arguments: StatementArguments = []) -> Request {
      var request = self
      request.conditions.append("(\(condition))")
      request.arguments += arguments
      return request
    }

    /// Those that someone is a member of.
    func of(_ person: Int64) -> Request {
      when("mentoring.id IN (SELECT mentoring_id FROM mentoring_member WHERE person_id = ?)", [person])
    }

    /// Those that someone is not a member of.
    func without(_ person: Int64) -> Request {
      when("mentoring.id NOT IN (SELECT mentoring_id FROM mentoring_member WHERE person_id = ?)", [person])
    }

    func at(_ handle: String) -> Request { when("handle = ?", [handle]) }
    func after(_ id: Int64) -> Request { when("mentoring.id > ?", [id]) }

    /// Oldest first.
    ///
    /// - Parameter count: how many at most.
    func all(_ count: Int = -1, in db: Database) throws -> [Mentoring] {
      try Mentoring.fetchAll(db, cached: sql("*"), arguments: arguments + [count])
    }

    /// Only their ids, oldest first.
    func rows(_ count: Int = -1, in db: Database) throws -> [Int64] {
      try Int64.fetchAll(db, cached: sql("id"), arguments: arguments + [count])
    }

    private func sql(_ columns: String) -> String {
      let condition = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
      return "SELECT \(columns) FROM \(Mentoring.now) WHERE \(condition) ORDER BY mentoring.id LIMIT ?"
    }

    func first(in db: Database) throws -> Mentoring? { try all(1, in: db).first }

    /// Does something for each, oldest first, in a savepoint of its own, so that a row that cannot be read does not
    /// affect the others.
    func each(
      _ count: Int = -1, in transaction: Transaction, _ work: (Mentoring) throws -> Void
    ) throws -> LeftOut {
      let rows = try Row.fetchAll(transaction.db, cached: sql("*"), arguments: arguments + [count])
      return try transaction.each(rows) { try work(Mentoring(row: $0)) }
    }
  }

  static func all() -> Request { Request() }
  /// Those that go on and are not taking a break.
  static func live() -> Request { all().when("life = 'live'") }
  /// Those whose members are partners now.
  static func partnerships() -> Request { all().when("life IN ('live', 'paused')") }

  // MARK: Places

  /// SQL for those that take up one of their mentor's places, including stopped ones.
  static let isGoingOn = "state IN ('active', 'paused')"

  /// SQL that counts how many go on in which the person in a column of another table has a role.
  static func goingOn(as role: MentoringActor, _ person: String) -> String {
    """
    (SELECT count(*) FROM mentoring_member JOIN mentoring ON mentoring.id = mentoring_id
      WHERE mentoring_member.person_id = \(person) AND role = '\(role.rawValue)' AND \(isGoingOn))
    """
  }

  /// How many more mentees a mentor can take. Counted, never stored.
  static func placesLeft(of mentor: Int64, in db: Database) throws -> Int {
    try Int.fetchOne(
      db, cached: "SELECT places - \(goingOn(as: .mentor, "profile.person_id")) FROM profile WHERE person_id = ?",
      arguments: [mentor]) ?? 0
  }

  /// True if someone has found a mentor since a moment.
  static func hasBegun(ofMentee person: Int64, after moment: Instant, in db: Database) throws -> Bool {
    try !all().of(person).when("mentee_id = ? AND begun_at >= ?", [person, moment]).rows(1, in: db).isEmpty
  }
}

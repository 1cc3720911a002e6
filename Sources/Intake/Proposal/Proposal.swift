import GRDB
import Scheme

/// A mentee's request to a mentor, and all that became of it: its versions and its events are appended, never changed.
struct Proposal: FetchableRecord, Sendable {
  let id: Int64
  let handle: String
  let mentee: Int64
  let mentor: Int64
  let position: ProposalPosition
  /// Whether it goes on.
  let life: Life
  /// How many reminders of the step that waits have gone out.
  let reminded: Int
  let createdAt: Instant
  let acceptedAt: Instant?
  /// When the mentee said that they have written to the mentor.
  let contactMadeAt: Instant?
  /// The last day that the two agreed on, as `2026-03-27`.
  let endsOn: String?
  /// The last day that they agreed on before one of them asked for more months.
  let endsBefore: String?
  /// The mentee is to say what becomes of their other proposals.
  let othersAsked: Bool
  /// How often both were asked how to go on after that day, and when last.
  let asked: Int
  let askedAt: Instant?

  /// Since when a safeguarding contact has frozen it; `nil` as long as nobody has. What follows from it is `life`.
  let frozenAt: Instant?

  var state: ProposalState { position.state }

  /// - Parameter row: of `Proposal.now`.
  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    mentee = try row.get("mentee_id")
    mentor = try row.get("mentor_id")
    let extendedBy: String? = try row.get("extended_by")
    life = try row.get("life")
    position = try ProposalPosition(
      state: row.get("state"), since: row.get("since"), due: row.get("due_at"), wasDelayed: row.get("was_delayed"),
      extendedBy: extendedBy.flatMap(ProposalActor.init), extendedAt: row.get("extended_at"),
      isStopped: life == .stopped)
    frozenAt = try row.get("frozen_at")
    reminded = try row.get("reminded")
    createdAt = try row.get("created_at")
    acceptedAt = try row.get("accepted_at")
    contactMadeAt = try row.get("contact_made_at")
    endsOn = try row.get("ends_on")
    endsBefore = try row.get("ends_before")
    othersAsked = try row.get("others_asked")
    asked = try row.get("asked")
    askedAt = try row.get("asked_at")
  }

  /// What somebody of the two is in it.
  func actor(_ person: Int64) -> ProposalActor { person == mentor ? .mentor : .mentee }

  /// One of the two.
  func person(_ actor: ProposalActor) -> Int64 { actor == .mentor ? mentor : mentee }

  /// The other one.
  func partner(of person: Int64) -> Int64 { person == mentor ? mentee : mentor }

  /// True while an action is this person's to take.
  func allows(_ action: ProposalAction, by person: Int64, at now: Instant, terms: ProposalTerms) -> Bool {
    position.after(action, by: actor(person), at: now, terms: terms) != nil
  }

  // MARK: Reading

  /// Counts the pairs that take a place of their mentor's, those that are stopped among them: SQL to be followed by a
  /// condition.
  static let livingPairs = "SELECT count(*) FROM proposal"
  static let isLiving = "state IN ('accepted', 'paused')"

  static func find(_ id: Int64, in db: Database) throws -> Proposal? {
    try Proposal.fetchOne(db, cached: "SELECT * FROM \(now) WHERE id = ?", arguments: [id])
  }

  /// A proposal of this person's; anybody else's is not there.
  static func find(_ handle: String, of person: Int64, in db: Database) throws -> Proposal? {
    try Proposal.fetchOne(
      db, cached: "SELECT * FROM \(now) WHERE handle = ? AND (mentee_id = ? OR mentor_id = ?)",
      arguments: [handle, person, person]
    )
  }

  /// A proposal in which this person is the mentee, the mentor or, without an actor given, either.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(
    _ handle: String, _ person: SignedIn, as actor: ProposalActor?, in db: Database
  ) throws -> Proposal {
    guard let proposal = try find(handle, of: person.id, in: db), actor == nil || proposal.actor(person.id) == actor
    else { throw Problem.notFound }
    return proposal
  }

  /// The proposals that a condition of the source holds for, oldest first.
  static func all(where condition: StaticString, in db: Database) throws -> [Proposal] {
    try Proposal.fetchAll(db, cached: "SELECT * FROM \(now) WHERE \(condition) ORDER BY id")
  }

  /// So many of those that are not of one person, from the one after `id` on.
  static func page(
    where condition: StaticString, without person: Int64, after id: Int64, count: Int, in db: Database
  ) throws -> [Proposal] {
    try Proposal.fetchAll(
      db,
      cached: """
        SELECT * FROM \(now) WHERE id > ? AND (\(condition)) AND ? NOT IN (mentee_id, mentor_id) ORDER BY id LIMIT ?
        """,
      arguments: [id, person, count]
    )
  }

  /// All proposals of a person, newest step first.
  static func all(of person: Int64, in db: Database) throws -> [Proposal] {
    try Proposal.fetchAll(
      db, cached: "SELECT * FROM \(now) WHERE mentee_id = ? OR mentor_id = ? ORDER BY since DESC, id DESC",
      arguments: [person, person]
    )
  }

  /// The open proposals of a person as a mentee, oldest first.
  static func open(ofMentee person: Int64, in db: Database) throws -> [Proposal] {
    try all(of: person, in: db).filter { $0.mentee == person && $0.state.isOpen }.sorted { $0.id < $1.id }
  }

  /// How many more mentees a mentor takes. Counted, never stored.
  static func placesLeft(of mentor: Int64, in db: Database) throws -> Int {
    let places =
      try Int.fetchOne(db, cached: "SELECT places FROM profile WHERE person_id = ?", arguments: [mentor]) ?? 0
    let taken = try Int.fetchOne(db, cached: "\(livingPairs) WHERE mentor_id = ? AND \(isLiving)", arguments: [mentor])
    return places - (taken ?? 0)
  }

  /// True when one of the mentee's proposals was accepted after a moment.
  static func wasAccepted(_ mentee: Int64, after moment: Instant, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 FROM proposal WHERE mentee_id = ? AND accepted_at >= ?)",
      arguments: [mentee, moment]) ?? false
  }
}

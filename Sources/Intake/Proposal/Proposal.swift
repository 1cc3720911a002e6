import GRDB
import Scheme

/// A mentee's request to a mentor, and all that became of it: its versions and its events are appended, never changed.
struct Proposal: Sendable {
  /// One thing that happened.
  struct Event: Sendable {
    let action: ProposalAction
    let actor: ProposalActor
    let comment: String
    let at: Instant
  }

  /// What the mentee wrote, one time that they sent it.
  struct Version: Sendable {
    let form: Form
    let answers: Answers
  }

  let id: Int64
  let handle: String
  let mentee: Int64
  let mentor: Int64
  let state: ProposalState
  /// When it came into this state.
  let since: Instant
  /// Since when a safeguarding contact has stopped all that goes on here; `nil` as long as nobody has.
  let frozenAt: Instant?

  private init(row: Row) {
    id = row["id"]
    handle = row["handle"]
    mentee = row["mentee_id"]
    mentor = row["mentor_id"]
    state = row["state"]
    since = row["since"]
    frozenAt = row["frozen_at"]
  }

  /// What somebody of the two is in it.
  func actor(_ person: Int64) -> ProposalActor { person == mentor ? .mentor : .mentee }

  /// The other one.
  func partner(of person: Int64) -> Int64 { person == mentor ? mentee : mentor }

  /// True while an action is this person's to take.
  func allows(_ action: ProposalAction, by person: Int64, at now: Instant) -> Bool {
    frozenAt == nil && state.after(action, by: actor(person), since: since, at: now) != nil
  }

  // MARK: Reading

  /// Counts pairs: SQL to be followed by a condition.
  static let livingPairs = "SELECT count(*) FROM proposal"
  static let isLiving = "state IN ('accepted', 'paused')"

  static func find(_ id: Int64, in db: Database) throws -> Proposal? {
    try Row.fetchOne(db, sql: "SELECT * FROM proposal WHERE id = ?", arguments: [id]).map(Proposal.init)
  }

  /// A proposal of this person's; anybody else's is not there.
  static func find(_ handle: String, of person: Int64, in db: Database) throws -> Proposal? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM proposal WHERE handle = ? AND (mentee_id = ? OR mentor_id = ?)",
      arguments: [handle, person, person]
    ).map(Proposal.init)
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
    try Row.fetchAll(db, sql: "SELECT * FROM proposal WHERE \(condition) ORDER BY id").map(Proposal.init)
  }

  /// All proposals of a person, newest step first.
  static func all(of person: Int64, in db: Database) throws -> [Proposal] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM proposal WHERE mentee_id = ? OR mentor_id = ? ORDER BY since DESC, id DESC",
      arguments: [person, person]
    ).map(Proposal.init)
  }

  func events(in db: Database) throws -> [Event] {
    try Row.fetchAll(db, sql: "SELECT * FROM proposal_event WHERE proposal_id = ? ORDER BY id", arguments: [id])
      .compactMap { row in
        guard let action = ProposalAction(rawValue: row["action"]), let actor = ProposalActor(rawValue: row["actor"])
        else { return nil }
        return Event(action: action, actor: actor, comment: row["comment"], at: row["at"])
      }
  }

  /// What stands now: the version that was sent last.
  func latestVersion(in db: Database) throws -> Version? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM proposal_version WHERE proposal_id = ? ORDER BY id DESC LIMIT 1", arguments: [id]),
      let form = try FormVersions.form(row: row["form_version_id"], in: db)
    else { return nil }
    return Version(form: form, answers: try Answers(json: row["answers"]))
  }

  // MARK: Writing

  /// Makes a proposal that is sent.
  static func send(_ sheet: Sheet, to mentor: Int64, in transaction: Transaction) throws -> Proposal {
    let db = transaction.db
    try db.execute(
      sql: "INSERT INTO proposal (handle, mentee_id, mentor_id, state, since, created_at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        transaction.world.handle(), sheet.person.id, mentor, ProposalState.sent, transaction.now, transaction.now,
      ])
    guard let proposal = try find(db.lastInsertedRowID, in: db) else { throw Problem.cannotSave }
    try proposal.addVersion(sheet, in: transaction)
    try proposal.addEvent(.send, by: .mentee, comment: "", in: transaction)
    return proposal
  }

  /// Takes a step of the scheme's table and appends its event.
  ///
  /// - Returns: false where the table has no such step from the state that the proposal is in now, or it is frozen.
  func take(
    _ action: ProposalAction, by actor: ProposalActor, comment: String = "", in transaction: Transaction
  ) throws -> Bool {
    guard frozenAt == nil, let next = state.after(action, by: actor, since: since, at: transaction.now) else {
      return false
    }
    try transaction.db.execute(
      sql: "UPDATE proposal SET state = ?, since = ? WHERE id = ?", arguments: [next, transaction.now, id])
    try addEvent(action, by: actor, comment: comment, in: transaction)
    return true
  }

  func addVersion(_ sheet: Sheet, in transaction: Transaction) throws {
    try transaction.db.execute(
      sql: "INSERT INTO proposal_version (proposal_id, form_version_id, answers, sent_at) VALUES (?, ?, ?, ?)",
      arguments: [id, try sheet.formVersion(in: transaction.db), try sheet.answers.json, transaction.now])
  }

  private func addEvent(
    _ action: ProposalAction, by actor: ProposalActor, comment: String, in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      sql: "INSERT INTO proposal_event (proposal_id, action, actor, comment, at) VALUES (?, ?, ?, ?, ?)",
      arguments: [id, action.rawValue, actor.rawValue, comment, transaction.now])
  }

  /// How many more mentees a mentor takes. Counted, never stored.
  static func placesLeft(of mentor: Int64, in db: Database) throws -> Int {
    let places = try Int.fetchOne(db, sql: "SELECT places FROM profile WHERE person_id = ?", arguments: [mentor]) ?? 0
    let taken = try Int.fetchOne(db, sql: "\(livingPairs) WHERE mentor_id = ? AND \(isLiving)", arguments: [mentor])
    return places - (taken ?? 0)
  }

  /// The clock's step: proposals whose answer did not come in time.
  static func expireOld(in transaction: Transaction) throws {
    let rows = try Row.fetchAll(
      transaction.db,
      sql: """
        SELECT * FROM proposal WHERE state IN ('sent', 'amending') AND since <= ? AND frozen_at IS NULL LIMIT 100
        """,
      arguments: [transaction.now - ProposalState.patience])
    for proposal in rows.map(Proposal.init) where try proposal.take(.expire, by: .clock, in: transaction) {
      let mail = Mail(kind: .proposalExpired, to: .person(proposal.mentee), about: .proposal(proposal.id))
      try Outbox.add([mail], in: transaction)
    }
  }
}

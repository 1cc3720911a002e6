import GRDB
import Scheme

/// A mentee's request to a mentor, until it is answered: its versions and its events are appended, never changed.
struct Proposal: BetweenTwo, FetchableRecord, Sendable {
  let id: Int64
  let handle: String
  let mentee: Int64
  let mentor: Int64
  let position: ProposalPosition
  /// How many reminders of the waiting step have been sent.
  let reminded: Int
  let createdAt: Instant
  /// The mentee still has to say what happens to their other proposals.
  let othersAsked: Bool
  /// When a safeguarding contact froze it; `nil` while it is not frozen.
  let frozenAt: Instant?

  var state: ProposalState { position.state }
  /// Follows `FROM` in place of the table's name: its rows, each with `frozen_at`, and `is_stopped`.
  static let now = """
    (SELECT proposal.*, \(Freeze.since("proposal")) AS frozen_at,
        \(Freeze.holds("proposal")) OR EXISTS (
          SELECT 1 FROM person WHERE person.id IN (mentee_id, mentor_id)
            AND (standing = 'suspended' OR standing <> 'member' AND state IN ('sent', 'amending'))) AS is_stopped
      FROM proposal) AS proposal
    """

  /// - Parameter row: of `Proposal.now`.
  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    mentee = try row.get("mentee_id")
    mentor = try row.get("mentor_id")
    position = try ProposalPosition(
      state: row.get("state"), since: row.get("since"), due: row.get("due_at"), wasDelayed: row.get("was_delayed"),
      isStopped: row.get("is_stopped"))
    reminded = try row.get("reminded")
    createdAt = try row.get("created_at")
    othersAsked = try row.get("others_asked")
    frozenAt = try row.get("frozen_at")
  }

  /// True while this person can take an action.
  func allows(_ action: ProposalAction, by person: Int64, at now: Instant, terms: Terms) -> Bool {
    position.after(action, by: actor(person), at: now, terms: terms) != nil
  }

  /// Its state in words, for one of the two; if it is stopped, only that.
  func words(for actor: MentoringActor, partner: Name) -> Phrase {
    position.isStopped ? MentoringWords.rests() : ProposalWords.state(state, as: actor, partner: partner)
  }

  // MARK: Reading

  static func find(_ id: Int64, in db: Database) throws -> Proposal? {
    try Proposal.fetchOne(db, cached: "SELECT * FROM \(now) WHERE id = ?", arguments: [id])
  }

  /// A proposal of this person's; `nil` for anyone else's.
  static func find(_ handle: String, of person: Int64, in db: Database) throws -> Proposal? {
    try Proposal.fetchOne(
      db, cached: "SELECT * FROM \(now) WHERE handle = ? AND (mentee_id = ? OR mentor_id = ?)",
      arguments: [handle, person, person]
    )
  }

  /// A proposal in which this person is the given actor, or either if none is given.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(
    _ handle: String, _ person: SignedIn, as actor: MentoringActor? = nil, in db: Database
  ) throws -> Proposal {
    guard let proposal = try find(handle, of: person.id, in: db), actor == nil || proposal.actor(person.id) == actor
    else { throw Problem.notFound }
    return proposal
  }

  /// The proposals that meet a condition from the source, oldest first.
  static func all(where condition: StaticString, in db: Database) throws -> [Proposal] {
    try Proposal.fetchAll(db, cached: "SELECT * FROM \(now) WHERE \(condition) ORDER BY id")
  }

  /// SQL for the proposals that someone has to answer and that nothing has stopped.
  static let isWaiting: StaticString = "state IN ('sent', 'amending') AND NOT is_stopped"

  /// Up to `count` waiting proposals that do not involve one person, starting after `id`.
  static func page(without person: Int64, after id: Int64, count: Int, in db: Database) throws -> [Proposal] {
    try Proposal.fetchAll(
      db,
      cached: """
        SELECT * FROM \(now) WHERE id > ? AND state IN ('sent', 'amending') AND ? NOT IN (mentee_id, mentor_id)
        ORDER BY id LIMIT ?
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

  /// True if the two have, or have ever had, a proposal.
  static func isAny(between one: Int64, and other: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      cached: """
        SELECT EXISTS (SELECT 1 FROM proposal
          WHERE mentee_id = :one AND mentor_id = :other OR mentee_id = :other AND mentor_id = :one)
        """,
      arguments: ["one": one, "other": other]) ?? false
  }

  /// A person's proposals that are waiting for a step, by either of the two, with the other's name.
  static func waiting(of person: Int64, in db: Database) throws -> [(proposal: Proposal, partner: Name)] {
    try all(of: person, in: db).filter(\.state.isWaiting).map { proposal in
      (proposal, try Profile.name(of: proposal.partner(of: person), in: db))
    }
  }
}

/// How far two people have come: a proposal, and the mentoring that it has become.
struct Course: BetweenTwo {
  let proposal: Proposal
  let mentoring: Mentoring?

  var handle: String { proposal.handle }
  var mentee: Int64 { proposal.mentee }
  var mentor: Int64 { proposal.mentor }

  /// Only one can be open between a mentee and a mentor: a proposal that is waiting, or mentoring that is going on.
  var isOpen: Bool { mentoring?.state.isGoingOn ?? proposal.state.isWaiting }
  var isStopped: Bool { mentoring?.position.isStopped ?? proposal.position.isStopped }
  var frozenAt: Instant? { mentoring?.frozenAt ?? proposal.frozenAt }
  /// When it came into the state that it is in.
  var since: Instant { mentoring?.position.since ?? proposal.position.since }

  /// What its page is called.
  func title(_ partner: Name, as actor: MentoringActor) -> Phrase {
    mentoring == nil ? ProposalWords.title(partner, as: actor) : MentoringWords.title(partner)
  }

  /// Its state in words, for one of the two.
  func words(for actor: MentoringActor, partner: Name) -> Phrase {
    mentoring?.words(for: actor, partner: partner) ?? proposal.words(for: actor, partner: partner)
  }

  // MARK: Reading

  static func find(_ proposal: Proposal, in db: Database) throws -> Course {
    guard proposal.state == .accepted else { return Course(proposal: proposal, mentoring: nil) }
    return Course(proposal: proposal, mentoring: try Mentoring.all().at(proposal.handle).first(in: db))
  }

  /// All of a person's, newest step first.
  static func all(of person: Int64, in db: Database) throws -> [Course] {
    let mentorings = Dictionary(
      try Mentoring.all().of(person).all(in: db).map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })
    return try Proposal.all(of: person, in: db).map { Course(proposal: $0, mentoring: mentorings[$0.handle]) }
      .sorted { ($0.since, $0.proposal.id) > ($1.since, $1.proposal.id) }
  }

  /// A person's open ones as a mentee, oldest first.
  static func open(ofMentee person: Int64, in db: Database) throws -> [Course] {
    try all(of: person, in: db).filter { $0.mentee == person && $0.isOpen }.sorted { $0.proposal.id < $1.proposal.id }
  }
}

import GRDB
import Scheme

/// The question to both of a pair whether they have met: two weeks after they became one, and then monthly.
struct MeetingCheck: Sendable {
  enum Answer: String, Sendable, CaseIterable {
    case yes
    case planned
    case notYet = "not-yet"
  }

  /// How long after a pair has begun, or has gone on after a break, both are asked for the first time.
  static let first = Span.days(14)
  /// How long after that they are asked again; nor is anybody asked who has met so lately.
  static let again = Span.days(30)

  let id: Int64
  let handle: String
  let pair: Proposal
  let askedAt: Instant
  let answers: [ProposalActor: Answer]

  private init?(row: Row, in db: Database) throws {
    guard let pair = try Proposal.find(row.get("proposal_id"), in: db) else { return nil }
    self.pair = pair
    id = try row.get("id")
    handle = try row.get("handle")
    askedAt = try row.get("asked_at")
    answers = try [ProposalActor.mentee, .mentor].reduce(into: [:]) { answers, actor in
      let answer: String? = try row.get(actor.rawValue)
      answers[actor] = answer.flatMap(Answer.init)
    }
  }

  /// True while there is something to say: the two are a pair, take no break, and nothing has stopped them.
  var isOpen: Bool { pair.life == .live }

  // MARK: Reading

  static func find(_ id: Int64, in db: Database) throws -> MeetingCheck? {
    try Row.fetchOne(db, cached: "SELECT * FROM meeting_check WHERE id = ?", arguments: [id])
      .flatMap { try MeetingCheck(row: $0, in: db) }
  }

  /// A question to this person.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> MeetingCheck {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT meeting_check.* FROM meeting_check JOIN proposal ON proposal.id = proposal_id
        WHERE meeting_check.handle = ? AND ? IN (mentee_id, mentor_id)
        """,
      arguments: [handle, person.id])
    guard let check = try row.flatMap({ try MeetingCheck(row: $0, in: db) }) else { throw Problem.notFound }
    return check
  }

  /// The last question of each of somebody's pairs, where they have not answered it.
  static func waiting(for person: SignedIn, in db: Database) throws -> [MeetingCheck] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT meeting_check.*, max(meeting_check.id) FROM meeting_check
        JOIN \(Proposal.now) ON proposal.id = proposal_id
        WHERE ? IN (mentee_id, mentor_id) AND life = 'live' GROUP BY proposal_id
        """,
      arguments: [person.id]
    ).compactMap { try MeetingCheck(row: $0, in: db) }
      .filter { try $0.answers[$0.pair.actor(person.id)] == nil && $0.pair.asksWhetherMet(person.id, in: db) }
  }

  /// Holds for pairs that have never met, as far as anybody knows: both have said so twice, and no meeting is noted.
  static let isNeverMet: StaticString = """
    life = 'live' AND NOT EXISTS (SELECT 1 FROM meeting WHERE proposal_id = proposal.id)
    AND (
      SELECT count(*) FROM meeting_check
      WHERE proposal_id = proposal.id AND mentee = 'not-yet' AND mentor = 'not-yet') >= 2
    """

  /// Pairs that have never met, oldest first, and since when both have said so twice.
  static func neverMet(in db: Database) throws -> [(pair: Proposal, since: Instant)] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT proposal.*, (
          SELECT asked_at FROM meeting_check
          WHERE proposal_id = proposal.id AND mentee = 'not-yet' AND mentor = 'not-yet' ORDER BY id LIMIT 1 OFFSET 1
        ) AS said_twice
        FROM \(Proposal.now) WHERE \(isNeverMet) ORDER BY id
        """
    ).map { try (Proposal(row: $0), $0.get("said_twice")) }
  }

  // MARK: Writing

  /// Asks the pairs whose turn it is. Who notes their meetings is not asked whether they meet.
  static func askDue(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let now = transaction.now
    let due = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT * FROM \(Proposal.now) WHERE life = 'live' AND since <= :begun
        AND (ends_on IS NULL OR ends_on >= :today)
        AND NOT EXISTS (SELECT 1 FROM meeting_check WHERE proposal_id = proposal.id AND asked_at > :asked)
        AND NOT EXISTS (SELECT 1 FROM meeting WHERE proposal_id = proposal.id AND day > :met)
        AND (SELECT count(*) FROM meeting_mail_stop WHERE proposal_id = proposal.id) < 2 LIMIT 100
        """,
      arguments: [
        "begun": now - first, "today": settings.day(of: now), "asked": now - again,
        "met": settings.day(of: now - again),
      ])
    return try transaction.each(due) { row in
      try Outbox.add(ask(Proposal(row: row), in: transaction), in: transaction)
    }
  }

  private static func ask(_ pair: Proposal, in transaction: Transaction) throws -> [Mail] {
    try transaction.db.execute(
      cached: "INSERT INTO meeting_check (handle, proposal_id, asked_at) VALUES (?, ?, ?)",
      arguments: [transaction.world.handle(), pair.id, transaction.now])
    let id = transaction.db.lastInsertedRowID
    return try [pair.mentee, pair.mentor].filter { try pair.asksWhetherMet($0, in: transaction.db) }
      .map { Mail(kind: .pairMeeting, to: .person($0), about: .meetingCheck(id)) }
  }

  /// Keeps what one of the two says; saying it again takes the place of what they said before.
  func answer(_ answer: Answer, by actor: ProposalActor, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        UPDATE meeting_check SET mentee = CASE :actor WHEN 'mentee' THEN :answer ELSE mentee END,
          mentor = CASE :actor WHEN 'mentor' THEN :answer ELSE mentor END WHERE id = :id
        """,
      arguments: ["actor": actor.rawValue, "answer": answer.rawValue, "id": id])
  }

  /// What the mail that asks says.
  ///
  /// - Returns: `nil` where there is nothing to ask any more.
  func mailContent(for person: Int64?, in db: Database) throws -> MailContent? {
    guard let person, isOpen, answers[pair.actor(person)] == nil, try pair.asksWhetherMet(person, in: db) else {
      return nil
    }
    return MailContent(
      path: "my/meeting-checks/\(handle)", answeredAt: MeetingCheckForm(handle: handle).path,
      values: [.partner: try Profile.name(of: pair.partner(of: person), in: db).text])
  }
}

extension Proposal {
  /// True unless this one of the two has said, for this pair, that they would rather not be asked whether they met.
  func asksWhetherMet(_ person: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT NOT EXISTS (SELECT 1 FROM meeting_mail_stop WHERE proposal_id = ? AND actor = ?)",
      arguments: [id, actor(person).rawValue]) ?? true
  }

  func askWhetherMet(_ isWanted: Bool, _ person: Int64, in transaction: Transaction) throws {
    let actor = actor(person).rawValue
    try transaction.db.execute(
      cached: "DELETE FROM meeting_mail_stop WHERE proposal_id = ? AND actor = ?", arguments: [id, actor])
    if isWanted { return }
    try transaction.db.execute(
      cached: "INSERT INTO meeting_mail_stop (proposal_id, actor, at) VALUES (?, ?, ?)",
      arguments: [id, actor, transaction.now])
  }
}

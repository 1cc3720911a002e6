import GRDB
import Scheme

/// The question to both people in a pair, whether they have met: two weeks after they became a pair, and then
/// monthly.
struct MeetingCheck: Sendable {
  enum Answer: String, Sendable, CaseIterable, DatabaseValueConvertible {
    case yes
    case planned
    case notYet = "not-yet"
  }

  /// How long after a pair begins, or resumes after a break, both are asked for the first time.
  static let first = Span.days(14)
  /// How long after that they are asked again. A pair that has met within this time is not asked.
  static let again = Span.days(30)

  let id: Int64
  let handle: String
  let pair: Mentoring
  let askedAt: Instant
  /// What members have said, by their ids.
  let answers: [Int64: Answer]

  private init?(row: Row, of pair: Mentoring? = nil, in db: Database) throws {
    guard let pair = try pair ?? Mentoring.find(row.get("mentoring_id"), in: db) else { return nil }
    self.pair = pair
    id = try row.get("id")
    handle = try row.get("handle")
    askedAt = try row.get("asked_at")
    let said = try Row.fetchAll(
      db, cached: "SELECT person_id, answer FROM meeting_check_answer WHERE check_id = ?", arguments: [id])
    answers = try said.reduce(into: [:]) { try $0[$1.get("person_id")] = $1.get("answer") }
  }

  /// True while there is something to say: the two are a pair, are not taking a break, and nothing has stopped them.
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
        SELECT meeting_check.* FROM meeting_check JOIN mentoring_member USING (mentoring_id)
        WHERE handle = ? AND person_id = ?
        """,
      arguments: [handle, person.id])
    guard let check = try row.flatMap({ try MeetingCheck(row: $0, in: db) }) else { throw Problem.notFound }
    return check
  }

  /// The last question to each of someone's pairs, if they have not answered it.
  ///
  /// - Parameter mentorings: all of this person's.
  static func waiting(
    for person: SignedIn, in mentorings: [Mentoring], in db: Database
  ) throws -> [MeetingCheck] {
    try mentorings.filter { $0.life == .live }.compactMap { pair in
      let last = try Row.fetchOne(
        db, cached: "SELECT * FROM meeting_check WHERE mentoring_id = ? ORDER BY id DESC LIMIT 1", arguments: [pair.id])
      return try last.flatMap { try MeetingCheck(row: $0, of: pair, in: db) }
    }.filter { try $0.answers[person.id] == nil && $0.pair.asksWhetherMet(person.id, in: db) }
  }

  /// SQL for when a pair was asked the second time that all its members said that they had not met yet.
  private static let notYet = """
    SELECT asked_at FROM meeting_check WHERE mentoring_id = mentoring.id
      AND (SELECT count(*) FROM meeting_check_answer WHERE check_id = meeting_check.id AND answer = 'not-yet')
        = (SELECT count(*) FROM mentoring_member WHERE mentoring_id = mentoring.id)
    ORDER BY id LIMIT 1 OFFSET 1
    """

  /// The pairs that have never met, as far as anyone knows: both have said so twice, and no meeting is noted.
  static func neverMet() -> Mentoring.Request {
    Mentoring.live().when("NOT EXISTS (SELECT 1 FROM meeting WHERE mentoring_id = mentoring.id)")
      .when("EXISTS (\(notYet))")
  }

  /// Since when both have said so twice; `nil` if they have not.
  static func neverMet(_ pair: Mentoring, in db: Database) throws -> Instant? {
    try Instant.fetchOne(
      db, cached: "SELECT (\(notYet)) FROM mentoring WHERE id = ?", arguments: [pair.id])
  }

  // MARK: Writing

  /// Asks the pairs whose turn it is. A pair that notes its meetings is not asked whether it meets.
  static func askDue(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let now = transaction.now
    return try Mentoring.live().when("since <= ? AND ends_on >= ?", [now - first, settings.day(of: now)])
      .when(
        "NOT EXISTS (SELECT 1 FROM meeting_check WHERE mentoring_id = mentoring.id AND asked_at > ?)", [now - again]
      )
      .when(
        "NOT EXISTS (SELECT 1 FROM meeting WHERE mentoring_id = mentoring.id AND day > ?)",
        [settings.day(of: now - again)]
      )
      .when(
        """
        EXISTS (SELECT 1 FROM mentoring_member WHERE mentoring_id = mentoring.id AND NOT EXISTS (
          SELECT 1 FROM meeting_mail_stop AS stop
          WHERE stop.mentoring_id = mentoring.id AND stop.person_id = mentoring_member.person_id))
        """
      )
      .each(100, in: transaction) { try Outbox.add(ask($0, in: transaction), in: transaction) }
  }

  private static func ask(_ pair: Mentoring, in transaction: Transaction) throws -> [Mail] {
    try transaction.db.execute(
      cached: "INSERT INTO meeting_check (handle, mentoring_id, asked_at) VALUES (?, ?, ?)",
      arguments: [transaction.world.handle(), pair.id, transaction.now])
    let id = transaction.db.lastInsertedRowID
    return try [pair.mentee, pair.mentor].filter { try pair.asksWhetherMet($0, in: transaction.db) }
      .map { Mail(kind: .pairMeeting, to: .person($0), about: .meetingCheck(id)) }
  }

  /// Keeps what one of the two says; a new answer replaces their earlier one.
  func answer(_ answer: Answer, by person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO meeting_check_answer (check_id, person_id, answer) VALUES (?, ?, ?)
        ON CONFLICT (check_id, person_id) DO UPDATE SET answer = excluded.answer
        """,
      arguments: [id, person, answer])
  }

  /// What the mail with the question says.
  ///
  /// - Returns: `nil` if there is nothing to ask any more.
  func mailContent(for person: Int64?, in db: Database) throws -> MailContent? {
    guard let person, isOpen, answers[person] == nil, try pair.asksWhetherMet(person, in: db) else {
      return nil
    }
    return MailContent(
      path: "my/meeting-checks/\(handle)", answeredAt: MeetingCheckForm(handle: handle).path,
      values: [.partner: try Profile.name(of: pair.partner(of: person), in: db).text.phrase])
  }
}

extension Mentoring {
  /// True unless this person has said, for this pair, that they would rather not be asked whether they met.
  func asksWhetherMet(_ person: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT NOT EXISTS (SELECT 1 FROM meeting_mail_stop WHERE mentoring_id = ? AND person_id = ?)",
      arguments: [id, person]) ?? true
  }

  func askWhetherMet(_ isWanted: Bool, _ person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM meeting_mail_stop WHERE mentoring_id = ? AND person_id = ?", arguments: [id, person])
    if isWanted { return }
    try transaction.db.execute(
      cached: "INSERT INTO meeting_mail_stop (mentoring_id, person_id, at) VALUES (?, ?, ?)",
      arguments: [id, person, transaction.now])
  }
}

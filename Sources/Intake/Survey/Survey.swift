import GRDB
import Scheme

/// The brief form after the end, one for each person in a pair. Confidential, not anonymous.
struct Survey: Sendable {
  let id: Int64
  let handle: String
  let mentoring: Int64
  let person: Int64
  let kind: FormKind
  let isAnswered: Bool
  /// The mentoring goes on after all.
  let isClosed: Bool

  private init?(row: Row) throws {
    guard let kind = try FormKind(rawValue: row.get("form")) else { return nil }
    self.kind = kind
    id = try row.get("id")
    handle = try row.get("handle")
    mentoring = try row.get("mentoring_id")
    person = try row.get("person_id")
    isAnswered = try (row.get("answered_at") as Int64?) != nil
    isClosed = try (row.get("closed_at") as Int64?) != nil
  }

  static func find(_ id: Int64, in db: Database) throws -> Survey? {
    try Row.fetchOne(db, cached: "SELECT * FROM survey WHERE id = ?", arguments: [id]).flatMap(Survey.init)
  }

  /// A survey of this person's.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> Survey {
    let row = try Row.fetchOne(
      db, cached: "SELECT * FROM survey WHERE handle = ? AND person_id = ?", arguments: [handle, person.id])
    guard let survey = try row.flatMap(Survey.init) else { throw Problem.notFound }
    return survey
  }

  /// Which form a survey has, when it is not known whose it is: what is typed becomes a draft.
  ///
  /// - Throws: `Problem.notFound`.
  static func kind(_ handle: String, in db: Database) throws -> FormKind {
    let row = try Row.fetchOne(db, cached: "SELECT * FROM survey WHERE handle = ?", arguments: [handle])
    guard let survey = try row.flatMap(Survey.init) else { throw Problem.notFound }
    return survey.kind
  }

  /// The surveys that a person has not answered, oldest first.
  static func waiting(for person: SignedIn, in db: Database) throws -> [Survey] {
    try Row.fetchAll(
      db, cached: "SELECT * FROM survey WHERE person_id = ? AND answered_at IS NULL AND closed_at IS NULL ORDER BY id",
      arguments: [person.id]
    ).compactMap(Survey.init)
  }

  /// - Throws: `Problem.notFound`.
  func partnerName(in db: Database) throws -> Name {
    guard let mentoring = try Mentoring.find(mentoring, in: db) else { throw Problem.notFound }
    return try Profile.name(of: mentoring.partner(of: person), in: db)
  }

  /// The reason for the end, if it was this person who ended the mentoring and chose one: an option of the form that
  /// ends it.
  func reasonGiven(in db: Database) throws -> String? {
    guard let mentoring = try Mentoring.find(mentoring, in: db) else { return nil }
    return try mentoring.reasonOfEnd(saidBy: person, in: db)
  }

  /// What the mail that asks for it says.
  ///
  /// - Returns: `nil` when it is answered, or the mentoring goes on after all.
  func mailContent(in db: Database) throws -> MailContent? {
    if isClosed || isAnswered { return nil }
    return MailContent(
      path: "my/surveys/\(handle)", answeredAt: SurveyForm(handle: handle).path,
      values: [.partner: try partnerName(in: db).phrase])
  }

  /// Asks both of a pair, once the mentoring is over; someone who answered before a reopening is not asked again.
  ///
  /// - Parameter isEarly: it has ended early, and both get the short survey about that.
  /// - Returns: the mails to both.
  static func ask(after mentoring: Mentoring, isEarly: Bool, in transaction: Transaction) throws -> [Mail] {
    let both: [(Int64, FormKind, MailKind)] =
      isEarly
      ? [mentoring.mentor, mentoring.mentee].map { ($0, .surveyEnded, .surveyEnded) }
      : [(mentoring.mentor, .surveyMentor, .surveyMentor), (mentoring.mentee, .surveyMentee, .surveyMentee)]
    return try both.compactMap { person, form, mail in
      let id = try Int64.fetchOne(
        transaction.db,
        cached: """
          INSERT INTO survey (handle, mentoring_id, person_id, form, asked_at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (mentoring_id, person_id) DO UPDATE SET asked_at = excluded.asked_at, closed_at = NULL,
            form = excluded.form, reminded = 0 WHERE answered_at IS NULL
          RETURNING id
          """,
        arguments: [transaction.world.handle(), mentoring.id, person, form.rawValue, transaction.now])
      return id.map { Mail(kind: mail, to: .person(person), about: .survey($0)) }
    }
  }

  /// Closes the surveys of a pair whose mentoring goes on after all; what was answered stays.
  static func close(of mentoring: Mentoring, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE survey SET closed_at = ? WHERE mentoring_id = ? AND answered_at IS NULL",
      arguments: [transaction.now, mentoring.id])
  }

  /// Keeps the answers. The item on the partner goes into a row of its own that records no person, pair or time.
  func answer(_ filled: FilledForm, in transaction: Transaction) throws {
    var answers = filled.answers
    let rating = answers.number(FormKind.partnerQuestion)
    answers.values[FormKind.partnerQuestion] = nil
    try transaction.db.execute(
      cached: "UPDATE survey SET answered_at = ?, form_version_id = ?, answers = ?, contact_wanted = ? WHERE id = ?",
      arguments: [
        transaction.now, try filled.formVersion(in: transaction.db), try answers.json,
        answers[FormKind.contactQuestion] == .agreed, id,
      ])
    guard let rating else { return }
    try PartnerRating.add(rating, kind, in: transaction)
  }
}

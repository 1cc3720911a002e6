import GRDB
import Scheme

/// A survey that was answered, with the form as it was then.
struct SurveyAnswer: Sendable {
  /// The survey's row.
  let id: Int64
  let person: Name
  let partner: Name
  /// The handles of both, which tell apart people with the same name.
  let handle: String
  let partnerHandle: String
  let isMentor: Bool
  let answeredAt: Instant
  let form: Form
  let answers: Answers

  private init?(row: Row, _ people: [Int64: Profile.Label], in db: Database) throws {
    guard let form = try FormVersions.form(row: row.get("form_version_id"), in: db) else { return nil }
    self.form = form
    id = try row.get("id")
    let (person, mentee, mentor): (Int64, Int64, Int64) = try (
      row.get("person_id"), row.get("mentee_id"), row.get("mentor_id")
    )
    isMentor = person == mentor
    guard let own = people[person], let other = people[isMentor ? mentee : mentor] else { return nil }
    (self.person, handle) = own
    (partner, partnerHandle) = other
    answeredAt = try row.get("answered_at")
    answers = try Answers(json: row.get("answers"))
  }

  private static let tables = "FROM survey JOIN \(Mentoring.now) ON mentoring.id = mentoring_id"
  private static let rows = "SELECT survey.*, mentee_id, mentor_id \(tables)"
  /// Was answered, is of a kind, and is not about a pair that the coordinator belongs to.
  private static let isRead = "answered_at IS NOT NULL AND form = ? AND ? NOT IN (mentee_id, mentor_id)"

  private static func read(_ rows: [Row], in db: Database) throws -> [SurveyAnswer] {
    let people = try Profile.labels(of: rows.flatMap { try [$0.get("mentee_id"), $0.get("mentor_id")] }, in: db)
    return try rows.compactMap { try SurveyAnswer(row: $0, people, in: db) }
  }

  /// What someone answered; `nil` until they have.
  static func of(_ survey: Survey, in db: Database) throws -> SurveyAnswer? {
    try read(
      Row.fetchAll(db, cached: "\(rows) WHERE survey.id = ? AND answered_at IS NOT NULL", arguments: [survey.id]),
      in: db
    ).first
  }

  /// The answers to surveys of a kind, oldest first.
  ///
  /// - Parameter coordinator: does not read the answers of a pair that they belong to.
  static func all(_ kind: FormKind, for coordinator: SignedIn, in db: Database) throws -> [SurveyAnswer] {
    try read(
      Row.fetchAll(
        db, cached: "\(rows) WHERE \(isRead) ORDER BY answered_at", arguments: [kind.rawValue, coordinator.id]), in: db)
  }

  /// Up to `count` of them in the order in which they were asked, starting after `id`.
  static func page(
    _ kind: FormKind, for coordinator: SignedIn, after id: Int64, count: Int, in db: Database
  ) throws -> [SurveyAnswer] {
    try read(
      Row.fetchAll(
        db, cached: "\(rows) WHERE \(isRead) AND survey.id > ? ORDER BY survey.id LIMIT ?",
        arguments: [kind.rawValue, coordinator.id, id, count]), in: db)
  }

  /// Today's questions, and behind them those that were asked once.
  static func questions(
    _ form: Form, _ kind: FormKind, for coordinator: SignedIn, in db: Database
  ) throws -> [Question] {
    let versions = try Int64.fetchAll(
      db, cached: "SELECT form_version_id \(tables) WHERE \(isRead) GROUP BY form_version_id ORDER BY min(answered_at)",
      arguments: [kind.rawValue, coordinator.id])
    return try versions.compactMap { try FormVersions.form(row: $0, in: db) }.reduce(into: form.questions) {
      all, form in
      all += form.questions.filter { question in !all.contains { $0.id == question.id } }
    }
  }
}

/// The results of a kind of survey.
struct SurveyResults: Sendable {
  let kind: FormKind
  let title: Phrase
  /// How many were asked; surveys that a reopening closed unanswered do not count.
  let asked: Int
  let answers: [SurveyAnswer]
  /// Today's questions, and behind them those that were asked once.
  let questions: [Question]
  let partner: PartnerRating?

  init(_ form: Form, _ kind: FormKind, for coordinator: SignedIn, in db: Database) throws {
    self.kind = kind
    title = form.title
    answers = try SurveyAnswer.all(kind, for: coordinator, in: db)
    asked =
      try Int.fetchOne(
        db,
        cached: """
          SELECT count(*) FROM survey JOIN \(Mentoring.now) ON mentoring.id = mentoring_id
          WHERE form = ? AND (answered_at IS NOT NULL OR closed_at IS NULL) AND ? NOT IN (mentee_id, mentor_id)
          """,
        arguments: [kind.rawValue, coordinator.id]) ?? 0
    questions = try SurveyAnswer.questions(form, kind, for: coordinator, in: db)
    partner = try PartnerRating.shown(of: kind, in: db)
  }

  /// How often each option was chosen, or each step of a scale, in the question's order.
  func counts(_ question: Question) -> [(words: String, count: Int)] {
    if let low = question.low, let high = question.high, low <= high {
      let given = answers.compactMap { $0.answers.number(question.id) }
      return (low...high).map { step in (String(step), given.count { $0 == step }) }
    }
    let given = answers.flatMap { $0.answers.options(question.id) }
    return question.options.map { option in (option.wording.text, given.count { $0 == option.id }) }
  }

  /// The mean of a scale; `nil` where nobody has answered.
  func average(_ question: Question) -> Double? {
    let given = answers.compactMap { $0.answers.number(question.id) }
    return given.isEmpty ? nil : Double(given.reduce(0, +)) / Double(given.count)
  }

  /// The net promoter score: the percentage of 9 and 10, minus the percentage of 0 to 6.
  func netPromoterScore(_ question: Question) -> Int? {
    let given = answers.compactMap { $0.answers.number(question.id) }
    guard question.id == FormKind.recommendQuestion, !given.isEmpty else { return nil }
    let points = given.count { $0 >= 9 } - given.count { $0 <= 6 }
    return Int((Double(points) * 100 / Double(given.count)).rounded())
  }

  /// What was written in people's own words, with who wrote it.
  func texts(_ question: Question) -> [(text: String, by: SurveyAnswer)] {
    answers.compactMap { answer in
      let text = answer.answers.text(question.id)
      return text.isEmpty ? nil : (text, answer)
    }
  }
}

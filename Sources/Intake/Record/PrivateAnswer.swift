import GRDB
import Scheme

/// An answer that someone gave privately: they and the coordinator read it. The partner sees only that it was given.
struct PrivateAnswer: Sendable {
  let id: Int64
  let stage: String
  /// The question's id, and its row.
  let questionID: String
  let number: Int
  /// The question as it was asked.
  let question: Question
  /// `nil` if it was removed.
  let value: Answers.Value?
  let author: MentoringActor
  let writtenAt: Instant
  /// It says that something is not right, or asks for support.
  let asksForHelp: Bool
  /// When a coordinator said that they have dealt with it.
  let handledAt: Instant?

  private init(row: Row, _ questions: inout AskedQuestions, in db: Database) throws {
    id = try row.get("id")
    stage = try row.get("stage")
    questionID = try row.get("question")
    number = try row.get("number")
    let name = StageField(questionID, number: number).name
    question = try questions.question(name, version: row.get("form_version_id"), in: db)
    value = try question.value(json: row.get("answer"))
    author = try row.get("author")
    writtenAt = try row.get("written_at")
    asksForHelp = try row.get("asks_for_help")
    handledAt = try row.get("handled_at")
  }

  /// What one of a pair has answered, oldest first: only for that person.
  static func all(of mentoring: Mentoring, by author: MentoringActor, in db: Database) throws -> [PrivateAnswer] {
    try all(of: mentoring, in: db).filter { $0.author == author }
  }

  /// What both have answered, oldest first: only for the coordinator.
  static func all(of mentoring: Mentoring, in db: Database) throws -> [PrivateAnswer] {
    var questions = AskedQuestions()
    return try Row.fetchAll(
      db,
      cached: """
        SELECT *, \(Member.role("private_answer", "author_id")) AS author FROM private_answer WHERE mentoring_id = ? ORDER BY id
        """,
      arguments: [mentoring.id]
    ).map { try PrivateAnswer(row: $0, &questions, in: db) }
  }

  /// The questions of a stage that someone has answered, whatever they answered: for the partner.
  static func answered(by author: MentoringActor, stage: String, of mentoring: Mentoring, in db: Database) throws
    -> Set<String>
  {
    try String.fetchSet(
      db,
      cached: """
        SELECT question FROM private_answer
        WHERE mentoring_id = ? AND stage = ? AND author_id = ? AND answer IS NOT NULL
        """,
      arguments: [mentoring.id, stage, mentoring.person(author)])
  }

  /// Adds an answer; earlier answers no longer ask for help.
  static func add(
    _ value: Answers.Value?, to question: Question, _ field: StageField, stage: String, by author: MentoringActor,
    of mentoring: Mentoring, version: Int64, in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: """
        UPDATE private_answer SET asks_for_help = 0
        WHERE mentoring_id = ? AND stage = ? AND question = ? AND number = ? AND author_id = ?
        """,
      arguments: [mentoring.id, stage, field.question, field.number, mentoring.person(author)])
    try transaction.db.execute(
      cached: """
        INSERT INTO private_answer (mentoring_id, stage, question, number, form_version_id, answer, author_id, written_at,
          asks_for_help) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        mentoring.id, stage, field.question, field.number, version, try value?.json, mentoring.person(author),
        transaction.now,
        question.asksForHelp(value),
      ])
  }
}

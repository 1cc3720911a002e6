import Foundation
import GRDB
import Scheme

/// The place of an answer in a pair's record: a question of a stage, the row, and the column.
struct DecisionPlace: Sendable, Hashable {
  /// Whose words are in it.
  enum Side: String, Sendable {
    case mentee
    case mentor
    /// Shared: either writes, and it is agreed when the other confirms that exact version.
    case agreed

    static func of(_ author: MentoringActor) -> Side { author == .mentor ? .mentor : .mentee }
  }

  var stage: String
  var question: String
  var number = 1
  var side: Side
}

/// What one of a pair wrote in a place of the record. Later words there are another one: nothing is overwritten.
struct Decision: Sendable {
  let id: Int64
  let handle: String
  let place: DecisionPlace
  /// The question as it was asked when it was answered.
  let question: Question
  /// `nil` if what was there was removed.
  let value: Answers.Value?
  let author: MentoringActor
  let writtenAt: Instant
  /// The version that its author was looking at.
  let base: Int64?
  /// When the other agreed.
  let agreedAt: Instant?

  /// Who agreed; `nil` until someone has.
  var agreedBy: MentoringActor? { agreedAt == nil ? nil : author.partner }

  /// All that a pair has written, oldest first.
  ///
  /// - Parameter stage: only this stage.
  static func all(of mentoring: Mentoring, stage: String? = nil, in db: Database) throws -> [Decision] {
    var questions = AskedQuestions()
    return try Row.fetchAll(
      db,
      cached: """
        SELECT *, \(Member.role("decision", "author_id")) AS author FROM decision WHERE mentoring_id = ? AND (? IS NULL OR stage = ?)
        ORDER BY id
        """,
      arguments: [mentoring.id, stage, stage]
    ).map { try Decision(row: $0, &questions, in: db) }
  }

  /// Adds a version.
  static func add(
    _ value: Answers.Value?, at place: DecisionPlace, by author: MentoringActor, of mentoring: Mentoring,
    after base: Int64?, version: Int64, in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO decision (handle, mentoring_id, stage, question, number, is_shared, form_version_id, answer, author_id,
          written_at, base_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), mentoring.id, place.stage, place.question, place.number, place.side == .agreed,
        version,
        try value?.json, mentoring.person(author), transaction.now, base,
      ])
  }

  /// The other agrees with exactly this version.
  static func agree(_ id: Int64, of mentoring: Mentoring, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE decision SET agreed_at = ? WHERE id = ? AND mentoring_id = ? AND agreed_at IS NULL",
      arguments: [transaction.now, id, mentoring.id])
  }
}

extension Decision {
  fileprivate init(row: Row, _ questions: inout AskedQuestions, in db: Database) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    author = try row.get("author")
    place = try DecisionPlace(
      stage: row.get("stage"), question: row.get("question"), number: row.get("number"),
      side: row.get("is_shared") ? .agreed : .of(author))
    let name = StageField(place.question, number: place.number).name
    question = try questions.question(name, version: row.get("form_version_id"), in: db)
    value = try question.value(json: row.get("answer"))
    writtenAt = try row.get("written_at")
    base = try row.get("base_id")
    agreedAt = try row.get("agreed_at")
  }
}

/// The questions of stages, as they were asked: each version is read once.
struct AskedQuestions {
  private var forms: [Int64: Form] = [:]

  /// The question behind a field's name.
  ///
  /// - Throws: `Problem.cannotSave` for a row without its form, which the database's rules do not allow.
  mutating func question(_ name: String, version: Int64, in db: Database) throws -> Question {
    if forms[version] == nil { forms[version] = try FormVersions.form(row: version, in: db) }
    guard let question = forms[version]?.question(name) else { throw Problem.cannotSave }
    return question
  }
}

extension Answers.Value {
  /// One answer as a JSON column holds it.
  var json: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }
}

extension Question {
  /// Reads one answer; a day is read back as a day.
  func value(json: String?) throws -> Answers.Value? {
    guard let json else { return nil }
    let value = try JSONDecoder().decode(Answers.Value.self, from: Data(json.utf8))
    if kind == .date, case .text(let day) = value { return .day(day) }
    return value
  }
}

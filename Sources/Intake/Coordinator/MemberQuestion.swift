import GRDB
import Scheme

/// Something that a coordinator wants to know before they let someone in, and the answer.
struct MemberQuestion: FetchableRecord, Sendable {
  let handle: String
  let person: Int64
  let text: String
  let askedAt: Instant
  let answer: String?

  init(row: Row) throws {
    handle = try row.get("handle")
    person = try row.get("person_id")
    text = try row.get("text")
    askedAt = try row.get("asked_at")
    answer = try row.get("answer")
  }

  static func find(_ id: Int64, in db: Database) throws -> MemberQuestion? {
    try MemberQuestion.fetchOne(db, cached: "SELECT * FROM member_question WHERE id = ?", arguments: [id])
  }

  /// A question to this person.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> MemberQuestion {
    let row = try Row.fetchOne(
      db, cached: "SELECT * FROM member_question WHERE handle = ? AND person_id = ?", arguments: [handle, person.id])
    guard let row else { throw Problem.notFound }
    return try MemberQuestion(row: row)
  }

  /// Everything that a person was asked, oldest first.
  static func all(to person: Person, in db: Database) throws -> [MemberQuestion] {
    try MemberQuestion.fetchAll(
      db, cached: "SELECT * FROM member_question WHERE person_id = ? ORDER BY id", arguments: [person.id]
    )
  }

  /// Asks, and makes the mail that says so.
  static func ask(_ text: String, of person: Person, in transaction: Transaction) throws -> Mail {
    try transaction.db.execute(
      cached: "INSERT INTO member_question (handle, person_id, text, asked_at) VALUES (?, ?, ?, ?)",
      arguments: [transaction.world.handle(), person.id, text, transaction.now])
    return Mail(kind: .memberQuestion, to: .person(person.id), about: .question(transaction.db.lastInsertedRowID))
  }

  /// Saves the answer.
  ///
  /// - Returns: false when there is one already.
  func answer(_ text: String, in transaction: Transaction) throws -> Bool {
    try transaction.db.execute(
      cached: "UPDATE member_question SET answer = ?, answered_at = ? WHERE handle = ? AND answer IS NULL",
      arguments: [text, transaction.now, handle])
    return transaction.db.changesCount == 1
  }

  /// What the mail about it says, without the question.
  var mailContent: MailContent {
    MailContent(path: "my/questions/\(handle)", answeredAt: AnswerForm(handle: handle).path)
  }
}

/// The answer to a question, by the question's handle. Without a session it is not known whose it is, and what is typed
/// becomes a draft.
struct AnswerForm: HandleForm, MailedForm {
  static let route: FormRoute = "questions/:handle/answer"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, reading.scheme[.memberAnswer])
    guard let person = reading.person else { return open }
    let question = try MemberQuestion.own(handle, person, in: reading.db)
    open.respondsTo = MemberQuestionHTML(question: question, settings: reading.settings).html
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let question = try MemberQuestion.own(handle, filled.person, in: transaction.db)
    guard try question.answer(filled.answers.text("answer"), in: transaction) else {
      throw FieldProblems([FieldProblem("answer", CoordinatorWords.answeredAlready)])
    }
    return Saved(path: "/my/questions/\(handle)")
  }

  /// The question, and the form or what was answered.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    guard let person = reading.person, let open = try reading.open(self) else { throw Problem.notFound }
    let question = try MemberQuestion.own(handle, person, in: reading.db)
    let rest =
      question.answer == nil ? reading.html(open, action: action) : HTML(done: CoordinatorWords.answerSaved)
    return .page(Page(open.form.title, "\(person.answering)\(open.respondsTo)\(rest)"))
  }
}

/// A question with its answer, as both sides read it.
struct MemberQuestionHTML {
  let question: MemberQuestion
  let settings: Settings

  var html: HTML {
    let answer: HTML =
      question.answer.map { "<dt>\(CoordinatorWords.theAnswer)</dt><dd class=\"typed\" dir=\"auto\">\($0)</dd>\n" }
      ?? ""
    return """
      <section class="entry">
      <p class="kicker">\(settings.words(for: question.askedAt))</p>
      <dl class="answers">
      <dt>\(CoordinatorWords.theQuestion)</dt><dd class="typed" dir="auto">\(question.text)</dd>
      \(answer)</dl>
      </section>

      """
  }
}

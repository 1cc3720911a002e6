import GRDB
import Scheme

/// Something that a coordinator wants to know before they let somebody in, and the answer.
struct MemberQuestion: Sendable {
  let handle: String
  let person: Int64
  let text: String
  let askedAt: Instant
  let answer: String?

  private init(row: Row) throws {
    handle = try row.get("handle")
    person = try row.get("person_id")
    text = try row.get("text")
    askedAt = try row.get("asked_at")
    answer = try row.get("answer")
  }

  static func find(_ id: Int64, in db: Database) throws -> MemberQuestion? {
    try Row.fetchOne(db, cached: "SELECT * FROM member_question WHERE id = ?", arguments: [id]).map(MemberQuestion.init)
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

  /// All that a person was asked, oldest first.
  static func all(to person: Person, in db: Database) throws -> [MemberQuestion] {
    try Row.fetchAll(
      db, cached: "SELECT * FROM member_question WHERE person_id = ? ORDER BY id", arguments: [person.id]
    )
    .map(MemberQuestion.init)
  }

  /// Asks, and makes the mail that says so.
  static func ask(_ text: String, of person: Person, in transaction: Transaction) throws -> Mail {
    try transaction.db.execute(
      cached: "INSERT INTO member_question (handle, person_id, text, asked_at) VALUES (?, ?, ?, ?)",
      arguments: [transaction.world.handle(), person.id, text, transaction.now])
    return Mail(kind: .memberQuestion, to: .person(person.id), about: .question(transaction.db.lastInsertedRowID))
  }

  /// Keeps the answer.
  ///
  /// - Returns: false when there is one already.
  func answer(_ text: String, in transaction: Transaction) throws -> Bool {
    try transaction.db.execute(
      cached: "UPDATE member_question SET answer = ?, answered_at = ? WHERE handle = ? AND answer IS NULL",
      arguments: [text, transaction.now, handle])
    return transaction.db.changesCount == 1
  }

  /// What the mail about it says: nothing of the question.
  var mailContent: MailContent { MailContent(path: "my/questions/\(handle)", answeredAt: .questionAnswer(handle)) }
}

extension Parts {
  /// The answer to a question. Without a session it is not known whose it is; what is typed becomes a draft.
  func questionSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    let question = try await store.read { db in try person.map { try MemberQuestion.own(handle, $0, in: db) } }
    let form = CoordinatorWords.answerForm
    var submission = Submission(
      address: .questionAnswer(handle), form: form, button: CoordinatorWords.sendAnswer,
      readers: CoordinatorWords.answerReaders
    ) { sheet, transaction in
      let question = try MemberQuestion.own(handle, sheet.person, in: transaction.db)
      guard try question.answer(sheet.answers.text("answer"), in: transaction) else {
        throw FieldProblems([FieldProblem("answer", CoordinatorWords.answeredAlready)])
      }
      return Saved(path: "/my/questions/\(handle)")
    }
    submission.respondsTo = question.map { MemberQuestionHTML(question: $0, parts: self).html } ?? ""
    return submission
  }
}

/// The page of a question, for the person who was asked.
struct MemberQuestionPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let handle = visit.part("handle")
    return try await page(handle, for: visit.signedIn(), action: FormAddress.questionAnswer(handle).link)
  }

  /// The same for somebody who followed the mailed link.
  func show(_ link: ActLink, handle: String, action: Link) async throws -> Reply {
    try await page(handle, for: link.person, action: action)
  }

  private func page(_ handle: String, for person: SignedIn, action: Link) async throws -> Reply {
    let question = try await parts.store.read { try MemberQuestion.own(handle, person, in: $0) }
    var rest = HTML(done: CoordinatorWords.answerSaved)
    if question.answer == nil, let submission = try await parts.submission(at: .questionAnswer(handle), for: person) {
      rest = desk.html(submission, action: action)
    }
    let asked = MemberQuestionHTML(question: question, parts: parts).html
    return .page(Page(CoordinatorWords.questionToYou, "\(person.answering)\(asked)\(rest)"))
  }
}

/// A question with its answer, as both sides read it.
struct MemberQuestionHTML {
  let question: MemberQuestion
  let parts: Parts

  var html: HTML {
    let answer: HTML =
      question.answer.map { "<dt>\(CoordinatorWords.theAnswer)</dt><dd class=\"typed\" dir=\"auto\">\($0)</dd>\n" }
      ?? ""
    return """
      <section class="entry">
      <p class="kicker">\(parts.settings.words(for: question.askedAt))</p>
      <dl class="answers">
      <dt>\(CoordinatorWords.theQuestion)</dt><dd class="typed" dir="auto">\(question.text)</dd>
      \(answer)</dl>
      </section>

      """
  }
}

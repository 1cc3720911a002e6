import GRDB
import Scheme

/// A coordinator says that they have dealt with what a pair answered privately, by the pair's handle. Its page shows
/// the answers: the only part of a record that a coordinator reads.
struct PrivateAnswersForm: HandleForm {
  static let route: FormRoute = "coordinator/pairs/:handle/private-answers"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, CoordinatorWords.privateAnswersForm, button: JourneyWords.handled)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let mentoring = try Mentoring.other(handle, than: filled.person, in: transaction.db)
    try PrivateAnswer.handle(of: mentoring, in: transaction)
    try Audit.note(
      .handlePrivateAnswers, by: .coordinator(filled.person.person), on: .proposal(handle), in: transaction)
    return Saved(path: CoordinatorReading.path)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let coordinator = try reading.signedIn()
    let mentoring = try Mentoring.other(handle, than: coordinator, in: reading.db)
    let (mentee, mentor) = try (
      Profile.name(of: mentoring.mentee, in: reading.db), Profile.name(of: mentoring.mentor, in: reading.db)
    )
    let answers = try PrivateAnswer.all(of: mentoring, in: reading.db)
    let items = answers.reversed().map { card($0, $0.author == .mentee ? mentee : mentor, reading) }
    let list: HTML = items.isEmpty ? "<p>\(JourneyWords.nothingPrivate)</p>\n" : "<ul class=\"cards\">\n\(items)</ul>\n"
    let form: HTML =
      answers.contains(where: \.needsAttention)
      ? "<p>\(JourneyWords.handledLead(CoordinatorWords.attention))</p>\n\(try reading.html(self))" : ""
    let page = Page(
      JourneyWords.privateTitle,
      """
      <p class="lead">\(CoordinatorWords.pair(mentee, mentor))</p>
      <p>\(JourneyWords.privateLead)</p>
      \(list)\(form)<p><a href="/my/coordinator/">\(CoordinatorWords.title)</a></p>

      """)
    return .page(page).noting(.readPrivateAnswers, by: .coordinator(coordinator.person), on: .proposal(handle))
  }

  private func card(_ answer: PrivateAnswer, _ name: Name, _ reading: Reading) -> HTML {
    let settings = reading.settings
    let stage = reading.scheme.stage(answer.stage)?.form.title ?? answer.stage.phrase
    let words =
      answer.value.map { AnswerHTML.words($0, of: answer.question, settings) } ?? "<p>\(JourneyWords.leftOpen)</p>\n"
    let handled = answer.handledAt.map { "<br>\(JourneyWords.isHandled(settings.words(for: $0)))" as HTML } ?? ""
    return """
      <li><strong>\(answer.question.wording.html)</strong>
      \(words)<p class="when">\(name), \(stage), \(settings.words(for: answer.writtenAt))\(handled)</p></li>

      """
  }
}

extension PrivateAnswer {
  /// True for an answer that asks for help, until a coordinator has dealt with it or its author has answered again.
  var needsAttention: Bool { asksForHelp && handledAt == nil }

  /// The pairs in which someone has asked for help and nobody has dealt with it, and since when. The end of the
  /// mentoring does not hide it.
  static func pairsForHelp(in db: Database) throws -> [(pair: Mentoring, since: Instant)] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT mentoring.*, min(written_at) AS help_since FROM private_answer
        JOIN \(Mentoring.now) ON mentoring.id = mentoring_id WHERE asks_for_help = 1 AND handled_at IS NULL
        GROUP BY mentoring.id
        """
    ).map { try (Mentoring(row: $0), $0.get("help_since")) }
  }

  /// Notes that a coordinator has dealt with everything answered so far.
  static func handle(of mentoring: Mentoring, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached:
        "UPDATE private_answer SET handled_at = ? WHERE mentoring_id = ? AND asks_for_help = 1 AND handled_at IS NULL",
      arguments: [transaction.now, mentoring.id])
  }
}

extension Mentoring {
  /// A mentoring relationship that someone does not belong to.
  ///
  /// - Throws: `Problem.notFound`.
  static func other(_ handle: String, than coordinator: SignedIn, in db: Database) throws -> Mentoring {
    guard let mentoring = try all().without(coordinator.id).at(handle).first(in: db) else { throw Problem.notFound }
    return mentoring
  }
}

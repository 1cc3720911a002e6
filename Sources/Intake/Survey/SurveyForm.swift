import GRDB
import Scheme

/// The answers to a survey, by its handle.
struct SurveyForm: HandleForm, MailedForm {
  static let route: FormRoute = "surveys/:handle"
  static let leftOutOfDrafts: (question: String, words: Phrase)? = (FormKind.partnerQuestion, SurveyWords.leftOut())
  let handle: String

  var answeredNext: Phrase { SurveyWords.thanksNext() }

  func open(_ reading: Reading) throws -> OpenForm? {
    let survey = try reading.person.map { try Survey.own(handle, $0, in: reading.db) }
    let form = reading.scheme[try survey?.kind ?? Survey.kind(handle, in: reading.db)]
    var open = OpenForm(self, form)
    guard let survey else { return open }
    open.respondsTo = "<p class=\"lead\">\(SurveyWords.about(try survey.partnerName(in: reading.db)))</p>\n"
    if let reason = try survey.reasonGiven(in: reading.db),
      form.question(FormKind.reasonQuestion)?.option(reason) != nil
    {
      open.known = Posted([Posted.Field(FormKind.reasonQuestion, reason)])
    }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let survey = try Survey.own(handle, filled.person, in: transaction.db)
    guard !survey.isAnswered else { throw Obstacle(SurveyWords.answeredAlready) }
    guard !survey.isClosed else { throw Obstacle(SurveyWords.closed) }
    try survey.answer(filled, in: transaction)
    return Saved(path: link.text)
  }

  /// The form, or thanks.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    let person = try reading.signedIn()
    let survey = try Survey.own(handle, person, in: reading.db)
    guard !survey.isAnswered else { return .page(try thanks(survey, person, reading)) }
    guard !survey.isClosed else { return .page(Page(SurveyWords.closedTitle, "<p>\(SurveyWords.closed)</p>\n")) }
    guard let open = try reading.open(self) else { throw Problem.notFound }
    let form = reading.html(open, action: action)
    return .page(Page(open.form.title, "\(person.answering)\(open.respondsTo)\(form)"))
  }

  /// Thanks and, for someone who is signed in, what they answered. A mailed link shows none of that.
  private func thanks(_ survey: Survey, _ person: SignedIn, _ reading: Reading) throws -> Page {
    let given = person.session == nil ? nil : try SurveyAnswer.of(survey, in: reading.db)
    let answers: HTML =
      given.map { "<h2>\(SurveyWords.yours)</h2>\n\(AnswersHTML(form: $0.form, answers: $0.answers).html)" } ?? ""
    return Page(
      SurveyWords.thanks,
      "\(HTML(done: SurveyWords.thanksNext))<p><a href=\"/my/\">\(PeopleWords.myPage)</a></p>\n\(answers)")
  }
}

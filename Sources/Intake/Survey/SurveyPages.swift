import Scheme

/// A survey's page: the form, or thanks.
struct SurveyPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let handle = visit.part("handle")
    return try await page(handle, for: visit.signedIn(), action: Link(["my", "surveys", handle], after: .root))
  }

  /// The same for somebody who followed the mailed link.
  func show(_ link: ActLink, handle: String, action: Link) async throws -> Reply {
    try await page(handle, for: link.person, action: action)
  }

  private func page(_ handle: String, for person: SignedIn, action: Link) async throws -> Reply {
    let (survey, partner) = try await parts.store.read { db in
      let survey = try Survey.own(handle, person, in: db)
      return (survey, try survey.partnerName(in: db))
    }
    guard !survey.isAnswered else { return .page(try await thanks(survey, person)) }
    guard !survey.isClosed else { return .page(Page(SurveyWords.closedTitle, "<p>\(SurveyWords.closed)</p>\n")) }
    guard let submission = try await parts.submission(at: .survey(handle), for: person) else { throw Problem.notFound }
    let form = desk.html(submission, action: action)
    return .page(
      Page(submission.form.title, "\(person.answering)<p class=\"lead\">\(SurveyWords.about(partner))</p>\n\(form)"))
  }

  /// Thanks; and, for somebody who is signed in, what they answered. A mailed link shows nothing of that.
  private func thanks(_ survey: Survey, _ person: SignedIn) async throws -> Page {
    let given = person.session == nil ? nil : try await parts.store.read { try SurveyAnswer.of(survey, in: $0) }
    let answers: HTML =
      given.map { "<h2>\(SurveyWords.yours)</h2>\n\(AnswersHTML(form: $0.form, answers: $0.answers).html)" } ?? ""
    return Page(
      SurveyWords.thanks,
      "\(HTML(done: SurveyWords.thanksNext))<p><a href=\"/my/\">\(PeopleWords.myPage)</a></p>\n\(answers)")
  }
}

import Scheme

/// A mailed link that answers one thing: shows it and says whom it answers as; one POST answers it.
struct ActPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let link = try await find(visit)
    return try await page(link, visit).naming(link.person)
  }

  private func page(_ link: ActLink, _ visit: Visit) async throws -> Reply {
    switch link.formAddress {
    case .about(let handle, _):
      return try await ProposalPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    case .survey(let handle):
      return try await SurveyPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    case .availability: return try await availability(link, visit)
    case .meeting(.check(let handle)):
      return try await MeetingPages(parts: parts, desk: desk).check(link, handle: handle, action: action(visit))
    case .questionAnswer(let handle):
      return try await MemberQuestionPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    default: throw Problem.deadLink
    }
  }

  /// The answer, as the person whom the link was mailed to, whoever else is signed in here.
  func answer(_ visit: Visit) async throws -> Reply {
    let link = try await find(visit)
    var own = visit
    own.person = link.person
    let post = Desk.Post(visit: own, address: link.formAddress, posted: visit.posted, action: action(visit))
    let reply = try await desk.submit(post)
    // Without a session the answered thing's own page is not theirs to open, and the token goes on in no redirect: so
    // this answer is a page itself. Loaded again, it is the same post, and saved once.
    guard case .seeOther = reply.content else { return reply.naming(link.person) }
    return answered(link)
  }

  /// Whether a mentor takes another mentee; the link is dead once that was answered.
  private func availability(_ link: ActLink, _ visit: Visit) async throws -> Reply {
    let submission: Submission?
    do { submission = try await parts.submission(at: .availability, for: link.person) } catch Problem.notFound {
      throw Problem.deadLink
    }
    guard let submission else { throw Problem.deadLink }
    return .page(
      Page(
        submission.form.title,
        """
        \(link.person.answering)\(desk.html(submission, action: action(visit)))
        """))
  }

  private func answered(_ link: ActLink) -> Reply {
    var page = Page(
      ProposalWords.answered,
      """
      <p class="done">\(PeopleWords.answered(as: Address.masked(link.person.address)))</p>
      <p>\(link.formAddress.answeredNext)</p>
      <p><a href="/my/">\(PeopleWords.myPage)</a></p>

      """)
    page.arrived = link.formAddress
    return .page(page).naming(link.person)
  }

  private func find(_ visit: Visit) async throws -> ActLink {
    try await parts.store.read { try ActLink.find(Token(text: visit.part("token")), in: $0) }
  }

  private func action(_ visit: Visit) -> Link { Link(["my", "act", visit.part("token")], after: .root) }
}

extension FormAddress {
  /// What comes next, once it was answered from a mail.
  fileprivate var answeredNext: String {
    switch self {
    case .about: ProposalWords.answeredNext
    case .survey: SurveyWords.thanksNext
    case .meeting: MeetingWords.answeredNext
    default: PeopleWords.answeredNext
    }
  }
}

extension SignedIn {
  /// The address that a page may show them: a mailed link may be read by somebody else.
  var shownAddress: String { session == nil ? Address.masked(address) : address }

  /// Says, to somebody who followed a mailed link, as whom they answer; nothing to somebody with a session.
  var answering: HTML {
    session == nil ? "<p class=\"answering\">\(ProposalWords.answering(as: self))</p>\n" : ""
  }
}

import Scheme

/// A mailed link that answers one thing: shows it and says whom it answers as; one POST answers it.
struct ActPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let link = try await find(visit)
    switch link.formAddress {
    case .about(let handle, _):
      return try await ProposalPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    case .survey(let handle):
      return try await SurveyPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    case .availability: return try await availability(link, visit)
    default: throw Problem.deadLink
    }
  }

  /// The answer, as the person whom the link was mailed to, whoever else is signed in here.
  func answer(_ visit: Visit) async throws -> Reply {
    let link = try await find(visit)
    var visit = visit
    visit.person = link.person
    let post = Desk.Post(visit: visit, address: link.formAddress, posted: visit.posted, action: action(visit))
    let reply = try await desk.submit(post)
    // Without a session the answered thing's own page is not theirs to open; nor does the token go on in a redirect.
    if case .seeOther = reply.content { return .seeOther("/my/answered") }
    return reply
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
        <p class="answering">\(ProposalWords.answering(as: link.person))</p>
        \(desk.html(submission, action: action(visit)))
        """))
  }

  func answered() -> Reply {
    .page(
      Page(
        ProposalWords.answered,
        "<p>\(ProposalWords.answeredNext)</p>\n<p><a href=\"/my/\">\(PeopleWords.myPage)</a></p>\n"))
  }

  private func find(_ visit: Visit) async throws -> ActLink {
    try await parts.store.read { try ActLink.find(Token(text: visit.part("token")), in: $0) }
  }

  private func action(_ visit: Visit) -> Link { Link(["my", "act", visit.part("token")], after: .root) }
}

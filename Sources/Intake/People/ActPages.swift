import Scheme

/// A mailed link that answers one thing: shows it and says whom it answers as; one POST answers it.
struct ActPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let link = try await find(visit)
    switch link.formAddress {
    case .response(let handle), .version(let handle):
      return try await ProposalPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    case .survey(let handle):
      return try await SurveyPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
    case .questionAnswer(let handle):
      return try await MemberQuestionPages(parts: parts, desk: desk).show(link, handle: handle, action: action(visit))
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

import GRDB
import Scheme

/// A mailed link that answers one thing: shows it and says who it answers as; one POST answers it.
struct ActPages: Sendable {
  let intake: Intake
  let desk: Desk
  let forms: FormCatalogue

  func show(_ reading: Reading) throws -> Reply {
    let link = try find(reading.visit, in: reading.db)
    let reply = try form(of: link).page(reading.answering(link), action: action(reading.visit))
    return reply.naming(link.person)
  }

  /// The answer, as the person that the link was mailed to, no matter who else is signed in here.
  func answer(_ visit: Visit) async throws -> Reply {
    let link = try await intake.store.read { try find(visit, in: $0) }
    let form = try form(of: link)
    var own = visit
    own.person = link.person
    let post = Desk.Post(visit: own, form: form, posted: visit.posted, action: action(visit))
    let reply = try await desk.submit(post)
    // Without a session they cannot open the page of what they answered, and the token must not be in a redirect: so
    // this reply is a page itself. Loaded again, it is the same post, and is saved once.
    guard case .seeOther = reply.content else { return reply.naming(link.person) }
    return answered(link, form)
  }

  private func answered(_ link: ActLink, _ form: any MailedForm) -> Reply {
    var page = Page(
      ProposalWords.answered,
      """
      <p class="done">\(PeopleWords.answered(Address.masked(link.person.address)))</p>
      <p>\(form.answeredNext)</p>
      <p><a href="/my/">\(PeopleWords.myPage)</a></p>

      """)
    page.arrived = form.draftName
    return .page(page).naming(link.person)
  }

  private func find(_ visit: Visit, in db: Database) throws -> ActLink {
    try ActLink.find(Token(text: visit.part("token")), in: db)
  }

  private func form(of link: ActLink) throws(Problem) -> any MailedForm {
    guard let form = forms.form(at: link.formPath) as? any MailedForm else { throw .deadLink }
    return form
  }

  private func action(_ visit: Visit) -> Link { Link(["my", "act", visit.part("token")], after: .root) }
}

extension Reading {
  /// The same reading by the person that a link was mailed to.
  fileprivate func answering(_ link: ActLink) -> Reading {
    var reading = self
    reading.visit.person = link.person
    return reading
  }
}

extension SignedIn {
  /// The address that a page may show them: a mailed link may be read by someone else.
  var shownAddress: String { session == nil ? Address.masked(address) : address }

  /// Tells someone who followed a mailed link who they answer as; says nothing to someone with a session.
  var answering: HTML {
    session == nil ? "<p class=\"answering\">\(ProposalWords.answering(as: self))</p>\n" : ""
  }
}

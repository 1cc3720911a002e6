import GRDB
import Scheme

/// A proposal's page: where it stands, what can be done, what it says, and the conversation.
struct ProposalPages: Sendable {
  let parts: Parts
  let desk: Desk

  /// All that the page shows, read at one moment.
  private struct Facts: Sendable {
    let proposal: Proposal
    let actor: ProposalActor
    let partner: Profile?
    let partnerName: String
    let version: Proposal.Version?
    let events: [Proposal.Event]

    init(_ handle: String, for person: SignedIn, in db: Database) throws {
      proposal = try Proposal.own(handle, person, as: nil, in: db)
      actor = proposal.actor(person.id)
      partner = try Profile.find(proposal.partner(of: person.id), in: db)
      partnerName = partner?.name ?? ProfileWords.nameless
      version = try proposal.latestVersion(in: db)
      events = try proposal.events(in: db)
    }
  }

  func show(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let handle = visit.part("handle")
    let facts = try await parts.store.read { try Facts(handle, for: person, in: $0) }
    let forms = try await forms(facts, person)
    return .page(
      Page(
        ProposalWords.with(facts.partnerName, as: facts.actor),
        "\(state(facts))\(reach(facts))\(forms.first)\(body(facts))\(forms.last)"))
  }

  /// The same for somebody who followed a mailed link: the one form, and no way to reach anybody.
  func show(_ link: ActLink, handle: String, action: Link) async throws -> Reply {
    let facts = try await parts.store.read { try Facts(handle, for: link.person, in: $0) }
    let title = ProposalWords.with(facts.partnerName, as: facts.actor)
    let wanted: ProposalAction = facts.actor == .mentor ? .accept : .sendAgain
    guard facts.proposal.allows(wanted, by: link.person.id, at: parts.world.now()),
      let submission = try await parts.submission(at: link.formAddress, for: link.person)
    else {
      let way: HTML =
        "<p><a href=\"\(href: Link(["my", "proposals", handle], after: .root))\">\(PeopleWords.signIn)</a></p>\n"
      return .page(Page(ProposalWords.closed, "\(state(facts))\(way)"))
    }
    return .page(
      Page(
        title,
        """
        <p class="answering">\(ProposalWords.answering(as: link.person))</p>
        \(state(facts))\(body(facts))<h2>\(formTitle(facts))</h2>
        \(desk.html(submission, action: action))
        """))
  }

  // MARK: Their markup

  /// The forms that the person can fill in now: what is waited for stands first, what ends things last.
  private func forms(_ facts: Facts, _ person: SignedIn) async throws -> (first: HTML, last: HTML) {
    let now = parts.world.now()
    let handle = facts.proposal.handle
    func form(_ title: String, _ lead: String, _ address: FormAddress) async throws -> HTML {
      guard let submission = try await parts.submission(at: address, for: person) else { return "" }
      let lead: HTML = lead.isEmpty ? "" : "<p>\(lead)</p>\n"
      return "<h2>\(title)</h2>\n\(lead)\(desk.html(submission, action: address.link))"
    }
    var (first, last) = (HTML(), HTML())
    if facts.proposal.allows(.accept, by: person.id, at: now) {
      first = try await form(formTitle(facts), "", .response(handle))
    }
    if facts.proposal.allows(.sendAgain, by: person.id, at: now) {
      first = try await form(formTitle(facts), "", .version(handle))
    }
    if facts.proposal.allows(.withdraw, by: person.id, at: now) {
      last = try await form(ProposalWords.takeBack, "", .withdrawal(handle))
    }
    if facts.proposal.allows(.complete, by: person.id, at: now) {
      last = try await form(ProposalWords.finish, ProposalWords.finishLead, .completion(handle))
    }
    return (first, last)
  }

  private func formTitle(_ facts: Facts) -> String {
    facts.actor == .mentor ? ProposalWords.respondTitle : ProposalWords.amendTitle
  }

  private func state(_ facts: Facts) -> HTML {
    let words = ProposalWords.state(facts.proposal.state, as: facts.actor, partner: facts.partnerName)
    let rests: HTML = facts.proposal.frozenAt == nil ? "" : "<p>\(ProposalWords.rests)</p>\n"
    return "<p class=\"lead\">\(words)</p>\n\(rests)"
  }

  private func reach(_ facts: Facts) -> HTML {
    guard Access.lets(facts.proposal.reader, read: .contact), let partner = facts.partner else { return "" }
    return """
      <section class="reach">
      <h2>\(ProposalWords.reach)</h2>
      <p>\(partner.name): <span class="typed">\(partner.contact)</span></p>
      </section>

      """
  }

  private func body(_ facts: Facts) -> HTML {
    let about: HTML =
      facts.partner.map { partner -> HTML in
        let card = ProfileHTML(profile: partner, reader: facts.proposal.reader).html
        return "<h2>\(ProposalWords.about(partner.name))</h2>\n\(card)"
      } ?? ""
    let title = facts.proposal.state.isPair ? ProposalWords.acceptedVersion : ProposalWords.version
    let version: HTML =
      facts.version.map { "<h2>\(title)</h2>\n\(AnswersHTML(form: $0.form, answers: $0.answers).html)" } ?? ""
    return """
      \(version)<h2>\(ProposalWords.conversation)</h2>
      <ol class="events">
      \(facts.events.map { event($0, facts) })</ol>
      \(about)
      """
  }

  private func event(_ event: Proposal.Event, _ facts: Facts) -> HTML {
    let name = event.actor == facts.actor ? ProposalWords.you : facts.partnerName
    let comment: HTML = event.comment.isEmpty ? "" : "<p class=\"typed\">\(event.comment)</p>\n"
    return """
      <li><p><strong>\(ProposalWords.event(event.action, by: name))</strong> \
      <span class="when">\(parts.settings.words(for: event.at))</span></p>
      \(comment)</li>

      """
  }
}

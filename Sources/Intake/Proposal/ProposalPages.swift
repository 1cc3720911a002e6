import GRDB
import Scheme

/// A proposal's page: where it stands, what can be done, what it says, and the conversation.
struct ProposalPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let facts = try await facts(visit.part("handle"), for: person)
    let html = ProposalHTML(facts: facts, settings: parts.settings)
    let first = try await wanted(facts, person)
    let done = visit.done.flatMap(ProposalForm.init(rawValue:)).map { HTML(done: facts.done($0)) } ?? ""
    return .page(
      Page(
        facts.title,
        "\(done)\(html.state)\(html.journey)\(html.reach)\(first)\(html.otherSteps)\(html.body)\(try await nextMentors(facts, person))"
      ))
  }

  /// One form about the proposal on a page of its own.
  func show(_ visit: Visit, _ form: ProposalForm) async throws -> Reply {
    let person = try visit.signedIn()
    let facts = try await facts(visit.part("handle"), for: person)
    let html = ProposalHTML(facts: facts, settings: parts.settings)
    guard facts.steps.contains(form),
      let submission = try await parts.submission(at: .about(facts.proposal.handle, form), for: person)
    else { return .seeOther(facts.proposal.path) }
    let words = form.lead(parts.settings.terms)
    let lead: HTML = words.isEmpty ? "" : "<p>\(words)</p>\n"
    return .page(
      Page(
        submission.form.title,
        """
        <p><a href="\(href: html.link)">\(facts.title)</a></p>
        \(lead)\(desk.html(submission, action: submission.address.link))
        """))
  }

  /// The same for somebody who followed a mailed link: the one form, and no way to reach anybody.
  func show(_ link: ActLink, handle: String, action: Link) async throws -> Reply {
    let facts = try await facts(handle, for: link.person)
    let html = ProposalHTML(facts: facts, settings: parts.settings)
    guard case .about(_, let form) = link.formAddress, facts.steps.contains(form),
      let submission = try await parts.submission(at: link.formAddress, for: link.person)
    else {
      return .page(
        Page(
          ProposalWords.closed,
          "\(html.state)<p><a href=\"\(href: html.link)\">\(PeopleWords.signIn)</a></p>\n"))
    }
    return .page(
      Page(
        facts.title,
        """
        \(link.person.answering)\(html.state)<p><a href="\(href: Link(fragment: submission.form.id))">\(ProposalWords.toForm)</a></p>
        \(html.body)<h2>\(submission.form.title)</h2>
        \(desk.html(submission, action: action))
        """))
  }

  // MARK: Steps

  private func facts(_ handle: String, for person: SignedIn) async throws -> ProposalFacts {
    let (now, terms) = (parts.world.now(), parts.settings.terms)
    return try await parts.store.read { try ProposalFacts(handle, for: person, at: now, terms: terms, in: $0) }
  }

  /// The form that is waited for, on the page itself.
  private func wanted(_ facts: ProposalFacts, _ person: SignedIn) async throws -> HTML {
    guard let form = facts.wanted,
      let submission = try await parts.submission(at: .about(facts.proposal.handle, form), for: person)
    else { return "" }
    return "<h2>\(submission.form.title)</h2>\n\(desk.html(submission, action: submission.address.link))"
  }

  /// Whom a mentee could ask next, where this proposal has come to nothing.
  private func nextMentors(_ facts: ProposalFacts, _ person: SignedIn) async throws -> HTML {
    guard facts.actor == .mentee, [.rejected, .expired].contains(facts.proposal.state),
      person.person.standing == .member
    else { return "" }
    let mentors = try await parts.store.read { [day = parts.settings.day(of: parts.world.now())] db in
      let wishes = MenteeWishes(try Profile.find(person.id, in: db))
      let asked = try [facts.proposal.mentor] + Proposal.open(ofMentee: person.id, in: db).map(\.mentor)
      return try Matching.best(MentorSearch(count: 3 + asked.count), for: person.id, wishes: wishes, on: day, in: db)
        .filter { !asked.contains($0.person) }.prefix(3)
    }
    guard !mentors.isEmpty else { return "" }
    let items = mentors.map { mentor -> HTML in
      "<li><a href=\"\(href: Link(["my", "mentors", mentor.handle], after: .root))\">\(mentor.name)</a></li>\n"
    }
    return "<h2>\(ProposalWords.nextMentors)</h2>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }
}

/// All that a proposal's page shows to one of the two, read at one moment.
struct ProposalFacts: Sendable {
  let proposal: Proposal
  let actor: ProposalActor
  /// The other's profile; `nil` where it is stopped, and once they have left.
  let partner: Profile?
  let partnerName: Name
  let version: Proposal.Version?
  let events: [Proposal.Event]
  /// True for a mentee who could take the mentoring up again, were the mentor's places not all taken.
  let lacksPlaceToReopen: Bool
  /// The forms that can be filled in now.
  let steps: [ProposalForm]

  /// - Throws: `Problem.notFound` for everybody but the two.
  init(_ handle: String, for person: SignedIn, at now: Instant, terms: ProposalTerms, in db: Database) throws {
    let proposal = try Proposal.own(handle, person, as: nil, in: db)
    let actor = proposal.actor(person.id)
    self.proposal = proposal
    self.actor = actor
    let areMembers = try proposal.areMembers(in: db)
    let isThere = proposal.life != .stopped && areMembers
    partner = isThere ? try Profile.find(proposal.partner(of: person.id), in: db) : nil
    partnerName = try Profile.name(of: proposal.partner(of: person.id), in: db)
    version = try proposal.latestVersion(in: db)
    events = try proposal.events(in: db)
    let hasPlace = try actor == .mentor || Proposal.placesLeft(of: proposal.mentor, in: db) > 0
    lacksPlaceToReopen = !hasPlace && areMembers && proposal.allows(.reopen, by: person.id, at: now, terms: terms)
    let hasOthers =
      try actor == .mentee && proposal.life.isPartnership && !Proposal.waiting(ofMentee: person.id, in: db).isEmpty
    steps = ProposalForm.allCases.filter { [lacksPlaceToReopen] form in
      switch form {
      case .reopening where lacksPlaceToReopen: false
      case .others: hasOthers
      case .reopening where !areMembers, .reconsideration where !areMembers: false
      case .response: proposal.allows(.accept, by: person.id, at: now, terms: terms)
      case .continuation: proposal.allows(.complete, by: person.id, at: now, terms: terms)
      case .contact:
        proposal.contactMadeAt == nil && proposal.allows(.makeContact, by: person.id, at: now, terms: terms)
      default: form.action.map { proposal.allows($0, by: person.id, at: now, terms: terms) } ?? false
      }
    }
  }

  /// What the page is called.
  var title: Wording { ProposalWords.title(partnerName, as: actor, proposal.state) }

  /// What is said of a form that is saved.
  func done(_ form: ProposalForm) -> Wording { ProposalWords.done(form, proposal.state, partner: partnerName) }

  /// The form that is waited for.
  var wanted: ProposalForm? {
    steps.first { [.response, .version, .contact].contains($0) }
  }
}

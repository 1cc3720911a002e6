import GRDB
import Scheme

/// A proposal's page: where it stands, what can be done, what it says, and the conversation.
struct ProposalPages {
  let reading: PersonReading

  func show() throws -> Reply {
    let reading = reading.reading
    let facts = try ProposalFacts(self.reading.part("handle"), reading)
    let html = ProposalHTML(facts: facts, settings: reading.settings)
    // The form that is waited for, on the page itself.
    let wanted = try facts.wanted.flatMap { try reading.open($0.init(handle: facts.proposal.handle)) }
    let first: HTML =
      wanted.map { "<h2>\($0.form.title)</h2>\n\(reading.html($0, action: $0.source.link))" } ?? ""
    let done = reading.visit.done.flatMap(ProposalForms.named).map { HTML(done: $0.done(facts)) } ?? ""
    return .page(
      Page(
        facts.title,
        "\(done)\(html.state)\(html.journey)\(html.reach)\(first)\(html.otherSteps)\(html.body)\(try nextMentors(facts))"
      ))
  }

  /// Whom a mentee could ask next, where this proposal has come to nothing.
  private func nextMentors(_ facts: ProposalFacts) throws -> HTML {
    let (person, db) = (reading.person, reading.db)
    guard facts.actor == .mentee, [.rejected, .expired].contains(facts.proposal.state),
      person.person.standing == .member
    else { return "" }
    let wishes = MenteeWishes(try Profile.find(person.id, in: db))
    let asked = try [facts.proposal.mentor] + Proposal.open(ofMentee: person.id, in: db).map(\.mentor)
    let search = MentorSearch(count: 3 + asked.count)
    let mentors = try Matching.best(search, for: person.id, wishes: wishes, on: reading.today, in: db)
      .filter { !asked.contains($0.person) }.prefix(3)
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
  /// Neither is suspended, and whoever left has been let in again.
  let areMembers: Bool
  /// True for a mentee who could take the mentoring up again, were the mentor's places not all taken.
  let lacksPlaceToReopen: Bool
  /// True for a mentee who has found a mentor and has other proposals that wait.
  let hasOthers: Bool
  private let person: Int64
  private let now: Instant
  private let terms: ProposalTerms

  /// - Throws: `Problem.notFound` for everybody but the two.
  init(_ handle: String, _ reading: Reading) throws {
    let db = reading.db
    let person = try reading.signedIn()
    let proposal = try Proposal.own(handle, person, as: nil, in: db)
    self.proposal = proposal
    self.person = person.id
    (now, terms) = (reading.now, reading.settings.terms)
    actor = proposal.actor(person.id)
    areMembers = try proposal.areMembers(in: db)
    let isThere = proposal.life != .stopped && areMembers
    partner = isThere ? try Profile.find(proposal.partner(of: person.id), in: db) : nil
    partnerName = try Profile.name(of: proposal.partner(of: person.id), in: db)
    version = try proposal.latestVersion(in: db)
    events = try proposal.events(in: db)
    let hasPlace = try actor == .mentor || Proposal.placesLeft(of: proposal.mentor, in: db) > 0
    lacksPlaceToReopen =
      !hasPlace && areMembers && proposal.allows(.reopen, by: person.id, at: reading.now, terms: terms)
    hasOthers =
      try actor == .mentee && proposal.life.isPartnership && !Proposal.waiting(ofMentee: person.id, in: db).isEmpty
  }

  /// True while the one who looks can take an action.
  func allows(_ action: ProposalAction) -> Bool { proposal.allows(action, by: person, at: now, terms: terms) }

  /// The forms that can be filled in now.
  var steps: [any ProposalForm.Type] { ProposalForms.all.filter { $0.isOpen(self) } }

  /// The form that is waited for.
  var wanted: (any ProposalForm.Type)? { ProposalForms.wanted.first { $0.isOpen(self) } }

  /// What the page is called.
  var title: Wording { ProposalWords.title(partnerName, as: actor, proposal.state) }
}

import GRDB
import Scheme

/// *My page*: what waits, and the ways to all that is one's own.
struct MyPage: Sendable {
  let parts: Parts

  private struct Facts: Sendable {
    let drafts: [Draft]
    let profile: Profile?
    let proposals: [(proposal: Proposal, partner: String)]
    let surveys: [(survey: Survey, partner: String)]

    init(_ visit: Visit, _ person: SignedIn, in db: Database) throws {
      drafts = try Draft.waiting(for: visit, in: db)
      profile = try Profile.find(person.id, in: db)
      proposals = try Proposal.all(of: person.id, in: db).map { proposal in
        (proposal, try Profile.name(of: proposal.partner(of: person.id), in: db))
      }
      surveys = try Survey.waiting(for: person, in: db).map { ($0, try $0.partnerName(in: db)) }
    }
  }

  func show(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let facts = try await parts.store.read { try Facts(visit, person, in: $0) }
    let next = next(facts, person)
    let waits: HTML = next.isEmpty ? "<p>\(MyPageWords.nothingWaits)</p>\n" : "<ul class=\"cards\">\n\(next)</ul>\n"
    return .page(
      Page(
        PeopleWords.myPage,
        """
        <h2>\(MyPageWords.next)</h2>
        \(waits)\(proposals(facts, person))<h2>\(MyPageWords.mine)</h2>
        <ul class="links">
        <li><a href="/my/diary">\(DiaryWords.title)</a></li>
        <li><a href="/my/profile">\(ProfileWords.mine)</a></li>
        <li><a href="/my/mail">\(MailWords.title)</a></li>
        \(mentors(facts, person))</ul>

        """))
  }

  private func next(_ facts: Facts, _ person: SignedIn) -> [HTML] {
    let now = parts.world.now()
    var items = facts.drafts.map { item(MyPageWords.draft, ["drafts", $0.handle]) }
    if facts.profile == nil { items.append(item(MyPageWords.profile, ["profile"])) }
    for (proposal, partner) in facts.proposals {
      let path = ["proposals", proposal.handle]
      if proposal.allows(.accept, by: person.id, at: now) { items.append(item(MyPageWords.answer(partner), path)) }
      if proposal.allows(.sendAgain, by: person.id, at: now) { items.append(item(MyPageWords.amend(partner), path)) }
    }
    return items + facts.surveys.map { item(MyPageWords.survey($0.partner), ["surveys", $0.survey.handle]) }
  }

  private func proposals(_ facts: Facts, _ person: SignedIn) -> HTML {
    guard !facts.proposals.isEmpty else { return "" }
    let items = facts.proposals.map { proposal, partner -> HTML in
      let actor = proposal.actor(person.id)
      let link = Link(["my", "proposals", proposal.handle], after: .root)
      return """
        <li><a href="\(href: link)">\(ProposalWords.with(partner, as: actor))</a>
        <p>\(ProposalWords.state(proposal.state, as: actor, partner: partner))</p></li>

        """
    }
    return "<h2>\(MyPageWords.proposals)</h2>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }

  private func mentors(_ facts: Facts, _ person: SignedIn) -> HTML {
    guard person.person.standing == .member, facts.profile?.role.isMentee ?? true else { return "" }
    return "<li><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></li>\n"
  }

  private func item(_ words: String, _ path: [String]) -> HTML {
    "<li><a href=\"\(href: Link(["my"] + path, after: .root))\">\(words)</a></li>\n"
  }
}

/// What *My page* says.
enum MyPageWords {
  static let next = "What next"
  static let nothingWaits = "Nothing waits for you."
  static let proposals = "Proposals"
  static let mine = "Yours"
  static let draft = "Save what you wrote, or throw it away"
  static let profile = "Fill in your profile"
  static func answer(_ partner: String) -> String { "Answer the proposal from \(partner)" }
  static func amend(_ partner: String) -> String { "Change your proposal to \(partner), and send it again" }
  static func survey(_ partner: String) -> String { "Answer the survey about your mentoring with \(partner)" }
}

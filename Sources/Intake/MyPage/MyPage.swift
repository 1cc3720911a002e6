import GRDB
import Scheme

/// *My page*: what waits, and the ways to all that is one's own.
struct MyPage {
  let reading: PersonReading

  private struct Facts {
    let drafts: [(draft: Draft, isTheirs: Bool)]
    let profile: Profile?
    let proposals: [(proposal: Proposal, partner: Name)]
    let surveys: [(survey: Survey, partner: Name)]
    let isAskedForAvailability: Bool
    let isAskedAboutWaiting: Bool
    let meetingChecks: [(check: MeetingCheck, partner: Name)]
    let standing: StandingNote
    let isCoordinator: Bool
    let journeys: JourneyNews
    let isContact: Bool
    let diary: DiaryOnMyPage

    init(_ reading: PersonReading) throws {
      let (visit, person, settings) = (reading.visit, reading.person, reading.settings)
      let (now, db) = (reading.now, reading.db)
      journeys = try JourneyNews(for: person, today: reading.today, in: db)
      isCoordinator = try settings.isCoordinator(person, in: db)
      isContact = try settings.contact(person, in: db) != nil
      drafts = try Draft.waiting(for: visit, at: now, in: db).map { ($0, $0.view(for: visit, at: now) != .perhaps) }
      profile = try Profile.find(person.id, in: db)
      proposals = try Proposal.all(of: person.id, in: db).map { proposal in
        (proposal, try Profile.name(of: proposal.partner(of: person.id), in: db))
      }
      isAskedForAvailability = try Profile.isAskedForAvailability(person.id, in: db)
      isAskedAboutWaiting = try Profile.isAskedAboutWaiting(person.id, in: db)
      meetingChecks = try MeetingCheck.waiting(for: person, in: db).map { check in
        (check, try Profile.name(of: check.pair.partner(of: person.id), in: db))
      }
      standing = try StandingNote(for: person, in: db)
      diary = try DiaryOnMyPage(of: person, at: now, in: db)
      surveys = try Survey.waiting(for: person, in: db).map { ($0, try $0.partnerName(in: db)) }
    }

    /// A mentee of the scheme who is ready, and has neither a mentor nor asked one.
    func mayChoose(_ person: SignedIn) -> Bool {
      guard let profile, profile.role.isMentee, profile.lacks.isEmpty, person.person.standing == .member else {
        return false
      }
      return !proposals.contains { $0.proposal.mentee == person.id && $0.proposal.state.isOpen }
    }
  }

  func show() throws -> Reply {
    let (facts, person) = (try Facts(reading), reading.person)
    let next = next(facts, person)
    let waits: HTML = next.isEmpty ? "<p>\(nothing(facts, person))</p>\n" : "<ul class=\"cards\">\n\(next)</ul>\n"
    return .page(
      Page(
        PeopleWords.myPage,
        """
        \(facts.standing.html)<h2>\(MyPageWords.next)</h2>
        \(waits)\(facts.journeys.html(reading.settings))\(proposals(facts, person))\
        \(facts.diary.html(reading.settings, reading.scheme))<h2>\(MyPageWords.mine)</h2>
        <ul class="links">
        <li><a href="/my/diary">\(DiaryWords.title)</a></li>
        <li><a href="/my/take-away">\(TakeAwayWords.pageTitle)</a></li>
        <li><a href="/my/profile">\(ProfileWords.mine)</a></li>
        <li><a href="/my/mail">\(MailWords.title)</a></li>
        \(mentors(facts, person))<li><a href="/my/who-sees-what">\(AccessWords.title)</a></li>
        \(facts.isCoordinator ? coordinator : "")\(facts.isContact ? contact : "")<li><a href="/my/leaving">\(LeavingWords.title)</a></li>
        </ul>

        """))
  }

  private func next(_ facts: Facts, _ person: SignedIn) -> [HTML] {
    var items = facts.drafts.map { draft, isTheirs in
      item(isTheirs ? MyPageWords.draft : MyPageWords.perhapsDraft, ["drafts", draft.handle])
    }
    items += facts.standing.openQuestions.map { item(CoordinatorWords.answerQuestion, ["questions", $0.handle]) }
    items += profile(facts)
    for (proposal, partner) in facts.proposals {
      if let words = waits(proposal, partner, for: person) {
        items.append(item(words, ["proposals", proposal.handle]))
      }
      if asksOfOthers(proposal, facts, person) {
        items.append(item(MyPageWords.others(partner), ["proposals", proposal.handle, OtherProposalsForm.noun]))
      }
    }
    if facts.mayChoose(person) {
      items.append("<li><a href=\"/my/mentors\">\(MyPageWords.chooseMentor)</a></li>\n")
    }
    if facts.isAskedAboutWaiting { items.append(item(MyPageWords.waiting, ["profile", "waiting"])) }
    items += facts.journeys.waiting.map { partner, link in
      "<li><a href=\"\(href: link)\">\(JourneyWords.waits(from: partner))</a></li>\n"
    }
    if facts.isAskedForAvailability { items.append(item(ProfileWords.availabilityTitle, ["profile", "availability"])) }
    items += facts.meetingChecks.map { item(MyPageWords.meeting($0.partner), ["meeting-checks", $0.check.handle]) }
    return items + facts.surveys.map { item(MyPageWords.survey($0.partner), ["surveys", $0.survey.handle]) }
  }

  /// Why nothing waits, and what will happen.
  private func nothing(_ facts: Facts, _ person: SignedIn) -> String {
    if facts.proposals.contains(where: { $0.proposal.state.isWaiting }) { return MyPageWords.othersTurn }
    let isListed = facts.profile.map { $0.role.isMentor && $0.availability.holds(on: reading.today) } ?? false
    return isListed && person.person.standing == .member ? MyPageWords.listed : MyPageWords.nothingWaits
  }

  private func profile(_ facts: Facts) -> [HTML] {
    guard let profile = facts.profile else { return [item(MyPageWords.profile, ["profile"])] }
    return profile.lacks.isEmpty ? [] : [item(MyPageWords.finish(profile.lacks), ["forms", FormKind.profile.rawValue])]
  }

  /// True where a mentee has found a mentor, and has not said what becomes of the proposals to others.
  private func asksOfOthers(_ proposal: Proposal, _ facts: Facts, _ person: SignedIn) -> Bool {
    proposal.othersAsked && proposal.life.isPartnership && proposal.mentee == person.id
      && facts.proposals.contains { $0.proposal.mentee == person.id && $0.proposal.state.isWaiting }
  }

  /// What a proposal waits for, if it is this person's to do.
  private func waits(_ proposal: Proposal, _ partner: Name, for person: SignedIn) -> Wording? {
    let (now, settings) = (reading.now, reading.settings)
    func allows(_ action: ProposalAction) -> Bool {
      proposal.allows(action, by: person.id, at: now, terms: settings.terms)
    }
    if allows(.accept) { return MyPageWords.answer(partner, by: words(proposal.position.due)) }
    if allows(.sendAgain) { return MyPageWords.amend(partner, by: words(proposal.position.due)) }
    if allows(.makeContact), proposal.contactMadeAt == nil {
      return MyPageWords.write(to: partner, by: words(proposal.acceptedAt.map { $0 + settings.terms.firstContact }))
    }
    if proposal.asked > 0, allows(.extend) { return MyPageWords.goOn(partner) }
    return nil
  }

  private func words(_ moment: Instant?) -> String {
    moment.map { reading.settings.words(forDay: reading.settings.lastDay(before: $0)) } ?? ""
  }

  private func proposals(_ facts: Facts, _ person: SignedIn) -> HTML {
    guard !facts.proposals.isEmpty else { return "" }
    let items = facts.proposals.map { proposal, partner -> HTML in
      let actor = proposal.actor(person.id)
      let link = proposal.link
      return """
        <li><a href="\(href: link)">\(ProposalWords.title(partner, as: actor, proposal.state))</a>
        <p>\(proposal.words(for: actor, partner: partner))</p>
        \(proposal.journeyLink)</li>

        """
    }
    return "<h2>\(MyPageWords.proposals)</h2>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }

  private func mentors(_ facts: Facts, _ person: SignedIn) -> HTML {
    guard person.person.standing == .member, facts.profile?.role.isMentee ?? true else { return "" }
    return "<li><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></li>\n"
  }

  private var coordinator: HTML { "<li><a href=\"/my/coordinator/\">\(CoordinatorWords.title)</a></li>\n" }

  private var contact: HTML { "<li><a href=\"/my/contact\">\(ContactWords.toList)</a></li>\n" }

  private func item(_ words: String, _ path: [String]) -> HTML { item(Wording(words), path) }

  private func item(_ words: Wording, _ path: [String]) -> HTML {
    "<li><a href=\"\(href: Link(["my"] + path, after: .root))\">\(words)</a></li>\n"
  }
}

/// What *My page* says.
enum MyPageWords {
  static let next = "What next"
  static let nothingWaits = "Nothing waits for you."
  static let listed = "Nothing waits for you. Mentees can find you, and proposals come by e-mail."
  static let othersTurn = "Nothing waits for you. You get an e-mail as soon as there is an answer."
  static let chooseMentor = "Choose a mentor, and write a proposal"
  static let proposals = "Proposals and mentoring"
  static let mine = "Your pages"
  static let draft = "Save what you wrote, or throw it away"
  static let perhapsDraft = "Something was written in this browser before you signed in: say whether it was you"
  static let profile = "Fill in your profile"
  static let waiting = "You are not available now: say what becomes of the proposals that wait"
  static func finish(_ lacks: [String]) -> String { "Finish your profile: \(lacks.joined(separator: ", and "))" }
  static func others(_ partner: Name) -> Wording {
    "\(partner) accepted: say what becomes of your proposals to others"
  }
  static func answer(_ partner: Name, by day: String) -> Wording { "Answer the proposal from \(partner) by \(day)" }
  static func amend(_ partner: Name, by day: String) -> Wording {
    "Change your proposal to \(partner), and send it again by \(day)"
  }
  static func write(to partner: Name, by day: String) -> Wording { "Write to \(partner) by \(day)" }
  static func goOn(_ partner: Name) -> Wording {
    "The months that you and \(partner) agreed on are over: complete, go on for longer, or end"
  }
  static func meeting(_ partner: Name) -> Wording { "Say whether you have met \(partner)" }
  static func survey(_ partner: Name) -> Wording { "Answer the survey about your mentoring with \(partner)" }
}

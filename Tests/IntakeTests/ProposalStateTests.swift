import Scheme
import Testing

@testable import Intake

struct ProposalStateTests {
  private typealias Row = (
    from: ProposalState, action: ProposalAction, by: Set<ProposalActor>, to: ProposalState
  )
  private static let both: Set<ProposalActor> = [.mentee, .mentor]

  /// Every step that the scheme has while nothing is due; whatever is not here is refused.
  ///
  /// - Parameter first: who asked for more months, which are the other's to take back.
  private static func inTime(_ first: ProposalActor) -> [Row] {
    [
      (.sent, .accept, [.mentor], .accepted),
      (.sent, .amend, [.mentor], .amending),
      (.sent, .reject, [.mentor], .rejected),
      (.sent, .delay, [.mentor], .sent),
      (.sent, .withdraw, [.mentee], .withdrawn),
      (.sent, .leave, [.mentee], .withdrawn),
      (.sent, .leave, [.mentor], .rejected),
      (.amending, .sendAgain, [.mentee], .sent),
      (.amending, .withdraw, [.mentee], .withdrawn),
      (.amending, .leave, [.mentee], .withdrawn),
      (.amending, .leave, [.mentor], .rejected),
      (.accepted, .makeContact, [.mentee], .accepted),
      (.accepted, .pause, both, .paused),
      (.accepted, .extend, both, .accepted),
      (.accepted, .keepEnd, [first.partner], .accepted),
      (.accepted, .complete, both, .completed),
      (.accepted, .end, both, .ended),
      (.accepted, .leave, both, .ended),
      (.paused, .resume, both, .accepted),
      (.paused, .extend, both, .paused),
      (.paused, .keepEnd, [first.partner], .paused),
      (.paused, .complete, both, .completed),
      (.paused, .end, both, .ended),
      (.paused, .leave, both, .ended),
      (.rejected, .reconsider, [.mentor], .sent),
      (.completed, .reopen, both, .accepted),
      (.ended, .reopen, both, .accepted),
    ]
  }

  /// Once it is due, the clock alone moves what waits; and what was over stays over.
  private static func due(_ first: ProposalActor) -> [Row] {
    inTime(first).filter { [.accepted, .paused].contains($0.from) && $0.action != .keepEnd } + [
      (.sent, .expire, [.clock], .expired), (.amending, .expire, [.clock], .expired),
      (.paused, .resume, [.clock], .accepted),
    ]
  }

  @Test(
    "In time, every state, action and actor lead where the table says, and nowhere else",
    arguments: ProposalState.allCases, [ProposalActor.mentee, .mentor])
  func inTime(state: ProposalState, first: ProposalActor) {
    check(state, first, days: 6, against: Self.inTime(first))
  }

  @Test(
    "Once it is due only the clock moves what waits, and nothing is taken back",
    arguments: ProposalState.allCases, [ProposalActor.mentee, .mentor])
  func tooLate(state: ProposalState, first: ProposalActor) {
    check(state, first, days: 14, against: Self.due(first))
  }

  @Test("Stopped, no person and no clock does anything but leave", arguments: ProposalState.allCases)
  func stopped(state: ProposalState) {
    let leaving = Self.inTime(.mentee).filter { $0.action == .leave }
    check(state, .mentee, days: 6, isStopped: true, against: leaving)
    check(state, .mentee, days: 14, isStopped: true, against: leaving.filter { $0.from.isPair })
  }

  @Test("What was closed during a break goes on with it, unless that would be over")
  func reopenedInABreak() {
    let since = Instant(seconds: 1_790_000_000)
    let closed = ProposalPosition(state: .completed, since: since, due: since + .days(5))
    for (days, state) in [(4, ProposalState.paused), (5, .accepted)] {
      #expect(closed.after(.reopen, by: .mentor, at: since + .days(Int64(days)), terms: ProposalTerms()) == state)
    }
  }

  @Test("More time can be asked for once; a rejection is final after 7 days")
  func once() {
    let since = Instant(seconds: 1_790_000_000)
    let delayed = ProposalPosition(state: .sent, since: since, due: since + .days(30), wasDelayed: true)
    #expect(delayed.after(.delay, by: .mentor, at: since, terms: ProposalTerms()) == nil)
    #expect(delayed.after(.accept, by: .mentor, at: since + .days(20), terms: ProposalTerms()) == .accepted)
    let rejected = ProposalPosition(state: .rejected, since: since)
    #expect(rejected.after(.reconsider, by: .mentor, at: since + .days(7), terms: ProposalTerms()) == nil)
  }

  private func check(
    _ state: ProposalState, _ first: ProposalActor, days: Int64, isStopped: Bool = false, against table: [Row]
  ) {
    let since = Instant(seconds: 1_790_000_000)
    let hasDue = state.isWaiting || state == .paused
    let position = ProposalPosition(
      state: state, since: since, due: hasDue ? since + .days(14) : nil,
      extendedBy: first, extendedAt: since, isStopped: isStopped)
    for action in ProposalAction.allCases {
      for actor in ProposalActor.allCases {
        let expected = table.first { $0.from == state && $0.action == action && $0.by.contains(actor) }?.to
        let next = position.after(action, by: actor, at: since + .days(days), terms: ProposalTerms())
        #expect(next == expected, "\(state) \(action) by \(actor)")
      }
    }
  }

  @Test("A proposal that nobody answers expires, the mentee is told, and may write again")
  func expires() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    _ = try await story.mentor()
    let ana = try await house.signedIn(story.ana)
    try await story.proposal(ana)
    let link = try await house.link(to: story.ben)
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Ben"))
    #expect(ana.page.contains("href=\"/my/proposals/") && !ana.page.contains("<textarea"))
    try await ana.post(ana.path + "/proposals", [("where-i-am", "Again"), ("months", "2")])
    #expect(ana.answer.status == 422 && ana.page.contains("role=\"alert\""))

    house.pass(.days(14))
    let ben = house.browser()
    try await ben.open(link)
    #expect(ben.page.says(ProposalWords.closed))
    try await house.tidy()
    #expect(try await house.mails(to: story.ana).last?.subject.contains("proposal expired") ?? false)
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Ben"))
    try await ana.send("/proposals", [("where-i-am", "Again"), ("months", "2")])
    #expect(ana.path.hasPrefix("/my/proposals/"))
  }

  @Test("The mentee takes a proposal back; an answer that comes meanwhile keeps its words")
  func withdraws() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    _ = try await story.mentor()
    let ana = try await house.signedIn(story.ana)
    try await story.proposal(ana)
    let ben = house.browser()
    try await ben.open(try await house.link(to: story.ben))
    try await ana.open(ana.path + "/withdrawal")
    try await ana.send("/withdrawal")
    #expect(ana.page.says(ProposalWords.state(.withdrawn, as: .mentee, partner: Name("Ben"))))
    try await ben.send(ben.path, [("response", "reject"), ("comment", "A long and kind answer"), ("_checked", "yes")])
    #expect(ben.answer.status == 422)
    #expect(ben.page.says(ProposalWords.changedMeanwhile))
    #expect(ben.page.contains("A long and kind answer</textarea>"))
    #expect(try await house.mails(to: story.ben).last?.subject.contains("withdrawn") ?? false)
  }

  @Test("A rejection comes with its comment, and nobody learns how to reach the other")
  func rejects() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ben = try await story.mentor()
    let ana = try await house.signedIn(story.ana)
    try await story.proposal(ana)
    try await ben.open("/my/")
    try await ben.open(ben.link("Answer the proposal from Ana"))
    try await ben.send("/response", [("response", "reject")])
    #expect(ben.answer.status == 422 && ben.page.contains("href=\"#f-response-comment\""))
    try await ben.sendChecked("/response", [("response", "reject"), ("comment", "My field is another one.")])
    #expect(ben.page.says(ProposalWords.state(.rejected, as: .mentor, partner: Name("Ana"))))
    try await ana.open(try await house.link(to: story.ana))
    #expect(ana.page.contains("My field is another one.") && !ana.page.contains("Room 7"))
  }
}

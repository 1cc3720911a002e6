import Testing

@testable import Intake

struct ProposalStateTests {
  /// Every step that the scheme has; whatever is not here is refused.
  static let steps: [(ProposalState, ProposalAction, Set<ProposalActor>, ProposalState)] = [
    (.sent, .accept, [.mentor], .accepted),
    (.sent, .amend, [.mentor], .amending),
    (.sent, .reject, [.mentor], .rejected),
    (.sent, .withdraw, [.mentee], .withdrawn),
    (.amending, .sendAgain, [.mentee], .sent),
    (.amending, .withdraw, [.mentee], .withdrawn),
    (.accepted, .pause, [.mentee, .mentor], .paused),
    (.accepted, .complete, [.mentee, .mentor], .completed),
    (.accepted, .end, [.mentee, .mentor], .ended),
    (.paused, .resume, [.mentee, .mentor, .clock], .accepted),
    (.paused, .complete, [.mentee, .mentor], .completed),
    (.paused, .end, [.mentee, .mentor], .ended),
    (.completed, .reopen, [.mentee, .mentor], .accepted),
    (.ended, .reopen, [.mentee, .mentor], .accepted),
  ]

  /// What the clock does instead, once 14 days have gone by.
  static let late: [(ProposalState, ProposalAction, Set<ProposalActor>, ProposalState)] =
    [(.sent, .expire, [.clock], .expired), (.amending, .expire, [.clock], .expired)]
    + steps.filter { ![.sent, .amending].contains($0.0) && $0.1 != .reopen }

  @Test(
    "In time, every state, action and actor lead where the table says, and nowhere else",
    arguments: ProposalState.allCases)
  func inTime(state: ProposalState) { check(state, days: 13, against: Self.steps) }

  @Test("After 14 days only the clock moves what waits, and nothing is taken back", arguments: ProposalState.allCases)
  func tooLate(state: ProposalState) { check(state, days: 14, against: Self.late) }

  private func check(
    _ state: ProposalState, days: Int64,
    against table: [(ProposalState, ProposalAction, Set<ProposalActor>, ProposalState)]
  ) {
    let since = Instant(seconds: 1_790_000_000)
    for action in ProposalAction.allCases {
      for actor in ProposalActor.allCases {
        let expected = table.first { $0.0 == state && $0.1 == action && $0.2.contains(actor) }?.3
        let next = state.after(action, by: actor, since: since, at: since + .days(days))
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
    try await ana.send("/proposals", [("where-i-am", "Again"), ("months", "2")])
    #expect(ana.answer.status == 422 && ana.page.contains("open proposal to this mentor already"))

    house.pass(.days(14))
    let ben = house.browser()
    try await ben.open(link)
    #expect(ben.page.contains("nothing left to answer"))
    try await Upkeep(parts: house.parts).tidy()
    #expect(try await house.mails(to: story.ana).last?.subject.contains("proposal expired") ?? false)
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Ben"))
    try await ana.send("/proposals", [("where-i-am", "Again"), ("months", "2")])
    #expect(ana.page.contains("Ben has not answered yet"))
    try await house.close()
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
    try await ana.send("/withdrawal")
    #expect(ana.page.contains("You took this proposal back."))
    try await ben.send(ben.path, [("response", "reject"), ("comment", "A long and kind answer")])
    #expect(ben.answer.status == 422)
    #expect(ben.page.contains("has changed since you opened the page"))
    #expect(ben.page.contains("A long and kind answer</textarea>"))
    #expect(try await house.mails(to: story.ben).last?.subject.contains("withdrawn") ?? false)
    try await house.close()
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
    #expect(ben.answer.status == 422 && ben.page.contains("“Your comment” needs an answer."))
    try await ben.send("/response", [("response", "reject"), ("comment", "My field is another one.")])
    #expect(ben.page.contains("You declined this proposal."))
    try await ana.open(try await house.link(to: story.ana))
    #expect(ana.page.contains("My field is another one.") && !ana.page.contains("Room 7"))
    try await house.close()
  }
}

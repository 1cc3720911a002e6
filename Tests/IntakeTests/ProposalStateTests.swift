import Scheme
import Testing

@testable import Intake

struct ProposalStateTests {
  private typealias Row = (
    from: ProposalState, action: ProposalAction, by: Set<MentoringActor>, to: ProposalState
  )

  /// Every step that the scheme has while nothing is due; whatever is not here is refused.
  private static let inTime: [Row] = [
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
    (.rejected, .reconsider, [.mentor], .sent),
  ]

  /// Once it is due, the clock alone moves what waits; and what was over stays over.
  private static let due: [Row] = [(.sent, .expire, [.clock], .expired), (.amending, .expire, [.clock], .expired)]

  @Test(
    "In time, every state, action and actor lead where the table says, and nowhere else",
    arguments: ProposalState.allCases)
  func inTime(state: ProposalState) { check(state, days: 6, against: Self.inTime) }

  @Test("Once it is due only the clock moves what waits, and nothing is taken back", arguments: ProposalState.allCases)
  func tooLate(state: ProposalState) { check(state, days: 14, against: Self.due) }

  @Test("Stopped, no person and no clock does anything but leave", arguments: ProposalState.allCases)
  func stopped(state: ProposalState) {
    check(state, days: 6, isStopped: true, against: Self.inTime.filter { $0.action == .leave })
    check(state, days: 14, isStopped: true, against: [])
  }

  @Test("More time can be asked for once; a rejection is final after 7 days")
  func once() {
    let since = Instant(seconds: 1_790_000_000)
    let delayed = ProposalPosition(state: .sent, since: since, due: since + .days(30), wasDelayed: true)
    #expect(delayed.after(.delay, by: .mentor, at: since, terms: Terms()) == nil)
    #expect(delayed.after(.accept, by: .mentor, at: since + .days(20), terms: Terms()) == .accepted)
    let rejected = ProposalPosition(state: .rejected, since: since)
    #expect(rejected.after(.reconsider, by: .mentor, at: since + .days(7), terms: Terms()) == nil)
  }

  private func check(_ state: ProposalState, days: Int64, isStopped: Bool = false, against table: [Row]) {
    let since = Instant(seconds: 1_790_000_000)
    let position = ProposalPosition(
      state: state, since: since, due: state.isWaiting ? since + .days(14) : nil, isStopped: isStopped)
    for action in ProposalAction.allCases {
      for actor in MentoringActor.allCases {
        let expected = table.first { $0.from == state && $0.action == action && $0.by.contains(actor) }?.to
        let next = position.after(action, by: actor, at: since + .days(days), terms: Terms())
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
    #expect(ben.page.says(MentoringWords.changedMeanwhile))
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
    try await ben.open(ben.link(MyPageWords.answer(Name("Ana"), "4 October 2026")))
    try await ben.send("/response", [("response", "reject")])
    #expect(ben.answer.status == 422 && ben.page.contains("href=\"#f-response-comment\""))
    try await ben.sendChecked("/response", [("response", "reject"), ("comment", "My field is another one.")])
    #expect(ben.page.says(ProposalWords.state(.rejected, as: .mentor, partner: Name("Ana"))))
    try await ana.open(try await house.link(to: story.ana))
    #expect(ana.page.contains("My field is another one.") && !ana.page.contains("Room 7"))
  }
}

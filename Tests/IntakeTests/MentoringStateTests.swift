import Scheme
import Testing

@testable import Intake

struct MentoringStateTests {
  private typealias Row = (
    from: MentoringState, action: MentoringAction, by: Set<MentoringActor>, to: MentoringState
  )
  private static let both: Set<MentoringActor> = [.mentee, .mentor]
  private static let since = Instant(seconds: 1_790_000_000)

  /// Every step that the scheme has while nothing is due; whatever is not here is refused.
  ///
  /// - Parameter first: who asked for more months, which are the other's to take back.
  private static func inTime(_ first: MentoringActor) -> [Row] {
    [
      (.active, .makeContact, [.mentee], .active),
      (.active, .pause, both, .paused),
      (.active, .extend, both, .active),
      (.active, .keepEnd, [first.partner], .active),
      (.active, .complete, both, .completed),
      (.active, .end, both, .ended),
      (.active, .leave, both, .ended),
      (.paused, .resume, both, .active),
      (.paused, .extend, both, .paused),
      (.paused, .keepEnd, [first.partner], .paused),
      (.paused, .complete, both, .completed),
      (.paused, .end, both, .ended),
      (.paused, .leave, both, .ended),
      (.completed, .reopen, both, .active),
      (.ended, .reopen, both, .active),
    ]
  }

  /// Once it is due, the clock ends a break; and what was over stays over.
  private static func due(_ first: MentoringActor) -> [Row] {
    inTime(first).filter { $0.from.isGoingOn && $0.action != .keepEnd } + [(.paused, .resume, [.clock], .active)]
  }

  @Test(
    "In time, every state, action and actor lead where the table says, and nowhere else",
    arguments: MentoringState.allCases, [MentoringActor.mentee, .mentor])
  func inTime(state: MentoringState, first: MentoringActor) {
    check(state, first, days: 6, against: Self.inTime(first))
  }

  @Test(
    "Once it is due the clock ends a break, and nothing is taken back",
    arguments: MentoringState.allCases, [MentoringActor.mentee, .mentor])
  func tooLate(state: MentoringState, first: MentoringActor) {
    check(state, first, days: 14, against: Self.due(first))
  }

  @Test("Stopped, no person and no clock does anything but leave", arguments: MentoringState.allCases)
  func stopped(state: MentoringState) {
    for days in [Int64(6), 14] {
      let leaving = Self.inTime(.mentee).filter { $0.action == .leave }
      check(state, .mentee, days: days, isStopped: true, against: leaving)
    }
  }

  @Test("What was closed during a break goes on with it, unless that would be over")
  func reopenedInABreak() {
    let closed = MentoringPosition(state: .completed, since: Self.since, due: Self.since + .days(5))
    for (days, state) in [(4, MentoringState.paused), (5, .active)] {
      let next = closed.after(.reopen, by: .mentor, at: Self.since + .days(Int64(days)), terms: Terms())
      #expect(next == state)
    }
  }

  private func check(
    _ state: MentoringState, _ first: MentoringActor, days: Int64, isStopped: Bool = false, against table: [Row]
  ) {
    let position = MentoringPosition(
      state: state, since: Self.since, due: state == .paused ? Self.since + .days(14) : nil, extendedBy: first,
      extendedAt: Self.since, isStopped: isStopped)
    for action in MentoringAction.allCases {
      for actor in MentoringActor.allCases {
        let expected = table.first { $0.from == state && $0.action == action && $0.by.contains(actor) }?.to
        let next = position.after(action, by: actor, at: Self.since + .days(days), terms: Terms())
        #expect(next == expected, "\(state) \(action) by \(actor)")
      }
    }
  }
}

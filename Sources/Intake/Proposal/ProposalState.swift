import GRDB

/// Where a proposal stands.
enum ProposalState: String, Sendable, CaseIterable, DatabaseValueConvertible {
  case sent
  case amending
  case accepted
  case paused
  case completed
  case ended
  case rejected
  case withdrawn
  case expired

  /// One open proposal may be between a mentee and a mentor.
  var isOpen: Bool { isWaiting || isPair }
  /// Somebody is to answer.
  var isWaiting: Bool { [.sent, .amending].contains(self) }
  /// The two are a pair, and see how to reach each other.
  var isPair: Bool { [.accepted, .paused].contains(self) }
  /// The mentoring is over.
  var isOver: Bool { [.completed, .ended].contains(self) }
}

/// What can be done with a proposal.
enum ProposalAction: String, Sendable, CaseIterable {
  case send
  case accept
  case amend
  case reject
  /// The mentor needs until a day to answer.
  case delay
  /// The mentor takes a rejection back.
  case reconsider
  case sendAgain = "send-again"
  case withdraw
  case expire
  /// The mentee has written to the mentor.
  case makeContact = "make-contact"
  case pause
  case resume
  /// More months than were agreed.
  case extend
  /// The other would rather keep to the day that was agreed before.
  case keepEnd = "keep-end"
  case complete
  case end
  case reopen
  /// One of the two is no longer available, or leaves the scheme.
  case leave
}

/// Who does it.
enum ProposalActor: String, Sendable, CaseIterable {
  case mentee
  case mentor
  case clock

  /// The other one of the two.
  var partner: ProposalActor {
    switch self {
    case .mentee: .mentor
    case .mentor: .mentee
    case .clock: .clock
    }
  }
}

/// A proposal as far as the scheme's table reads it: its state and its dates.
struct ProposalPosition: Sendable, Hashable {
  var state: ProposalState
  /// When it came into this state.
  var since: Instant
  /// When the clock moves it: an answer that is waited for is too late then, a break is over. Of what was closed during
  /// a break, when that would have been over; `nil` in other states.
  var due: Instant?
  /// The mentor has asked for more time, which can be done once.
  var wasDelayed = false
  /// Who asked for more months, and when, as long as the other has not said no.
  var extendedBy: ProposalActor?
  var extendedAt: Instant?
  /// Nothing can be done here: see `Life`.
  var isStopped = false
}

extension ProposalPosition {
  /// The scheme's table: the state that an action by an actor leads to, `nil` where it is none of theirs or comes too
  /// late.
  func after(_ action: ProposalAction, by actor: ProposalActor, at now: Instant, terms: ProposalTerms) -> ProposalState?
  {
    // Who is gone is gone, stopped or not.
    if isStopped, action != .leave { return nil }
    if actor == .clock { return afterClock(action, at: now) }
    if state.isWaiting { return isDue(now) ? nil : whileWaiting(action, by: actor) }
    return state.isPair ? whilePair(action, by: actor, at: now, terms) : onceOver(action, by: actor, at: now, terms)
  }

  private func afterClock(_ action: ProposalAction, at now: Instant) -> ProposalState? {
    guard isDue(now) else { return nil }
    switch (state, action) {
    case (.sent, .expire), (.amending, .expire): return .expired
    case (.paused, .resume): return .accepted
    default: return nil
    }
  }

  private func whileWaiting(_ action: ProposalAction, by actor: ProposalActor) -> ProposalState? {
    switch (state, action, actor) {
    case (.sent, .accept, .mentor): .accepted
    case (.sent, .amend, .mentor): .amending
    case (.sent, .reject, .mentor): .rejected
    case (.sent, .delay, .mentor): wasDelayed ? nil : .sent
    case (.amending, .sendAgain, .mentee): .sent
    case (_, .withdraw, .mentee), (_, .leave, .mentee): .withdrawn
    case (_, .leave, .mentor): .rejected
    default: nil
    }
  }

  private func whilePair(
    _ action: ProposalAction, by actor: ProposalActor, at now: Instant, _ terms: ProposalTerms
  ) -> ProposalState? {
    switch (state, action) {
    case (.accepted, .makeContact): actor == .mentee ? .accepted : nil
    case (.accepted, .pause): .paused
    case (.paused, .resume): .accepted
    case (_, .extend): state
    case (_, .keepEnd) where extendedBy == actor.partner:
      extendedAt.map { now < $0 + terms.secondThoughts } ?? false ? state : nil
    case (_, .complete): .completed
    case (_, .end), (_, .leave): .ended
    default: nil
    }
  }

  private func onceOver(
    _ action: ProposalAction, by actor: ProposalActor, at now: Instant, _ terms: ProposalTerms
  ) -> ProposalState? {
    switch (state, action) {
    case (.rejected, .reconsider) where actor == .mentor: now < since + terms.reconsideration ? .sent : nil
    case (.completed, .reopen), (.ended, .reopen):
      now < since + terms.secondThoughts ? reopened(at: now) : nil
    default: nil
    }
  }

  /// A break that is not over yet goes on.
  private func reopened(at now: Instant) -> ProposalState { due == nil || isDue(now) ? .accepted : .paused }

  private func isDue(_ now: Instant) -> Bool { due.map { now >= $0 } ?? false }
}

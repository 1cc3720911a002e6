import GRDB
import Scheme

/// The state of a mentoring relationship.
enum MentoringState: String, Sendable, CaseIterable, DatabaseValueConvertible {
  case active
  case paused
  case completed
  case ended

  /// It goes on, or is taking a break.
  var isGoingOn: Bool { self == .active || self == .paused }
  var isOver: Bool { !isGoingOn }
}

/// What can be done in a mentoring relationship.
enum MentoringAction: String, Sendable, CaseIterable, DatabaseValueConvertible {
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
  /// One of the two leaves the scheme.
  case leave

  /// True for the steps by which someone chooses to end it.
  var closes: Bool { self == .complete || self == .end }
}

/// A mentoring relationship as far as the scheme's table reads it: its state and its dates.
struct MentoringPosition: Sendable, Hashable {
  var state: MentoringState
  /// When it entered this state.
  var since: Instant
  /// When a break is over. If it was closed during a break, when that would have been over; `nil` in other states.
  var due: Instant?
  /// Who asked for more months, and when, as long as the other has not said no.
  var extendedBy: MentoringActor?
  var extendedAt: Instant?
  /// Nothing can be done here: see `Life`.
  var isStopped = false
}

extension MentoringPosition {
  /// The scheme's table: the state that an action by an actor leads to, `nil` if the action is not theirs or comes
  /// too late.
  func after(
    _ action: MentoringAction, by actor: MentoringActor, at now: Instant, terms: Terms
  ) -> MentoringState? {
    // Someone can leave, whether it is stopped or not.
    if isStopped, action != .leave { return nil }
    if actor == .clock { return state == .paused && action == .resume && isDue(now) ? .active : nil }
    return state.isGoingOn
      ? whileGoingOn(action, by: actor, at: now, terms) : onceOver(action, at: now, terms)
  }

  private func whileGoingOn(
    _ action: MentoringAction, by actor: MentoringActor, at now: Instant, _ terms: Terms
  ) -> MentoringState? {
    switch (state, action) {
    case (.active, .makeContact): actor == .mentee ? .active : nil
    case (.active, .pause): .paused
    case (.paused, .resume): .active
    case (_, .extend): state
    case (_, .keepEnd) where extendedBy == actor.partner:
      extendedAt.map { now < $0 + terms.secondThoughts } ?? false ? state : nil
    case (_, .complete): .completed
    case (_, .end), (_, .leave): .ended
    default: nil
    }
  }

  /// When it is reopened, a break that is not over yet goes on.
  private func onceOver(_ action: MentoringAction, at now: Instant, _ terms: Terms) -> MentoringState? {
    guard action == .reopen, now < since + terms.secondThoughts else { return nil }
    return due == nil || isDue(now) ? .active : .paused
  }

  private func isDue(_ now: Instant) -> Bool { due.map { now >= $0 } ?? false }
}

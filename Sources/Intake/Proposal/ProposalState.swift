import GRDB
import Scheme

/// The state of a proposal.
enum ProposalState: String, Sendable, CaseIterable, DatabaseValueConvertible {
  case sent
  case amending
  /// The mentor said yes: a mentoring relationship follows.
  case accepted
  case rejected
  case withdrawn
  case expired

  /// Someone has to answer.
  var isWaiting: Bool { self == .sent || self == .amending }
}

/// What can be done with a proposal.
enum ProposalAction: String, Sendable, CaseIterable, DatabaseValueConvertible {
  case send
  case accept
  case amend
  case reject
  /// The mentor needs more time, until a given day.
  case delay
  /// The mentor reopens a rejected proposal, to change their answer.
  case reconsider
  case sendAgain = "send-again"
  case withdraw
  case expire
  /// One of the two is no longer available, or leaves the scheme.
  case leave
}

/// The part of a proposal that the scheme's table reads: its state and its dates.
struct ProposalPosition: Sendable, Hashable {
  var state: ProposalState
  /// When it came into this state.
  var since: Instant
  /// When an answer comes too late; `nil` in states that do not wait for one.
  var due: Instant?
  /// The mentor has asked for more time, which can be done once.
  var wasDelayed = false
  /// A safeguarding contact has frozen it or suspended one of the two, or one of them is gone: nothing can be done.
  var isStopped = false
}

extension ProposalPosition {
  /// The scheme's table: the state that an actor's action leads to, `nil` if it is not theirs to take or comes too
  /// late.
  func after(
    _ action: ProposalAction, by actor: MentoringActor, at now: Instant, terms: Terms
  ) -> ProposalState? {
    // Someone can leave whether it is stopped or not.
    if isStopped, action != .leave { return nil }
    let isLate = due.map { now >= $0 } ?? false
    if actor == .clock { return state.isWaiting && isLate && action == .expire ? .expired : nil }
    if state.isWaiting { return isLate ? nil : whileWaiting(action, by: actor) }
    guard state == .rejected, action == .reconsider, actor == .mentor else { return nil }
    return now < since + terms.reconsideration ? .sent : nil
  }

  private func whileWaiting(_ action: ProposalAction, by actor: MentoringActor) -> ProposalState? {
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
}

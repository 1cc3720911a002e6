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
  var isOpen: Bool { [.sent, .amending, .accepted, .paused].contains(self) }
  /// The two are a pair, and see how to reach each other.
  var isPair: Bool { [.accepted, .paused].contains(self) }
}

/// What can be done with a proposal.
enum ProposalAction: String, Sendable, CaseIterable {
  case send
  case accept
  case amend
  case reject
  case sendAgain = "send-again"
  case withdraw
  case expire
  case pause
  case resume
  case complete
  case end
  case reopen
}

/// Who does it.
enum ProposalActor: String, Sendable, CaseIterable {
  case mentee
  case mentor
  case clock
}

extension ProposalState {
  /// A step that waits for its answer this long is over.
  static let patience = Span.days(14)
  /// A completion or an ending can be taken back this long.
  static let secondThoughts = Span.days(14)

  /// The scheme's table: where an action by an actor leads, `nil` where it is none of theirs or comes too late.
  ///
  /// - Parameters:
  ///   - since: when the proposal came into this state.
  func after(_ action: ProposalAction, by actor: ProposalActor, since: Instant, at now: Instant) -> ProposalState? {
    let isOver = now >= since + ProposalState.patience
    switch (self, action, actor) {
    case (.sent, .accept, .mentor): return isOver ? nil : .accepted
    case (.sent, .amend, .mentor): return isOver ? nil : .amending
    case (.sent, .reject, .mentor): return isOver ? nil : .rejected
    case (.amending, .sendAgain, .mentee): return isOver ? nil : .sent
    case (.sent, .withdraw, .mentee), (.amending, .withdraw, .mentee): return isOver ? nil : .withdrawn
    case (.sent, .expire, .clock), (.amending, .expire, .clock): return isOver ? .expired : nil
    case (.accepted, .pause, .mentee), (.accepted, .pause, .mentor): return .paused
    case (.paused, .resume, .mentee), (.paused, .resume, .mentor), (.paused, .resume, .clock): return .accepted
    case (.accepted, .complete, .mentee), (.accepted, .complete, .mentor), (.paused, .complete, .mentee),
      (.paused, .complete, .mentor):
      return .completed
    case (.accepted, .end, .mentee), (.accepted, .end, .mentor), (.paused, .end, .mentee), (.paused, .end, .mentor):
      return .ended
    case (.completed, .reopen, .mentee), (.completed, .reopen, .mentor), (.ended, .reopen, .mentee),
      (.ended, .reopen, .mentor):
      return now < since + ProposalState.secondThoughts ? .accepted : nil
    default: return nil
    }
  }
}

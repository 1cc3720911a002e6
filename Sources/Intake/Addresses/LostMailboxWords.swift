import Scheme

extension LostMailboxWords {
  /// What a coordinator does, and what follows.
  static let way: [LostMailboxWords] = [.wayCheck, .wayReport, .wayWait]

  static func state(_ lost: LostMailbox, due: String?) -> Phrase {
    switch (lost.outcome, lost.confirmed, due) {
    case (.done, _, _): stateDone()
    case (.refused, _, _): stateRefused()
    case (.withdrawn, _, _): stateWithdrawn()
    case (.lapsed, _, _): stateLapsed()
    case (nil, nil, _): stateUnconfirmed()
    case (nil, _, let due?): stateConfirmed(due)
    case (nil, _, nil): stateUnsent()
    }
  }

  static func step(_ action: AccountEvent.Action, by coordinator: String?) -> Phrase {
    switch action {
    case .lostAsked: coordinator.map { stepReported($0) } ?? stepReportedUnnamed()
    case .lostConfirmed: stepConfirmed()
    case .lostRefused: stepRefused()
    case .lostWithdrawn: coordinator.map { stepWithdrawn($0) } ?? stepWithdrawnUnnamed()
    case .lostLapsed: stepLapsed()
    default: stepDone()
    }
  }
}

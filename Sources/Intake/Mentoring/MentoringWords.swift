import Scheme

extension MentoringWords {
  static func state(_ state: MentoringState, as actor: MentoringActor, partner: Name) -> Phrase {
    switch (state, actor) {
    case (.active, .mentor): begunMentor()
    case (.active, _): begunMentee(partner)
    case (.paused, _): isPaused()
    case (.completed, _): isComplete()
    case (.ended, _): hasEnded()
    }
  }

  static func done(_ state: MentoringState, partner: Name) -> Phrase {
    switch state {
    case .completed: savedComplete(partner)
    case .ended: savedEnded(partner)
    default: saved(partner)
    }
  }

  /// A step, as the list of what has happened names it.
  ///
  /// - Parameter partner: the partner who took it; `nil` if the reader did.
  static func event(_ action: MentoringAction, by partner: Name?) -> Phrase {
    guard let partner else { return yours(action)() }
    return switch action {
    case .makeContact: partnerMadeContact(partner)
    case .pause: partnerPaused(partner)
    case .resume: partnerResumed(partner)
    case .extend: partnerExtended(partner)
    case .keepEnd: partnerKeptEnd(partner)
    case .complete: partnerCompleted(partner)
    case .end: partnerEnded(partner)
    case .reopen: partnerReopened(partner)
    case .leave: partnerLeft(partner)
    }
  }

  private static func yours(_ action: MentoringAction) -> MentoringWords {
    switch action {
    case .makeContact: youMadeContact
    case .pause: youPaused
    case .resume: youResumed
    case .extend: youExtended
    case .keepEnd: youKeptEnd
    case .complete: youCompleted
    case .end: youEnded
    case .reopen: youReopened
    case .leave: youLeft
    }
  }

  static func writesFirst(isMentee: Bool, partner: Name, by day: String) -> Phrase {
    isMentee ? writesFirstMentee(partner, day) : writesFirstMentor(partner, day)
  }
}

extension Phrase {
  /// What replaces the reader's own name.
  static let you = MentoringWords.you()
}

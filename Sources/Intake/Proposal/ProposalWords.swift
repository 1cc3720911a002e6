import Scheme

extension ProposalWords {
  static func title(_ partner: Name, as actor: MentoringActor) -> Phrase {
    actor == .mentor ? titleMentor(partner) : titleMentee(partner)
  }

  static func state(_ state: ProposalState, as actor: MentoringActor, partner: Name) -> Phrase {
    switch (state, actor) {
    case (.sent, .mentor): waitsMentor(partner)
    case (.sent, _): waitsMentee(partner)
    case (.amending, .mentor): amendingMentor(partner)
    case (.amending, _): amendingMentee(partner)
    case (.accepted, _): MentoringWords.state(.active, as: actor, partner: partner)
    case (.rejected, .mentor): rejectedMentor()
    case (.rejected, _): rejectedMentee(partner)
    case (.withdrawn, .mentor): withdrawnMentor(partner)
    case (.withdrawn, _): withdrawnMentee()
    case (.expired, .mentor): expiredMentor()
    case (.expired, _): expiredMentee(partner)
    }
  }

  static func responded(_ state: ProposalState, partner: Name) -> Phrase {
    state == .amending ? changesAskedFor(partner) : answerSaved(partner)
  }

  /// A step, as it is worded in the list of what has happened.
  ///
  /// - Parameter partner: the partner who took it; `nil` if it was the reader.
  static func event(_ action: ProposalAction, by partner: Name?) -> Phrase {
    guard let partner else { return yours(action)() }
    return switch action {
    case .send: partnerSent(partner)
    case .accept: partnerAccepted(partner)
    case .amend: partnerAskedForChanges(partner)
    case .reject: partnerDeclined(partner)
    case .delay: partnerAskedForTime(partner)
    case .reconsider: partnerReconsidered(partner)
    case .sendAgain: partnerSentAgain(partner)
    case .withdraw: partnerWithdrew(partner)
    case .expire: expired()
    case .leave: partnerLeft(partner)
    }
  }

  private static func yours(_ action: ProposalAction) -> ProposalWords {
    switch action {
    case .send: youSent
    case .accept: youAccepted
    case .amend: youAskedForChanges
    case .reject: youDeclined
    case .delay: youAskedForTime
    case .reconsider: youReconsidered
    case .sendAgain: youSentAgain
    case .withdraw: youWithdrew
    case .expire: expired
    case .leave: youLeft
    }
  }

  /// What comes next once a mentor has answered.
  static func whatFollows(_ response: ResponseForm.Response?) -> Phrase {
    switch response {
    case .accept: afterAccepting()
    case .amend: afterAskingForChanges()
    case .reject, nil: afterDeclining()
    }
  }

  static func answering(as person: SignedIn) -> Phrase { answering(Address.masked(person.address)) }
}

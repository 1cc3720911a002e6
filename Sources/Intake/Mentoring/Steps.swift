import GRDB
import Scheme

/// What belongs to a step beside the step: the rules that depend on others, the mails, and what follows.
extension Proposal {
  /// Takes a step, does what belongs to it, and tells the other.
  ///
  /// - Throws: `Obstacle` where a rule stands against it.
  func takeTold(_ step: ProposalStep, settings: Settings, in transaction: Transaction) throws -> [Mail] {
    if let rule = try rule(against: step, settings.terms, in: transaction.db) {
      throw Obstacle(rule)
    }
    guard try take(step, settings: settings, in: transaction) else {
      throw Obstacle(ProposalWords.changedMeanwhile)
    }
    let told = step.action.tells.map { [mail($0, to: step.actor.partner)] } ?? []
    return try told + following(step, in: transaction)
  }

  /// What the table cannot tell by itself, since it depends on other proposals.
  private func rule(against step: ProposalStep, _ terms: ProposalTerms, in db: Database) throws -> String? {
    guard step.action == .reconsider || step.action == .reopen else { return nil }
    guard try mayBePair(in: db) else { return ProposalWords.changedMeanwhile }
    let open = try Proposal.open(ofMentee: mentee, in: db)
    if open.contains(where: { $0.mentor == mentor }) { return ProposalWords.openAgain }
    if step.action == .reconsider, open.count(where: { $0.life != .stopped }) >= terms.mostOpen {
      return ProposalWords.askedOthers
    }
    if step.action == .reconsider, try Proposal.wasAccepted(mentee, after: position.since, in: db) {
      return ProposalWords.acceptedElsewhere
    }
    if step.action == .reopen, step.actor == .mentee, try Proposal.placesLeft(of: mentor, in: db) < 1 {
      return MentoringWords.noPlaceToReopen
    }
    return nil
  }

  /// What an end and a reopening bring with them.
  func following(_ step: ProposalStep, in transaction: Transaction) throws -> [Mail] {
    switch step.action {
    case .complete, .end, .leave:
      try Profile.askAvailability(of: mentor, in: transaction)
      return try [mail(.mentorAvailability, to: .mentor)]
        + Survey.ask(after: self, isEarly: step.action != .complete, in: transaction)
    case .reopen:
      try Survey.close(of: self, in: transaction)
      return []
    default: return []
    }
  }

  /// One of the two can no longer take part: what waits is closed, a pair ends.
  ///
  /// - Returns: the mails that tell the other, and ask the survey; none where the proposal was over already.
  func closeKindly(
    for person: Int64, comment: String = "", settings: Settings, in transaction: Transaction
  ) throws -> [Mail] {
    let actor = actor(person)
    let step = ProposalStep(action: .leave, actor: actor, comment: comment)
    guard try take(step, settings: settings, in: transaction) else { return [] }
    guard state.isPair else { return [mail(.proposalClosed, to: actor.partner)] }
    return try [mail(.pairEnded, to: actor.partner)] + following(step, in: transaction)
  }
}

extension ProposalAction {
  /// True for the steps that bring a mentoring to its end.
  var closes: Bool { self == .complete || self == .end }

  /// The mail that tells the other of a step.
  var tells: MailKind? {
    switch self {
    case .withdraw: .proposalWithdrawn
    case .delay: .proposalDelayed
    case .reconsider: .proposalReconsidered
    case .pause: .pairPaused
    case .resume: .pairResumed
    case .extend: .pairExtended
    case .keepEnd: .pairNotExtended
    case .complete: .pairCompleted
    case .end: .pairEnded
    case .reopen: .pairReopened
    default: nil
    }
  }
}

import GRDB
import Scheme

/// What belongs to a step of a mentoring relationship besides the step itself: the rules that depend on others, the
/// mails, and what follows.
extension Mentoring: Stepped {
  static func allows(_ action: MentoringAction, _ facts: CourseFacts) -> Bool { facts.allows(action) }

  func takeTold(
    _ step: Step<MentoringAction>, settings: Settings, in transaction: Transaction
  ) throws -> [Mail] {
    if step.action == .reopen, let rule = try ruleAgainstReopening(step.actor, in: transaction.db) {
      throw Obstacle(rule)
    }
    guard try take(step, settings: settings, in: transaction) else { throw Obstacle(MentoringWords.changedMeanwhile) }
    let told = step.action.tells.map { [mail($0, to: step.actor.partner)] } ?? []
    return try told + following(step.action, in: transaction)
  }

  /// What the table cannot tell by itself, because it depends on other mentoring relationships and proposals.
  private func ruleAgainstReopening(_ actor: MentoringActor, in db: Database) throws -> Phrase? {
    guard try mayBePair(in: db) else { return MentoringWords.changedMeanwhile() }
    if try Course.open(ofMentee: mentee, in: db).contains(where: { $0.mentor == mentor }) {
      return ProposalWords.openAgain()
    }
    return try actor == .mentee && Mentoring.placesLeft(of: mentor, in: db) < 1
      ? MentoringWords.noPlaceToReopen() : nil
  }

  /// What follows from an end and from a reopening.
  private func following(_ action: MentoringAction, in transaction: Transaction) throws -> [Mail] {
    switch action {
    case .complete, .end, .leave:
      try Profile.askAvailability(of: mentor, in: transaction)
      return try [mail(.mentorAvailability, to: .mentor)]
        + Survey.ask(after: self, isEarly: action != .complete, in: transaction)
    case .reopen:
      try Survey.close(of: self, in: transaction)
      return []
    default: return []
    }
  }

  /// One of the two leaves the scheme: it ends, and both are asked to fill in the survey.
  ///
  /// - Returns: the mails that say so; empty if it was already over.
  func endKindly(
    for person: Int64, comment: String, settings: Settings, in transaction: Transaction
  ) throws -> [Mail] {
    let step = Step(action: MentoringAction.leave, actor: actor(person), comment: comment)
    guard try take(step, settings: settings, in: transaction) else { return [] }
    return try [mail(.pairEnded, to: step.actor.partner)] + following(.leave, in: transaction)
  }
}

extension MentoringAction {
  /// The mail that tells the other about a step.
  fileprivate var tells: MailKind? {
    switch self {
    case .pause: .pairPaused
    case .resume: .pairResumed
    case .extend: .pairExtended
    case .keepEnd: .pairNotExtended
    case .complete: .pairCompleted
    case .end: .pairEnded
    case .reopen: .pairReopened
    case .makeContact, .leave: nil
    }
  }
}

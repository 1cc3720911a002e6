import Scheme

extension CoordinatorListWords {
  typealias Cell = CoordinatorList.Cell

  /// The columns of proposals and mentoring.
  static let proposalNames = [
    Cell("mentee", columnMentee), Cell("mentee-id", columnMenteeID), Cell("mentor", columnMentor),
    Cell("mentor-id", columnMentorID), Cell("state", columnState), Cell("since", columnSince),
    Cell("sent", columnSent), Cell("accepted", columnAccepted), Cell("agreed-until", columnAgreedUntil),
  ]

  /// The first columns of the answers to a survey.
  static let answerNames = [
    Cell("person", columnPerson), Cell("person-id", columnPersonID), Cell("role", columnRole),
    Cell("partner", columnPartner), Cell("partner-id", columnPartnerID), Cell("answered", columnAnswered),
  ]

  /// The state of a proposal that is waiting for an answer, unless something has stopped it.
  static func state(_ state: ProposalState, isStopped: Bool, isFrozen: Bool) -> Cell {
    if isStopped { return stopped(isFrozen: isFrozen) }
    return Cell(state.rawValue, state == .amending ? Self.amending : .sent)
  }

  /// The state of a mentoring relationship, unless something has stopped it.
  static func state(_ state: MentoringState, isStopped: Bool, isFrozen: Bool) -> Cell {
    if isStopped { return stopped(isFrozen: isFrozen) }
    return switch state {
    case .active: Cell("accepted", Self.accepted)
    case .paused: Cell(state.rawValue, Self.paused)
    case .completed: Cell(state.rawValue, Self.completed)
    case .ended: Cell(state.rawValue, Self.ended)
    }
  }

  private static func stopped(isFrozen: Bool) -> Cell {
    isFrozen ? Cell("frozen", Self.frozen) : Cell("suspended", Self.suspended)
  }

  static func role(isMentor: Bool) -> Cell {
    isMentor ? Cell("mentor", Self.mentor) : Cell("mentee", Self.mentee)
  }

  static func name(_ list: CoordinatorList) -> CoordinatorListWords {
    switch list {
    case .pairs: .pairs
    case .waitingProposals: .waitingProposals
    case .neverMet: .neverMet
    case .surveyMentee: .surveyMentee
    case .surveyMentor: .surveyMentor
    case .surveyEnded: .surveyEnded
    }
  }
}

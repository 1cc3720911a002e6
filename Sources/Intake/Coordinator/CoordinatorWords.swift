import Scheme

extension CoordinatorWords {
  static func dead(_ letters: DeadLetters) -> Phrase {
    switch letters.why {
    case .refused: Self.deadRefused(letters.count, letters.reader)
    case .tooLate: Self.deadTooLate(letters.count, letters.reader)
    default: Self.deadUnwritten(letters.count, letters.reader)
    }
  }

  static func reason(_ reason: Attention.Reason) -> Phrase {
    switch reason {
    case .frozen: Self.reasonFrozen()
    case .shutOut: Self.reasonShutOut()
    case .waitsLong: Self.reasonWaitsLong()
    case .leftOpen: Self.reasonLeftOpen()
    case .askedForHelp: Self.reasonAskedForHelp()
    case .neverMet: Self.reasonNeverMet()
    }
  }

  // MARK: States

  static func state(_ state: ProposalState) -> Phrase {
    switch state {
    case .sent: Self.waitingForMentor()
    case .amending: Self.waitingForMentee()
    case .accepted: Self.accepted()
    case .rejected: Self.declined()
    case .withdrawn: Self.withdrawn()
    case .expired: Self.expired()
    }
  }

  static func state(_ state: MentoringState) -> Phrase {
    switch state {
    case .active: Self.inProgress()
    case .paused: Self.paused()
    case .completed: Self.completed()
    case .ended: Self.endedEarly()
    }
  }

  static func state(_ course: Course) -> Phrase {
    course.mentoring.map { self.state($0.state) } ?? state(course.proposal.state)
  }

  // MARK: Forms

  static func contactForm(_ survey: String) -> Form {
    Form(id: "contact-\(survey)", title: contactWishes, parts: [])
  }

  static func removalForm(_ handle: String) -> Form {
    Form(id: "removal-\(handle)", title: takeBackTitle, parts: [])
  }

  static let privateAnswersForm = Form(id: "private-answers", title: JourneyWords.privateTitle, parts: [])

}

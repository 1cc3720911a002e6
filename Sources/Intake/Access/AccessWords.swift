import Scheme

extension AccessWords {
  static func thing(_ thing: Access.Thing) -> AccessWords {
    switch thing {
    case .diaryEntry: .diaryEntry
    case .sharedEntry: .sharedEntry
    case .publicProfile: .publicProfile
    case .contact: .contact
    case .helps: .helps
    case .signInAddress: .signInAddress
    case .waitingProfile: .waitingProfile
    case .questionToWaiting: .questionToWaiting
    case .proposalText: .proposalText
    case .proposalComment: .proposalComment
    case .meetings: .meetings
    case .pairState: .pairState
    case .endingReason: .endingReason
    case .record: .record
    case .privateAnswer: .privateAnswer
    case .surveyAnswer: .surveyAnswer
    case .partnerRating: .partnerRating
    case .notPaired: .notPaired
    case .concern: .concern
    }
  }

  /// What a cell alone cannot say.
  static func note(_ thing: Access.Thing) -> AccessWords? {
    switch thing {
    case .sharedEntry: .sharedEntryNote
    case .publicProfile: .publicProfileNote
    case .pairState: .pairStateNote
    case .record: .recordNote
    case .privateAnswer: .privateAnswerNote
    case .meetings: .meetingsNote
    case .partnerRating: .partnerRatingNote
    case .concern: .concernNote
    default: nil
    }
  }

  static func reader(_ reader: Access.Reader) -> AccessWords {
    switch reader {
    case .oneself: .readerYou
    case .partner: .readerPartner
    case .formerPartner: .readerFormerPartner
    case .member: .readerMember
    case .waiting: .readerWaiting
    case .coordinator: .readerCoordinator
    case .safeguardingContact: .readerSafeguardingContact
    case .signedOut: .readerSignedOut
    }
  }

  static func cell(_ cell: Access.Cell) -> AccessWords {
    switch cell {
    case .reads: .yes
    case .may: .onRequest
    case .never: .no
    }
  }
}

/// What the page *Who sees what* says.
enum AccessWords {
  static let title = "Who sees what"
  static let lead =
    "This is what we keep about you, and who can see it. The program is tested against this table; each column is "
    + "somebody who might want to look."
  static let whoRunsTheServer =
    "Whoever runs the server can read its file. The scheme’s pages, mails and logs show it to nobody but those named here."
  static let thing = "What is kept"

  static func thing(_ thing: Access.Thing) -> String {
    switch thing {
    case .diaryEntry: "An entry in your diary"
    case .sharedEntry: "An entry that you share with one partner, by name"
    case .publicProfile: "Your profile: what you offer and seek, your experience"
    case .contact: "How a partner may reach you"
    case .helps: "What helps you to take part"
    case .signInAddress: "The address that you sign in with"
    case .waitingProfile: "Your profile, while you wait to be let in"
    case .questionToWaiting: "What the coordinator asked you before you were let in, and your answer"
    case .proposalText: "The text of a proposal"
    case .proposalComment: "What the two wrote to each other about it"
    case .meetings: "When you met, as either of you noted it"
    case .pairState: "That there is a proposal or a pair, its state and its dates"
    case .endingReason: "The reason why a mentoring was ended"
    case .record: "What a pair writes in the stages: decisions and action points"
    case .privateAnswer: "An answer of a stage that is marked as private"
    case .surveyAnswer: "Your answers to the survey at the end"
    case .partnerRating: "What you answered there about your partner"
    case .notPaired: "With whom you asked not to be paired"
    case .concern: "A concern that you raised"
    }
  }

  /// What a cell alone cannot say.
  static func note(_ thing: Access.Thing) -> String? {
    switch thing {
    case .sharedEntry: "Until you take it back, and no longer than the mentoring lasts. No other partner ever reads it."
    case .publicProfile: "Members see the profiles of mentors. A mentor sees a mentee’s with the proposal."
    case .pairState:
      "The coordinator sees it in lists, and where something needs their help. A contact sees the names of the pairs of whoever raised "
        + "a concern, and the state of the one that it is about."
    case .record: "When the mentoring is over, both of the pair still read it, and nothing is added."
    case .privateAnswer: "The partner sees that there is an answer, and no more."
    case .meetings: "The coordinator is told of a pair that has never met, once both have said so twice."
    case .partnerRating: "It is kept without a name, and only added up, five answers at a time."
    case .concern: "Those contacts read it whom you did not leave out. You read it once, as you write it."
    default: nil
    }
  }

  static func reader(_ reader: Access.Reader) -> String {
    switch reader {
    case .oneself: "You"
    case .partner: "Your partner, while the pair lives"
    case .formerPartner: "A former partner, or somebody with whom there is a proposal"
    case .member: "Another member"
    case .waiting: "Somebody who waits to be let in"
    case .coordinator: "The coordinator"
    case .safeguardingContact: "A safeguarding contact"
    case .signedOut: "Somebody who is signed out"
    }
  }

  static func cell(_ cell: Access.Cell) -> String {
    switch cell {
    case .reads: "Yes"
    case .may: "On request"
    case .never: "No"
    }
  }
}

/// What the page *Who sees what* says.
enum AccessWords {
  static let title = "Who sees what"
  static let lead =
    "This is what we keep about you, and who can see it. Each column is someone who might want to look. The program is "
    + "tested against this table."
  static let whoRunsTheServer =
    "The people who run the server can read its file. The scheme’s pages, emails and logs show what is in it only to the "
    + "people named here."
  static let thing = "What we keep"

  static func thing(_ thing: Access.Thing) -> String {
    switch thing {
    case .diaryEntry: "An entry in your diary"
    case .sharedEntry: "A diary entry that you share with one partner, by name"
    case .publicProfile: "Your profile: what you offer, what you are looking for, your experience"
    case .contact: "How your mentor or mentee can contact you"
    case .helps: "What helps you to take part"
    case .signInAddress: "The address you sign in with"
    case .waitingProfile: "Your profile, while you are waiting to join"
    case .questionToWaiting: "What the coordinator asked you before you joined, and your answer"
    case .proposalText: "The text of a proposal"
    case .proposalComment: "What the two people wrote to each other about a proposal"
    case .meetings: "The meetings that either of you noted"
    case .pairState: "That there is a proposal or a mentoring relationship, how it stands, and its dates"
    case .endingReason: "Why a mentoring relationship was ended"
    case .record: "What you and your partner write in the stages: decisions and action points"
    case .privateAnswer: "An answer in a stage that is marked as private"
    case .surveyAnswer: "Your answers to the survey at the end"
    case .partnerRating: "What you answered in that survey about your partner"
    case .notPaired: "Who you asked not to be paired with"
    case .concern: "A concern that you raised"
    }
  }

  /// What a cell alone cannot say.
  static func note(_ thing: Access.Thing) -> String? {
    switch thing {
    case .sharedEntry: "Until you stop sharing it, or the mentoring ends. No other partner ever reads it."
    case .publicProfile: "Members see mentors’ profiles. A mentor sees a mentee’s profile with the proposal."
    case .pairState:
      "The coordinator sees it in lists, and where something needs their help. When someone raises a concern, a contact sees "
        + "the names of the people they are paired with, and how the relationship that the concern is about stands."
    case .record: "When the mentoring is over, both of you can still read it, and nothing is added."
    case .privateAnswer: "Your partner sees only that there is an answer."
    case .meetings: "The coordinator learns that you have never met once both of you have said so twice."
    case .partnerRating: "We keep it without a name, and only add it up, five answers at a time."
    case .concern: "The contacts you did not leave out can read it. You see it only while you write it."
    default: nil
    }
  }

  static func reader(_ reader: Access.Reader) -> String {
    switch reader {
    case .oneself: "You"
    case .partner: "Your partner, until the mentoring ends"
    case .formerPartner: "A former partner, or someone you have a proposal with"
    case .member: "Another member"
    case .waiting: "Someone who is waiting to join"
    case .coordinator: "The coordinator"
    case .safeguardingContact: "A safeguarding contact"
    case .signedOut: "Someone who is signed out"
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

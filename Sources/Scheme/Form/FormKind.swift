/// The forms whose meaning is in the program: each is a file of that name in `content/forms/`.
///
/// The words come from content, the meaning from here. A question that the program reads by name is required: SiteGen
/// fails the build, and Intake refuses to start, when a form lacks one.
public enum FormKind: String, Sendable, Codable, CaseIterable {
  /// Who a person is in the scheme.
  case profile
  /// A mentee's request to a mentor.
  case proposal
  /// What a mentor answers after the end.
  case surveyMentor = "survey-mentor"
  /// What a mentee answers after the end.
  case surveyMentee = "survey-mentee"
  /// What either answers when the mentoring has ended early.
  case surveyEnded = "survey-ended"

  /// The mentor's answer to a proposal.
  case response
  /// The mentee withdraws a proposal.
  case withdrawal
  /// The mentor asks for more time.
  case delay
  /// The mentor turns a rejection into another answer.
  case reconsideration
  /// What a mentee who has found a mentor does with each of their other proposals.
  case otherProposals = "other-proposals"
  /// A break until a day.
  case pause
  /// The end of a break.
  case resumption
  /// More months.
  case `extension`
  /// Goes back to the end date that was agreed before, in place of more months.
  case earlierEnd = "earlier-end"
  /// Marks a mentoring relationship as complete.
  case completion
  /// Ends one early.
  case ending
  /// Reopens one that has ended.
  case reopening
  /// What to do when the agreed months are over.
  case continuation

  /// An action point: what, who, by when.
  case actionPoint = "action-point"
  /// Whether the two use the roadmap.
  case roadmap = "roadmap-use"
  /// A meeting that was held.
  case meeting
  /// Whether the two have met.
  case meetingCheck = "meeting-check"
  /// Whether to be asked that.
  case meetingMails = "meeting-mails"
  /// Someone's own words on a statement of meetings.
  case meetingStatement = "meeting-statement"

  /// A diary entry that answers no prompt.
  case diaryEntry = "diary-entry"
  /// Who can read a diary entry.
  case entryReaders = "entry-readers"

  /// The address to send a link to.
  case signIn = "sign-in"
  /// Another address for the same person.
  case anotherAddress = "another-address"
  /// Which browsers to sign out.
  case sessions
  /// Which emails to get.
  case mails
  /// Leaves the scheme.
  case leaving
  /// When a mentor can take another mentee.
  case availability
  /// What a mentor who is not available does with each of their open proposals.
  case waitingProposals = "waiting-proposals"
  /// Who someone does not want to be paired with.
  case notPaired = "not-paired"

  /// An answer to the coordinator's question.
  case memberAnswer = "member-answer"
  /// The coordinator's question to someone who is waiting to join.
  case memberQuestion = "member-question"
  /// The coordinator declines someone.
  case refusal
  /// The coordinator invites an address.
  case invitation
  /// The coordinator keeps two people apart.
  case setApart = "set-apart"
  /// The coordinator reports a lost mailbox.
  case lostMailbox = "lost-mailbox"

  /// A concern.
  case concern
  /// A contact suspends someone.
  case suspension
  /// A contact lifts that.
  case suspensionEnd = "suspension-end"
  /// A contact freezes the proposal or mentoring relationship between two people.
  case freeze
  /// A contact lifts that.
  case freezeEnd = "freeze-end"
  /// A contact closes a concern.
  case closing

  /// The surveys, in the order in which their results are read.
  public static let surveys: [FormKind] = [.surveyMentee, .surveyMentor, .surveyEnded]

  /// What a browser may fill in for a question.
  func purpose(of questionID: String) -> Question.Purpose? {
    switch (self, questionID) {
    case (.profile, "name"): .ownName
    case (.signIn, "address"), (.anotherAddress, "address"): .ownAddress
    case (.sessions, "address"), (.invitation, "invited"): .address
    default: nil
    }
  }

  /// What to enter, where nothing was entered.
  func wanted(_ questionID: String) -> Phrase? {
    switch (self, questionID) {
    case (.profile, "name"): FormWords.enterName()
    case (.profile, "role"): FormWords.chooseRole()
    case (.profile, "contact"): FormWords.enterContact()
    case (.profile, "places"): FormWords.enterPlaces()
    case (.proposal, "where-i-am"): FormWords.enterWhereIAm()
    case (.proposal, "months"): FormWords.enterMonths()
    default: nil
    }
  }

  /// The id of the survey's item on the partner, which is kept apart from person, pair and time.
  public static let partnerQuestion = "partner"

  /// True for the item on the partner, which may be in no draft.
  func isApart(_ question: String) -> Bool {
    FormKind.surveys.contains(self) && question == FormKind.partnerQuestion
  }

  /// The id of the box in the surveys that someone ticks to be contacted.
  public static let contactQuestion = "contact-me"

  /// The id of the question why the mentoring has ended. The form that ends it early has the same options, and someone
  /// who has given the reason there is not asked again.
  public static let reasonQuestion = "reason"

  /// The id of the surveys' item from 0 to 10 on whether someone would recommend the scheme.
  public static let recommendQuestion = "recommend"
}

/// What people read where they choose their emails, or stop one kind of them.
public enum MailWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "email-settings"

  // The page to choose them
  case title
  // The kinds to choose from
  case proposalReminder, proposalAmendReminder, pairFirstContact, pairDecision, pairMeeting, surveyReminder, digest

  // Once they are saved
  case savedTitle, saved

  // The link that stops one kind
  case stopTitle
  case stopLead = "stop-lead {kind}"
  case stop, stoppedTitle
  case stopped = "stopped {kind}"
}

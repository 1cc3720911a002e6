/// What people read in place of the page that they asked for, and above a form that comes back.
public enum ProblemWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "problems"

  // A page that cannot be shown
  case notFound, notFoundLead, signInNeeded, signInNeededLead, deadLink, deadLinkLead, shutOut, shutOutLead
  case tooManyDownloads, tooManyDownloadsLead, cannotRead, cannotReadLead

  // A form that is not taken
  case notSaved, notSavedLead, sentBefore, sentBeforeLead, drawnForAnother, drawnForAnotherLead, foreignOrigin
  case foreignOriginLead, otherHost, otherHostLead, unreadable, unreadableLead, wrongType, wrongTypeLead, tooLarge
  case tooLargeLead

  // Above a form that comes back
  case notSavedOnForm, sentBeforeOnForm
}

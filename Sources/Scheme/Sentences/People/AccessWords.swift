/// What the page *Who sees what* says.
public enum AccessWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "who-sees-what"

  // Above the table
  case title, lead

  // The heads of the columns
  case what, readerYou, readerPartner, readerFormerPartner, readerMember, readerWaiting, readerCoordinator
  case readerSafeguardingContact, readerSignedOut

  // What is kept, a row each
  case diaryEntry, sharedEntry, sharedEntryNote, publicProfile, publicProfileNote, contact, helps, signInAddress
  case waitingProfile, questionToWaiting, proposalText, proposalComment, meetings, meetingsNote, pairState
  case pairStateNote, endingReason, record, recordNote, privateAnswer, privateAnswerNote, surveyAnswer
  case partnerRating, partnerRatingNote, notPaired, concern, concernNote

  // In the cells
  case yes, onRequest, no

  // Below the table
  case whoRunsTheServer
}

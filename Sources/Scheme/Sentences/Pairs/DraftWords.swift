/// What the pages about drafts say.
public enum DraftWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "drafts"

  // Nobody is signed in
  case title, signedOut, sessionOver, cookieNeeded

  // The person who wrote it is signed in
  case signedIn = "signed-in {address}"
  case unknown, save, saveInDiary, throwAway

  // It may be someone else's
  case drawnForAnother = "drawn-for-another {address}"
  case saveAs = "save-as {address}"
  case leave

  // It was sent before they signed in
  case whose
  case perhaps = "perhaps {day} {address}"
  case show, notMine

  // It cannot be kept
  case copyYourWords
}

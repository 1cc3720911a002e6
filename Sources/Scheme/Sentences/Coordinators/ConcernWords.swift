/// What the page “Get help or raise a concern” says, with its form.
public enum ConcernWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "concerns"

  // Above the form
  case lead, noEmergency, whoReads, whatTheyCan, signedOut, signedIn, nobody

  // The form
  case readers
  // The form comes back
  case signedInNow = "signed-in-now {address}"
  case signedOutNow, notSaved

  // Once it is saved
  case sent, sentNext
}

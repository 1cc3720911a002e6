/// What is said between sending a form and saving it, and about the answers that are read there.
public enum DeskWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "check"

  // Checking what others will see
  case check, checkLead, effectsLead
  case account = "account {address}"
  case send, change

  // Answers to read
  case ticked

  // The form comes back
  case obstacle, kept
  case dayWanted = "day-wanted {first} {last}"
}

/// What the page for looking back at a finished stage says.
public enum LookBackWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "looking-back"

  case offer = "offer {stage}"

  case title = "title {stage}"
  case lead = "lead {partner}"
  case hopes, noHopes, noEntries, ask
}

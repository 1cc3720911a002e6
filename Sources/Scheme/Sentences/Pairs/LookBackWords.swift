/// What the page says on which someone looks back at a stage that is done.
public enum LookBackWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "looking-back"

  case offer = "offer {stage}"

  case title = "title {stage}"
  case lead = "lead {partner}"
  case hopes, noHopes, noEntries, ask
}

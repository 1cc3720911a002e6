/// What is said to someone who leaves the scheme.
public enum LeavingWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "leaving"

  case title

  case goodbye, goodbyeNext, toSite, comeBack
}

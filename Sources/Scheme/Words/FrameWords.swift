/// What is round every page.
public enum FrameWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "frame"

  case skip, navigation, languages, help, myPage
}

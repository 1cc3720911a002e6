/// What the scripts of `site/` say. A script names a sentence as `{scripts.key}` within a text in double quotes, and SiteGen
/// puts the words there; what a script fills in itself stays in braces. One with plural forms is `{scripts.key.*}`: JSON.
public enum ScriptWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "scripts"

  // What is typed
  case keptOnDevice, keptUntilSent, keptInTab, notKept, over, keep, discard, bringBack, discarded, gone
  case before, sentBefore, someone, newer
  case words = "words {#count}"
  case characters = "characters {length} {most}"
  case tooLong

  // The guides
  case read, forget, forgotten
  case readSoFar = "read-so-far {count} {all}"

  // The search
  case nothingFound
  case pages = "pages {#count}"

  // Light or dark
  case theme, asDevice, light, dark
}

/// What the pages that end sessions say: a person's own, and someone else's.
public enum SessionWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "sessions"

  // A person's own
  case title, lead, unknownBrowser, thisOne
  case unknownBrowserOn = "unknown-browser-on {system}"
  case browserOn = "browser-on {browser} {system}"
  case times = "times {began} {used}"
  case timesWithAddress = "times-with-address {began} {address} {used}"
  case end, endOthers

  // Someone else's
  case ended = "ended {address}"

  // Beside an address that leads to nobody
  case nobody
}

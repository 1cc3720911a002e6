import Scheme

extension SessionWords {
  /// A browser in words, from the names that were kept of it.
  static func browser(_ names: String) -> Phrase {
    let names = names.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return switch (names.first ?? "", names.dropFirst().first ?? "") {
    case ("", ""): unknownBrowser()
    case ("", let system): unknownBrowserOn(system)
    case (let browser, ""): browser.phrase
    case (let browser, let system): browserOn(browser, system)
    }
  }

  static func times(_ session: Session, in settings: Settings) -> Phrase {
    let (began, used) = (settings.words(for: session.began), settings.words(for: session.lastUsed))
    return session.address.map { timesWithAddress(began, $0, used) } ?? times(began, used)
  }
}

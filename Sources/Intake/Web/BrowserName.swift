/// What a browser is called, so that its owner recognises it among their sessions.
enum BrowserName {
  /// The first match counts: nearly all browsers claim to be others as well.
  private static let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
  ]

  /// Only the names of the browser and the system are kept from a `User-Agent` header, as `Firefox/Android`: either may
  /// be missing.
  static func names(in userAgent: String) -> String {
    let browser = browsers.first { userAgent.contains($0.0) }?.1
    let system = systems.first { userAgent.contains($0.0) }?.1
    return "\(browser ?? "")/\(system ?? "")"
  }
}

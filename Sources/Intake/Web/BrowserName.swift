/// What a browser is called, so that its owner knows it again among their sessions.
enum BrowserName {
  /// The first that is found counts: nearly all claim to be others as well.
  private static let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
  ]

  /// Of a `User-Agent` header nothing but the names of the browser and the system is kept, `Firefox/Android`: either may be
  /// missing.
  static func names(in userAgent: String) -> String {
    let browser = browsers.first { userAgent.contains($0.0) }?.1
    let system = systems.first { userAgent.contains($0.0) }?.1
    return "\(browser ?? "")/\(system ?? "")"
  }
}

import HTTPTypes

/// Headers that swift-http-types has no names for.
extension HTTPField.Name {
  static let fetchSite = known("sec-fetch-site")
  static let forwardedFor = known("x-forwarded-for")
  static let referrerPolicy = known("referrer-policy")
  static let openerPolicy = known("cross-origin-opener-policy")
  static let resourcePolicy = known("cross-origin-resource-policy")

  /// Every name above can be parsed; a test sees each of them on a response.
  private static func known(_ name: String) -> HTTPField.Name {
    HTTPField.Name(parsed: name) ?? .vary
  }
}

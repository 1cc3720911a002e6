import HTTPTypes
import Hummingbird

/// The headers of every response, including errors and static files; and nothing but headers for `HEAD`.
///
/// What the framework answers by itself, before there is a request, gets the same from `Patience`.
struct SafeHeaders: RouterMiddleware {
  let cookies: Cookies

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for field in fields(at: request.uri.path) { response.headers[field.name] = field.value }
    if response.status == .serviceUnavailable, response.headers[.retryAfter] == nil {
      response.headers[.retryAfter] = "30"
    }
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// The headers of a response at an address.
  func fields(at path: String) -> HTTPFields {
    let isOurs = path.hasPrefix("/my")
    var fields: HTTPFields = [
      .xContentTypeOptions: "nosniff", .openerPolicy: "same-origin", .resourcePolicy: "same-origin",
    ]
    fields[.contentSecurityPolicy] = SafeHeaders.hasScripts(path) ? SafeHeaders.withScripts : SafeHeaders.policy
    // The policy decides which `Origin` a form's post carries: `no-referrer` would make it `null`.
    fields[.referrerPolicy] = isOurs ? "same-origin" : "strict-origin-when-cross-origin"
    if isOurs { fields[.cacheControl] = "no-store" }
    if cookies.isSecure { fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    return fields
  }

  /// A page may load what the site has, and nothing from elsewhere.
  private static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    + "object-src 'none'; frame-ancestors 'none'"

  /// The same, with our own scripts, which contact only us.
  private static let withScripts = policy + "; script-src 'self'; connect-src 'self'"

  /// False where the address holds a token that signs in or changes an address: no script runs on such a page.
  static func hasScripts(_ path: String) -> Bool {
    !["/my/link/", "/my/addresses/links/"].contains { path.hasPrefix($0) }
  }
}

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

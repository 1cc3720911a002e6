import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Scheme

/// The one place that turns what was thrown into a page.
struct ErrorPages: RouterMiddleware {
  let parts: Parts

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      return answer(to: problem, at: request.uri.path)
    } catch let error as any HTTPResponseError where error.status.code < 500 {
      return answer(to: error.status == .notFound ? .notFound : .unreadable, at: request.uri.path)
    } catch {
      return unexpected(error, request.uri.path, context)
    }
  }

  private func answer(to problem: Problem, at path: String) -> Response {
    if case .signInNeeded(let destination) = problem {
      var response = Response(status: .seeOther)
      response.headers[.location] = "/my/sign-in?to=\(destination)"
      return response
    }
    let way: HTML =
      switch problem {
      case .deadLink: "<p><a href=\"/my/sign-in\">\(PeopleWords.askForLink)</a></p>\n"
      case .drawnForAnother: "<p><a href=\"/my/\">\(PeopleWords.myPage)</a></p>\n"
      default: ""
      }
    var page = Page(problem.title, status: problem.status, "<p>\(problem.sentence)</p>\n\(way)")
    page.retryAfter = problem.retryAfter
    return Frame(parts: parts).response(page, at: path, for: nil)
  }

  /// Logged with a reference that the reader can name; never shown, and never with what was posted.
  private func unexpected(_ error: any Error, _ path: String, _ context: CallContext) -> Response {
    let reference = String(parts.world.handle().prefix(8))
    parts.logger.error(
      "A request failed",
      metadata: ["reference": "\(reference)", "route": "\(context.endpointPath ?? "none")", "error": "\(error)"])
    let page = Page(
      "Something went wrong here", status: 500,
      """
      <p>It is our fault, not yours. Go back: what you wrote should still be there. If it happens again, tell the \
      scheme's coordinator this reference: <strong>\(reference)</strong>.</p>

      """)
    return Frame(parts: parts).response(page, at: path, for: nil)
  }
}

/// A request sees one scheme from its start to its end, whatever is published meanwhile.
struct OneScheme: RouterMiddleware {
  let scheme: SchemeShelf

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    try await scheme.hold { try await next(request, context) }
  }
}

/// The headers that every response carries, errors and static files among them.
struct SafeHeaders: RouterMiddleware {
  let parts: Parts

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let isOurs = request.uri.path.hasPrefix("/my")
    for (name, value) in SafeHeaders.always { response.headers[name] = value }
    let hasScripts = Frame.hasScripts(request.uri.path)
    response.headers[.contentSecurityPolicy] = SafeHeaders.policy + (hasScripts ? SafeHeaders.scripts : "")
    // The policy decides which `Origin` a form's post carries: `no-referrer` would make it `null`.
    response.headers[.referrerPolicy] = isOurs ? "same-origin" : "strict-origin-when-cross-origin"
    if isOurs { response.headers[.cacheControl] = "no-store" }
    if parts.settings.cookies.isSecure {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    return response
  }

  /// A page may load what the site has, and nothing from elsewhere.
  private static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    + "object-src 'none'; frame-ancestors 'none'"

  /// Our own scripts, which ask nobody but us.
  private static let scripts = "; script-src 'self'; connect-src 'self'"

  private static let always: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"),
    (.openerPolicy, "same-origin"),
    (.resourcePolicy, "same-origin"),
  ]
}

/// Lets through to the static files only what SiteGen could have written: no dot files, no `..`, nothing encoded.
struct SiteNamesOnly: RouterMiddleware {
  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().joined(
      separator: "/")
    let isFolder = path.isEmpty || path.hasSuffix("/")
    guard SitePath(isFolder ? path + "index.html" : path) != nil || path.hasPrefix("my/") else {
      throw Problem.notFound
    }
    return try await next(request, context)
  }
}

import HTTPTypes
import Hummingbird
import Logging
import Scheme

/// The one place that turns what was thrown into a page.
struct ErrorPages: RouterMiddleware {
  let intake: Intake

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      return answer(to: problem, at: request.uri.path)
    } catch let trouble as StoreTrouble {
      intake.logger.error("The database does not answer", metadata: ["error": "\(trouble)"])
      return answer(to: trouble.isWriting ? .cannotSave : .cannotRead, at: request.uri.path)
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
    var page = Page(problem.title, status: problem.status, "<p>\(problem.sentence)</p>\n\(way(on: problem))")
    page.retryAfter = problem.retryAfter
    return Frame(intake: intake).response(page, at: path, for: nil)
  }

  /// Where the reader can go from there.
  private func way(on problem: Problem) -> HTML {
    switch problem {
    case .deadLink: return "<p><a href=\"/my/sign-in\">\(PeopleWords.askForLink)</a></p>\n"
    case .drawnForAnother: return "<p><a href=\"/my/\">\(PeopleWords.myPage)</a></p>\n"
    case .otherHost:
      let (url, link) = (intake.settings.url, Link(checking: intake.settings.url))
      return link.map { "<p><a href=\"\(href: $0)\">\(url)</a></p>\n" } ?? ""
    default: return ""
    }
  }

  /// Logged with a reference that the reader can quote; never shown, and never with what was posted.
  private func unexpected(_ error: any Error, _ path: String, _ context: CallContext) -> Response {
    let reference = String(intake.world.handle().prefix(8))
    intake.logger.error(
      "A request failed",
      metadata: ["reference": "\(reference)", "route": "\(context.endpointPath ?? "none")", "error": "\(error.logged)"])
    let words = ServiceWords.wentWrongNext(Wording(text: reference, html: "<strong>\(reference)</strong>"))
    let page = Page(ServiceWords.wentWrong, status: 500, "<p>\(words)</p>\n")
    return Frame(intake: intake).response(page, at: path, for: nil)
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

/// Answers only under the service's own name: a page under another name is redirected to the right one, and a form that
/// is sent there is not taken. So an address that someone bookmarked goes on working, and no other site's name can be
/// put in front of our pages.
///
/// A loopback name is answered as well: someone who tries the service out on its own machine uses one, and a proxy that
/// does not pass the name on gives the name of the machine that it connects to.
struct OwnNameOnly: RouterMiddleware {
  private let origin: String
  private let ownName: HostName

  init(settings: Settings) {
    (origin, ownName) = (settings.origin, settings.hostName)
  }

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let name = request.head.authority.map(HostName.init)
    let isOurs = name.map { $0 == ownName || $0.isLoopback } ?? false
    if isOurs || request.uri.path == "/healthz" { return try await next(request, context) }
    guard [.get, .head].contains(request.method) else { throw Problem.otherHost }
    let path = request.uri.string
    return Response(
      status: .temporaryRedirect, headers: [.location: origin + (path.hasPrefix("/") ? path : "/")])
  }
}

/// Refuses a body with a transfer encoding that is not ours: the parser fails in the middle of such a body.
struct ReadableOnly: RouterMiddleware {
  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let encodings = request.headers[values: .transferEncoding]
    guard encodings.isEmpty || encodings.map({ $0.lowercased() }) == ["chunked"],
      // The first `Host` is the request's authority; a second one would be someone's trick.
      !request.headers.contains(where: { $0.name.canonicalName == "host" })
    else {
      // Swallows the parser's own complaint, which would otherwise be answered as well.
      _ = try? await request.body.collect(upTo: FormPost.bodyLimit)
      throw Problem.unreadable
    }
    return try await next(request, context)
  }
}

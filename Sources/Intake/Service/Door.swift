import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Scheme

/// Turns HTTP requests into visits, and replies into HTTP responses.
struct Door: Sendable {
  typealias Handler = @Sendable (Request, CallContext) async throws -> Response
  let intake: Intake

  /// A page: drawn from the state of the file at one moment, for anyone its context can be made for. It changes nothing
  /// but the audit.
  func page<Context: PageContext>(_ draw: @escaping @Sendable (Context) throws -> Reply) -> Handler {
    { request, context in
      var visit = try visit(request, context)
      visit.knowsSession = true
      let session = session(of: request)
      // Not on the thread of the connection: a slow page would hold up all others there.
      let (person, reply) = try await withTaskExecutorPreference(globalConcurrentExecutor) { [visit] in
        try await intake.read(for: visit) { blank -> (SignedIn?, Result<Reply, Problem>) in
          var reading = blank
          reading.visit.person = try session.flatMap { try Session.person($0, at: blank.now, in: blank.db) }
          do { return try (reading.person, .success(draw(Context(reading)))) } catch let problem as Problem {
            return (reading.person, .failure(problem))
          }
        }
      }
      visit.person = person
      return try await respond(answer(visit, request, context) { _ in try reply.get() }, to: visit)
    }
  }

  /// A form: its origin is checked before a byte of it is read.
  func post(
    _ route: Origin.RouteClass = .own, _ handle: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Handler {
    { request, context in
      let verdict = Origin(
        fetchSite: request.headers[.fetchSite], origin: request.headers[.origin], referer: request.headers[.referer]
      ).verdict(for: route, own: intake.settings.origin, listed: intake.settings.siteOrigins)
      guard verdict != .foreign else { throw Problem.foreignOrigin }
      guard isForm(request.headers[.contentType]) else { throw Problem.wrongType }
      var visit = try visit(request, context)
      if verdict == .known, let session = session(of: request) {
        visit.person = try await intake.store.read { [now = intake.world.now()] in
          try Session.person(session, at: now, in: $0)
        }
      }
      // If the file cannot be written to now, the form says so, and comes back with what was typed.
      try? await noteUse(of: visit.person)
      visit.posted = try FormPost.read(try await body(of: request).readableBytesView)
      return try await respond(answer(visit, request, context, handle), to: visit)
    }
  }

  /// Notes when someone who is signed in asks for what is not there, or not theirs.
  private func answer(
    _ visit: Visit, _ request: Request, _ context: CallContext,
    _ handle: @Sendable (Visit) async throws -> Reply
  ) async throws -> Reply {
    do {
      let reply = try await handle(visit)
      if let note = reply.note { try await intake.store.write(note) }
      return reply
    } catch Problem.notFound {
      if let person = visit.person?.person {
        let route = "\(request.method.rawValue) \(context.endpointPath ?? "")"
        try await intake.store.write { [limits = intake.settings.limits] in
          try Audit.denied(route, visit.part("handle"), to: person, limits: limits, in: $0)
        }
      }
      throw Problem.notFound
    }
  }

  /// A post that needs nothing but its token (RFC 8058): mail providers send it for their users, with neither Origin
  /// nor Referer. No session is read, and nothing that we need is in its body, whatever its type.
  func oneClick(_ handle: @escaping @Sendable (Visit) async throws -> Reply) -> Handler {
    { request, context in
      let visit = try visit(request, context)
      _ = try await body(of: request)
      return try await respond(handle(visit), to: visit)
    }
  }

  // MARK: In

  /// The visit, before it is known who is signed in.
  private func visit(_ request: Request, _ context: CallContext) throws -> Visit {
    let headers = request.headers[values: .cookie]
    let cookies = intake.settings.cookies
    return Visit(
      draftCookies: cookies.drafts(in: headers).map { DraftCookie(name: $0.name, token: Token(text: $0.value)) },
      browserCookie: cookies.value(.browser, in: headers).map(Token.init),
      accountsCookie: cookies.value(.accounts, in: headers), client: client(request, context),
      browser: BrowserName.names(in: request.headers[.userAgent] ?? ""), path: request.uri.path,
      isPost: request.method == .post,
      parameters: Dictionary(context.parameters.map { (String($0.key), String($0.value)) }) { one, _ in one },
      query: try FormPost.read(Array((request.uri.query ?? "").utf8)))
  }

  private func session(of request: Request) -> Token? {
    intake.settings.cookies.value(.session, in: request.headers[values: .cookie]).map(Token.init)
  }

  private func client(_ request: Request, _ context: CallContext) -> String {
    let client = ClientAddress.of(
      peer: context.remoteAddress?.ipAddress.flatMap { ClientAddress($0) },
      forwarded: request.headers[values: .forwardedFor], trusted: intake.settings.trustedProxies)
    return client?.network ?? "unknown"
  }

  /// Sending a form uses a session, whatever happens to the form. Looking at a page changes nothing, not even this.
  private func noteUse(of person: SignedIn?) async throws {
    guard let person, person.isUseToBeNoted(at: intake.world.now()), let session = person.session else { return }
    try await intake.store.write { try Session.noteUse(session, in: $0) }
  }

  private func isForm(_ type: String?) -> Bool {
    let type = type?.split(separator: ";").first?.lowercased()
    return type?.filter { $0 != " " } == "application/x-www-form-urlencoded"
  }

  private func body(of request: Request) async throws -> ByteBuffer {
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard length <= FormPost.bodyLimit else { throw Problem.tooLarge }
    do { return try await request.body.collect(upTo: FormPost.bodyLimit) } catch is NIOTooManyBytesError {
      throw Problem.tooLarge
    } catch {
      // A body that breaks off, takes too long (`Patience`) or cannot be parsed is its sender's fault.
      throw Problem.unreadable
    }
  }

  // MARK: Out

  private func respond(_ reply: Reply, to visit: Visit) throws -> Response {
    var response: Response
    switch reply.content {
    case .page(let page):
      var drawn = page
      if page.account == nil {
        drawn.main = page.main.postingAlso(Visit.drawnFor, visit.person?.person.formMark ?? "")
      }
      response = Frame(intake: intake).response(
        drawn, at: visit.path, for: page.account == nil ? visit.person : nil, owner: visit.owner(of: page),
        isFirst: visit.isFirst)
    case .text(let text):
      response = Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    case .download(let file):
      response = Response(
        status: .ok,
        headers: [.contentType: file.type, .contentDisposition: "attachment; filename=\"\(file.name)\""],
        body: try body(of: file, for: visit))
    case .seeOther(let path):
      response = Response(status: .seeOther)
      response.headers[.location] = path
    }
    for cookie in reply.cookies { response.headers[values: .setCookie].append(cookie) }
    return response
  }

  /// A file that breaks off is not finished: the connection ends, and the browser knows that the file is incomplete.
  private func body(of file: Download, for visit: Visit) throws(Problem) -> ResponseBody {
    switch file.content {
    case .bytes(let bytes): return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    case .pieces(let write):
      let turn = try intake.downloads.turn(for: visit.person?.id)
      return ResponseBody { [logger = intake.logger] writer in
        defer { turn.end() }
        do {
          try await write { bytes in
            for start in stride(from: 0, to: bytes.count, by: Downloads.piece) {
              let end = min(start + Downloads.piece, bytes.count)
              try await writer.write(ByteBuffer(bytes: bytes[start..<end]))
            }
          }
        } catch {
          logger.warning(
            "A file was not sent to its end", metadata: ["file": "\(file.name)", "error": "\(error.logged)"])
          throw error
        }
        try await writer.finish(nil)
      }
    }
  }
}

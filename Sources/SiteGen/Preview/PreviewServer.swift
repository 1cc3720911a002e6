import Hummingbird
import Logging
import Scheme
import ServiceLifecycle

/// Serves the built site to its editor's browser, with a script that reloads a page after each build.
struct PreviewServer {
  let folder: String
  let state: PreviewState

  /// How long a browser's request is kept open, in steps of 20 ms.
  private static let patience = 500

  /// Answers until the program is told to stop; to this machine only.
  ///
  /// - Parameter onListening: is called with the port.
  func run(port: Int, onListening: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "sitegen")
    logger.logLevel = .critical
    let application = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in onListening(channel.localAddress?.port ?? port) }, logger: logger)
    try await application.runService()
  }

  private var router: Router<BasicRequestContext> {
    let router = Router()
    router.get("_preview/reload.js") { _, _ in reply(Array(PreviewAssets.script.utf8), as: "text/javascript") }
    router.get("_preview/preview.css") { _, _ in reply(Array(PreviewAssets.style.utf8), as: "text/css") }
    router.get("_preview/builds/:version") { _, context in
      await waitForBuild(after: context.parameters.get("version", as: Int.self) ?? 0)
    }
    router.get("my/**") { _, _ in formsAnswer }
    router.post("my/**") { _, _ in formsAnswer }
    router.get("**") { request, _ in page(at: request.uri.path) }
    router.get("/") { request, _ in page(at: request.uri.path) }
    return router
  }

  /// Answers with the number of the newest build, as soon as there is a newer one.
  private func waitForBuild(after version: Int) async -> Response {
    for _ in 0..<Self.patience where state.current.version == version && !Task.isShuttingDownGracefully {
      try? await Task.sleep(for: .milliseconds(20))
    }
    return reply(Array("\(state.current.version)".utf8), as: "text/plain")
  }

  private func page(at address: String) -> Response {
    // No page's path contains anything that would have to be decoded.
    let name = address.dropFirst() + (address.hasSuffix("/") ? "index.html" : "")
    guard let path = SitePath(String(name)), let bytes = try? Disk.read("\(folder)/\(path.text)", about: 16 << 10)
    else {
      let missing = (try? Disk.read("\(folder)/404.html", about: 4096)) ?? Array("<body></body>".utf8)
      return reply(PreviewAssets.prepared(missing, for: state.current), as: "text/html; charset=utf-8", .notFound)
    }
    guard path.text.hasSuffix(".html") else {
      let type = path.text.split(separator: ".").last.flatMap { MediaType.getMediaType(forExtension: String($0)) }
      return reply(bytes, as: type?.description ?? "application/octet-stream")
    }
    return reply(PreviewAssets.prepared(bytes, for: state.current), as: "text/html; charset=utf-8")
  }

  /// Forms belong to Intake, which a preview does without.
  private var formsAnswer: Response {
    let page: HTML = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>This is a preview</title></head>
      <body><h1>This is a preview</h1><p>Forms only work on the site itself. Go back to read on.</p></body></html>

      """
    return reply(PreviewAssets.prepared(page.bytes, for: state.current), as: "text/html; charset=utf-8")
  }

  private func reply(_ bytes: [UInt8], as type: String, _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Scheme

/// Answers with the built site's files wherever there is no route.
struct SiteFiles: RouterMiddleware {
  private let folder: SiteFolder

  init(_ folder: String) {
    self.folder = SiteFolder(folder, fields: SiteFiles.fields(of:))
  }

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get || request.method == .head else { return try await next(request, context) }
    let address = request.uri.path
    let isFolder = address.hasSuffix("/")
    // Only what SiteGen could have written: no dot files, no `..`, nothing encoded.
    guard let path = SitePath(String(address.dropFirst()) + (isFolder ? "index.html" : "")),
      let found = try await folder.find(path)
    else { throw Problem.notFound }
    switch found {
    case .file(let file): return SiteFiles.response(file, to: request)
    case .folder where isFolder: throw Problem.notFound
    case .folder: return .redirect(to: address + "/", type: .permanent)
    }
  }

  /// What a file is sent with: a name with a fingerprint in it means the same bytes for ever, and for any other file
  /// the browser asks each time whether it has changed.
  private static func fields(of path: SitePath) -> HTTPFields {
    var fields: HTTPFields = [.vary: "Accept-Encoding"]
    fields[.cacheControl] = Fingerprint.isPart(of: path) ? "public, max-age=31536000, immutable" : "no-cache"
    let ending = path.text.split(separator: ".").last.map(String.init) ?? ""
    if let type = MediaType.getMediaType(forExtension: ending) {
      fields[.contentType] = type.description + (type.type == .text ? "; charset=utf-8" : "")
    }
    return fields
  }

  private static func response(_ file: SiteFile, to request: Request) -> Response {
    let copy = file.packed.flatMap { takesGzip(request) ? $0 : nil } ?? file.plain
    if knows(copy.tag, request) {
      var fields = copy.fields
      for name in [HTTPField.Name.contentLength, .contentType, .contentEncoding] { fields[name] = nil }
      return Response(status: .notModified, headers: fields)
    }
    switch copy.content {
    case .held(let bytes): return Response(status: .ok, headers: copy.fields, body: ResponseBody(byteBuffer: bytes))
    case .onDisk(let open): return Response(status: .ok, headers: copy.fields, body: pieces(of: open))
    }
  }

  private static func pieces(of file: OpenFile) -> ResponseBody {
    ResponseBody(contentLength: file.stamp.size) { writer in
      for offset in stride(from: 0, to: file.stamp.size, by: Downloads.piece) {
        let bytes = try await NIOThreadPool.singleton.runIfActive {
          try file.bytes(from: offset, count: min(Downloads.piece, file.stamp.size - offset))
        }
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.finish(nil)
    }
  }

  /// True if the client names gzip, other than to refuse it (`gzip;q=0`).
  private static func takesGzip(_ request: Request) -> Bool {
    words(of: .acceptEncoding, in: request).contains { word in
      let word = word.lowercased()
      return word == "gzip" || word.hasPrefix("gzip;") && word.wholeMatch(of: /gzip;q=0(\.0*)?/) == nil
    }
  }

  /// True if the client already has exactly this copy.
  private static func knows(_ tag: String, _ request: Request) -> Bool {
    words(of: .ifNoneMatch, in: request).contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
  }

  /// The parts between the commas, without blanks.
  private static func words(of name: HTTPField.Name, in request: Request) -> some Sequence<String> {
    request.headers[values: name].lazy.flatMap { $0.split(separator: ",") }.map {
      $0.filter { $0 != " " && $0 != "\t" }
    }
  }
}

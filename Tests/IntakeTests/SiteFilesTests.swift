import CZlib
import Foundation
import NIOCore
import Scheme
import Testing

@testable import Intake

/// The built site, as Intake serves it.
struct SiteFilesTests {
  private static let page = "/handbook.html"

  private static func get(
    _ path: String, _ headers: [(String, String)] = [], method: String = "GET", in house: House
  ) async throws -> Answer {
    try await house.wire.send(method, path, headers: headers, body: nil)
  }

  /// A house whose site is a copy that a test may change.
  private static func withSite(_ work: (House, String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: House.site, toPath: folder)
    let house = try await House(site: folder)
    try await work(house, folder)
  }

  private static func unpacked(_ packed: Data) -> Data {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return Data()
    }
    defer { inflateEnd(&stream) }
    var (input, output) = ([UInt8](packed), [UInt8](repeating: 0, count: 1_000_000))
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
        return inflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return Data(output[..<count])
  }

  @Test(
    "A file has its type, its length and a strong tag, and is kept for ever only where its name holds a fingerprint",
    arguments: [
      ("/", "text/html; charset=utf-8", false), ("/guides/asking.html", "text/html; charset=utf-8", false),
      ("/scheme.json", "application/json", false), ("/sitemap.xml", "application/xml", false),
      ("/about/map.txt", "text/plain; charset=utf-8", false),
      ("/style.7ec790f93c5d2230.css", "text/css; charset=utf-8", true),
      ("/drafts.b1241007a2a5eb1e.js", "text/javascript; charset=utf-8", true),
      ("/pictures/road.b2f5c938c1cac604.png", "image/png", true),
    ])
  func fields(path: String, type: String, isFixed: Bool) async throws {
    let house = try await House()
    let answer = try await Self.get(path, in: house)
    let file = House.site + (path == "/" ? "/index.html" : path)
    #expect(answer.status == 200 && answer.bytes == FileManager.default.contents(atPath: file))
    #expect(answer.header("Content-Type") == type)
    #expect(answer.header("Content-Length") == String(answer.bytes.count))
    #expect(answer.header("Cache-Control") == (isFixed ? "public, max-age=31536000, immutable" : "no-cache"))
    #expect(answer.header("Vary") == "Accept-Encoding")
    let tag = try #require(answer.header("ETag"))
    #expect(tag.wholeMatch(of: /"[0-9a-f]{16}"/) != nil)
    let head = try await Self.get(path, method: "HEAD", in: house)
    #expect(head.status == 200 && head.bytes.isEmpty)
    func fields(_ answer: Answer) -> [String] { answer.headers.map { "\($0.name): \($0.value)" }.sorted() }
    #expect(fields(head) == fields(answer))
  }

  @Test("Who takes gzip gets it, under a tag of its own; who refuses it does not, and a picture is as small as it gets")
  func gzip() async throws {
    let house = try await House()
    let plain = try await Self.get(Self.page, in: house)
    for wish in ["gzip", "gzip, deflate, br, zstd", "br, GZIP;q=0.5", "identity;q=0, gzip; q=1.0"] {
      let packed = try await Self.get(Self.page, [("Accept-Encoding", wish)], in: house)
      #expect(packed.header("Content-Encoding") == "gzip" && packed.header("Vary") == "Accept-Encoding", "\(wish)")
      #expect(
        packed.header("Content-Length") == String(packed.bytes.count) && packed.bytes.count < plain.bytes.count / 2)
      #expect(Self.unpacked(packed.bytes) == plain.bytes)
      #expect(packed.header("ETag") != plain.header("ETag"))
    }
    for wish in ["identity", "br", "gzip;q=0", "gzip; q=0.000, br", "x-gzip", ""] {
      let answer = try await Self.get(Self.page, [("Accept-Encoding", wish)], in: house)
      #expect(answer.header("Content-Encoding") == nil && answer.bytes == plain.bytes, "\(wish)")
    }
    let picture = "/pictures/road.b2f5c938c1cac604.png"
    #expect(try await Self.get(picture, [("Accept-Encoding", "gzip")], in: house).header("Content-Encoding") == nil)
  }

  @Test("Who has a copy already is told so, and who has the other one is not")
  func notModified() async throws {
    let house = try await House()
    let gzip = [("Accept-Encoding", "gzip")]
    let plain = try #require(try await Self.get("/", in: house).header("ETag"))
    let packed = try #require(try await Self.get("/", gzip, in: house).header("ETag"))
    for known in [plain, "W/\(plain)", "\"x\", \(plain)", "*"] {
      let answer = try await Self.get("/", [("If-None-Match", known)], in: house)
      #expect(answer.status == 304 && answer.bytes.isEmpty && answer.header("Content-Type") == nil, "\(known)")
      #expect(answer.header("ETag") == plain && answer.header("Cache-Control") == "no-cache")
    }
    #expect(try await Self.get("/", gzip + [("If-None-Match", packed)], in: house).status == 304)
    #expect(try await Self.get("/", gzip + [("If-None-Match", plain)], in: house).status == 200)
    #expect(try await Self.get("/", [("If-None-Match", "\"x\"")], in: house).status == 200)
  }

  @Test(
    "A folder without its slash is redirected, a folder without a page is not there, and nothing but reading is taken")
  func folders() async throws {
    try await Self.withSite { house, site in
      try FileManager.default.createDirectory(atPath: site + "/empty", withIntermediateDirectories: true)
      let redirect = try await Self.get("/guides", in: house)
      #expect(redirect.status == 301 && redirect.header("Location") == "/guides/")
      #expect(try await Self.get("/guides/", in: house).body == Self.get("/guides/index.html", in: house).body)
      for path in ["/empty/", "/index.html/", "/guides//", "/guides/../index.html", "/%69ndex.html"] {
        #expect(try await Self.get(path, in: house).status == 404, "\(path)")
      }
      #expect(try await Self.get("/index.html", method: "POST", in: house).status == 404)
    }
  }

  @Test("What changes on the disk shows with the next request")
  func changes() async throws {
    try await Self.withSite { house, site in
      let gzip = [("Accept-Encoding", "gzip")]
      for round in 0..<5 {
        let text = String(repeating: "Round \(round). ", count: 100)
        try text.write(toFile: site + "/index.html", atomically: true, encoding: .utf8)
        #expect(try await Self.get("/", in: house).body == text)
        #expect(Self.unpacked(try await Self.get("/", gzip, in: house).bytes) == Data(text.utf8))
      }
      try FileManager.default.removeItem(atPath: site + "/index.html")
      #expect(try await Self.get("/", in: house).status == 404)
    }
  }

  @Test("A large file is sent from the disk, whole, as it was when it was asked for, and as a strong tag says")
  func large() async throws {
    try await Self.withSite { house, site in
      let size = SiteFolder.largest + 1
      try Data(repeating: 65, count: size).write(to: URL(fileURLWithPath: site + "/large.txt"))
      let answer = try await Self.get("/large.txt", [("Accept-Encoding", "gzip")], in: house)
      #expect(answer.bytes == Data(repeating: 65, count: size) && answer.header("Content-Encoding") == nil)
      #expect(answer.header("Content-Length") == String(size))
      let tag = try #require(answer.header("ETag"))
      #expect(try await Self.get("/large.txt", [("If-None-Match", tag)], in: house).status == 304)

      let opened = try #require(OpenFile(site + "/large.txt"))
      try Data(repeating: 66, count: size).write(to: URL(fileURLWithPath: site + "/large.txt"), options: .atomic)
      #expect(try opened.bytes(from: size - 2, count: 2) == [65, 65])
      #expect(try await Self.get("/large.txt", [("If-None-Match", tag)], in: house).bytes.last == 66)
      // Not replaced, but written into: that is no version of the file.
      let other = try #require(OpenFile(site + "/large.txt"))
      try Data("short".utf8).write(to: URL(fileURLWithPath: site + "/large.txt"))
      #expect(throws: Problem.cannotRead) { try other.bytes(from: 0, count: size) }
      #expect(throws: Problem.cannotRead) { try other.bytes(from: 0, count: 5) }
    }
  }

  @Test("So many bytes are held and no more, and what nobody asks for makes room")
  func room() async throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    let paths = try (0..<6).map { try #require(SitePath("file-\($0).bin")) }
    for path in paths {
      let bytes = (0..<10_000).map { _ in UInt8.random(in: 0...255) }
      try Data(bytes).write(to: URL(fileURLWithPath: "\(scratch)/\(path.text)"))
    }
    func held(_ path: SitePath, in folder: SiteFolder) async throws -> Bool {
      guard case .file(let file) = try await folder.find(path) else { return false }
      return file.weight == 10_000
    }
    let busy = SiteFolder(scratch, most: 40_000) { _ in [:] }
    for (index, path) in paths.enumerated() { #expect(try await held(path, in: busy) == (index < 3), "\(index)") }
    for (index, path) in paths.enumerated() { #expect(try await held(path, in: busy) == (index < 3), "\(index)") }
    let calm = SiteFolder(scratch, most: 40_000, rest: .zero) { _ in [:] }
    for path in paths { #expect(try await held(path, in: calm)) }
  }
}

import Foundation
import Scheme
import Testing

@testable import Intake

/// Under which names the service answers, and what it gives away.
struct HostTests {
  private static func send(
    _ method: String, _ path: String, to host: String, in house: House, body: [(String, String)]? = nil
  ) async throws -> Answer {
    var wire = house.wire
    wire.host = host
    let headers = body == nil ? [] : BadPostTests.own + [BadPostTests.urlencoded]
    return try await wire.send(method, path, headers: headers, body: body.map(Browser.encode))
  }

  @Test("Under another name a page is redirected to the right address, and a form is not taken")
  func otherName() async throws {
    let house = try await House { $0.url = "https://my.example.org/" }
    for host in [
      "old.example.org", "my.example.org.evil.example", "203.0.113.5", "my.example.org.", "[2001:db8::1]:80",
    ] {
      for method in ["GET", "HEAD"] {
        let answer = try await Self.send(method, "/my/sign-in?to=/my/diary", to: host, in: house)
        #expect(answer.status == 307, "\(host)")
        #expect(answer.header("Location") == "https://my.example.org/my/sign-in?to=/my/diary")
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
      }
      #expect(try await Self.send("GET", "/", to: host, in: house).header("Location") == "https://my.example.org/")
      #expect(try await Self.send("GET", "/healthz", to: host, in: house).status == 200)
      let post = try await Self.send("POST", "/my/sign-in", to: host, in: house, body: [("address", "ana@example.org")])
      #expect(post.status == 421 && post.body.contains("href=\"https://my.example.org/\""))
    }
    #expect(try await house.count("SELECT count(*) FROM sign_in") == 0)
  }

  @Test("Its own name is answered whatever the letters and the port, and so are the machine's own names")
  func ownName() async throws {
    let house = try await House { $0.url = "https://my.example.org/" }
    for host in [
      "my.example.org", "MY.Example.org", "my.example.org:443", "my.example.org:8080", "localhost:8080", "127.0.0.1",
      "[::1]:8080", "intake.localhost",
    ] { #expect(try await Self.send("GET", "/my/sign-in", to: host, in: house).status == 200, "\(host)") }
  }

  @Test("A link in the site's folder leads to a file of the site and nowhere else, and a range is the whole file")
  func links() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    let site = folder + "/_site"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: House.site, toPath: folder + "/release")
    try FileManager.default.createSymbolicLink(atPath: site, withDestinationPath: "release")
    try "secret".write(toFile: folder + "/outside.html", atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(atPath: folder + "/release-2", withIntermediateDirectories: true)
    try "secret".write(toFile: folder + "/release-2/index.html", atomically: true, encoding: .utf8)
    for (name, target) in [
      ("out.html", "../outside.html"), ("absolute.html", folder + "/outside.html"), ("folder", ".."),
      ("beside", "../release-2"), ("loop.html", "loop.html"), ("gone.html", "nowhere"), ("inside.html", "index.html"),
    ] { try FileManager.default.createSymbolicLink(atPath: "\(site)/\(name)", withDestinationPath: target) }
    #expect(mkfifo(site + "/pipe.html", 0o600) == 0)
    let house = try await House(site: site)
    for path in [
      "/out.html", "/absolute.html", "/folder/outside.html", "/folder/", "/beside/", "/beside/index.html", "/loop.html",
      "/gone.html", "/pipe.html",
    ] {
      let answer = try await house.browser().open(path)
      #expect(answer.status == 404 && !answer.body.contains("secret"), "\(path)")
    }
    let page = try await house.browser().open("/index.html").body
    #expect(try await house.browser().open("/inside.html").body == page)
    for range in ["bytes=0-0", "bytes=99999999-", "bytes=-5", "bytes=x"] {
      let answer = try await house.wire.send("GET", "/index.html", headers: [("Range", range)], body: nil)
      #expect(answer.status == 200 && answer.body == page, "\(range)")
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test("While the file takes nothing, signing in and out say so and when to come again, and pages are still read")
  func nothingIsTaken() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let ben = house.browser()
    try await ben.open("/my/sign-in")
    try await ben.send("/my/sign-in", [("address", "ben@example.org")])
    let link = try await house.link(to: "ben@example.org")
    try await ben.open(link)
    house.pass(.minutes(61))
    try await house.run("PRAGMA query_only = 1")
    let answers = try await [
      house.browser().post("/my/sign-in", [("address", "cleo@example.org")]), ben.send(ben.path),
      ana.post("/my/sign-out", []), ana.post("/my/forms/diary-entry", [("diary-entry", "Not lost")]),
      house.browser().post("/my/forms/diary-entry", [("diary-entry", "Not lost")]),
    ]
    for (index, answer) in answers.enumerated() {
      #expect(answer.status == 503 && answer.header("Retry-After") == "30", "\(index)")
      if index > 2 { #expect(answer.body.contains("Not lost</textarea>"), "\(index)") }
    }
    #expect(try await ana.open("/my/diary").status == 200)
  }
}

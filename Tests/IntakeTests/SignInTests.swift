import Foundation
import GRDB
import Testing

@testable import Intake

struct SignInTests {
  static func asked(_ address: String, _ house: House) async throws -> (Browser, link: String) {
    let browser = house.browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", address)])
    return (browser, try await house.link(to: address))
  }

  @Test("Looking at a link ten times changes nothing; the button still works, once")
  func looking() async throws {
    let house = try await House()
    let (browser, link) = try await Self.asked("ana@example.org", house)
    for _ in 0..<10 {
      try await browser.open(link)
      #expect(browser.answer.status == 200 && browser.answer.header("Set-Cookie") == nil)
    }
    #expect(try await house.count("SELECT count(*) FROM session") == 0)
    try await browser.send(link)
    #expect(browser.page.contains("Signed in as ana@example.org"))
    try await browser.open(link)
    #expect(browser.answer.status == 410)
    try await house.close()
  }

  @Test("Fifty at once give one session")
  func atOnce() async throws {
    let house = try await House()
    let (_, link) = try await Self.asked("ana@example.org", house)
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await house.wire.send("POST", link, headers: BadPostTests.own + [BadPostTests.urlencoded], body: Data())
            .status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 410 } == 49)
    #expect(try await house.count("SELECT count(*) FROM session") == 1)
    try await house.close()
  }

  @Test("Used, expired and unknown links give the same page")
  func sameDeadPage() async throws {
    let house = try await House()
    let (browser, used) = try await Self.asked("ana@example.org", house)
    try await browser.open(used)
    try await browser.send(used)
    let (_, expired) = try await Self.asked("ben@example.org", house)
    house.pass(.minutes(10))
    let stranger = house.browser()
    let pages = try await [used, expired, "/my/link/AAAAAAAAAAAAAAAAAAAAAAAA"].asyncMap { try await stranger.open($0) }
    #expect(Set(pages.map(\.status)) == [410] && Set(pages.map(\.body)).count == 1)
    #expect(pages[0].body.contains("/my/sign-in"))
    try await house.close()
  }

  @Test("Three links of an address are alive at most, and a success ends the others")
  func threeAlive() async throws {
    let house = try await House()
    var links: [String] = []
    for _ in 0..<4 {
      links.append(try await Self.asked("ana@example.org", house).link)
      house.pass(.seconds(1))
    }
    let browser = house.browser()
    let statuses = try await links.asyncMap { try await browser.open($0).status }
    #expect(statuses == [410, 200, 200, 200])
    try await browser.open(links[3])
    try await browser.send(links[3])
    #expect(try await browser.open(links[1]).status == 410)
    try await house.close()
  }

  @Test("No token is in the file, its log or a redirect; signing out ends the session at once")
  func tokens() async throws {
    let house = try await House()
    let (browser, link) = try await Self.asked("ana@example.org", house)
    try await browser.open(link)
    try await browser.send(link)
    let session = try #require(browser.cookies["session"])
    let token = try #require(link.split(separator: "/").last)
    for name in ["intake.db", "intake.db-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: house.folder + "/" + name))
      #expect(bytes.range(of: Data(token.utf8)) == nil && bytes.range(of: Data(session.utf8)) == nil)
    }
    let old = house.browser()
    old.take("session", from: browser)
    #expect(try await old.open("/my/diary").body.contains("My diary"))
    try await browser.send("/sign-out")
    #expect(browser.cookies["session"] == nil)
    try await old.open("/my/diary")
    #expect(old.path.hasPrefix("/my/sign-in"))
    try await house.close()
  }

  @Test("Known and unknown addresses get the same answer")
  func sameAnswer() async throws {
    let house = try await House()
    _ = try await house.signedIn("ana@example.org")
    let bodies = try await ["ana@example.org", "dev@example.org"].asyncMap { address in
      let browser = house.browser()
      try await browser.open("/my/sign-in")
      try await browser.send("/my/sign-in", [("address", address)])
      return browser.page.replacing(address, with: "X")
    }
    #expect(bodies[0] == bodies[1])
    try await house.close()
  }

  @Test("After signing in, one is where one wanted to be; an address elsewhere is no destination")
  func destinations() async throws {
    let house = try await House()
    for (wanted, reached) in [
      ("/my/diary", "/my/diary"), ("//evil.example", "/my/"), ("/my/../x", "/my/"), ("https://evil.example", "/my/"),
    ] {
      let browser = house.browser()
      try await browser.open("/my/sign-in?to=\(wanted)")
      try await browser.send("/my/sign-in", [("address", "ana@example.org")])
      try await browser.open(try await house.link(to: "ana@example.org"))
      try await browser.send(browser.path)
      #expect(browser.path == reached)
    }
    try await house.close()
  }

  @Test("A person who waits keeps a diary and a profile, and sees nobody")
  func waiting() async throws {
    let house = try await House(members: .domains(["hospital.example"]))
    let dev = try await house.signedIn("dev@example.org")
    try await dev.post(
      "/my/forms/profile", Story.profile + [("name", "Dev"), ("role", "mentor"), ("places", "2"), ("_checked", "yes")])
    #expect(dev.page.contains("You are not a member of the scheme yet"))
    #expect(try await dev.open("/my/mentors").status == 404)
    let ana = try await house.signedIn("ana@hospital.example")
    #expect(try await ana.open("/my/mentors").body.contains("No mentor has a place"), "who waits is not in the list")
    try await house.close()
  }

  @Test(
    "An address that no mail could safely go to is refused",
    arguments: [
      "", "ana", "ana@", "@example.org", "a b@example.org", "a@b@c", "ana@exam ple.org", "a,b@example.org",
      "ana@example.org\nBcc: x",
      "\"a\"@example.org", "ana@-example.org", "ana@example..org", "ána@example.org", "ana@exämple.org",
      "ana＠example.org",
      "ana@\u{212A}.org", String(repeating: "a", count: 65) + "@example.org", "<ana@example.org>",
    ])
  func refusesAddresses(address: String) {
    #expect(Address.normalised(address) == nil)
  }

  @Test("An address is kept in lower case")
  func normalises() {
    #expect(Address.normalised("Ana.B+x@Example.ORG") == "ana.b+x@example.org")
  }
}

extension Sequence {
  /// One after the other.
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}

import Foundation
import GRDB
import Scheme
import Synchronization
import Testing

@testable import Intake

struct SignInTests {
  static func asked(_ address: String, _ house: House) async throws -> (Browser, link: String) {
    let browser = house.browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", address)])
    return (browser, try await house.link(to: address))
  }

  @Test("ML1 A token is 144 random bits, made as the mail is sent; only its hash is in the file, its log and a backup")
  func tokens() async throws {
    let house = try await House()
    let (browser, link) = try await Self.asked("ana@example.org", house)
    let other = house.browser()
    try await other.open("/my/sign-in")
    try await other.send("/my/sign-in", [("address", "dev@example.org")])
    #expect(try await house.count("SELECT count(*) FROM sign_in WHERE token_hash IS NULL") == 1, "not sent yet")
    try await browser.open(link)
    try await browser.send(link)
    let session = try #require(browser.cookies["session"])
    let token = try #require(link.split(separator: "/").last)
    #expect(token.utf8.count == 24 && Set((0..<1_000).map { _ in Token.make(.real).text }).count == 1_000)
    let backup = house.folder + "/backup.db"
    try await DatabaseQueue(path: house.folder + "/intake.db").vacuum(into: backup)
    for name in ["intake.db", "intake.db-wal", "backup.db"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: house.folder + "/" + name))
      #expect(bytes.range(of: Data(token.utf8)) == nil && bytes.range(of: Data(session.utf8)) == nil)
    }
  }

  @Test("ML2 Ten looks at a link change nothing, nor does HEAD; the button still works, once")
  func looking() async throws {
    let house = try await House()
    let (browser, link) = try await Self.asked("ana@example.org", house)
    for _ in 0..<10 {
      try await browser.open(link)
      #expect(browser.answer.status == 200 && browser.cookies["session"] == nil)
    }
    let head = try await house.wire.send("HEAD", link, headers: [], body: nil)
    #expect(!(head.header("Set-Cookie") ?? "").hasPrefix("session="))
    #expect(try await house.count("SELECT count(*) FROM session") == 0)
    try await browser.send(link)
    #expect(browser.page.says(PeopleWords.signedIn("ana@example.org")))
    #expect(try await house.browser().open(link).status == 410)
  }

  @Test("ML3 Fifty at once give one session")
  func atOnce() async throws {
    let house = try await House()
    let (_, link) = try await Self.asked("ana@example.org", house)
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 {
        group.addTask {
          let browser = house.browser()
          try await browser.open(link)
          let cookie = ("Cookie", "browser=\(browser.cookies["browser"] ?? "")")
          return try await house.wire.send(
            "POST", link, headers: BadPostTests.own + [BadPostTests.urlencoded, cookie], body: Data()
          ).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 410 } == 49)
    #expect(try await house.count("SELECT count(*) FROM session") == 1)
  }

  @Test("ML10 Used, expired and unknown links give the same page, which offers a new one")
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
  }

  @Test("The page to wait on shows the whole address only while somebody may still wait there")
  func waitingPage() async throws {
    let house = try await House()
    let (browser, link) = try await Self.asked("ana@example.org", house)
    let page = browser.path
    #expect(try await browser.open(page).body.says(PeopleWords.sent("ana@example.org")))
    try await browser.open(link)
    try await browser.send(link)
    #expect(try await browser.open(page).body.says(PeopleWords.sent("an…@example.org")), "the link was used")
    let (other, _) = try await Self.asked("ben@example.org", house)
    house.pass(.minutes(20))
    #expect(try await other.open(other.path).body.says(PeopleWords.sent("be…@example.org")), "nobody waits any more")
  }

  @Test("ML4 Three links of an address are alive at most, ten minutes each, and a success ends the others")
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
    for other in ["/my/act/", "/my/addresses/links/"] {
      let elsewhere = other + (links[3].split(separator: "/").last ?? "")
      #expect(try await browser.open(elsewhere).status == 410, "it is for signing in, and for nothing else")
    }
    try await browser.open(links[3])
    try await browser.send(links[3])
    #expect(try await house.browser().open(links[1]).status == 410)
    let late = try await Self.asked("ben@example.org", house)
    house.pass(.seconds(599))
    #expect(try await browser.open(late.link).status == 200)
    house.pass(.seconds(1))
    #expect(try await browser.open(late.link).status == 410)
  }

  @Test("ML5 Known and unknown addresses get the same answer, from the same work; so does one that met a limit")
  func sameAnswer() async throws {
    let house = try await House { $0.limits["links-address-hour"] = 2 }
    _ = try await house.signedIn("ana@example.org")
    let statements = Statements()
    try await house.intake.store.write { transaction in
      transaction.db.trace { [statements] in statements.add($0) }
    }
    var answers: [(page: String, head: [String], work: [String])] = []
    for address in ["ana@example.org", "dev@example.org", "ana@example.org"] {
      let browser = house.browser()
      try await browser.open("/my/sign-in")
      _ = statements.take()
      try await browser.send("/my/sign-in", [("address", address)])
      let head = browser.answer.headers.map { "\($0.name): \($0.value)" }.filter { !$0.hasPrefix("Content-Length") }
      answers.append((browser.page.replacing(address, with: "X"), head.sorted(), statements.take()))
      #expect(browser.answer.status == 200)
    }
    #expect(Set(answers.map(\.page)).count == 1 && Set(answers.map(\.head)).count == 1)
    #expect(answers[0].work == answers[1].work && answers[0].work.count > 3)
    let less = answers[0].work.filter { !answers[2].work.contains($0) }
    #expect(less.count == 1 && less.allSatisfy { $0.contains("outbox") }, "\(less)")
    #expect(try await house.mails(to: "ana@example.org").count == 2)
  }

  /// The statements that the writing connection runs.
  private final class Statements: Sendable {
    private let all = Mutex<[String]>([])

    func add(_ event: Database.TraceEvent) {
      if case .statement(let statement) = event { all.withLock { $0.append(statement.sql) } }
    }

    func take() -> [String] {
      all.withLock { all in
        defer { all = [] }
        return all
      }
    }
  }

  @Test("ML7 A link begins with the service's own URL, whatever host a request names")
  func linkBase() async throws {
    let house = try await House()
    let headers = [
      ("Sec-Fetch-Site", "same-origin"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "gopher"),
      ("Forwarded", "host=evil.example"),
    ]
    try await house.browser().post("/my/sign-in", [("address", "ana@example.org")], headers: headers)
    let letter = try #require(try await house.mails(to: "ana@example.org").last)
    #expect(letter.link.hasPrefix("http://localhost:8080/my/link/") && !letter.body.contains("evil"))
  }

  @Test("ML8 The confirm page has no script and nothing from elsewhere, is not kept, and the token goes on in nothing")
  func confirmPage() async throws {
    let house = try await House()
    let (browser, link) = try await Self.asked("ana@example.org", house)
    let page = try await browser.open(link)
    #expect(page.header("Referrer-Policy") == "same-origin" && page.header("Cache-Control") == "no-store")
    #expect(!page.body.contains("<script") && !page.body.contains("=\"http"))
    let token = try #require(link.split(separator: "/").last)
    #expect(page.body.components(separatedBy: token).count == 2, "in the form's action, and nowhere else")
    let answer = try await house.wire.send(
      "POST", link,
      headers: BadPostTests.own + [BadPostTests.urlencoded, ("Cookie", "browser=\(browser.cookies["browser"] ?? "")")],
      body: Data())
    #expect(answer.status == 303 && !answer.headers.contains { $0.value.contains(token) } && answer.body.isEmpty)
  }

  @Test("ML9 The confirm page masks the account; its button works on any device, and from no other site")
  func confirming() async throws {
    let house = try await House()
    let (_, link) = try await Self.asked("ana@example.org", house)
    let phone = house.browser()
    try await phone.open(link)
    #expect(phone.page.contains("an…@example.org") && !phone.page.contains("ana@example.org"))
    try await phone.post(link, [], headers: [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")])
    #expect(phone.answer.status == 403)
    #expect(try await house.count("SELECT count(*) FROM session") == 0)
    try await phone.open(link)
    try await phone.send(link)
    #expect(phone.page.says(PeopleWords.signedIn("ana@example.org")))
  }

  @Test("After signing in, one is where one wanted to be; an address elsewhere is no destination")
  func destinations() async throws {
    let house = try await House()
    _ = try await house.signedIn("ana@example.org")
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
  }

  @Test("A person who waits keeps a diary and a profile, and sees nobody")
  func waiting() async throws {
    let house = try await House(members: .domains(["hospital.example"]))
    let dev = try await house.signedIn("dev@example.org")
    try await dev.post(
      "/my/forms/profile", Story.profile + [("name", "Dev"), ("role", "mentor"), ("places", "2"), ("_checked", "yes")])
    #expect(dev.page.says(ProfileWords.waiting))
    #expect(try await dev.open("/my/mentors").status == 404)
    let ana = try await house.signedIn("ana@hospital.example")
    #expect(try await ana.open("/my/mentors").body.says(MatchingWords.none), "who waits is not in the list")
  }

  @Test(
    "ML11 An address that no mail could safely go to is refused",
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

  @Test("ML11 An address is kept in lower case, once, and mail goes to it as it is kept")
  func normalises() async throws {
    #expect(Address.normalised("Ana.B+x@Example.ORG") == "ana.b+x@example.org")
    let house = try await House()
    _ = try await house.signedIn("ana@example.org")
    let browser = house.browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", "ANA@Example.org")])
    try await browser.open(try await house.link(to: "ana@example.org"))
    try await browser.send(browser.path)
    #expect(browser.page.says(PeopleWords.signedIn("ana@example.org")))
    #expect(try await house.count("SELECT count(*) FROM person") == 1)
    #expect(try await house.mails(to: "ANA@Example.org").isEmpty)
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

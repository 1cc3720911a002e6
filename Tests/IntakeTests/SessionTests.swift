import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// SE1 to SE5: what a session is, and when it is over.
struct SessionTests {
  static func isSignedIn(_ browser: Browser) async throws -> Bool {
    try await browser.open("/my/diary")
    return browser.path == "/my/diary"
  }

  @Test("SE1 The cookie is bound to this host, to https and to HTTP, and is stored as a hash")
  func cookie() async throws {
    for (url, name, end) in [
      ("http://localhost:8080/", "session", ""), ("https://my.example.org/", "__Host-session", "; Secure"),
    ] {
      let house = try await House { $0.url = url }
      try await house.browser().post("/my/sign-in", [("address", "ana@example.org")])
      let letter = try #require(try await house.mails(to: "ana@example.org").last)
      let link = String(letter.link.dropFirst(url.count - 1))
      let browser = house.browser()
      try await browser.open(link)
      let cookies = browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
      let answer = try await house.wire.send(
        "POST", link, headers: [("Sec-Fetch-Site", "same-origin"), BadPostTests.urlencoded, ("Cookie", cookies)],
        body: Data())
      let cookie = try #require(answer.header("Set-Cookie"))
      let value = try #require(cookie.split(separator: ";").first?.split(separator: "=").last)
      #expect(cookie == "\(name)=\(value); Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax\(end)")
      let hash = try await house.intake.store.read { try Data.fetchOne($0, sql: "SELECT token_hash FROM session") }
      #expect(value.utf8.count == 24 && hash == Token(text: String(value)).hash)
    }
  }

  @Test("SE2 Each sign-in has a new cookie and ends the old one; who signs out is out, also with the old cookie")
  func renewed() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let before = house.browser()
    before.take("session", from: ana)
    try await ana.open("/my/sign-in")
    try await ana.send("/my/sign-in", [("address", "ana@example.org")])
    try await ana.open(try await house.link(to: "ana@example.org"))
    try await ana.send(ana.path)
    #expect(ana.cookies["session"] != before.cookies["session"])
    #expect(try await !Self.isSignedIn(before))
    before.take("session", from: ana)
    #expect(try await Self.isSignedIn(before))
    try await ana.open("/my/")
    try await ana.send("/sign-out")
    #expect(ana.cookies["session"] == nil)
    #expect(try await house.count("SELECT count(*) FROM session") == 0)
    #expect(try await !Self.isSignedIn(before))
  }

  @Test("SE3 A session is over 21 days after its last form, and 30 days after it began; a page prolongs nothing")
  func limits() async throws {
    let house = try await House()
    let reader = try await house.signedIn("ana@example.org")
    let writer = try await house.signedIn("ben@example.org")
    house.pass(.days(20))
    #expect(try await Self.isSignedIn(reader))
    try await writer.post("/my/forms/hopes", [("hopes", "A form")])
    #expect(writer.page.says(DiaryWords.kept))
    house.pass(.days(1))
    #expect(try await !Self.isSignedIn(reader))
    #expect(try await Self.isSignedIn(writer))
    house.pass(.days(8))
    try await writer.post("/my/forms/hopes", [("hopes", "Another")])
    house.pass(.days(1))
    #expect(try await !Self.isSignedIn(writer), "no form prolongs a session beyond 30 days")
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM session") == 0)
  }

  @Test("SE3 A change of standing, and the end of an account, count at the next request")
  func standing() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    #expect(try await ana.open("/my/mentors").status == 200)
    func change(_ sql: String) async throws { try await house.intake.store.write { try $0.db.execute(sql: sql) } }
    try await change("UPDATE person SET standing = 'waiting'")
    #expect(try await ana.open("/my/mentors").status == 404)
    try await change("UPDATE person SET standing = 'suspended'")
    #expect(try await !Self.isSignedIn(ana))
    try await change("UPDATE person SET standing = 'member'")
    #expect(try await Self.isSignedIn(ana))
    try await change("DELETE FROM person")
    #expect(try await !Self.isSignedIn(ana))
  }

  @Test("SE3 Who runs the scheme no more is told at the next request that there is no such page")
  func role() async throws {
    let house = try await House { $0.coordinators = ["cleo@example.org"] }
    let cleo = try await house.signedIn("cleo@example.org")
    try await AddressTests.added("home@example.org", by: cleo, house)
    #expect(try await cleo.open("/my/coordinator/sessions").status == 200)
    try await cleo.post("/my/addresses/removal", [("address", "cleo@example.org")])
    #expect(try await cleo.open("/my/coordinator/sessions").status == 404)
  }

  static let phoneAgent = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"

  static func signedInOnPhone(_ house: House, _ address: String) async throws -> Browser {
    let phone = house.browser()
    try await phone.post("/my/sign-in", [("address", address)])
    try await phone.open(try await house.link(to: address))
    try await phone.post(
      phone.path, [],
      headers: [("Sec-Fetch-Site", "same-origin"), ("User-Agent", phoneAgent)])
    return phone
  }

  @Test("SE4 Sessions are listed with their browser, and ended by their owner: one, or all others")
  func listed() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let ben = try await house.signedIn("ben@example.org")
    let phone = try await Self.signedInOnPhone(house, "ana@example.org")
    try await ana.open("/my/sessions")
    #expect(ana.page.contains("<strong>\(said(SessionWords.browserOn("Firefox", "Android")))</strong>\n"))
    #expect(ana.page.contains("<strong>\(said(SessionWords.unknownBrowser))</strong> \(said(SessionWords.thisOne))"))
    let now = "21 September 2026 at 14:13 GMT"
    #expect(ana.page.says(SessionWords.timesWithAddress(now, "ana@example.org", now)))
    let removal = try #require(Browser.Form.all(in: ana.page).map(\.action).first { $0.hasSuffix("/removal") })
    try await ben.post(removal, [])
    #expect(ben.answer.status == 404, "another person's session is not there")
    #expect(try await Self.isSignedIn(phone))
    try await ana.send(removal)
    #expect(ana.path == "/my/sessions" && !ana.page.contains("Firefox"))
    #expect(try await !Self.isSignedIn(phone))

    let again = try await Self.signedInOnPhone(house, "ana@example.org")
    try await ana.open("/my/sessions")
    try await ana.send("/my/sessions/removal")
    #expect(try await !Self.isSignedIn(again))
    #expect(try await Self.isSignedIn(ana))
    #expect(try await Self.isSignedIn(ben))
  }

  @Test("SE4 The coordinator ends a person's sessions, which is kept; nobody else can")
  func endedByCoordinator() async throws {
    let house = try await House { $0.coordinators = ["cleo@example.org"] }
    let ana = try await house.signedIn("ana@example.org")
    let cleo = try await house.signedIn("cleo@example.org")
    #expect(try await ana.open("/my/coordinator/sessions").status == 404)
    #expect(try await ana.post("/my/coordinator/sessions", [("address", "cleo@example.org")]).status == 404)
    try await cleo.open("/my/coordinator/sessions")
    try await cleo.send("/my/coordinator/sessions", [("address", "nobody@example.org")])
    #expect(cleo.answer.status == 422 && cleo.page.says(SessionWords.nobody))
    try await cleo.send("/my/coordinator/sessions", [("address", "Ana@example.org")])
    #expect(cleo.page.says(SessionWords.ended("ana@example.org")))
    #expect(try await !Self.isSignedIn(ana))
    #expect(try await Self.isSignedIn(cleo))
    #expect(
      try await house.count(
        "SELECT count(*) FROM account_event WHERE action = 'sessions-ended' AND by_id <> person_id") == 1)
  }

  @Test("SE5 Two cookies of one name, a huge one and odd bytes are nobody's")
  func oddCookies() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let ben = try await house.signedIn("ben@example.org")
    let (mine, other) = (try #require(ana.cookies["session"]), try #require(ben.cookies["session"]))
    for cookies in [
      ["session=\(mine); session=\(other)"], ["session=\(mine)", "session=\(other)"],
      ["session=\(String(repeating: "a", count: 16_384))"], ["session=\(mine)é"], ["session=\"\(mine)\""],
      ["session=\(mine)%00"], ["session"], ["session="], ["=\(mine)"], ["Session=\(mine)"], ["session=' OR 1=1 --"],
    ] {
      let answer = try await house.wire.send(
        "GET", "/my/diary", headers: cookies.map { ("Cookie", $0) }, body: nil)
      #expect(answer.status == 303, "\(cookies)")
    }
  }

  @Test("SE5 Over a socket too, a cookie of 20 KiB is refused, and the next one is answered")
  func hugeHeader() async throws {
    let program = try await Program.start()
    let wire = SocketWire(port: program.port)
    let answer = try? await wire.send(
      "GET", "/my/diary", headers: [("Cookie", "session=\(String(repeating: "a", count: 20_480))")], body: nil)
    #expect(answer.map { [400, 431].contains($0.status) } ?? true, "an answer that refuses it, or a closed door")
    #expect(try await wire.send("GET", "/healthz", headers: [], body: nil).status == 200)
    #expect(try await program.stop() == 0)
    program.remove()
  }

  @Test(
    "A browser is known by a short word",
    arguments: [
      (phoneAgent, "Firefox/Android"),
      (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
        "Safari/iPhone"
      ),
      ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge/Windows"),
      ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome/Linux"),
      ("curl/8.0 <script>", "/"), ("Windows", "/Windows"), ("", "/"),
    ])
  func browserNames(agent: String, word: String) {
    #expect(BrowserName.names(in: agent) == word)
  }
}

import Foundation
import Testing

@testable import Intake

/// ML6: how often someone may have a link mailed, and how often people may do what others get mail about.
struct LimitTests {
  static func ask(_ address: String, _ browser: Browser, headers: [(String, String)] = []) async throws -> String {
    try await browser.post(
      "/my/sign-in", [("address", address)], headers: [("Sec-Fetch-Site", "same-origin")] + headers)
    #expect(browser.answer.status == 200)
    return browser.page.replacing(address, with: "X")
  }

  @Test("ML6 One link a minute and five an hour go to an address; the page is the same, and the link that went works")
  func address() async throws {
    let house = try await House { $0.limits = Limits() }
    let browser = house.browser()
    let first = try await Self.ask("ana@example.org", browser)
    let link = try await house.link(to: "ana@example.org")
    #expect(try await Self.ask("ana@example.org", house.browser(from: "198.51.100.9")) == first)
    #expect(try await house.mails(to: "ana@example.org").count == 1)
    #expect(try await browser.open(link).status == 200, "a limit locks nobody out of a link that was mailed")

    for sent in [2, 3, 4, 5, 5, 5] {
      house.pass(.seconds(61))
      #expect(try await Self.ask("ana@example.org", browser) == first)
      #expect(try await house.mails(to: "ana@example.org").count == sent)
    }
    house.pass(.minutes(60))
    _ = try await Self.ask("ana@example.org", browser)
    #expect(try await house.mails(to: "ana@example.org").count == 6)
  }

  @Test("A form that cannot be kept at present comes back as a form, with its words")
  func comesBack() async throws {
    let house = try await House { $0.limits["drafts-client-hour"] = 1 }
    let browser = house.browser()
    for words in ["One text", "Another text"] { try await browser.post("/my/forms/hopes", [("hopes", words)]) }
    #expect(browser.answer.status == 429 && browser.page.contains("Another text</textarea>"))
    house.pass(.minutes(61))
    try await browser.send("/my/forms/hopes")
    #expect(browser.path.hasPrefix("/my/drafts/") && browser.page.contains("Another text"))
  }

  @Test(
    "ML6 Who asks for more links than a client may is told so, and loses nothing; no header of a stranger's moves it")
  func client() async throws {
    let house = try await House { $0.limits["requests-client-hour"] = 2 }
    let near = house.browser(from: "192.0.2.1")
    for number in 1...2 {
      _ = try await Self.ask("a\(number)@example.org", near, headers: [("X-Forwarded-For", "203.0.113.\(number)")])
    }
    try await near.post("/my/sign-in", [("address", "a3@example.org")])
    #expect(near.answer.status == 429 && near.page.contains("value=\"a3@example.org\""))
    #expect(try #require(near.answer.header("Retry-After").flatMap(Int.init)) > 3_500)
    #expect(try await house.mails(to: "a3@example.org").isEmpty)
    #expect(try await house.count("SELECT count(*) FROM sign_in") == 2, "what is refused is not stored")
    _ = try await Self.ask("b1@example.org", house.browser(from: "2001:db8::1"))
    #expect(try await house.mails(to: "b1@example.org").count == 1)
    house.pass(.minutes(60))
    _ = try await Self.ask("a3@example.org", near)
  }

  @Test(
    "ML6 No stranger locks out the people behind the same client, or all of them; the answer does not tell who they are"
  )
  func nobodyLockedOut() async throws {
    let house = try await House { settings in
      settings.limits["requests-client-hour"] = 2
      settings.limits["requests-all-day"] = 3
    }
    _ = try await house.signedIn("ana@example.org")
    var answers: [String] = []
    for client in ["192.0.2.1", "198.51.100.7"] {
      let stranger = house.browser(from: client)
      for number in 1...3 { try await stranger.post("/my/sign-in", [("address", "x\(number)@example.org")]) }
      for address in ["ana@example.org", "dev@example.org"] {
        try await stranger.post("/my/sign-in", [("address", address)])
        #expect(stranger.answer.status == 429)
        answers.append(stranger.page.replacing(address, with: "X"))
      }
    }
    #expect(answers[0] == answers[1] && answers[2] == answers[3])
    #expect(try await house.mails(to: "ana@example.org").count == 3)
    #expect(try await house.mails(to: "dev@example.org").isEmpty)
  }

  @Test("ML6 The links of all together refuse nobody: an unusual total is an alarm")
  func alarm() async throws {
    let house = try await House { $0.limits["links-all-hour"] = 2 }
    for number in 1...3 { _ = try await Self.ask("a\(number)@example.org", house.browser()) }
    #expect(try await house.count("SELECT count(*) FROM outbox") == 3)
    func alarms() async throws -> [String] {
      let (limits, now) = (house.intake.settings.limits, house.intake.world.now())
      return try await house.intake.store.read { try limits.alarms(at: now, in: $0).map(\.name) }
    }
    #expect(try await alarms() == ["links-all-hour"])
    house.pass(.minutes(60))
    try await house.tidy()
    #expect(try await alarms().isEmpty)
    #expect(try await house.count("SELECT count(*) FROM counted WHERE unit IN ('client', 'address')") == 0)
  }

  @Test("ML6 Behind a proxy of ours, each of its clients has a limit of their own")
  func proxied() async throws {
    let house = try await House { settings in
      settings.limits["requests-client-hour"] = 1
      settings.trustedProxies = ["192.0.2.1"].compactMap { ClientAddress($0) }
    }
    for number in [1, 2, 2] {
      try await house.browser(from: "192.0.2.1").post(
        "/my/sign-in", [("address", "a\(number)@example.org")],
        headers: [("Sec-Fetch-Site", "same-origin"), ("X-Forwarded-For", "10.9.9.9, 203.0.113.\(number)")])
    }
    #expect(try await house.count("SELECT count(*) FROM outbox") == 2)
    #expect(try await house.count("SELECT count(*) FROM counted WHERE who LIKE '203.0.113.%'") == 2)
  }

  @Test("ML6 A draft's form and the page of addresses count like the sign-in's")
  func otherDoors() async throws {
    let house = try await House { $0.limits["links-address-hour"] = 2 }
    _ = try await DraftTests.typed(in: house, for: "ana@example.org")
    _ = try await DraftTests.typed(in: house, for: "ana@example.org")
    _ = try await DraftTests.typed(in: house, for: "ana@example.org")
    #expect(try await house.mails(to: "ana@example.org").count == 2)
    let ben = try await house.signedIn("ben@example.org")
    for _ in 0..<3 { try await ben.post("/my/addresses", [("address", "cy@example.org")]) }
    #expect(ben.answer.status == 200 && ben.page.contains("cy@example.org"))
    #expect(try await house.mails(to: "cy@example.org").count == 2)
  }

  @Test("ML6 A restart sets no count back")
  func restart() async throws {
    let program = try await Program.start()
    let browser = program.browser()
    for _ in 0..<2 {
      _ = try await Self.ask("ana@example.org", browser)
      #expect(try await program.stop() == 0)
      try await program.restart()
    }
    let mails = try Program.run("/usr/bin/sqlite3", ["-readonly", program.database, "SELECT count(*) FROM outbox"])
    #expect(mails == "1\n")
    #expect(try await program.stop() == 0)
    program.remove()
  }

  /// The other end, `X-Forwarded-For`, and who is counted; 10.0.0.1 and ::1 are ours.
  @Test(
    "ML6 X-Forwarded-For counts only from our own proxies, from the right",
    arguments: [
      ("192.0.2.1", ["203.0.113.5"], "192.0.2.1"), ("10.0.0.1", [], "10.0.0.1"),
      ("10.0.0.1", ["203.0.113.5"], "203.0.113.5"), ("10.0.0.1", ["1.1.1.1, 203.0.113.5"], "203.0.113.5"),
      ("10.0.0.1", ["1.1.1.1", "203.0.113.5, 10.0.0.1"], "203.0.113.5"), ("10.0.0.1", ["nonsense"], "10.0.0.1"),
      ("10.0.0.1", ["1.1.1.1, nonsense"], "10.0.0.1"), ("::1", ["2001:db8:1:2:3::4"], "20010db800010002::/64"),
      ("::ffff:10.0.0.1", ["203.0.113.5"], "203.0.113.5"), ("2001:db8:1:2::9", [], "20010db800010002::/64"),
    ])
  func forwarded(peer: String, forwarded: [String], counted: String) throws {
    let trusted = try ["10.0.0.1", "::1"].map { try #require(ClientAddress($0)) }
    let client = ClientAddress.of(peer: ClientAddress(peer), forwarded: forwarded, trusted: trusted)
    #expect(client?.network == counted)
  }

  @Test("The limits and the proxies are settings; what they cannot be is refused with a sentence")
  func settings() throws {
    let yaml = """
      link-limits: {address-a-minute: 2, client-an-hour: 9}
      limits: {drafts-kilobytes-client-hour: 7}
      trusted-proxies: [127.0.0.1, "::1"]
      """
    let settings = try Settings(yaml: yaml, port: 8080)
    #expect(settings.limits["links-address-minute"] == 2 && settings.limits["requests-client-hour"] == 9)
    #expect(settings.limits["links-address-hour"] == 5 && settings.limits["drafts-kilobytes-client-hour"] == 7)
    #expect(settings.trustedProxies.count == 2)
    #expect(Set(settings.limits.all.map(\.name)).count == settings.limits.all.count)
    for (yaml, word) in [
      ("link-limits: {address-a-day: 2}", "address-an-hour"), ("limits: {links-all-hour: 0}", "1 or more"),
      ("limits: {links-all-year: 1}", "links-all-hour"), ("trusted-proxies: [proxy.example]", "not an IP address"),
    ] {
      #expect {
        _ = try Settings(yaml: yaml, port: 8080)
      } throws: { error in
        "\(error)".contains(word)
      }
    }
  }
}

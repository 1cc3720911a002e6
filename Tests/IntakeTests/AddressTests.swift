import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

struct AddressTests {
  /// Asks for an address, and follows its link in another browser.
  static func added(_ address: String, by browser: Browser, _ house: House) async throws {
    try await browser.open("/my/addresses")
    try await browser.send("/my/addresses", [("address", address)])
    #expect(browser.answer.status == 200 && browser.page.contains(address))
    try await browser.open(try await house.link(to: address))
    try await browser.send(browser.path)
  }

  @Test("An address that is missing is missed in the words of its own form")
  func missing() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@hospital.example")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses")
    #expect(ana.answer.status == 422 && ana.page.contains("class=\"error\""))
  }

  static func letter(_ house: House, to address: String) async throws -> Letter {
    try #require(try await house.mails(to: address).last)
  }

  @Test("Ana adds a private address: it confirms, the old one is told, and she signs in with either")
  func adds() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@hospital.example")
    let elsewhere = try await house.signedIn("ana@hospital.example")
    try await Self.added("Ana@Home.example".lowercased(), by: ana, house)
    #expect(ana.path == "/my/addresses" && ana.page.contains("<strong>ana@home.example</strong>"))
    #expect(
      try await Self.letter(house, to: "ana@hospital.example").body.contains("ana@home.example was added"))
    #expect(try await !SessionTests.isSignedIn(elsewhere), "ML12 other sessions end")
    let home = try await house.signedIn("ana@home.example")
    try await home.open("/my/addresses")
    #expect(home.page.says(PeopleWords.signedIn("ana@home.example")) && home.page.contains("ana@hospital.example"))
    #expect(try await house.count("SELECT count(*) FROM person") == 1)
  }

  @Test("In another browser the link asks for the digits: who did not ask cannot be signed into a stranger's account")
  func digits() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses", [("address", "home@example.org")])
    let digits = try DraftTests.digits(on: ana)
    let phone = house.browser()
    try await phone.open(try await house.link(to: "home@example.org"))
    #expect(phone.page.contains(Address.masked("ana@example.org")) && !phone.page.contains(digits))
    let link = phone.path
    for typed in ["", "x", "y"] {
      try await phone.send(link, [("digits", typed)])
      #expect(phone.answer.status == 422)
    }
    #expect(phone.page.says(AddressWords.wrongDigits(left: 3)))
    try await phone.send(link, [("digits", digits)])
    #expect(phone.page.says(AddressWords.addedNext("home@example.org")))
    #expect(phone.cookies["session"] == nil, "it opens no session")
    #expect(try await SessionTests.isSignedIn(ana), "the session that asked goes on")
    #expect(try await phone.open(link).status == 410)
  }

  @Test("After five wrong guesses not even the right digits do; the browser that asked still can")
  func guesses() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses", [("address", "dev@example.org")])
    let digits = try DraftTests.digits(on: ana)
    let stranger = house.browser()
    let link = try await house.link(to: "dev@example.org")
    for guess in ["a", "b", "c", "d", "e", digits] {
      try await stranger.post(link, [("digits", guess)])
      #expect(stranger.answer.status == 422)
    }
    try await ana.open(link)
    try await ana.send(link)
    #expect(ana.page.contains("<strong>dev@example.org</strong>"))
  }

  @Test("An address link lives an hour, and looking at it changes nothing")
  func linkLife() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/addresses", [("address", "home@example.org")])
    let link = try await house.link(to: "home@example.org")
    for _ in 0..<10 { #expect(try await ana.open(link).status == 200) }
    #expect(try await house.count("SELECT count(*) FROM address") == 1)
    house.pass(.minutes(60))
    #expect(try await ana.open(link).status == 410)
    #expect(try await ana.post(link, []).status == 410)
  }

  @Test("ML12 Half an hour after signing in, the page asks to sign in again and comes back; until then nothing changes")
  func fresh() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await Self.added("home@example.org", by: ana, house)
    house.pass(.minutes(30))
    for (path, fields) in [
      ("", [("address", "dev@example.org")]), ("/mail", [("address", "home@example.org")]),
      ("/removal", [("address", "home@example.org")]),
    ] {
      try await ana.post("/my/addresses" + path, fields)
      #expect(ana.page.says(AddressWords.signInAgain))
    }
    #expect(try await house.mails(to: "dev@example.org").isEmpty)
    #expect(try await house.count("SELECT count(*) FROM address WHERE gets_mail = 0") == 1)
    try await ana.send("/my/sign-in")
    try await ana.open(try await house.link(to: "ana@example.org"))
    try await ana.send(ana.path)
    #expect(ana.path == "/my/addresses" && ana.page.contains("/my/addresses\""))
  }

  @Test("ML12 She chooses which address gets the mail; the one that got it is told, and other sessions end")
  func choosesMail() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await Self.added("home@example.org", by: ana, house)
    let elsewhere = try await house.signedIn("home@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses/mail")
    #expect(ana.page.contains("<strong>home@example.org</strong>\n<p>\(said(AddressWords.getsMail))</p>"))
    #expect(try await Self.letter(house, to: "ana@example.org").body.contains("home@example.org gets the mail"))
    #expect(try await !SessionTests.isSignedIn(elsewhere))
    #expect(try await SessionTests.isSignedIn(ana))
  }

  @Test("ML12 She removes an address, never the last; it is told, leads nowhere, and other sessions end")
  func removes() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/addresses/removal", [("address", "ana@example.org")])
    #expect(ana.answer.status == 404, "the last one stays")
    try await Self.added("home@example.org", by: ana, house)
    let elsewhere = try await house.signedIn("home@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses/removal")
    #expect(!ana.page.contains("<strong>ana@example.org</strong>"), "the first on the page")
    #expect(ana.page.says(AddressWords.getsMail))
    #expect(try await Self.letter(house, to: "ana@example.org").body.contains("ana@example.org was removed"))
    #expect(try await !SessionTests.isSignedIn(elsewhere))
    _ = try await house.signedIn("ana@example.org")
    #expect(try await house.count("SELECT count(*) FROM person") == 2, "whoever has the address now is somebody else")
  }

  @Test("Nobody changes another person's addresses")
  func othersAddresses() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await Self.added("home@example.org", by: ana, house)
    let dev = try await house.signedIn("dev@example.org")
    for path in ["mail", "removal"] {
      #expect(try await dev.post("/my/addresses/\(path)", [("address", "home@example.org")]).status == 404)
    }
    try await ana.post("/my/addresses", [("address", "third@example.org")])
    #expect(try await dev.open(ana.path).status == 404)
  }

  @Test("What is no address comes back with its words")
  func noAddress() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses", [("address", "not one")])
    #expect(ana.answer.status == 422 && ana.page.contains("<title>\(said(FormWords.error)) "))
    #expect(ana.page.contains("value=\"not one\""))
  }

  @Test("An address of another person's gets the same page and the same mail as one of nobody's")
  func notRevealed() async throws {
    let house = try await House()
    _ = try await house.signedIn("ben@example.org")
    let ana = try await house.signedIn("ana@example.org")
    var seen: [[String]] = []
    for address in ["ben@example.org", "new@example.org"] {
      try await ana.open("/my/addresses")
      try await ana.send("/my/addresses", [("address", address)])
      let digits = try DraftTests.digits(on: ana)
      let letter = try await Self.letter(house, to: address)
      seen.append([
        ana.page.replacing(address, with: "X").replacing(digits, with: "0"), letter.subject,
        letter.body.replacing(letter.link, with: "L"),
      ])
    }
    #expect(seen[0] == seen[1])
  }

  @Test("Who waits becomes a member with an address of the scheme's own domain")
  func domain() async throws {
    let house = try await House(members: .domains(["hospital.example"]))
    let ana = try await house.signedIn("ana@home.example")
    #expect(try await ana.open("/my/mentors").status == 404)
    try await Self.added("ana@hospital.example", by: ana, house)
    #expect(try await ana.open("/my/mentors").status == 200)
  }

  @Test("Every receipt names the account: pages with the address that one signed in with, mails by where they go")
  func receipts() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await Self.added("home@example.org", by: ana, house)
    let home = try await house.signedIn("home@example.org")
    try await JoinTests.writes("A hope", home)
    #expect(home.page.says(PeopleWords.signedIn("home@example.org")))
    try await home.open("/my/forms/profile")
    try await home.sendChecked(
      "/my/forms/profile", Story.profile + [("name", "Ana"), ("role", "mentee"), ("seeks", "leading")])
    #expect(home.page.says(ProfileWords.isSaved) && home.page.says(PeopleWords.signedIn("home@example.org")))
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    _ = try await story.mentor()
    try await story.proposal(home)
    #expect(home.page.says(PeopleWords.signedIn("home@example.org")))
    let ben = house.browser()
    try await ben.open(try await house.link(to: story.ben))
    try await ben.send(ben.path, ActLinkTests.acceptance)
    #expect(ben.page.says(PeopleWords.answered("be…@example.org")))
    let told = try await Self.letter(house, to: "ana@example.org")
    #expect(String(decoding: told.bytes, as: UTF8.self).contains("\r\nTo: ana@example.org\r\n"))
  }

  @Test("A saved profile suggests a second address to who has one only")
  func suggestion() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ben = try await story.mentor()
    #expect(ben.page.says(AddressWords.suggestion) && ben.page.says(PeopleWords.signedIn("ben@example.org")))
    try await Self.added("home@example.org", by: ben, house)
    try await ben.open("/my/profile")
    #expect(!ben.page.says(AddressWords.suggestion))
  }
}

import Foundation
import Scheme
import Testing

@testable import Intake

/// A slow line, and a second press on the same button.
@Suite("Pressed twice")
struct PressedTwiceTests {
  /// Sends a form twice from the same page, as a double click does: the second answer is the one that is seen.
  private static func twice(_ browser: Browser, _ action: String, _ typed: [(String, String)] = []) async throws {
    let form = try #require(Browser.Form.all(in: browser.page).first { $0.action.hasSuffix(action) }, "\(action)")
    let names = Set(typed.map(\.0))
    let fields = form.fields.filter { !names.contains($0.0) } + typed
    try await browser.post(form.action, fields)
    let first = (browser.path, browser.answer.status)
    try await browser.post(form.action, fields)
    #expect((browser.path, browser.answer.status) == first && first.1 == 200, "\(action)")
  }

  @Test("“Sign in now” ends in one session, whichever answer arrives")
  func signIn() async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", "ana@example.org")])
    let link = try await house.link(to: "ana@example.org")
    try await browser.open(link)
    let lost = house.browser()
    lost.take("browser", from: browser)
    try await lost.post(link, [])
    try await browser.send(link)
    #expect(browser.page.says(PeopleWords.signedIn("ana@example.org")))
    #expect(try await house.count("SELECT count(*) FROM session") == 1)

    // Going back, and opening the mail again.
    try await browser.open(link)
    #expect(browser.path == "/my/" && browser.answer.status == 200)
    house.pass(.days(2))
    try await house.tidy()
    try await browser.open(link)
    #expect(browser.path == "/my/")

    let stranger = house.browser()
    try await stranger.open(link)
    #expect(stranger.answer.status == 410)
    try await stranger.post(link, [])
    #expect(stranger.cookies["session"] == nil)
    let dev = try await house.signedIn("dev@example.org")
    #expect(try await dev.open(link).status == 410)
  }

  @Test("A link that was used up signs nobody in whose session has ended")
  func signedOut() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let link = try await house.link(to: "ana@example.org")
    try await ana.open("/my/")
    try await ana.send("/sign-out")
    try await ana.post(link, [])
    #expect(ana.answer.status == 410 && ana.cookies["session"] == nil)
  }

  @Test("What a contact does is done once")
  func contact() async throws {
    let company = try await Company()
    _ = try await company.person("Ben")
    try await company.concern(company.house.browser(), "Help")
    let ffion = try await company.contact(Company.ffion)
    try await Self.twice(ffion, "/suspension", [("named", "ben@example.org")])
    #expect(try await company.house.count("SELECT count(*) FROM person WHERE standing = 'suspended'") == 1)
    let done = said(ContactWords.suspensionDone("Ffion", Name("Ben")))
    #expect(ffion.words.components(separatedBy: done).count == 2, "it is noted once")
    try await Self.twice(ffion, "/closing", [("note", "Spoke to both.")])
    #expect(ffion.path == "/my/contact")
  }

  @Test("“They are not mine” leads where it led")
  func notMine() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    let tab = try await SharedBrowserTests.openForm(browser, SharedBrowserTests.entry)
      .filter { $0.0 != FormKind.diaryEntry.rawValue }
    try await SharedBrowserTests.signIn("dev@example.org", in: browser, house)
    try await browser.post(SharedBrowserTests.entry, tab + [(FormKind.diaryEntry.rawValue, SharedBrowserTests.words)])
    try await Self.twice(browser, "/owner")
  }

  @Test("What saves, deletes or ends something leads where it led")
  func endings() async throws {
    let house = try await House()
    let browser = house.browser()
    for noun in ["/confirmation", "/removal"] {
      try await browser.open("/guides/first-meeting.html")
      try await browser.send("/my/forms/hopes", [("hopes", "Words for \(noun)")])
      if Browser.Form.all(in: browser.page).contains(where: { $0.action.hasSuffix("/address") }) {
        try await browser.send("/address", [("address", "ana@example.org")])
        try await browser.open(try await house.link(to: "ana@example.org"))
        try await browser.send(browser.path)
      }
      if browser.path.hasPrefix("/my/drafts/") { try await Self.twice(browser, noun) }
    }
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/\(FormKind.diaryEntry.rawValue)", [(FormKind.diaryEntry.rawValue, "To be deleted")])
    try await ana.open(ana.path + "/removal")
    try await Self.twice(ana, "/removal")

    _ = try await house.signedIn("ana@example.org")
    try await ana.open("/my/sessions")
    let one = try #require(Browser.Form.all(in: ana.page).map(\.action).first { $0.hasSuffix("/removal") })
    try await Self.twice(ana, one)

    try await ana.open("/my/leaving")
    try await Self.twice(ana, "/my/leaving", [("leave", "yes")])
  }

  @Test("So does a draft that is thrown away, and an address that is confirmed and removed")
  func others() async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open("/guides/first-meeting.html")
    try await browser.send("/my/forms/hopes", [("hopes", "A passing thought")])
    try await Self.twice(browser, "/removal")
    #expect(try await house.count("SELECT count(*) FROM draft") == 0)

    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses", [("address", "ana@work.example")])
    let link = try await house.link(to: "ana@work.example")
    try await ana.open(link)
    try await Self.twice(ana, link)
    try await Self.twice(ana, "/my/addresses/removal", [("address", "ana@work.example")])
    #expect(try await house.count("SELECT count(*) FROM address") == 1)
  }

  @Test("A browser without cookies is told so: the link stays alive, and the words are shown")
  func noCookies() async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.post("/my/forms/hopes", [("hopes", "Mine, all the same")])
    browser.forgetCookies()
    try await browser.open(browser.address)
    #expect(browser.answer.status == 200 && browser.page.contains("Mine, all the same"))
    #expect(try await browser.open(browser.path).status == 404, "the address alone shows nothing")

    try await browser.post("/my/sign-in", [("address", "ana@example.org")])
    let link = try await house.link(to: "ana@example.org")
    try await browser.open(link)
    for _ in 0..<3 {
      browser.forgetCookies()
      try await browser.send(link)
      #expect(browser.answer.status == 422 && Browser.Form.all(in: browser.page).contains { $0.action == link })
    }
    #expect(try await house.count("SELECT count(*) FROM session") == 0)
    try await browser.send(link)
    #expect(browser.page.says(PeopleWords.signedIn("ana@example.org")))
  }
}

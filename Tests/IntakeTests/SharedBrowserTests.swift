import Foundation
import Scheme
import Testing

@testable import Intake

/// Ana and Dev use one computer, and each signs in on it.
@Suite("A shared browser")
struct SharedBrowserTests {
  static let entry = "/my/forms/\(FormKind.diaryEntry.rawValue)"
  static let words = "What only Ana knows"

  /// Someone signs in in a browser that others have used.
  static func signIn(_ address: String, in browser: Browser, _ house: House) async throws {
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", address)])
    try await browser.open(try await house.link(to: address))
    try await browser.send(browser.path)
    #expect(browser.page.says(PeopleWords.signedIn(address)))
  }

  /// A form that stands open in a tab, with what it would send.
  static func openForm(_ browser: Browser, _ address: String) async throws -> [(String, String)] {
    try await browser.open(address)
    return try #require(Browser.Form.all(in: browser.page).last { !$0.action.hasSuffix("/sign-out") }).fields
  }

  @Test("Each form that posts says whom it was drawn for, and none that asks for something shows it in an address")
  func drawnFor() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    for path in ["/my/profile", Self.entry, "/my/sessions", "/my/addresses", "/my/mail", "/my/not-paired", "/my/help"] {
      try await ana.open(path)
      let pieces = ana.page.components(separatedBy: "<form ").dropFirst().filter { !$0.contains("/my/sign-out") }
      let mark = try await house.intake.store.read { try Person.find(address: "ana@example.org", in: $0)?.formMark }
      for piece in pieces {
        let isPost = piece.contains("method=\"post\"")
        #expect(piece.contains("name=\"_for\" value=\"\(mark ?? "")\"") == isPost, "\(path)")
      }
    }
  }

  @Test("A form that was opened for another account saves nothing, loses nothing, and asks whose it is")
  func otherAccount() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    let tab = try await Self.openForm(browser, Self.entry).filter { $0.0 != FormKind.diaryEntry.rawValue }
    try await Self.signIn("dev@example.org", in: browser, house)
    try await browser.post(Self.entry, tab + [(FormKind.diaryEntry.rawValue, Self.words)])
    #expect(browser.answer.status == 200 && browser.page.contains(Self.words))
    #expect(browser.page.contains("dev@example.org") && !browser.page.contains("ana@example.org"))
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 0)

    // "They are not mine": out of Dev's reach, and on Ana's page, on whichever computer.
    let draft = browser.path
    try await browser.send("/owner")
    #expect(try await browser.open(draft).status == 404)
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/")
    #expect(ana.page.contains(draft))
    try await ana.open(draft)
    #expect(ana.page.contains(Self.words) && ana.page.contains("ana@example.org"))
    try await ana.send("/confirmation")
    #expect(ana.path.hasPrefix("/my/diary/"))
  }

  @Test("A page of the site is drawn for nobody: where several people sign in, it asks whose the words are")
  func siteForm() async throws {
    let house = try await House()
    let entry = [("hopes", Self.words)]
    let browser = try await house.signedIn("ana@example.org")
    try await browser.post("/my/forms/hopes", entry)
    #expect(browser.path.hasPrefix("/my/diary/"), "only Ana uses this browser")
    try await browser.send("/sign-out")
    try await Self.signIn("dev@example.org", in: browser, house)
    try await browser.post("/my/forms/hopes", entry)
    #expect(browser.page.contains(Self.words) && browser.page.contains("dev@example.org"))
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 1)
    try await browser.send("/confirmation")
    #expect(browser.path.hasPrefix("/my/diary/") && browser.page.contains(Self.words))
    let count = "SELECT count(*) FROM diary_entry JOIN address USING (person_id) WHERE address = 'dev@example.org'"
    #expect(try await house.count(count) == 1, "Dev has said that they are his")
    // His own telephone asks him nothing.
    let phone = try await house.signedIn("dev@example.org")
    try await phone.post("/my/forms/hopes", [("hopes", "Another day")])
    #expect(phone.path.hasPrefix("/my/diary/"))
  }

  @Test("What an account has seen is that account’s alone, also after its session has ended by itself")
  func endedByItself() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    let tab = try await Self.openForm(browser, Self.entry).filter { $0.0 != FormKind.diaryEntry.rawValue }
    let ownerless = tab.filter { $0.0 != "_for" }
    try await Self.signIn("dev@example.org", in: browser, house)
    try await browser.post(Self.entry, ownerless + [(FormKind.diaryEntry.rawValue, Self.words)])
    #expect(browser.page.contains(Self.words))
    let draft = browser.path
    try await house.run("DELETE FROM session")
    try await browser.open(draft)
    #expect(!browser.page.contains(Self.words) && browser.page.contains("/my/sign-in"))
    try await Self.signIn("mallory@example.org", in: browser, house)
    #expect(try await browser.open(draft).status == 404)
    try await Self.signIn("dev@example.org", in: browser, house)
    try await browser.open(draft)
    #expect(browser.page.contains(Self.words))
  }

  @Test("They may be whoever is signed in now, and say so")
  func mine() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    let tab = try await Self.openForm(browser, Self.entry).filter { $0.0 != FormKind.diaryEntry.rawValue }
    try await Self.signIn("dev@example.org", in: browser, house)
    try await browser.post(Self.entry, tab + [(FormKind.diaryEntry.rawValue, Self.words)])
    try await browser.send("/confirmation")
    #expect(browser.path.hasPrefix("/my/diary/") && browser.page.contains(Self.words))
    let count = "SELECT count(*) FROM diary_entry JOIN address USING (person_id) WHERE address = 'dev@example.org'"
    #expect(try await house.count(count) == 1)
  }

  @Test("A profile does not replace another person's, and a button does nothing to their things")
  func otherForms() async throws {
    let company = try await Company()
    let house = company.house
    let browser = try await company.person("Ana", as: "mentee")
    let profile = try await Self.openForm(browser, "/my/forms/profile")
    _ = try await house.signedIn("ana@example.org")
    try await browser.open("/my/sessions")
    let ending = try #require(Browser.Form.all(in: browser.page).first { $0.action.hasSuffix("/sessions/removal") })
    try await Self.signIn("dev@example.org", in: browser, house)
    try await browser.post("/my/forms/profile", profile + [("_checked", "yes")])
    #expect(browser.page.says(DraftWords.title))
    #expect(try await house.count("SELECT count(*) FROM profile") == 1)
    let sessions = try await house.count("SELECT count(*) FROM session")
    try await browser.post(ending.action, ending.fields)
    #expect(browser.answer.status == 409)
    #expect(try await house.count("SELECT count(*) FROM session") == sessions)
  }

  @Test("The same person with a new session saves as before")
  func renewed() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    let tab = try await Self.openForm(browser, Self.entry).filter { $0.0 != FormKind.diaryEntry.rawValue }
    try await Self.signIn("ana@example.org", in: browser, house)
    try await browser.post(Self.entry, tab + [(FormKind.diaryEntry.rawValue, Self.words)])
    #expect(browser.path.hasPrefix("/my/diary/"))
  }

  @Test("A concern is sent as whoever its writer was told, or comes back with its words")
  func concern() async throws {
    let company = try await Company()
    let browser = try await company.house.signedIn("ana@example.org")
    let tab = try await Self.openForm(browser, "/my/help").filter { $0.0 != "concern" }
    try await Self.signIn("dev@example.org", in: browser, company.house)
    try await browser.post("/my/concerns", tab + [("concern", Self.words)])
    #expect(browser.answer.status == 409 && browser.page.contains(Self.words))
    #expect(try await company.house.count("SELECT count(*) FROM concern") == 0)
    #expect(try await company.house.count("SELECT count(*) FROM draft") == 0)
    try await browser.send("/my/concerns")
    #expect(browser.path == "/my/help/sent")
  }

  @Test("What was written while nobody was signed in is not shown to whoever signs in next", arguments: [true, false])
  func next(isClaimed: Bool) async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open("/guides/first-meeting.html")
    try await browser.send("/my/forms/hopes", [("hopes", Self.words)])
    let (address, draft) = (browser.address, browser.path)
    #expect(browser.page.contains(Self.words))
    if isClaimed { try await browser.send("/address", [("address", "ana@example.org")]) }
    try await Self.signIn("dev@example.org", in: browser, house)
    for page in ["/my/", address, draft] {
      try await browser.open(page)
      #expect(!browser.page.contains(Self.words), "\(page)")
    }
    try await browser.open("/my/")
    #expect(browser.page.contains(draft) == !isClaimed, "who typed an address has said who they are")
    try await browser.post(draft + "/removal", [])
    try await browser.post(draft + "/confirmation", [])
    #expect(try await house.count("SELECT count(*) FROM draft") == 1, "Dev can neither lose nor keep it")
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 0)

    try await browser.send("/sign-out")
    try await browser.open(draft)
    #expect(browser.page.contains(Self.words), "the browser that sent it still reaches it")
    try await browser.send("/address", [("address", "ana@example.org")])
    try await browser.open(try await house.link(to: "ana@example.org"))
    try await browser.send(browser.path)
    try await browser.send("/confirmation")
    #expect(browser.path.hasPrefix("/my/diary/"))
  }

  @Test("Whoever says that they wrote it sees it, and it is theirs alone")
  func itWasMe() async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open("/guides/first-meeting.html")
    try await browser.send("/my/forms/hopes", [("hopes", Self.words)])
    let draft = browser.path
    try await Self.signIn("ana@example.org", in: browser, house)
    try await browser.open(draft)
    try await browser.send("/owner")
    #expect(browser.path == draft && browser.page.contains(Self.words))
    try await browser.send("/sign-out")
    #expect(try await browser.open(draft).status == 404)
    try await Self.signIn("dev@example.org", in: browser, house)
    #expect(try await browser.open(draft).status == 404)
    let ana = try await house.signedIn("ana@example.org")
    #expect(try await ana.open(draft).body.contains(Self.words))
  }

  @Test("A form of a session that is over waits for its owner, in any browser, and for nobody else")
  func sessionOver() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    let tab = try await Self.openForm(browser, Self.entry).filter { $0.0 != FormKind.diaryEntry.rawValue }
    house.pass(.days(31))
    try await browser.post(Self.entry, tab + [(FormKind.diaryEntry.rawValue, Self.words)])
    let draft = browser.path
    #expect(browser.page.contains(Self.words))
    try await Self.signIn("dev@example.org", in: browser, house)
    #expect(try await browser.open(draft).status == 404)
    #expect(try await !browser.open("/my/").body.contains(draft))
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/")
    #expect(ana.page.contains(draft))
  }

  @Test("What comes from a site on another host, or from any page at all, takes no earlier words out of reach")
  func twoHosts() async throws {
    let house = try await House { $0.siteOrigins = ["https://site.example.org"] }
    let browser = house.browser()
    var drafts: [String] = []
    for (number, origin) in ["https://site.example.org", "https://site.example.org", "null"].enumerated() {
      // A post from another site comes without our cookies; what it answers with is kept beside those there are.
      let away = house.browser()
      try await away.post(
        "/my/forms/hopes", [("hopes", "Words \(number)")],
        headers: [("Origin", origin), ("Sec-Fetch-Site", "cross-site")])
      drafts.append(away.path)
      for name in away.cookies.keys { browser.take(name, from: away) }
    }
    for (number, draft) in drafts.enumerated() {
      #expect(try await browser.open(draft).body.contains("Words \(number)"))
    }
  }
}

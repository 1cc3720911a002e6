import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// A prompt is answered in one browser, and its mailed link opened in another.
struct DraftTests {
  static let text = "My first hope"

  /// Ana writes, and asks for a link to `address`.
  static func typed(in house: House, for address: String) async throws -> Browser {
    let browser = house.browser()
    try await browser.open("/guides/first-meeting.html")
    try await browser.send("/my/forms/hopes", [("hopes", text)])
    try await browser.send("/address", [("address", address)])
    return browser
  }

  static func digits(on browser: Browser) throws -> String {
    let piece = try #require(browser.page.components(separatedBy: "<p class=\"number\">").dropFirst().first)
    return String(piece.prefix(4))
  }

  /// The addresses of all drafts: what nobody else may open.
  static func drafts(in house: House) async throws -> [String] {
    try await house.intake.store.read { try String.fetchAll($0, sql: "SELECT '/my/drafts/' || handle FROM draft") }
  }

  @Test("With the digits, the other browser sees the text and saves it")
  func withDigits() async throws {
    let house = try await House()
    let desktop = try await Self.typed(in: house, for: "ana@example.org")
    let phone = house.browser()
    try await phone.open(try await house.link(to: "ana@example.org"))
    #expect(!phone.page.contains(Self.text))
    try await phone.send(phone.path, [("digits", " " + (try Self.digits(on: desktop)))])
    #expect(phone.page.contains(Self.text))
    try await phone.send("/confirmation")
    #expect(phone.page.says(DiaryWords.kept))
    #expect(try await house.count("SELECT count(*) FROM draft") == 0)
  }

  @Test("Without them, it signs in and shows no draft, which stays with the browser that wrote it")
  func withoutDigits() async throws {
    let house = try await House()
    let desktop = try await Self.typed(in: house, for: "ana@example.org")
    let phone = house.browser()
    try await phone.open(try await house.link(to: "ana@example.org"))
    try await phone.send(phone.path)
    #expect(phone.page.says(PeopleWords.signedIn("ana@example.org")))
    #expect(!phone.page.contains("/my/drafts/"))
    for path in try await Self.drafts(in: house) {
      try await phone.open(path)
      #expect(phone.answer.status == 404)
      try await desktop.open(path)
      #expect(desktop.page.contains(Self.text))
    }
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 0)
  }

  @Test("With a mistyped address, the stranger who gets the mail never sees the text, and Ana changes it")
  func mistyped() async throws {
    let house = try await House()
    let desktop = try await Self.typed(in: house, for: "dev@example.org")
    let stranger = house.browser()
    try await stranger.open(try await house.link(to: "dev@example.org"))
    #expect(!stranger.page.contains(Self.text))
    for guess in 0..<6 {
      try await stranger.post(stranger.path, [("digits", "x\(guess)")])
      #expect(stranger.answer.status == 422)
    }
    let digits = try Self.digits(on: desktop)
    try await stranger.post(stranger.path, [("digits", digits)])
    #expect(stranger.answer.status == 422, "after five tries not even the right digits do")
    try await stranger.send(stranger.path)
    #expect(stranger.page.says(PeopleWords.signedIn("dev@example.org")))
    for path in ["/my/", "/my/diary"] + (try await Self.drafts(in: house)) {
      try await stranger.open(path)
      #expect(!stranger.page.contains(Self.text))
      #expect(!stranger.page.contains("href=\"/my/drafts/"))
    }

    try await desktop.open(try desktop.link(PeopleWords.changeAddress))
    #expect(desktop.page.contains(Self.text))
    try await desktop.send("/address", [("address", "ana@example.org")])
    try await desktop.open(try await house.link(to: "ana@example.org"))
    try await desktop.send(desktop.path)
    try await desktop.send("/confirmation")
    #expect(desktop.page.says(DiaryWords.kept))
  }

  @Test("A draft that a person has signed in for is shown to no other account, even in the same browser")
  func bound() async throws {
    let house = try await House()
    let browser = try await Self.typed(in: house, for: "ana@example.org")
    try await browser.open(try await house.link(to: "ana@example.org"))
    try await browser.send(browser.path)
    let path = browser.path
    try await browser.send("/sign-out")
    try await browser.send("/my/sign-in", [("address", "dev@example.org")])
    try await browser.open(try await house.link(to: "dev@example.org"))
    try await browser.send(browser.path)
    #expect(browser.page.says(PeopleWords.signedIn("dev@example.org")))
    try await browser.open(path)
    #expect(browser.answer.status == 404)
  }

  @Test("Who is signed in saves at once; sent twice, it is saved once")
  func signedIn() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    for _ in 0..<2 {
      try await browser.open("/guides/first-meeting.html")
      try await browser.send("/my/forms/hopes", [("hopes", Self.text)])
      #expect(browser.page.says(DiaryWords.kept))
    }
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 1)
    house.pass(.minutes(11))
    try await browser.open("/guides/first-meeting.html")
    try await browser.send("/my/forms/hopes", [("hopes", Self.text)])
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 2)
  }

  @Test("A form of our own, sent again with other answers under its key, is not saved over the first")
  func otherAnswers() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    try await browser.open("/my/forms/diary-entry")
    let fields = try #require(Browser.Form.all(in: browser.page).last).fields.filter { $0.0 != "diary-entry" }
    try await browser.post("/my/forms/diary-entry", fields + [("diary-entry", "One")])
    #expect(browser.answer.status == 200)
    try await browser.post("/my/forms/diary-entry", fields + [("diary-entry", "One")])
    #expect(browser.answer.status == 200)
    try await browser.post("/my/forms/diary-entry", fields + [("diary-entry", "Two")])
    #expect(browser.answer.status == 409)
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 1)
    #expect(browser.page.contains("Two</textarea>"), "the words are there, to be sent as well")
    try await browser.send("/my/forms/diary-entry")
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 2)
  }

  @Test("A profile is saved as often as it is sent, also when it goes back to what it was")
  func profileTwice() async throws {
    let house = try await House()
    let ben = try await house.signedIn("ben@example.org")
    for availability in ["available", "not-available", "available"] {
      try await ben.post(
        "/my/forms/profile",
        Story.profile.filter { $0.0 != "availability" }
          + [("availability", availability), ("name", "Ben"), ("role", "mentor"), ("places", "1"), ("_checked", "yes")])
      #expect(try await house.count("SELECT count(*) FROM profile WHERE availability = '\(availability)'") == 1)
    }
  }

  @Test("A form that no longer fits comes back from its draft, and the draft goes when it is saved")
  func outgrown() async throws {
    let house = try await House()
    let browser = try await Self.typed(in: house, for: "ana@example.org")
    try await house.intake.store.write { transaction in
      try transaction.db.execute(
        sql: "UPDATE draft SET fields = ?", arguments: [#"{"fields":[{"name":"other","value":"An older form"}]}"#])
    }
    try await browser.open(try await house.link(to: "ana@example.org"))
    try await browser.send(browser.path)
    #expect(browser.page.contains("An older form"))
    try await browser.send("/confirmation")
    #expect(browser.answer.status == 422)
    try await browser.send("/my/forms/hopes", [("hopes", Self.text)])
    #expect(browser.page.says(DiaryWords.kept))
    #expect(try await house.count("SELECT count(*) FROM draft") == 0)
  }

  @Test("A survey whose session is over becomes a draft without the item on the partner, and says so")
  func survey() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    let (house, story, ana) = (cast.house, cast.story, cast.ana)
    try await story.agreement()
    try await ana.open(try await house.link(to: story.ana))
    try await ana.open(ana.path + "/completion")
    try await ana.sendChecked("/completion")
    try await ana.open("/my/")
    try await ana.open(ana.link(MyPageWords.survey(Name("Ben"))))
    house.pass(.days(31))
    try await ana.send(ana.path, [("goals-met", "no"), ("partner", "1")])
    #expect(ana.page.says(DraftWords.title) && ana.page.says(SurveyWords.leftOut))
    #expect(try await house.count("SELECT count(*) FROM draft WHERE fields LIKE '%partner%'") == 0)
    try await ana.send("/address", [("address", story.ana)])
    try await ana.open(try await house.link(to: story.ana))
    try await ana.send(ana.path)
    try await ana.send("/confirmation")
    #expect(ana.page.says(SurveyWords.thanks))
    #expect(try await house.count("SELECT count(*) FROM survey WHERE answered_at IS NOT NULL") == 1)
    #expect(try await house.count("SELECT count(*) FROM partner_rating") == 0)
  }

  @Test("A draft is forgotten after 30 days, or when it is thrown away")
  func forgotten() async throws {
    let house = try await House()
    _ = try await Self.typed(in: house, for: "ana@example.org")
    let other = try await Self.typed(in: house, for: "ana@example.org")
    try await other.open(try other.link(PeopleWords.changeAddress))
    try await other.send("/removal")
    #expect(try await house.count("SELECT count(*) FROM draft") == 1)
    house.pass(.days(29))
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM draft") == 1)
    house.pass(.days(1))
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM draft") == 0)
  }
}

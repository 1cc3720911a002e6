import Foundation
import Scheme
import Testing

@testable import Intake

/// A service in another language: one with six plural forms and days of its own.
struct WelshTests {
  private static func house() async throws -> House {
    try await House.withOwnContent { folder in
      let welsh = "\(House.root)/Tests/Fixtures/welsh"
      for case let name as String in FileManager.default.enumerator(atPath: welsh) ?? .init()
      where name.hasSuffix(".md") && name != "README.md" {
        let text = try String(contentsOfFile: "\(welsh)/\(name)", encoding: .utf8)
        try text.write(toFile: "\(folder)/content/\(name)", atomically: true, encoding: .utf8)
      }
      let settings = "\(folder)/site/site.yml"
      try String(contentsOfFile: settings, encoding: .utf8).replacing("language: en-GB", with: "language: cy").write(
        toFile: settings, atomically: true, encoding: .utf8)
    }
  }

  private static let profile = [
    ("experience", "Deng mlynedd ar wardiau."), ("languages", "english"), ("languages", "welsh"), ("where", "video"),
    ("availability", "available"), ("contact", "Ystafell 7"), ("commitment", "yes"),
  ]

  private static func person(_ name: String, _ house: House, _ fields: [(String, String)]) async throws -> Browser {
    let browser = house.browser()
    let address = "\(name.lowercased())@example.org"
    try await browser.post("/my/sign-in", [("address", address)])
    try await browser.open(try await house.link(to: address))
    try await browser.send(browser.path)
    try await browser.open("/my/forms/profile")
    try await browser.send("/my/forms/profile", profile + [("name", name)] + fields)
    try await browser.send("/my/forms/profile", [("_checked", "yes")])
    return browser
  }

  @Test("A pair meets in Welsh: pages, days, numbers, lists and emails are in it")
  func pair() async throws {
    let house = try await Self.house()
    let words = house.intake.scheme.current.words
    func shows(_ browser: Browser, _ phrase: some Sayable) -> Bool {
      browser.page.contains(Browser.shown(("\(phrase.phrase)" as HTML).said(in: words).string))
    }
    let ben = try await Self.person("Ben", house, [("role", "mentor"), ("offers", "leading-people"), ("places", "2")])
    let ana = try await Self.person("Ana", house, [("role", "mentee"), ("seeks", "leading-people")])
    #expect(ana.page.contains("<html lang=\"cy\">"))
    try await ana.open("/my/mentors")
    #expect(
      ana.page.contains("Yn siarad Saesneg a(c) Cymraeg, fel chithau."), "a list of two, as Unicode's table has it")
    try await ana.open(ana.link("Ben"))
    try await ana.send(
      "/proposals",
      [
        ("where-i-am", "Ar y dechrau."), ("what-i-want", "Cael fy nhraed danaf."), ("months", "6"),
        ("rhythm", "monthly"),
        ("meet", "video"),
      ])
    let proposal = ana.path
    try await ben.open(proposal)
    try await ben.send("/response", [("response", "accept"), ("comment", "Gyda phleser.")])
    try await ben.send("/response", [("_checked", "yes")])

    let meetings = "/my/pairs/\(proposal.suffix(16))/meetings"
    try await house.pass(days: 3)
    for (day, minutes, length) in [
      ("2026-09-22", "60", "1 awr"), ("2026-09-23", "2", "2 funud"), ("2026-09-24", "3", "3 munud"),
    ] {
      try await ana.open(meetings)
      try await ana.send("/meetings", [("day", day), ("minutes", minutes)])
      #expect(ana.page.contains(length), "\(minutes)")
    }
    #expect(ana.page.contains("23 Medi 2026") && shows(ana, MeetingWords.notedByYou))

    for address in ["ana@example.org", "ben@example.org"] {
      for letter in try await house.letters(to: address) {
        #expect(!letter.body.contains(/\b(the|you|your|and|email)\b/), "\(letter.subject): \(letter.body)")
      }
    }
    #expect(try await house.letters(to: "ben@example.org").contains { $0.body.contains("10 munud") })
  }
}

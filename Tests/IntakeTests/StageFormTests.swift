import Foundation
import Scheme
import Testing

@testable import Intake

/// The template as it stands on the site, which does not know its reader.
struct StageFormTests {
  private static let stage = "building-rapport"
  private static let typed = [("rhythm", "Every month"), ("agreement.who", "mentee")]

  @Test("Signed in and in one pair, what is filled in on the site is in its record; empty fields change nothing")
  func onePair() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ben, Self.stage, [("rhythm.2", "On Mondays")])
    let typed = Self.typed + [("rhythm.2", ""), ("confidentiality", "")]
    try await pair.ana.post("/my/forms/\(Self.stage)", typed)
    #expect(pair.ana.path == "\(pair.path)/stages/\(Self.stage)")
    #expect(pair.ana.page.contains("Every month</textarea>") && pair.ana.page.contains("On Mondays</textarea>"))
    try await pair.ana.post("/my/forms/\(Self.stage)", typed)
    #expect(try await pair.house.count("SELECT count(*) FROM decision") == 2)
    #expect(try await pair.house.count("SELECT count(*) FROM action_point") == 1, "sent twice, saved once")
  }

  @Test("In several pairs, a page asks for whom it is, and each gets its own")
  func severalPairs() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben")
    var paths: [String] = []
    for name in ["Ana", "Dev"] {
      let mentee = try await company.person(name, as: "mentee")
      let proposal = try await company.propose(mentee, to: "Ben")
      try await company.accept(ben, proposal)
      paths.append("/my/pairs/" + proposal.suffix(16))
    }
    try await ben.post("/my/forms/\(Self.stage)", Self.typed)
    #expect(ben.page.says(JourneyWords.forWhom) && ben.page.contains("Every month"))
    #expect(ben.page.says(JourneyWords.saveFor(Name("Ana"))) && ben.page.says(JourneyWords.saveFor(Name("Dev"))))
    #expect(try await company.house.count("SELECT count(*) FROM decision") == 0)
    try await ben.send("/confirmation", [("_form", "\(paths[1].dropFirst(4))/stages/\(Self.stage)")])
    #expect(ben.path == "\(paths[1])/stages/\(Self.stage)" && ben.page.contains("Every month"))
    try await ben.open("\(paths[0])/stages/\(Self.stage)")
    #expect(!ben.page.contains("Every month"))
    #expect(try await company.house.count("SELECT count(*) FROM draft") == 0)
  }

  @Test("In no pair, the words are kept, and can go into the diary")
  func noPair() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/\(Self.stage)", Self.typed)
    #expect(ana.page.says(JourneyWords.noPair) && ana.page.contains("Every month"))
    try await ana.send("/confirmation")
    #expect(ana.page.says(DiaryWords.kept) && ana.page.contains("Every month"))
  }

  @Test(
    "Signed out, it becomes a draft, which its writer saves for the pair after signing in; a stranger's pair is none")
  func signedOut() async throws {
    let pair = try await Pairing.begun()
    let browser = pair.house.browser()
    try await browser.post("/my/forms/\(Self.stage)", Self.typed, headers: [])
    #expect(browser.path.hasPrefix("/my/drafts/") && browser.page.contains("Every month"))
    try await browser.send("/address", [("address", "ana@example.org")])
    try await browser.open(try await pair.house.link(to: "ana@example.org"))
    try await browser.send(browser.path)
    #expect(browser.page.contains("Every month"))
    try await browser.send("/confirmation")
    #expect(browser.path == "\(pair.path)/stages/\(Self.stage)" && browser.page.contains("Every month</textarea>"))

    let dev = try await pair.company.person("Dev", as: "mentee")
    try await dev.post("/my/forms/\(Self.stage)", Self.typed)
    try await dev.send("/confirmation", [("_form", "\(pair.path.dropFirst(4))/stages/\(Self.stage)")])
    #expect(dev.answer.status == 404)
  }

  @Test("A session that has ended on the pair's own page loses nothing: what was typed is saved after signing in")
  func sessionOver() async throws {
    let pair = try await Pairing.begun()
    try await pair.ana.open("\(pair.path)/stages/\(Self.stage)")
    pair.ana.forgetCookies()
    try await pair.ana.send("/stages/\(Self.stage)", Self.typed)
    #expect(pair.ana.path.hasPrefix("/my/drafts/") && pair.ana.page.contains("Every month"))
    try await pair.ana.send("/address", [("address", "ana@example.org")])
    try await pair.ana.open(try await pair.house.link(to: "ana@example.org"))
    try await pair.ana.send(pair.ana.path)
    try await pair.ana.send("/confirmation")
    #expect(pair.ana.path == "\(pair.path)/stages/\(Self.stage)" && pair.ana.page.contains("Every month"))
  }
}

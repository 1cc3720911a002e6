import Foundation
import Scheme
import Testing

@testable import Intake

/// Looking for one's own entries.
struct DiarySearchTests {
  @Test("Words are found without regard to case and accents, in one's own entries and their questions alone")
  func words() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let ben = try await house.signedIn("ben@example.org")
    try await ben.post("/my/forms/diary-entry", [("diary-entry", "Ben on electricity")])
    for words in ["L'Électricité est revenue", "Nothing of the kind", "ELECTRICITE; a “dozen” % _ lamps"] {
      try await ana.post("/my/forms/diary-entry", [("diary-entry", words)])
    }
    try await ana.post("/my/forms/hopes", [("hopes", "Light.")])
    let found = try await found(ana, "words=electricit%C3%A9")
    #expect(found == ["ELECTRICITE; a “dozen” % _ lamps", "L&#39;Électricité est revenue"])
    #expect(try await self.found(ana, "words=ELECTRICITE+lamps") == ["ELECTRICITE; a “dozen” % _ lamps"])
    #expect(try await self.found(ana, "words=%25+_").count == 1, "no wildcards")
    #expect(try await self.found(ana, "words=year+from+now") == ["Light."], "the question")
    #expect(try await self.found(ana, "words=Ben").isEmpty)
    #expect(ana.page.says(DiaryWords.noneFound))
  }

  @Test("Entries are filtered by guide, stage, pair and date, and the filter stays from page to page")
  func filters() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    let (ana, house) = (cast.ana, cast.house)
    try await ana.post("/my/forms/hopes", [("hopes", "In a guide")])
    try await cast.ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    house.pass(.days(3))
    try await ana.post("/my/forms/after-first-meeting", [("after-first-meeting", "In a stage")])
    for number in 1...21 { try await ana.post("/my/forms/diary-entry", [("diary-entry", "Free \(number)")]) }
    #expect(try await found(ana, "page=guides/first-meeting.html") == ["In a guide"])
    #expect(try await found(ana, "page=roadmap/building-rapport.html") == ["In a stage"])
    #expect(try await found(ana, "until=2026-09-22") == ["In a guide"])
    #expect(try await found(ana, "from=2026-09-22&words=stage") == ["In a stage"])
    #expect(try await found(ana, "page=none").isEmpty)
    #expect(try await found(ana, "from=tomorrow").count == 20)
    #expect(ana.page.says(DiaryWords.noDay))
    let pair = cast.proposal.suffix(16)
    #expect(try await found(ana, "pair=\(pair)").first == "Free 21")
    try await ana.open(ana.link(DiaryWords.lookOn))
    #expect(Self.entries(ana) == ["Free 1", "In a stage"], "what was written while the two were a pair")
  }

  @Test("A search looks through so many entries at once, says how far it came, and goes on from there")
  func bounded() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/diary-entry", [("diary-entry", "The needle")])
    try await house.run(
      """
      WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2500)
      INSERT INTO diary_entry (handle, person_id, text, created_at)
        SELECT printf('%016d', n), (SELECT id FROM person), 'Hay ' || n, 1790000000 FROM n
      """)
    #expect(try await found(ana, "words=needle").isEmpty)
    #expect(ana.page.says(DiaryWords.looked("21 September 2026")))
    try await ana.open(ana.link(DiaryWords.lookOn))
    #expect(Self.entries(ana) == ["The needle"])
    #expect(!ana.page.says(DiaryWords.lookOn))
    try await ana.open("/my/diary")
    #expect(Self.entries(ana).count == 20 && ana.page.contains("Hay 2500"))
    try await ana.open(ana.link(DiaryWords.older))
    #expect(Self.entries(ana).first == "Hay 2480")
  }

  // MARK: Ways to do things

  private func found(_ browser: Browser, _ query: String) async throws -> [String] {
    try await browser.open("/my/diary?" + query)
    #expect(browser.answer.status == 200)
    return Self.entries(browser)
  }

  private static func entries(_ browser: Browser) -> [String] {
    browser.page.components(separatedBy: "<p class=\"typed\" dir=\"auto\">").dropFirst().map {
      $0.components(separatedBy: "</p>")[0]
    }
  }
}

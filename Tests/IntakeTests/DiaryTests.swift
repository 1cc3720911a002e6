import Foundation
import Scheme
import Testing

@testable import Intake

/// What an author does with their own entries.
struct DiaryTests {
  @Test("Entries are made at any time and from every prompt, several a prompt, by mentees and mentors")
  func written() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    for browser in [cast.ana, cast.ben] {
      for words in ["The first.", "The second."] { try await browser.post("/my/forms/hopes", [("hopes", words)]) }
      try await browser.post("/my/forms/after-first-meeting", [("after-first-meeting", "The third.")])
      try await browser.open("/my/diary")
      for words in ["The first.", "The second.", "The third.", "What surprised you when you first met?"] {
        #expect(browser.page.contains(words))
      }
      #expect(browser.page.contains("href=\"/roadmap/building-rapport.html#kept=after-first-meeting\""))
      try await browser.open("/my/")
      #expect(browser.page.components(separatedBy: "<li><a href=\"/my/diary/").count == 4, "the last entries")
    }
  }

  @Test("An entry is changed: it says when, and the earlier words are kept nowhere")
  func changed() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/forms/hopes")
    try await ana.send("/my/forms/hopes", [("hopes", "An earlier thought, soon regretted.")])
    try await ana.open(ana.link(DiaryWords.change))
    #expect(ana.page.contains("What do you <em>hope</em>"), "the wording that was asked")
    #expect(ana.page.contains("An earlier thought, soon regretted.</textarea>"))
    house.pass(.days(2))
    try await ana.send("/text", [("text", "A better thought.")])
    #expect(ana.page.contains("A better thought.") && ana.page.says(DiaryWords.edited("23 September 2026")))
    #expect(!ana.page.contains("soon regretted"))
    try await house.tidy()
    #expect(try Self.isInFiles(of: house, "A better thought."))
    #expect(try !Self.isInFiles(of: house, "soon regretted"))
  }

  @Test("A change that is too long or empty comes back whole; a NUL is refused; one without a session is not lost")
  func badChange() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/diary-entry", [("diary-entry", "As it was.")])
    let entry = ana.path
    let long = String(repeating: "x", count: 20_001)
    try await ana.open(entry + "/text")
    try await ana.send("/text", [("text", long)])
    #expect(ana.answer.status == 422 && ana.page.contains(long))
    let question = try #require(house.intake.scheme.current[.diaryEntry].questions.first)
    #expect(ana.page.says(FormWords.tooLong(question.wording, 20_001, 20_000)))
    try await ana.send("/text", [("text", " ")])
    #expect(ana.answer.status == 422)
    try await ana.open(entry + "/text")
    try await ana.send("/text", [("text", "a\u{0}b")])
    #expect(ana.answer.status == 400)
    try await ana.open(entry + "/text")
    house.pass(.days(31))
    try await ana.send("/text", [("text", "Typed while the session ended.")])
    #expect(ana.path.hasPrefix("/my/drafts/") && ana.page.contains("Typed while the session ended."))
    try await ana.send("/address", [("address", "ana@example.org")])
    try await ana.open(house.link(to: "ana@example.org"))
    try await ana.send(ana.path)
    try await ana.send("/confirmation")
    #expect(ana.path.hasPrefix(entry) && ana.page.contains("Typed while the session ended."))
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 1)
  }

  @Test("An entry is deleted after a look at it, and is in no file a minute later")
  func deleted() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    let ana = cast.ana
    try await ana.post("/my/forms/diary-entry", [("diary-entry", "Words to forget"), Self.readers(cast)])
    let entry = ana.path
    try await ana.open(ana.link(DiaryWords.remove))
    #expect(ana.page.says(DiaryWords.removeTitle) && ana.page.contains("Words to forget"))
    #expect(try await ana.open(entry).status == 200, "a look deletes nothing")
    try await ana.open(entry + "/removal")
    try await ana.send("/removal")
    #expect(ana.page.says(DiaryWords.removed) && !ana.page.contains("Words to forget"))
    #expect(try await ana.open(entry).status == 404)
    try await cast.ben.open(Self.sharedPage(cast))
    #expect(!cast.ben.page.contains("Words to forget"))
    try await cast.house.tidy()
    #expect(try !Self.isInFiles(of: cast.house, "Words to forget"))
  }

  @Test("A prompt that is marked as optional makes no entry without words")
  func empty() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/hopes", [("hopes", " \n ")])
    #expect(ana.answer.status == 422)
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 0)
  }

  @Test(
    "An entry keeps the wording that was asked, and leads to the place that is kept for a prompt that is asked no more")
  func retired() async throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: House.site, toPath: site)
    let house = try await House(site: site)
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/hopes", [("hopes", "To lead.")])
    var scheme = house.intake.scheme.current
    let page = try #require(SitePath("diary.html"))
    scheme.prompts.removeAll { $0.id == "hopes" }
    scheme.retiredPrompts.append(PromptPlace(id: "hopes", page: page, pageTitle: "The learning diary"))
    try scheme.encoded().write(to: URL(fileURLWithPath: site + "/scheme.json"))
    await SchemeWatch(intake: house.intake).look()
    try await ana.open("/my/diary?page=diary.html")
    #expect(ana.page.contains("What do you <em>hope</em> will be different") && ana.page.contains("To lead."))
    let back = said(DiaryWords.back("The learning diary"))
    #expect(ana.page.contains("href=\"/diary.html#hopes\">\(back)</a>"))
    try FileManager.default.removeItem(atPath: site)
  }

  // MARK: Ways to do things

  static func readers(_ cast: AnaAndBen) -> (String, String) { (ReadersQuestion.id, String(cast.proposal.suffix(16))) }

  static func sharedPage(_ cast: AnaAndBen) -> String { "/my/pairs/\(cast.proposal.suffix(16))/shared" }

  /// True where the database or its log holds these words.
  static func isInFiles(of house: House, _ words: String) throws -> Bool {
    try ["intake.db", "intake.db-wal"].contains { name in
      try Data(contentsOf: URL(fileURLWithPath: house.folder + "/" + name)).range(of: Data(words.utf8)) != nil
    }
  }
}

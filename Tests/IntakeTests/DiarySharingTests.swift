import Foundation
import Scheme
import Testing

@testable import Intake

/// Who reads an entry: its author, and the one partner whom the author names, as long as the pair lives.
struct DiarySharingTests {
  @Test("The form asks who reads the entry before a word is typed: only me, or Ben by name")
  func asked() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    let page = try await cast.ana.open("/my/forms/hopes").body
    let question = try #require(page.range(of: said(DiaryWords.meAnd(Name("Ben")))))
    let text = try #require(page.range(of: "<textarea"))
    #expect(question.lowerBound < text.lowerBound)
    #expect(page.contains("value=\"me\" checked"))
    #expect(page.contains("entry-readers.readers") && page.contains("name=\"\(ReadersQuestion.id)\""))
    let stranger = try await cast.house.signedIn("dev@example.org")
    try await stranger.open("/my/forms/hopes")
    #expect(stranger.page.says(DiaryWords.onlyYou) && !stranger.page.contains("name=\"\(ReadersQuestion.id)\""))
  }

  @Test("Ben reads what Ana shares with him, with her name on it; she takes it back, and he does not")
  func shared() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await Self.write(cast, "For us both.", isShared: true)
    try await Self.write(cast, "For me alone.", isShared: false)
    try await cast.ben.open("/my/")
    try await cast.ben.open(cast.ben.link(DiaryWords.shares(Name("Ana"), 1)))
    #expect(cast.ben.page.contains("For us both.") && cast.ben.page.contains("Ana · "))
    #expect(!cast.ben.page.contains("For me alone."))
    #expect(!cast.ben.page.says(DiaryWords.open))
    #expect(try cast.ben.link(JourneyWords.toJourney(Name("Ana"))) == "/my/pairs/\(cast.proposal.suffix(16))")
    try await cast.ana.open(DiaryTests.sharedPage(cast))
    #expect(cast.ana.page.says("\(DiaryWords.you()) · " as Phrase))
    try await cast.ana.open(cast.ana.link(DiaryWords.open))
    #expect(cast.ana.page.says(DiaryWords.youAnd(Name("Ben"))))
    let entry = cast.ana.path
    for (form, status) in [("", 404), ("/text", 404), ("/removal", 404)] {
      #expect(try await cast.ben.open(entry + form).status == status)
    }
    try await cast.ana.send("/readers", [(ReadersQuestion.id, "me")])
    #expect(cast.ana.page.says(DiaryWords.onlyYouNow))
    #expect(try await !cast.ben.open(DiaryTests.sharedPage(cast)).body.contains("For us both."))
    #expect(try await cast.house.mails(to: cast.story.ben).allSatisfy { !$0.body.contains("For us both.") })
  }

  @Test("What comes from a page of the site is only for its author, until a reader is chosen on the entry's page")
  func fromTheSite() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.ana.open("/guides/first-meeting.html")
    try await cast.ana.send("/my/forms/hopes", [("hopes", "From a guide.")])
    #expect(cast.ana.page.says(DiaryWords.kept) && cast.ana.page.says(DiaryWords.onlyYouNow))
    #expect(try await !cast.ben.open(DiaryTests.sharedPage(cast)).body.contains("From a guide."))
    try await cast.ana.send("/readers", [DiaryTests.readers(cast)])
    #expect(cast.ana.page.says(DiaryWords.youAnd(Name("Ben"))))
    #expect(try await cast.ben.open(DiaryTests.sharedPage(cast)).body.contains("From a guide."))
  }

  @Test("A draft keeps the reader who was chosen, and shows them before it is saved")
  func draft() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.ana.open("/my/forms/diary-entry")
    cast.house.pass(.days(31))
    try await cast.ana.send("/my/forms/diary-entry", [("diary-entry", "For Ben."), DiaryTests.readers(cast)])
    #expect(cast.ana.path.hasPrefix("/my/drafts/"))
    try await cast.ana.send("/address", [("address", cast.story.ana)])
    try await cast.ana.open(cast.house.link(to: cast.story.ana))
    try await cast.ana.send(cast.ana.path)
    #expect(cast.ana.page.says(DiaryWords.meAnd(Name("Ben"))))
    try await cast.ana.send("/confirmation")
    #expect(cast.ana.page.says(DiaryWords.youAnd(Name("Ben"))))
  }

  @Test("A share ends with the pair; a reopening does not bring it back, and the next partner never has it")
  func ends() async throws {
    let company = try await Company()
    let (ana, ben, fred) = (
      try await company.person("Ana", as: "mentee"), try await company.person("Ben"), try await company.person("Fred")
    )
    let pair = try await company.propose(ana, to: "Ben")
    try await company.accept(ben, pair)
    try await ana.post(
      "/my/forms/diary-entry", [("diary-entry", "While we met."), (ReadersQuestion.id, String(pair.suffix(16)))])
    let entry = try #require(ana.path.components(separatedBy: "?").first)
    let shared = "/my/pairs/\(pair.suffix(16))/shared"
    #expect(try await ben.open(shared).body.contains("While we met."))
    try await ana.open(pair + "/completion")
    try await ana.sendChecked("/completion")
    #expect(try await ben.open(shared).status == 404)
    #expect(try await ana.open(entry).body.says(DiaryWords.onlyYouNow))
    try await ana.post(entry + "/readers", [(ReadersQuestion.id, String(pair.suffix(16)))])
    #expect(ana.answer.status == 422, "nothing can be shared with a pair that is over")

    try await ben.open(pair + "/reopening")
    try await ben.send("/reopening", [("comment", "One thing is left.")])
    #expect(try await !ben.open(shared).body.contains("While we met."))
    let next = try await company.propose(ana, to: "Fred")
    try await company.accept(fred, next)
    #expect(try await !fred.open("/my/pairs/\(next.suffix(16))/shared").body.contains("While we met."))
    #expect(try await fred.open(shared).status == 404)
    try await ana.open("/my/forms/diary-entry")
    for name in ["Ben", "Fred"] { #expect(ana.page.says(DiaryWords.meAnd(Name(name)))) }
  }

  @Test("Who has several pairs is asked after a post from the site; with none there is nobody to name")
  func severalPairs() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben")
    try await ben.post("/my/forms/hopes", [("hopes", "Before anybody.")])
    #expect(ben.page.says(DiaryWords.nobodyToName) && !ben.page.contains("name=\"entry.readers\""))
    for address in ["ana-one@example.org", "ana-two@example.org"] {
      let ana = try await company.person("Ana", as: "mentee", at: address)
      try await company.accept(ben, company.propose(ana, to: "Ben"))
      company.house.pass(.days(1))
    }
    try await ben.post("/my/forms/hopes", [("hopes", "Of one of them.")])
    #expect(ben.page.says(DiaryWords.onlyYouNow))
    for day in ["21 September 2026", "22 September 2026"] {
      #expect(ben.page.says(DiaryWords.meAndPartnerSince(Name("Ana"), day)), "two of one name")
    }
    #expect(try await company.house.count("SELECT count(*) FROM diary_entry WHERE mentoring_id IS NOT NULL") == 0)
  }

  @Test("A freeze and a suspension stop the reading at once, and say nothing of why")
  func stopped() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await Self.write(cast, "For us both.", isShared: true)
    let entry = cast.ana.path
    let shares = DiaryWords.shares(Name("Ana"), 1)
    #expect(try await cast.ben.open("/my/").body.says(shares))
    try await cast.house.freeze()
    #expect(try await cast.ben.open(DiaryTests.sharedPage(cast)).status == 404)
    #expect(try await !cast.ben.open("/my/").body.says(shares))
    try await cast.ana.open(entry)
    #expect(cast.ana.page.says(DiaryWords.rests(Name("Ben"))))
    try await cast.ana.send("/readers", [(ReadersQuestion.id, "me")])
    #expect(cast.ana.page.says(DiaryWords.onlyYouNow), "it can be taken back meanwhile")
    try await cast.ana.post(entry.components(separatedBy: "?")[0] + "/readers", [DiaryTests.readers(cast)])
    #expect(cast.ana.answer.status == 422)
    try await cast.house.freeze(false)
    try await cast.ana.post(entry.components(separatedBy: "?")[0] + "/readers", [DiaryTests.readers(cast)])
    #expect(try await cast.ben.open(DiaryTests.sharedPage(cast)).body.contains("For us both."))
    try await cast.house.run("UPDATE person SET standing = 'suspended' WHERE id = (SELECT mentee_id FROM proposal)")
    #expect(try await cast.ben.open(DiaryTests.sharedPage(cast)).status == 404)
  }

  private static func write(_ cast: AnaAndBen, _ words: String, isShared: Bool) async throws {
    try await cast.ana.open("/my/forms/diary-entry")
    try await cast.ana.send(
      "/my/forms/diary-entry", [("diary-entry", words)] + (isShared ? [DiaryTests.readers(cast)] : []))
    #expect(cast.ana.page.says(DiaryWords.kept))
  }
}

import Foundation
import Scheme
import Testing

@testable import Intake

/// Ana and Ben's part of the year: what they decide, when they meet, what Ana writes, and what she takes home.
extension Year {
  private static let stage = "building-rapport"

  /// The words that Ana typed into her diary, in that order.
  static let hopes = "To lead without shouting — “leise”, as my aunt says.\n\n* one\n* two"
  static let afterMeeting = "He laughed first. I had prepared for an exam."
  static let alone = "I do not know yet whether I want this job.\n<b>Not bold.</b>"

  private func pair() async throws -> String { "/my/pairs/" + (try await anasPair().suffix(16)) }

  private func fill(_ name: String, _ stage: String, _ typed: [(String, String)]) async throws -> Browser {
    let browser = try await desk(name)
    try await browser.open("\(try await pair())/stages/\(stage)")
    try await browser.send("/stages/\(stage)", typed)
    return browser
  }

  /// The first stage: each says what they would like, one version is agreed with, and both tick the gate.
  func anaAndBenAgreeOnHow() async throws {
    let ana = try await fill(
      "Ana", Self.stage,
      [
        ("confidentiality", "Ana's: all of it"), ("rhythm", "Every other Tuesday"),
        (".action", "Write down three hopes"),
      ])
    #expect(ana.page.says(JourneyWords.waitsForPartner(Name("Ben"))))
    try await pass(1)
    #expect(try await phone("Ben", "waits for you to agree").page.says(PeopleWords.signIn))
    _ = try await fill(
      "Ben", Self.stage,
      [("confidentiality", "Ben's: but danger"), ("rhythm.confirmed", "yes"), ("confirmed", "yes")])
    let both = try await fill("Ana", Self.stage, [("confirmed", "yes")])
    #expect(both.page.says(JourneyWords.ticked(Phrase.you, house.moment)))
    #expect(both.page.says(JourneyWords.ticked(Name("Ben"), house.moment)))
    try await ana.open("\(try await pair())/action-points")
    try await ana.send("/completion")
    #expect(try await house.count("SELECT count(*) FROM action_point WHERE done_at IS NOT NULL") == 1)
  }

  /// They are asked after two weeks; Ana says from her telephone that they met, and Ben says so too: one meeting.
  func anaAndBenMeet() async throws {
    while try await count("pair meeting", to: "Ana") == 0 { try await pass(1) }
    let day = try later(-2)
    for name in ["Ana", "Ben"] {
      let phone = try await phone(name, "pair meeting")
      try await phone.send(phone.path, [("met", "yes"), ("day", day), ("minutes", "60")])
      #expect(phone.page.says(ProposalWords.answered))
    }
    #expect(try await house.count("SELECT count(*) FROM meeting") == 1)
  }

  /// Ana writes from a guide, from a stage and freely; Ben reads what she shows him, until she takes it back.
  func anaKeepsADiary() async throws {
    let ana = try await desk("Ana")
    let handle = String(try await anasPair().suffix(16))
    try await ana.open("/guides/first-meeting.html")
    try await ana.send("/my/forms/hopes", [("hopes", Self.hopes)])
    try await ana.post(
      "/my/forms/after-first-meeting", [("after-first-meeting", Self.afterMeeting), (ReadersQuestion.id, handle)])
    let shown = ana.path
    try await ana.post("/my/forms/diary-entry", [("diary-entry", Self.alone)])
    let ben = try await desk("Ben")
    try await ben.open("/my/pairs/\(handle)/shared")
    #expect(ben.page.contains("He laughed first.") && !ben.page.contains("leise") && !ben.page.contains("this job"))
    try await ana.open(shown)
    try await ana.send("/readers", [(ReadersQuestion.id, "me")])
    try await ben.open("/my/pairs/\(handle)/shared")
    #expect(!ben.page.contains("He laughed first."))
    try await ana.send("/readers", [(ReadersQuestion.id, handle)])
    try await ana.open("/my/pairs/\(handle)/look-back/\(Self.stage)")
    #expect(ana.page.contains("He laughed first."), "the stage is done")
  }

  /// The review: Ben is unsure, which Cleo reads and Ana does not.
  func benIsUnsure() async throws {
    _ = try await fill("Ben", "looking-back", [("works", "unsure"), ("support", "For Cleo: a word about time")])
    let ana = try await fill("Ana", "looking-back", [("works", "good")])
    #expect(ana.page.says(JourneyWords.hasAnswered(Name("Ben"))) && !ana.page.contains("For Cleo"))
    let cleo = try await desk("Cleo")
    try await cleo.open("/my/coordinator/")
    try await cleo.open(cleo.link(JourneyWords.readPrivate))
    #expect(cleo.page.contains("For Cleo: a word about time") && !cleo.page.contains("Every other Tuesday"))
    try await cleo.send("/private-answers")
  }

  /// It is over: Ben reads nothing of Ana's diary any more, and what she takes away is what she typed, all of it.
  func anaTakesItAway() async throws {
    let handle = String(try await anasPair().suffix(16))
    #expect(try await desk("Ben").open("/my/pairs/\(handle)/shared").status == 404)
    let ana = try await desk("Ana")
    let typed = [Self.hopes, Self.afterMeeting, Self.alone]
    let json = try await ana.open("/my/take-away/my-mentoring.json").body
    let read = try JSONDecoder().decode(TakeAwayTests.Read.self, from: Data(json.utf8))
    #expect(read.diary.map(\.text) == typed)
    #expect(read.mentorings.map(\.with).contains("Ben"))
    let page = try await ana.open("/my/take-away/my-mentoring.html").body
    for words in typed { #expect(page.contains(escaped(words))) }
    let markdown = try await ana.open("/my/take-away/my-mentoring.md").body
    for words in typed { #expect(markdown.contains(MarkdownText.paragraphs(words))) }
    for file in [json, page, markdown] {
      for words in ["Every other Tuesday", "Write down three hopes", "but danger"] { #expect(file.contains(words)) }
      #expect(!file.contains("For Cleo"))
    }
    let bens = try await desk("Ben").open("/my/take-away/my-mentoring.html").body
    #expect(bens.contains("Every other Tuesday") && !bens.contains("leise") && !bens.contains("He laughed"))
    #expect(bens.contains("For Cleo: a word about time"), "what he answered alone is his")
    try await ana.open("/my/pairs/\(handle)/statement")
    #expect(ana.page.says(MeetingWords.length(60)))
  }

  private func escaped(_ words: String) -> String {
    words.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

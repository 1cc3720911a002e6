import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// What two people write in the stages of their journey, each in a browser of their own.
struct JourneyTests {
  private static let stage = "building-rapport"

  @Test("What one writes waits for the other, is agreed with that very version, and is followed, never overwritten")
  func agreement() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, Self.stage, [("rhythm", "Every month")])
    #expect(pair.ana.page.says(JourneyWords.waitsForPartner(Name("Ben"))))
    try await pair.ben.open(pair.path)
    #expect(pair.ben.page.says(JourneyWords.waiting))
    try await pair.ben.open(pair.ben.link("How often will you meet? (1)"))
    #expect(pair.ben.page.contains("Every month</textarea>"))
    #expect(pair.ben.page.says(JourneyWords.partnerWrote(Name("Ana"), pair.house.moment)))
    try await pair.ben.send("/stages/\(Self.stage)", [("rhythm.confirmed", "yes")])
    #expect(pair.ben.page.says(JourneyWords.youAgreed(pair.house.moment)))
    try await pair.ana.open("\(pair.path)/stages/\(Self.stage)")
    #expect(pair.ana.page.says(JourneyWords.partnerAgreed(Name("Ben"), pair.house.moment)))
    #expect(!pair.ana.page.says(JourneyWords.waitsForPartner(Name("Ben"))))

    try await pair.ana.send("/stages/\(Self.stage)", [("rhythm", "Every fortnight")])
    #expect(pair.ana.page.says(JourneyWords.agreedSoFar) && pair.ana.page.says(JourneyWords.earlier(1)))
    let rows = try await pair.house.count("SELECT count(*) FROM decision WHERE question = 'rhythm' AND number = 1")
    #expect(rows == 2)
    await #expect(throws: DatabaseError.self) { try await pair.house.run("UPDATE decision SET answer = '\"Never\"'") }
  }

  @Test("Of “each”, both write their own column, neither the other's, and the third is agreed like any decision")
  func columns() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, Self.stage, [("confidentiality", "All of it")])
    try await pair.fill(
      pair.ben, Self.stage, [("confidentiality", "Nearly all"), ("confidentiality.agreed", "All but danger")])
    #expect(pair.ben.page.contains("<p class=\"typed\" dir=\"auto\">All of it</p>"))
    #expect(pair.ben.page.contains("Nearly all</textarea>"))
    try await pair.ana.open("\(pair.path)/stages/\(Self.stage)")
    #expect(
      pair.ana.page.contains("<p class=\"typed\" dir=\"auto\">Nearly all</p>")
        && pair.ana.page.contains("All of it</textarea>"))
    try await pair.ana.send("/stages/\(Self.stage)", [("confidentiality.confirmed", "yes")])
    #expect(pair.ana.page.says(JourneyWords.youAgreed(pair.house.moment)))
    let sides = try await pair.house.intake.store.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT iif(is_shared, 'agreed', role) || ' ' || role AS written FROM decision JOIN mentoring_member AS member
          ON member.mentoring_id = decision.mentoring_id AND person_id = author_id ORDER BY written
          """)
    }
    #expect(sides == ["agreed mentor", "mentee mentee", "mentor mentor"])
  }

  @Test("Beside what the mentee decides the mentor can record their own: both read both, and neither is changed")
  func mentorRecords() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, "looking-back", [("topic", "How to say no")])
    let column = said(JourneyWords.mentorColumn(Name("Ben")))
    func topic() -> String {
      pair.ana.page.components(separatedBy: "</section>").first { $0.contains("id=\"topic\"") } ?? ""
    }
    #expect(!topic().isEmpty && !topic().says(column), "no empty column stands beside the mentee's words")
    try await pair.fill(pair.ben, "looking-back", [("topic", "She found three ways"), ("topic.2", "The talk")])
    #expect(pair.ben.answer.status == 200 && pair.ben.page.contains("She found three ways</textarea>"))
    #expect(pair.ben.page.contains("How to say no</p>"), "what Ana wrote is read, and not his to change")
    try await pair.ana.open("\(pair.path)/stages/looking-back")
    #expect(pair.ana.page.contains("How to say no</textarea>"))
    #expect(pair.ana.page.contains("She found three ways</p>") && pair.ana.page.contains("The talk</p>"))
    #expect(topic().says(column))
    try await pair.ana.open("\(pair.path)/review")
    #expect(pair.ana.page.contains("How to say no") && pair.ana.page.contains("She found three ways"))
  }

  @Test("Both write at once: both versions are kept, it is said, and what one left alone does not undo the other")
  func atOnce() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, Self.stage, [("rhythm", "Every month"), ("rhythm.2", "On Mondays")])
    try await pair.ben.open("\(pair.path)/stages/\(Self.stage)")
    try await pair.ana.open("\(pair.path)/stages/\(Self.stage)")
    try await pair.ana.send("/stages/\(Self.stage)", [("rhythm", "Every week"), ("rhythm.2", "On Tuesdays")])
    try await pair.ben.send("/stages/\(Self.stage)", [("rhythm", "Twice a month")])
    #expect(pair.ben.page.says(JourneyWords.crossedPartners(Name("Ana"))))
    #expect(pair.ben.page.contains("Every week") && pair.ben.page.contains("Twice a month</textarea>"))
    #expect(pair.ben.page.contains("On Tuesdays</textarea>"), "he did not touch it")
    #expect(try await pair.house.count("SELECT count(*) FROM decision") == 5)

    try await pair.ben.open("\(pair.path)/stages/\(Self.stage)")
    try await pair.fill(pair.ana, Self.stage, [("rhythm.2", "On Fridays")])
    try await pair.ben.send("/stages/\(Self.stage)", [("rhythm.2.confirmed", "yes")])
    #expect(pair.ben.answer.status == 422 && pair.ben.page.says(JourneyWords.newerVersion))
    #expect(try await pair.house.count("SELECT count(*) FROM decision WHERE agreed_at IS NOT NULL") == 0)
  }

  @Test("A pair stands at the first stage whose gate both have not ticked; a tick can be taken back")
  func gate() async throws {
    let pair = try await Pairing.begun()
    func stands(_ browser: Browser) async throws -> Bool {
      try await browser.open(pair.path)
      return browser.page.contains("aria-current=\"step\"><a href=\"\(pair.path)/stages/\(Self.stage)\">")
    }
    #expect(try await stands(pair.ana))
    try await pair.fill(pair.ana, Self.stage, [("confirmed", "yes")])
    #expect(pair.ana.page.says(JourneyWords.ticked(Phrase.you, pair.house.moment)))
    #expect(pair.ana.page.says(JourneyWords.notTicked(Name("Ben"))))
    #expect(try await stands(pair.ben))
    #expect(pair.ben.page.says(JourneyWords.ticked(Name("Ana"), pair.house.moment)))
    try await pair.fill(pair.ben, Self.stage, [("confirmed", "yes")])
    #expect(try await !stands(pair.ana))
    #expect(pair.ana.page.says(JourneyWords.isThrough))
    let lookBack = "\(pair.path)/look-back/\(Self.stage)"
    #expect(pair.ana.page.contains(lookBack))
    #expect(try await pair.ana.open(lookBack).status == 200)
    try await pair.fill(pair.ben, Self.stage, [("confirmed.unticked", "yes")])
    #expect(try await stands(pair.ana))
  }

  @Test("What is answered alone is shown to its author and the coordinator, and the partner sees that it was answered")
  func answeredAlone() async throws {
    let pair = try await Pairing.begun()
    let cleo = try await pair.house.signedIn(Company.cleo)
    try await pair.fill(pair.ana, "looking-back", [("works", "good")])
    try await cleo.open("/my/coordinator/")
    #expect(cleo.page.says(CoordinatorWords.noAttention))
    try await pair.fill(pair.ana, "looking-back", [("works", "unsure"), ("support", "A quiet room")])
    #expect(pair.ana.page.contains("A quiet room</textarea>"))
    try await pair.ben.open("\(pair.path)/stages/looking-back")
    #expect(pair.ben.page.says(JourneyWords.hasAnswered(Name("Ana"))) && !pair.ben.page.contains("A quiet room"))
    #expect(!pair.ben.page.contains("value=\"unsure\" checked"))

    try await cleo.open("/my/coordinator/")
    #expect(cleo.words.says(CoordinatorWords.pair(Name("Ana"), Name("Ben"))) && !cleo.page.contains("A quiet room"))
    try await cleo.open(cleo.link(JourneyWords.readPrivate))
    #expect(cleo.page.contains("A quiet room") && cleo.page.contains("Not sure"))
    try await cleo.send("/private-answers")
    #expect(cleo.page.says(CoordinatorWords.noAttention))
    #expect(try await pair.company.audit().suffix(2).contains("coordinator handle-private-answers done"))
    #expect(try await cleo.open("\(pair.path)/stages/looking-back").status == 404)
    #expect(try await pair.ben.open("/my/coordinator/pairs/\(pair.path.suffix(16))/private-answers").status == 404)
  }

  @Test("Without the roadmap nothing reminds of it, either of the two can say so and take it back, and all is kept")
  func withoutRoadmap() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, "looking-back", [("review-day", "2027-03-01")])
    try await pair.fill(pair.ben, "looking-back", [("review-day.confirmed", "yes")])
    try await pair.fill(pair.ana, Self.stage, [("rhythm", "Every month")])
    try await pair.ben.open("/my/")
    #expect(pair.ben.page.contains("1 March 2027") && pair.ben.page.says(MyPageWords.agree(Name("Ana"))))
    try await pair.ben.open(pair.path)
    try await pair.ben.send("/roadmap", [("use", "no")])
    let left = JourneyWords.partnerLeftRoadmap(Name("Ben"), pair.house.moment)
    #expect(!pair.ben.page.says(JourneyWords.here))
    try await pair.ben.open("/my/")
    #expect(!pair.ben.page.contains("1 March 2027") && !pair.ben.page.says(MyPageWords.agree(Name("Ana"))))
    try await pair.pass(days: 1)
    #expect(try await pair.house.count("SELECT count(*) FROM outbox WHERE kind = 'pair-decision'") == 0)
    try await pair.ana.open(pair.path)
    #expect(pair.ana.page.says(left))
    try await pair.ana.send("/roadmap", [("use", "yes")])
    try await pair.ben.open(pair.path)
    #expect(pair.ben.page.says(JourneyWords.here) && pair.ben.page.contains("1 March 2027"))
  }

  @Test("One mail a day says that something waits, it can be switched off, and it quotes nothing")
  func mails() async throws {
    let pair = try await Pairing.begun()
    func told() async throws -> [Letter] {
      try await pair.house.mails(to: "ben@example.org").filter { $0.subject.contains("waits for you to agree") }
    }
    for words in ["Weekly planted", "Monthly planted"] {
      try await pair.fill(pair.ana, Self.stage, [("rhythm", words)])
      try await pair.house.tidy()
    }
    let letter = try #require(try await told().first)
    #expect(try await told().count == 1 && !letter.body.contains("planted") && letter.stop != nil)
    #expect(letter.link.hasSuffix(pair.path))
    try await pair.pass(days: 1)
    #expect(try await told().count == 2)
    try await pair.pass(days: 3)
    #expect(try await told().count == 2, "nothing new waits")
    try await pair.fill(pair.ana, Self.stage, [("rhythm", "Never planted")])
    try await pair.fill(pair.ben, Self.stage, [("rhythm.confirmed", "yes")])
    try await pair.pass(days: 1)
    #expect(try await told().count == 2, "it waits no more")
  }
}

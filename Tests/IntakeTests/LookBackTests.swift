import Foundation
import Scheme
import Testing

@testable import Intake

/// One's own words of a stage beside those of the beginning.
struct LookBackTests {
  @Test("When both have ticked a gate, each sees the entries of that stage beside their own first hopes, and no others")
  func sideBySide() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    let (ana, ben, house) = (cast.ana, cast.ben, cast.house)
    try await ana.post("/my/forms/hopes", [("hopes", "To lead a team.")])
    try await ben.post("/my/forms/hopes", [("hopes", "To learn as well.")])
    try await ben.open(cast.proposal)
    try await ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    try await ana.post("/my/forms/after-first-meeting", [("after-first-meeting", "That he laughed.")])
    try await ana.post("/my/forms/hopes", [("hopes", "To lead it well.")])
    try await ana.post("/my/forms/diary-entry", [("diary-entry", "A free thought.")])
    #expect(try await !ana.open("/my/").body.contains("/look-back/"))
    try await house.intake.store.write { transaction in
      let pair = try Mentoring.all().all(in: transaction.db)[0]
      for actor in [MentoringActor.mentee, .mentor] {
        try StageGate.tick(true, stage: "building-rapport", by: actor, of: pair, in: transaction)
      }
    }
    try await ana.open("/my/")
    try await ana.open(ana.link(LookBackWords.offer("Building rapport")))
    #expect(ana.path.contains("/look-back/"))
    let columns = ana.page.components(separatedBy: "<section>")
    #expect(columns[1].contains("To lead a team.") && !columns[1].contains("To lead it well."))
    #expect(columns[2].contains("That he laughed."))
    for words in ["A free thought.", "To learn as well."] { #expect(!ana.page.contains(words)) }
    try await ben.open(ana.path)
    #expect(ben.page.contains("To learn as well.") && ben.page.says(LookBackWords.noEntries))
    #expect(!ben.page.contains("That he laughed."))
    #expect(try ben.link(JourneyWords.toJourney(Name("Ana"))) == "/my/pairs/\(cast.proposal.suffix(16))")
    house.pass(.days(31))
    let later = try await house.signedIn(cast.story.ana)
    #expect(try await !later.open("/my/").body.contains("/look-back/"), "offered for a month")
    #expect(try await later.open(ana.path).status == 200)
  }

  @Test("What was written in another mentoring is no first hope of this one")
  func anotherPair() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    var pairs: [String] = []
    for name in ["Ben", "Fred"] {
      let mentor = try await company.person(name)
      let pair = try await company.propose(ana, to: name)
      try await company.accept(mentor, pair)
      try await ana.post("/my/forms/hopes", [("hopes", "Hopes with \(name)")])
      try await ana.open(pair + "/completion")
      try await ana.sendChecked("/completion")
      pairs.append(String(pair.suffix(16)))
    }
    try await ana.open("/my/pairs/\(pairs[1])/look-back/building-rapport")
    #expect(ana.page.contains("Hopes with Fred") && !ana.page.contains("Hopes with Ben"))
  }
}

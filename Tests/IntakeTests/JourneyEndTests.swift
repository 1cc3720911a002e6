import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// Who reads a journey, and until when it is written in.
struct JourneyEndTests {
  private static let stage = "building-rapport"

  @Test("Before anybody accepts there is no journey, and it is never anybody else's")
  func whose() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    let ben = try await company.person("Ben")
    let dev = try await company.person("Dev", as: "mentee")
    let proposal = try await company.propose(ana, to: "Ben")
    let path = "/my/pairs/" + proposal.suffix(16)
    #expect(try await ana.open(path).status == 404)
    try await company.accept(ben, proposal)
    #expect(try await ana.open(path).status == 200)
    let other = try await company.propose(dev, to: "Ben")
    try await company.accept(ben, other)
    try await ana.open(path + "/action-points")
    try await ana.send("/action-points", [("what", "Read a book")])
    let cleo = try await company.house.signedIn(Company.cleo)
    for page in ["", "/stages/\(Self.stage)", "/action-points", "/review", "/dates.ics"] {
      for browser in [dev, cleo] { #expect(try await browser.open(path + page).status == 404, "\(page)") }
    }
    // A partner of both cannot reach one pair's things through the other.
    let point = try #require(
      try await company.house.intake.store.read { try String.fetchOne($0, sql: "SELECT handle FROM action_point") })
    #expect(try await ben.open("\(path)/action-points/\(point)").status == 200)
    #expect(try await ben.open("/my/pairs/\(other.suffix(16))/action-points/\(point)").status == 404)
    #expect(try await ben.open("/my/pairs/\(other.suffix(16))/stages/nothing").status == 404)
  }

  @Test("When the mentoring is over, both still read what they wrote, and nothing more is written")
  func over() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, Self.stage, [("rhythm", "Every month"), ("agreement.who", "mentee")])
    try await pair.ben.open("\(pair.path)/stages/\(Self.stage)")
    try await pair.step(pair.ana, CompletionForm.self)
    try await pair.ben.send("/stages/\(Self.stage)", [("rhythm", "Every week")])
    #expect(pair.ben.answer.status == 422 && pair.ben.page.says(JourneyWords.isOver))
    #expect(pair.ben.page.contains("Every week"), "his words are still there")
    for browser in [pair.ana, pair.ben] {
      try await browser.open("\(pair.path)/stages/\(Self.stage)")
      #expect(browser.page.contains("Every month") && !browser.page.contains("<textarea"))
      try await browser.open("\(pair.path)/action-points")
      #expect(browser.page.contains("Write the agreement down.") && !browser.page.contains("name=\"what\""))
      #expect(Browser.Form.all(in: browser.page).contains { $0.action.hasSuffix("/completion") })
    }
    try await pair.ben.send("/completion")
    let done = "SELECT count(*) FROM action_point JOIN mentoring_member ON person_id = done_by_id WHERE role = 'mentor'"
    #expect(try await pair.house.count(done) == 1)
    try await pair.ana.post("/my/forms/\(Self.stage)", [("rhythm", "Late words")])
    #expect(pair.ana.page.contains("Late words") && pair.ana.page.says(JourneyWords.noPair))
  }

  @Test("What a contact has frozen, and a pair one of whom is shut out, show nothing, take nothing, and do not say why")
  func stopped() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, Self.stage, [("rhythm", "Every month"), (".action", "Read a book")])
    let stops: [@Sendable (Transaction) throws -> Void] = [
      { try House.freeze(in: $0) },
      { try Person.find(address: "ben@example.org", in: $0.db)?.suspend(in: $0) },
    ]
    for stop in stops {
      try await pair.ana.open("\(pair.path)/stages/\(Self.stage)")
      try await pair.house.intake.store.write(stop)
      try await pair.ana.send("/stages/\(Self.stage)", [("rhythm", "Every week")])
      #expect(pair.ana.answer.status == 422 && pair.ana.page.contains("Every week"))
      #expect(!pair.ana.page.contains(said(JourneyWords.partnerWrote(Name("Ana"), ""))))
      for page in ["", "/stages/\(Self.stage)", "/action-points", "/review"] {
        try await pair.ana.open(pair.path + page)
        #expect(pair.ana.page.says(MentoringWords.rests), "\(page)")
        #expect(!pair.ana.page.contains("Every month") && !pair.ana.page.contains("Read a book"), "\(page)")
      }
      #expect(try await pair.ana.open(pair.path + "/dates.ics").status == 404)
      try await pair.ana.open("/my/")
      #expect(!pair.ana.page.contains("Read a book"))
      try await pair.house.freeze(false)
    }
    #expect(try await pair.house.count("SELECT count(*) FROM decision") == 1)
  }
}

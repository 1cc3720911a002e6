import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// What the rooms count: drafts, proposals, steps, concerns, addresses, denials.
struct RoomLimitTests {
  @Test(
    "What people write before they sign in has a limit for a browser and for a client; beyond it, every word comes back",
    arguments: ["drafts-browser-day", "drafts-client-hour", "drafts-kilobytes-client-hour"])
  func drafts(limit: String) async throws {
    let house = try await House { $0.limits[limit] = limit.contains("kilobytes") ? 30 : 3 }
    let stranger = house.browser()
    let words = String(repeating: "Ten bytes.", count: 1_000)
    for number in 1...3 {
      try await stranger.post("/my/forms/hopes", [("hopes", "\(number) \(words)")])
      #expect(stranger.path.hasPrefix("/my/drafts/"))
    }
    for address in ["hopes", "gone"] {
      try await stranger.post("/my/forms/\(address)", [("hopes", "4 \(words)")])
      #expect(stranger.answer.status == 429 && stranger.page.contains("4 \(words)"))
      #expect(stranger.answer.header("Retry-After") != nil)
    }
    #expect(try await house.count("SELECT count(*) FROM draft") == 3)
    let other = house.browser(from: "198.51.100.9")
    try await other.post("/my/forms/hopes", [("hopes", words)])
    #expect(other.path.hasPrefix("/my/drafts/"))
    let ana = try await house.signedIn("ana@example.org")
    try await ana.post("/my/forms/hopes", [("hopes", "Signed in, one has no such limit")])
    #expect(ana.path.hasPrefix("/my/diary/"))
    house.pass(.days(1))
    try await stranger.post("/my/forms/hopes", [("hopes", "Another day")])
    #expect(stranger.path.hasPrefix("/my/drafts/"))
  }

  @Test("All that strangers can store has a ceiling, from however many clients it comes")
  func ceiling() async throws {
    let house = try await House { $0.limits["drafts-kilobytes-all-month"] = 40 }
    let words = String(repeating: "Ten bytes.", count: 1_000)
    for number in 1...8 {
      try await house.browser(from: "192.0.2.\(number)").post("/my/forms/hopes", [("hopes", words)])
    }
    #expect(try await house.count("SELECT sum(length(fields)) FROM draft") <= 41 * 1_024)
    let late = house.browser(from: "192.0.2.9")
    try await late.post("/my/forms/hopes", [("hopes", "\(words) Not lost")])
    #expect(late.answer.status == 429 && late.page.contains("Not lost"))
  }

  @Test("A mentee proposes to a mentor and takes it back: twice a week, and then it is refused with every word kept")
  func proposals() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    _ = try await company.person("Ben")
    _ = try await company.person("Bea")
    for _ in 0..<2 {
      let path = try await company.propose(ana, to: "Ben")
      try await ana.post("\(path)/withdrawal", [])
    }
    let mails = try await company.house.mails(to: "ben@example.org").count
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Ben"))
    try await ana.send("/proposals", [("where-i-am", "Once more"), ("months", "6")])
    #expect(ana.answer.status == 429 && ana.page.contains("Once more</textarea>"))
    #expect(try await company.house.mails(to: "ben@example.org").count == mails)
    _ = try await company.propose(ana, to: "Bea")
    company.house.pass(.days(7))
    _ = try await company.propose(try await company.house.signedIn("ana@example.org"), to: "Ben")
  }

  @Test("A mentor who has declined is not written to again for thirty days; their page says from when")
  func declined() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    let ben = try await company.person("Ben")
    let path = try await company.propose(ana, to: "Ben")
    try await ana.open("/my/mentors")
    let page = "/my/mentors/" + (try await company.handle(of: "ben@example.org"))
    try await ben.open(path)
    try await ben.sendChecked("/response", [("response", "reject"), ("comment", "Not this year.")])
    try await ana.open(page)
    #expect(ana.page.says(ProposalWords.declined("22 October 2026")) && !ana.page.contains("<textarea"))
    let mails = try await company.house.mails(to: "ben@example.org").count
    try await ana.post(page + "/proposals", [("where-i-am", "Please"), ("months", "6")])
    #expect(ana.answer.status == 422 && ana.page.contains("Please</textarea>"))
    #expect(try await company.house.mails(to: "ben@example.org").count == mails)
    company.house.pass(.days(31))
    _ = try await company.propose(try await company.house.signedIn("ana@example.org"), to: "Ben")
  }

  @Test("Steps that the other gets a mail about have a limit, which holds nobody back from ending it")
  func steps() async throws {
    let pairing = try await Pairing.begun()
    let house = pairing.house
    var statuses: [Int] = []
    for _ in 0..<12 {
      let day = house.intake.settings.day(house.intake.settings.day(of: house.intake.world.now()), plusDays: 10)
      try await pairing.step(pairing.ana, PauseForm.self, [("until", day)])
      if pairing.ana.answer.status == 429 { break }
      try await pairing.step(pairing.ana, ResumptionForm.self)
      statuses.append(pairing.ana.answer.status)
      if pairing.ana.answer.status == 429 { break }
    }
    #expect(pairing.ana.answer.status == 429 && statuses.count < 12)
    try await pairing.ben.open(pairing.proposal)
    #expect(pairing.ben.answer.status == 200)
  }

  @Test(
    "Concerns by somebody who is signed in have a limit, with every word and what else to do; strangers do not move it")
  func concerns() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    for number in 1...10 { try await company.concern(ana, "Number \(number)") }
    try await ana.open("/my/help")
    try await ana.send("/my/concerns", [("concern", "Number 11")])
    #expect(ana.answer.status == 429 && ana.page.contains("Number 11</textarea>"))
    let limit = Limit.Met(limit: Limit(.concerns, .person, .hour, most: 10), wait: .minutes(60))
    #expect(ana.page.says(LimitWords.sentence(limit)))
    #expect(try await company.house.count("SELECT count(*) FROM concern") == 10)
    company.house.pass(.minutes(60))
    try await company.concern(ana, "Number 11")
  }

  @Test("Whatever waits to be sent to a contact, a mail about a concern is not held up by it, nor holds it up")
  func contactsMail() async throws {
    let company = try await Company()
    try await company.concern(company.house.browser(), "He writes at night.")
    let refusing = Sender(
      intake: company.house.intake,
      transport: Transport { letter in
        if letter.subject.contains("concern") { throw Transport.Refusal(description: "Busy", isRecipient: false) }
      })
    try await refusing.sendDue()
    try await company.house.intake.store.write {
      try Outbox.add([Mail(kind: .personWaiting, to: .address(Company.ffion))], in: $0)
    }
    try await refusing.sendDue()
    #expect(try await company.house.count("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL") == 1)
  }

  @Test("Who tries one unknown address after another fills no audit with it")
  func denials() async throws {
    let house = try await House()
    let dev = try await house.signedIn("dev@example.org")
    for number in 100...399 { try await dev.open("/my/diary/abcdefghijklm\(number)") }
    #expect(try await house.count("SELECT count(*) FROM audit WHERE outcome = 'denied'") == 20)
    house.pass(.minutes(60))
    for number in 100...399 { try await dev.open("/my/diary/abcdefghijklm\(number)") }
    #expect(try await house.count("SELECT count(*) FROM audit WHERE outcome = 'denied'") == 40)
  }

  @Test("An address can be invited three times a day, and addresses to be added asked for ten times an hour")
  func others() async throws {
    let company = try await Company()
    let cleo = try await company.house.signedIn(Company.cleo)
    for number in 1...4 {
      try await cleo.open("/my/coordinator/")
      try await cleo.send("/invitations", [("invited", "new@elsewhere.example")])
      #expect(cleo.answer.status == (number < 4 ? 200 : 429))
    }
    #expect(cleo.page.contains("value=\"new@elsewhere.example\""))
    for number in 1...11 {
      try await cleo.post("/my/addresses", [("address", "cleo\(number)@elsewhere.example")])
      #expect(cleo.answer.status == (number < 11 ? 200 : 429))
    }
    #expect(cleo.page.contains("value=\"cleo11@elsewhere.example\""))
    #expect(try await company.house.count("SELECT count(*) FROM address_link") == 10)
  }
}

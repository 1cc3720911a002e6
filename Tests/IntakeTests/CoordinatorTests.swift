import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// Who is let in, by whom, and what they are told.
struct CoordinatorTests {
  private static let wim = "wim@elsewhere.example"

  /// The coordinator has someone's page open.
  private static func opened(_ address: String, _ company: Company) async throws -> Browser {
    let cleo = try await company.house.signedIn(Company.cleo)
    try await cleo.open("/my/coordinator/")
    try await cleo.open("/my/coordinator/people/\(try await company.handle(of: address))")
    return cleo
  }

  /// The round that only time does, and then the mails of a kind to an address.
  private static func mails(_ kind: String, to address: String, _ company: Company) async throws -> [Letter] {
    try await company.house.tidy()
    return try await company.house.mails(to: address).filter { $0.subject.contains(kind) }
  }

  @Test("Who waits is told so kindly, the coordinator hears of it at most once a day, and lets them in with a mail")
  func letIn() async throws {
    let company = try await Company(members: .approve)
    let wim = try await company.person("Wim", at: Self.wim, [("experience", "Ten years.")])
    try await wim.open("/my/")
    #expect(wim.page.says(CoordinatorWords.youWait) && wim.page.says(CoordinatorWords.youWaitNext))
    #expect(try await wim.open("/my/mentors").status == 404)
    #expect(try await Self.mails("person waiting", to: Company.cleo, company).count == 1)
    company.house.pass(.seconds(86_395))
    #expect(try await Self.mails("person waiting", to: Company.cleo, company).count == 1)
    company.house.pass(.seconds(10))
    #expect(try await Self.mails("person waiting", to: Company.cleo, company).count == 2)

    let cleo = try await Self.opened(Self.wim, company)
    #expect(cleo.page.contains("Ten years.") && cleo.page.contains(Self.wim))
    try await cleo.send("/membership")
    #expect(cleo.path == "/my/coordinator/" && cleo.page.says(CoordinatorWords.nobodyWaits))
    #expect(try await Self.mails("member welcome", to: Self.wim, company).count == 1)
    #expect(try await wim.open("/my/mentors").status == 200)
    company.house.pass(.days(2))
    #expect(try await Self.mails("person waiting", to: Company.cleo, company).count == 2, "nobody waits any more")
  }

  @Test("A question stands in no mail; it is answered from a telephone, and the answer shows to the coordinator")
  func question() async throws {
    let company = try await Company()
    _ = try await company.person("Wim", at: Self.wim)
    let cleo = try await Self.opened(Self.wim, company)
    try await cleo.send("/questions", [("question", "Where do you work?")])
    #expect(cleo.page.contains("Where do you work?"))
    let mail = try #require(try await Self.mails("member question", to: Self.wim, company).last)
    #expect(!String(decoding: mail.bytes, as: UTF8.self).contains("Where do you work"))
    #expect(try await Self.mails("person waiting", to: Company.cleo, company).isEmpty, "it is for Wim to do something")

    let phone = company.house.browser()
    try await phone.open(try await company.house.link(to: Self.wim))
    #expect(phone.page.contains("Where do you work?") && phone.page.contains(Address.masked(Self.wim)))
    try await phone.send(phone.path, [("answer", "On ward 7.")])
    #expect(phone.page.says(ProposalWords.answered))
    #expect(try await Self.mails("person waiting", to: Company.cleo, company).count == 1)
    try await cleo.open(cleo.path)
    #expect(cleo.page.contains("On ward 7."))
    try await phone.open(try await company.house.link(to: Self.wim))
    #expect(!phone.page.contains("<textarea"), "it is answered once")
  }

  @Test("Who is declined is told so, keeps the diary, and sees nobody; who decides too late is told")
  func decline() async throws {
    let company = try await Company()
    let wim = try await company.person("Wim", at: Self.wim)
    try await wim.post("/my/forms/diary-entry", [("diary-entry", "My own words")])
    let cleo = try await Self.opened(Self.wim, company)
    try await cleo.send("/refusal")
    #expect(cleo.answer.status == 422, "it asks whether one is sure")
    let late = try await Self.opened(Self.wim, company)
    try await cleo.send("/refusal", [("sure", "yes")])
    #expect(try await Self.mails("member declined", to: Self.wim, company).count == 1)
    try await late.send("/membership")
    #expect(late.answer.status == 422 && late.page.says(CoordinatorWords.decidedAlready))
    try await wim.open("/my/diary")
    #expect(wim.page.contains("My own words"))
    try await wim.post("/my/forms/diary-entry", [("diary-entry", "And more")])
    #expect(wim.page.says(DiaryWords.kept))
    #expect(try await wim.open("/my/mentors").status == 404)
    #expect(try await wim.open("/my/").body.says(CoordinatorWords.youWereDeclined))
  }

  @Test("Whoever confirms an invited address is a member; everybody else waits, and sees the same pages until then")
  func invited() async throws {
    let company = try await Company(members: .invited)
    let cleo = try await company.house.signedIn(Company.cleo)
    for address in ["ana@example.org", "ben@example.org"] {
      try await cleo.open("/my/coordinator/")
      try await cleo.send("/invitations", [("invited", address)])
    }
    let mail = try #require(try await Self.mails("member invited", to: "ana@example.org", company).last)
    #expect(mail.link == House.origin + "/")
    let ana = try await company.house.signedIn("ana@example.org")
    #expect(try await ana.open("/my/mentors").status == 200)
    try await cleo.open("/my/coordinator/")
    #expect(cleo.page.contains("ben@example.org") && !cleo.page.contains("ana@example.org"))
    try await cleo.send("/removal")
    #expect(!cleo.page.contains("ben@example.org"))
    for address in ["ben@example.org", "dev@example.org"] {
      #expect(try await company.house.signedIn(address).open("/my/mentors").status == 404)
    }
    try await cleo.send("/invitations", [("invited", "dev@example.org")])
    #expect(try await Self.mails("member welcome", to: "dev@example.org", company).count == 1, "who waits is let in")
    try await cleo.send("/invitations", [("invited", "dev@example.org")])
    #expect(cleo.answer.status == 422 && cleo.page.says(CoordinatorWords.knownAlready))
  }

  @Test("The page says whose mails do not get out and that mails wait, but nothing of those about a concern")
  func mailTrouble() async throws {
    let company = try await Company()
    _ = try await company.person("Ana", as: "mentee")
    let cleo = try await company.house.signedIn(Company.cleo)
    let lost = [said(CoordinatorWords.deadLetters), said(CoordinatorWords.mailsWaitTitle)]
    #expect(try await !lost.contains(where: cleo.open("/my/coordinator/").body.contains))
    try await company.concern(company.house.browser(), "My words.")
    try await company.house.run("UPDATE outbox SET dead_at = due_at, dead_why = 'too-late' WHERE kind = 'concern'")
    let now = company.house.intake.world.now().seconds
    try await company.house.run(
      """
      INSERT INTO outbox (message_id, kind, person_id, created_at, due_at)
      SELECT 'm', 'digest', person_id, \(now), 0 FROM profile
      """)
    company.house.pass(.minutes(10))
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.mailsWait(1)))
    try await company.house.run("UPDATE outbox SET dead_at = created_at, dead_why = 'too-late' WHERE message_id = 'm'")
    let page = try await cleo.open("/my/coordinator/").body
    #expect(page.says(CoordinatorWords.deadLetters) && page.says(CoordinatorWords.deadTooLate(1, Name("Ana"))))
    for words in ["ffion", "Ffion", said(CoordinatorWords.mailsWaitTitle)] { #expect(!page.contains(words)) }
  }

  @Test("When a proposal needs attention follows from the scheme's own terms; so does a pair with who is suspended")
  func attentionByTerms() async throws {
    let site = try House.site { $0.terms = Terms([.remindAfter: 1, .remindAgainAfter: 2, .answerWithin: 5]) }
    defer { try? FileManager.default.removeItem(atPath: site) }
    let house = try await House(site: site) { $0.coordinators = [Company.cleo] }
    let cast = try await AnaAndBen.proposed(in: house)
    let cleo = try await house.signedIn(Company.cleo)
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.noAttention))
    try await cast.pass(days: 2)
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.reason(.waitsLong)))
    try await cast.ben.open(cast.proposal)
    try await cast.ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.noAttention))
    try await house.run("UPDATE person SET standing = 'suspended' WHERE id = (SELECT mentor_id FROM proposal)")
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.reason(.shutOut)))
  }

  @Test("Who needs attention is a link to their page, but not where the coordinator has a proposal with them")
  func attentionLinks() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    for name in ["Ben", "Cleo"] { _ = try await company.person(name) }
    _ = try await company.propose(ana, to: "Ben")
    company.house.pass(.days(13))
    let cleo = try await company.house.signedIn(Company.cleo)
    for name in ["Ana", "Ben"] {
      try await cleo.open("/my/coordinator/")
      try await cleo.open(cleo.link(name))
      #expect(cleo.answer.status == 200 && cleo.page.contains("<h1>\(name)</h1>"))
    }
    _ = try await company.propose(ana, to: "Cleo")
    let page = try await cleo.open("/my/coordinator/")
    #expect(page.words.says(CoordinatorWords.pair(Name("Ana"), Name("Ben"))))
    #expect(page.body.contains(">Ben</a>") && !page.body.contains(">Ana</a>"))
  }

  @Test("A proposal that has waited for 12 days needs attention: its names, state and date, and not a word of it")
  func attention() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    _ = try await company.person("Ben")
    let cleo = try await company.house.signedIn(Company.cleo)
    _ = try await company.propose(ana, to: "Ben", "My words.")
    company.house.pass(.minutes(12 * 24 * 60 - 1))
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.noAttention))
    company.house.pass(.minutes(1))
    let page = try await cleo.open("/my/coordinator/").words
    #expect(page.says(CoordinatorWords.pair(Name("Ana"), Name("Ben"))) && page.says(CoordinatorWords.state(.sent)))
    #expect(!page.contains("My words."))
  }
}

import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// Help and concerns: who reads them, what a contact can do at once, and that nobody else learns of it.
struct ConcernTests {
  private static let words = "He writes at night."

  private static func opened(_ contact: String, _ company: Company) async throws -> Browser {
    let browser = company.house.browser()
    try await browser.open(try await company.house.link(to: contact))
    return browser
  }

  /// Ana and Ben are a pair.
  private static func pair(_ company: Company) async throws -> (ana: Browser, ben: Browser, path: String) {
    let ana = try await company.person("Ana", as: "mentee", [("contact", "Ana's room")])
    let ben = try await company.person("Ben", [("contact", "Ben's room")])
    let path = try await company.propose(ana, to: "Ben")
    try await company.accept(ben, path)
    return (ana, ben, path)
  }

  @Test("Signed out, without an address, a concern is saved at once; who reads it is said first, and one is left out")
  func signedOut() async throws {
    let company = try await Company()
    let stranger = company.house.browser()
    try await stranger.open("/my/help")
    for words in ["Ffion", "Gil", said(ConcernWords.noEmergency)] {
      let (before, after) = (stranger.page.range(of: words), stranger.page.range(of: "<textarea"))
      #expect(try #require(before).upperBound < (try #require(after)).lowerBound, "\(words) before a word is typed")
    }
    try await company.concern(stranger, Self.words, without: "Gil")
    #expect(try await company.house.count("SELECT count(*) FROM draft") == 0)
    #expect(stranger.cookies.isEmpty)
    #expect(try await company.house.mails(to: Company.gil).isEmpty)
    let mail = try #require(try await company.house.mails(to: Company.ffion).last)
    #expect(!String(decoding: mail.bytes, as: UTF8.self).contains("at night"))
    let ffion = try await Self.opened(Company.ffion, company)
    #expect(ffion.page.contains(Self.words) && ffion.page.says(ContactWords.signedOut))
  }

  @Test("At least one contact reads it: without one the form comes back with every word")
  func leavesOneIn() async throws {
    let company = try await Company()
    let stranger = company.house.browser()
    try await stranger.open("/my/help")
    let key = try #require(Browser.Form.all(in: stranger.page).last?.fields.first { $0.0 == "_key" })
    try await stranger.post("/my/concerns", [key, ("concern", Self.words), ("reach", "Room 3")])
    #expect(stranger.answer.status == 422 && stranger.page.contains("id=\"f-concern-readers-error\""))
    #expect(stranger.page.contains(Self.words + "</textarea>") && stranger.page.contains("value=\"Room 3\""))
    #expect(try await company.house.count("SELECT count(*) FROM concern") == 0)
    let all = company.house.intake.settings.safeguardingContacts.map { ("readers", ConcernWords.id(of: $0)) }
    for _ in 0..<2 { try await stranger.post("/my/concerns", [key, ("concern", Self.words)] + all) }
    #expect(try await company.house.count("SELECT count(*) FROM concern") == 1, "sent twice, saved once")
    try await stranger.post("/my/concerns", [key, ("concern", "Something else.")] + all)
    #expect(stranger.answer.status == 409 && stranger.page.contains("Something else.</textarea>"))
  }

  @Test("A suspension shuts out at once: sessions, links and lists; lifted, all is as it was")
  func suspension() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    let ben = try await company.person("Ben")
    _ = try await company.propose(ana, to: "Ben")
    let act = try await company.house.link(to: "ben@example.org")
    try await company.concern(ana, Self.words)
    let ffion = try await company.contact(Company.ffion)
    #expect(ffion.page.contains("<dd>Ana</dd>"))
    let handle = try await company.handle(of: "ben@example.org")
    try await ffion.send("/suspension", [("person", handle)])
    #expect(ffion.page.says(ContactWords.suspensionDone("Ffion", Name("Ben"))))
    #expect(try await ben.open("/my/").body.says(PeopleWords.signIn))
    #expect(try await company.house.browser().open(act).status == 410)
    try await ana.open("/my/mentors")
    #expect(!ana.page.contains("Ben"))
    #expect(try await ana.open("/my/mentors/\(handle)").status == 404)
    try await ben.open("/my/sign-in")
    try await ben.send("/my/sign-in", [("address", "ben@example.org")])
    try await ben.open(try await company.house.link(to: "ben@example.org"))
    try await ben.send(ben.path)
    #expect(ben.answer.status == 403 && ben.page.says(Problem.shutOut.title))

    try await ffion.send("/suspension-end", [("person", "others"), ("named", "Ben@example.org")])
    #expect(ffion.page.says(ContactWords.suspensionEndDone("Ffion", Name("Ben"))))
    #expect(try await company.house.browser().open(act).status == 200)
    #expect(try await ana.open("/my/mentors").body.contains("Ben"))
    #expect(try await ben.open("/my/").body.says(PeopleWords.signIn), "an ended session stays ended")
    _ = try await company.house.signedIn("ben@example.org")
    for typed in ["nobody@example.org", "Nobody", ""] {
      try await ffion.send("/suspension", [("person", "others"), ("named", typed)])
      #expect(ffion.answer.status == 422 && ffion.page.says(ContactWords.nobody))
    }
    try await ffion.send("/suspension", [("person", "others"), ("named", "ben")])
    let suspended = said(ContactWords.suspensionDone("Ffion", Name("Ben")))
    #expect(ffion.page.components(separatedBy: suspended).count == 3, "by the name, too")
  }

  @Test("A frozen pair sees no contact, can do nothing, gets no mail, and reads no reason; unfrozen, it goes on")
  func freeze() async throws {
    let company = try await Company()
    let (ana, ben, path) = try await Self.pair(company)
    try await company.concern(company.house.browser(), Self.words)
    let ffion = try await company.contact(Company.ffion)
    let before = try await ana.open(path).body
    for sign in ["Ben&#39;s room", "/completion\"", "/meetings\""] { #expect(before.contains(sign), "\(sign)") }
    let mails = try await company.house.mails(to: "ana@example.org").count
    try await ffion.send("/freeze", [("one", "ana@example.org"), ("other", "ben@example.org")])
    let names = CoordinatorWords.pair(Name("Ana"), Name("Ben"))
    #expect(ffion.page.says(ContactWords.freezeDone("Ffion", names)))

    let page = try await ben.open(path).body
    #expect(!page.contains("Ana&#39;s room") && page.says(MentoringWords.rests))
    for words in ["frozen", "ffion", "suspend", "safeguarding"] { #expect(!page.lowercased().contains(words)) }
    #expect(!page.contains("/completion\"") && !page.contains("/meetings\""))
    try await ana.post(path + "/completion", [("comment", "My last words")])
    #expect(ana.answer.status == 422 && ana.page.contains("My last words</textarea>"))
    try await company.house.intake.store.write { transaction in
      let id = try Int64.fetchOne(transaction.db, sql: "SELECT id FROM proposal") ?? 0
      let ana = try Person.find(address: "ana@example.org", in: transaction.db)
      try Outbox.add(
        [Mail(kind: .proposalAccepted, to: .person(ana?.id ?? 0), about: .proposal(id))], in: transaction)
    }
    #expect(try await company.house.mails(to: "ana@example.org").count == mails, "a mail about it is dropped")
    let cleo = try await company.house.signedIn(Company.cleo)
    #expect(try await cleo.open("/my/coordinator/").body.says(CoordinatorWords.reason(.frozen)))

    try await ffion.send("/freeze-end", [("pair", String(path.suffix(16)))])
    #expect(ffion.page.says(ContactWords.freezeEndDone("Ffion", names)))
    #expect(try await ana.open(path).body.contains("Ben&#39;s room"))
    try await ana.open(ana.path + "/completion")
    try await ana.sendChecked("/completion")
    #expect(ana.page.says(MentoringWords.state(.completed, as: .mentee, partner: Name("Ben"))))
  }

  @Test("Closed with a note, a concern's links stop for all its readers, and one who is no contact any more has none")
  func closing() async throws {
    let company = try await Company()
    try await company.concern(company.house.browser(), Self.words)
    let gil = try await Self.opened(Company.gil, company)
    let ffion = try await Self.opened(Company.ffion, company)
    let token = Token(text: String(ffion.path.suffix(24)))
    await #expect(throws: Problem.deadLink) {
      try await company.house.intake.store.read { db in
        try ConcernLink.find(token, [Settings.Contact(name: "Gil", address: Company.gil)], in: db)
      }
    }
    let acting = try await company.contact(Company.ffion)
    try await acting.send("/closing", [("note", "")])
    #expect(acting.answer.status == 422)
    try await acting.send("/closing", [("note", "Spoke to both.")])
    #expect(acting.path == "/my/contact" && acting.page.says(ContactWords.closed))
    let links = [gil.path, ffion.path]
    for link in links {
      #expect(try await gil.open(link).status == 410)
      #expect(try await gil.post(link + "/care", []).status == 410)
    }
    let second = try await company.house.signedIn(Company.gil)
    try await second.open("/my/contact")
    try await second.send("/reopening")
    for link in links { #expect(try await gil.open(link).status == 410, "a link that was closed stays closed") }
    #expect(try await Self.opened(Company.gil, company).answer.status == 200, "a new one works")
  }

  @Test("Whoever holds a contact's link can read and say that it is looked after, and shut out or let back nobody")
  func linkAlone() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben")
    let ana = try await company.person("Ana", as: "mentee")
    let path = try await company.propose(ana, to: "Ben")
    try await company.concern(ana, Self.words)
    let holder = try await Self.opened(Company.ffion, company)
    let link = holder.path
    let before = try await company.house.rows()
    for act in ContactAct.signedIn.map(\.rawValue) + ["reopening"] {
      try await holder.post(
        "\(link)/\(act)",
        [
          ("person", "others"), ("named", Company.cleo), ("pair", String(path.suffix(16))), ("one", "ana@example.org"),
          ("other", "ben@example.org"), ("note", "Nothing."),
        ])
      #expect(holder.page.contains("/my/sign-in"))
    }
    #expect(try await company.house.rows() == before)
    #expect(try await ben.open("/my/").body.says(PeopleWords.signedIn("ben@example.org")))
    let handle = try await company.house.intake.store.read {
      try String.fetchOne($0, sql: "SELECT handle FROM concern")
    }
    for stranger in [ana, ben] {
      let page = "/my/contact/concerns/\(handle ?? "")"
      #expect(try await stranger.open(page).status == 404)
      #expect(try await stranger.post("\(page)/acts/suspension", [("named", "ben")]).status == 404)
    }
  }

  @Test("What a contact does wants a sign-in of the last half an hour, and what was written does not stand there")
  func fresh() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben")
    try await company.concern(company.house.browser(), Self.words)
    let ffion = try await company.contact(Company.ffion)
    #expect(!ffion.page.contains("at night"))
    company.house.pass(.minutes(31))
    try await ffion.send("/suspension", [("named", "ben@example.org")])
    #expect(ffion.page.says(ContactWords.signInAgain) && !ffion.page.contains("/suspension\""))
    #expect(try await ben.open("/my/").body.says(PeopleWords.signedIn("ben@example.org")))
    try await ffion.send("/my/sign-in")
    try await ffion.open(try await company.house.link(to: Company.ffion))
    try await ffion.send(ffion.path)
    try await ffion.send("/suspension", [("named", "ben@example.org")])
    #expect(ffion.page.says(ContactWords.suspensionDone("Ffion", Name("Ben"))))
  }

  @Test("A concern that nobody does anything about comes again every day, until somebody looks after it")
  func waits() async throws {
    let company = try await Company()
    try await company.concern(company.house.browser(), Self.words, without: "Gil")
    func reminders() async throws -> Int {
      try await company.house.mails(to: Company.ffion).count { $0.subject.contains("concern waits") }
    }
    #expect(try await reminders() == 0)
    for _ in 0..<3 {
      company.house.pass(.days(1))
      try await company.house.tidy()
      try await company.house.tidy()
    }
    #expect(try await reminders() == 1, "none is added while one waits to be sent")
    company.house.pass(.days(1))
    try await company.house.tidy()
    #expect(try await reminders() == 2)
    let ffion = try await Self.opened(Company.ffion, company)
    try await ffion.send("/care")
    #expect(ffion.page.says(ContactWords.careDone("Ffion")) && !ffion.page.contains("/care\""))
    company.house.pass(.days(5))
    try await company.house.tidy()
    #expect(try await reminders() == 2)
    #expect(try await company.house.mails(to: Company.gil).isEmpty, "who was left out stays so")
  }

  @Test("Signed in, a contact sees which concerns they read, has a new link to each, and takes a closed one up again")
  func list() async throws {
    let company = try await Company()
    try await company.concern(company.house.browser(), Self.words, without: "Gil")
    let ana = try await company.person("Ana", as: "mentee")
    let first = try await company.contact(Company.ffion)
    try await first.send("/suspension", [("named", "Ana")])
    try await first.send("/closing", [("note", "Spoke to both.")])
    let ffion = try await company.house.signedIn(Company.ffion)
    try await ffion.open("/my/")
    try await ffion.open(ffion.link(ContactWords.toList))
    let handle = try await company.house.intake.store.read {
      try String.fetchOne($0, sql: "SELECT handle FROM concern")
    }
    let concern = "/my/contact/concerns/\(try #require(handle))"
    #expect(ffion.page.says(ContactWords.noneOpen) && ffion.page.contains(concern))
    #expect(!ffion.page.contains("at night") && !ffion.page.contains("Spoke to both"))
    let gil = try await company.house.signedIn(Company.gil)
    try await gil.open("/my/contact")
    #expect(!gil.page.contains(concern), "it is not Gil's to read")
    for noun in ["link", "reopening"] { #expect(try await gil.post("\(concern)/\(noun)", []).status == 404) }
    #expect(try await ana.open("/my/contact").body.says(PeopleWords.signIn), "she is suspended")

    try await ffion.send("/reopening")
    #expect(ffion.page.says(ContactWords.linkSent(Company.ffion)))
    let again = try await Self.opened(Company.ffion, company)
    #expect(again.page.says(ContactWords.reopeningDone("Ffion")) && again.page.contains("Spoke to both."))
    try await ffion.open("/my/contact")
    try await ffion.open(ffion.link(ContactWords.more))
    try await ffion.send("/suspension-end", [("person", try await company.handle(of: "ana@example.org"))])
    #expect(ffion.page.says(ContactWords.suspensionEndDone("Ffion", Name("Ana"))))
    _ = try await company.house.signedIn("ana@example.org")
  }

  @Test("A mail to a contact is never given up, also where it is refused")
  func refusedMail() async throws {
    let company = try await Company()
    try await company.concern(company.house.browser(), Self.words)
    let refusing = Sender(
      intake: company.house.intake,
      transport: Transport { _ in throw Transport.Refusal(description: "No such user", isRecipient: true) })
    for _ in 0..<4 {
      try await refusing.sendDue()
      company.house.pass(.days(1))
    }
    let letters = try await company.house.mails(to: Company.ffion)
    #expect(letters.count == 1 && letters[0].subject.contains("concern"))
  }

  @Test("Too many from people who are signed out in an hour: told so, with every word and what else to do")
  func rate() async throws {
    let company = try await Company()
    let stranger = company.house.browser()
    for _ in 0..<20 { try await company.concern(stranger, Self.words) }
    try await stranger.open("/my/help")
    try await stranger.send("/my/concerns", [("concern", "One more.")])
    #expect(stranger.answer.status == 429 && stranger.page.contains("One more.</textarea>"))
    let limit = Limit.Met(limit: Limit(.concerns, .client, .hour, most: 20), wait: .minutes(60))
    #expect(stranger.page.says(LimitWords.sentence(limit)))
    try await company.concern(company.house.browser(from: "192.0.2.77"), "From elsewhere.")
    let ana = try await company.person("Ana", as: "mentee")
    try await company.concern(ana, "Mine is taken.")
    company.house.pass(.minutes(60))
    try await company.concern(stranger, "One more.")
  }

  @Test("Where the settings name no contact, the page says so, and has no form")
  func nobody() async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open("/my/help")
    #expect(browser.page.says(ConcernWords.nobody) && !browser.page.contains("<textarea"))
  }

  @Test(
    "Every page of both programs leads to it",
    arguments: ["/", "/guides/first-meeting.html", "/my/sign-in", "/my/none"])
  func everyPage(path: String) async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open(path)
    try await browser.open(browser.link(FrameWords.help))
    #expect(browser.path == "/my/help" && browser.answer.status == 200)
  }
}

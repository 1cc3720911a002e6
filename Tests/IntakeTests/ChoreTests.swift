import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// A fault stays small: one chore, one row, one mail, one scheme.
struct ChoreTests {
  @Test(
    "A chore that fails holds up no other; it is tried again, and the coordinator reads of it when it keeps failing")
  func oneFails() async throws {
    let company = try await Company()
    let house = company.house
    try await company.concern(house.browser(), "He writes at night.")
    #expect(try await house.mails(to: Company.ffion).count == 1)
    try await house.run("ALTER TABLE lost_mailbox RENAME TO gone")
    house.pass(.days(1))
    let upkeep = Upkeep(intake: house.intake)
    await upkeep.tidy()
    #expect(house.intake.troubles.now == [.lostMailboxes, .addressLinks])
    #expect(try await house.mails(to: Company.ffion).count { $0.subject.contains("concern waits") } == 1)
    let cleo = try await house.signedIn(Company.cleo)
    func page() async throws -> String { try await cleo.open("/my/coordinator/").body }
    #expect(try await !page().says(ServiceWords.failing))
    for _ in 0..<2 { await upkeep.tidy() }
    #expect(try await page().says(ServiceWords.failing))
    let fails = ServiceWords.fails(ServiceWords.makingChanges, Chore.lostMailboxes.rawValue, 3)
    #expect(try await page().says(fails))
    try await house.run("ALTER TABLE gone RENAME TO lost_mailbox")
    try await house.tidy()
    #expect(try await !page().says(ServiceWords.failing))
  }

  @Test("A row that cannot be written holds up no other of the same chore")
  func oneRow() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    for name in ["Ben", "Bea"] {
      _ = try await company.person(name)
      _ = try await company.propose(ana, to: name)
    }
    try await company.house.run(
      """
      CREATE TRIGGER bad BEFORE UPDATE ON proposal
      WHEN NEW.mentor_id = (SELECT person_id FROM address WHERE address = 'ben@example.org')
      BEGIN SELECT RAISE(ABORT, 'a bad row'); END
      """)
    company.house.pass(.days(8))
    await Upkeep(intake: company.house.intake).tidy()
    #expect(company.house.intake.troubles.now == [.proposalReminders])
    func reminders() async throws -> [Int] {
      try await ["ben", "bea"].asyncMap { name in
        try await company.house.mails(to: "\(name)@example.org").count { $0.subject.contains("eminder") }
      }
    }
    #expect(try await reminders() == [0, 1])
    try await company.house.run("DROP TRIGGER bad")
    try await company.house.tidy()
    #expect(try await reminders() == [1, 1])
  }

  @Test("A chore that the program's end interrupts has not failed")
  func interrupted() async throws {
    let house = try await House()
    let work = Task { await house.intake.attempt(.log) { try await Task.sleep(for: .seconds(60)) } }
    work.cancel()
    await work.value
    #expect(house.intake.troubles.now.isEmpty)
    await house.intake.attempt(.log) { throw CancellationError() }
    #expect(house.intake.troubles.now == [.log], "nobody stopped it")
  }

  @Test("A mail whose row cannot be read is dead, and the next one goes out")
  func oneMail() async throws {
    let house = try await House()
    for name in ["ana", "ben"] {
      let browser = house.browser()
      try await browser.post("/my/sign-in", [("address", "\(name)@example.org")])
    }
    try await house.run(
      """
      ALTER TABLE outbox RENAME TO sound_outbox;
      CREATE TABLE outbox AS SELECT * FROM sound_outbox;
      UPDATE outbox SET created_at = 'noon' WHERE id = 1;
      """)
    try await house.sender.sendDue()
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE id = 1 AND dead_why = 'unreadable'") == 1)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE id = 2 AND sent_at IS NOT NULL") == 1)
  }

  @Test("A scheme that cannot be kept is not in force; it is tried again, and the forms of the old one are taken")
  func schemeNotKept() async throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: House.site, toPath: site)
    let house = try await House(site: site)
    let ana = try await house.signedIn("ana@example.org")
    var scheme = house.intake.scheme.current
    let index = try #require(scheme.prompts.firstIndex { $0.id == "hopes" })
    let old = scheme.prompts[index].form
    let changed = Form(
      id: old.id, title: "New",
      parts: [.question(Question(id: "hopes", kind: .diary, wording: Wording("Other words?")))])
    scheme.prompts[index].form = changed
    try scheme.encoded().write(to: URL(fileURLWithPath: site + "/scheme.json"))
    try await house.run(
      "CREATE TRIGGER full BEFORE INSERT ON form_version BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
    let watch = SchemeWatch(intake: house.intake)
    await watch.look()
    #expect(house.intake.troubles.now == [.scheme])
    #expect(house.intake.scheme.current.prompt("hopes")?.form.version == old.version)
    try await ana.post("/my/forms/hopes", [("hopes", "Saved all the same.")])
    #expect(ana.path.hasPrefix("/my/diary/"))
    try await house.run("DROP TRIGGER full")
    await watch.look()
    #expect(house.intake.troubles.now.isEmpty)
    #expect(house.intake.scheme.current.prompt("hopes")?.form.version == changed.version)
    try await ana.post("/my/forms/hopes", [("hopes", "With the new words.")])
    #expect(ana.path.hasPrefix("/my/diary/") && ana.page.contains("Other words?"))
    try FileManager.default.removeItem(atPath: site)
  }

  @Test("A request sees one scheme from its start to its end")
  func oneScheme() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString).json").path
    try FileManager.default.copyItem(atPath: House.site + "/scheme.json", toPath: path)
    let shelf = try SchemeShelf(path: path, settings: Settings(yaml: nil, port: 8080))
    let name = shelf.current.site.name
    var scheme = shelf.current
    scheme.site.name = "Renamed while a request is under way"
    try scheme.encoded().write(to: URL(fileURLWithPath: path))
    try await shelf.hold {
      let isNew = try await shelf.reload { _ in }
      #expect(isNew)
      #expect(shelf.current.site.name == name)
    }
    #expect(shelf.current.site.name == scheme.site.name)
    try FileManager.default.removeItem(atPath: path)
  }
}

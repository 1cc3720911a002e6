import Foundation
import Scheme
import Testing

@testable import Intake

struct MailPagesTests {
  /// Ben is reminded.
  private static func remind(_ house: House) async throws {
    try await house.intake.store.write { transaction in
      let ben = try Person.confirmed(by: "ben@example.org", newcomers: .member, in: transaction).id
      try Outbox.add([Mail(kind: .proposalReminder, to: .person(ben))], in: transaction)
    }
  }

  private static func stopPath(_ house: House) async throws -> String {
    try await remind(house)
    let letter = try #require(try await house.mails(to: "ben@example.org").last)
    return String(try #require(letter.stop).dropFirst(House.origin.count))
  }

  @Test("Looking at a stop link changes nothing; its button stops the kind, and no such mail is sent any more")
  func button() async throws {
    let house = try await House()
    let path = try await Self.stopPath(house)
    let phone = house.browser()
    for _ in 0..<3 { try await phone.open(path) }
    #expect(
      phone.page.says(MailWords.stopLead(MailWords.name(.proposalReminder))) && phone.answer.header("Set-Cookie") == nil
    )
    #expect(try await house.count("SELECT count(*) FROM stopped_mail") == 0)
    try await phone.send(path)
    #expect(phone.answer.status == 200 && phone.page.says(MailWords.stopped(MailWords.name(.proposalReminder))))
    let before = try await house.mails(to: "ben@example.org").count
    try await Self.remind(house)
    #expect(try await house.mails(to: "ben@example.org").count == before)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE dead_why = 'pointless'") == 1)
  }

  @Test(
    "A mail provider stops it with its token alone, in either type of form, years later, and twice comes to the same",
    arguments: ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
  func oneClick(type: String) async throws {
    let house = try await House()
    let path = try await Self.stopPath(house)
    house.pass(.days(800))
    for _ in 0..<2 {
      let answer = try await house.wire.send(
        "POST", path, headers: [("Content-Type", type)], body: Data("List-Unsubscribe=One-Click".utf8))
      #expect(answer.status == 200)
    }
    #expect(try await house.count("SELECT count(*) FROM stopped_mail") == 1)
  }

  @Test("A token that was guessed stops nothing, and only its hash is kept")
  func guessed() async throws {
    let house = try await House()
    let path = try await Self.stopPath(house)
    let answer = try await house.wire.send(
      "POST", "/my/mail/stop/AAAAAAAAAAAAAAAAAAAAAAAA", headers: [], body: nil)
    #expect(answer.status == 410)
    #expect(try await house.count("SELECT count(*) FROM stopped_mail") == 0)
    let token = Data((path.split(separator: "/").last ?? "").utf8)
    for name in ["intake.db", "intake.db-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: house.folder + "/" + name))
      #expect(bytes.range(of: token) == nil)
    }
  }

  @Test("Signed in, one switches kinds off and on; signed out, one is asked to sign in")
  func choose() async throws {
    let house = try await House()
    let ben = try await house.signedIn("ben@example.org")
    try await ben.open("/my/")
    try await ben.open(ben.link(MailWords.title))
    #expect(ben.page.contains("value=\"proposal-reminder\" checked"))
    try await ben.post("/my/mail", [])
    #expect(ben.page.says(MailWords.savedTitle))
    #expect(try await ben.open("/my/mail").body.contains("value=\"proposal-reminder\" checked") == false)
    try await Self.remind(house)
    let reminders = try await house.mails(to: "ben@example.org").filter { $0.stop != nil }
    #expect(reminders.isEmpty)
    try await ben.post("/my/mail", [("mails", "proposal-reminder")])
    #expect(try await house.count("SELECT count(*) FROM stopped_mail WHERE kind = 'proposal-reminder'") == 0)
    let unknown = try await ben.post("/my/mail", [("mails", "sign-in")])
    #expect(unknown.status == 422, "only optional kinds can be chosen")
    let stranger = house.browser()
    try await stranger.open("/my/mail")
    #expect(stranger.path.hasPrefix("/my/sign-in"))
  }
}

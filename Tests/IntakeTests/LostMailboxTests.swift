import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// Ana can no longer read her mail, and Cleo knows who she is.
struct LostMailboxTests {
  static let path = "/my/coordinator/lost-mailboxes"
  static let fields = [
    ("old-address", "Ana@Work.example"), ("new-address", "ana@home.example"), ("checked", "I called her ward."),
  ]

  static func house() async throws -> House { try await House { $0.coordinators = ["cleo@example.org"] } }

  /// Ana has a diary; Cleo reports her mailbox.
  static func reported(in house: House) async throws -> (ana: Browser, cleo: Browser) {
    let ana = try await house.signedIn("ana@work.example")
    try await JoinTests.writes("Before", ana)
    let cleo = try await house.signedIn("cleo@example.org")
    try await cleo.open(path)
    try await cleo.send("/lost-mailboxes", fields)
    #expect(cleo.path == path && cleo.page.contains("/withdrawal\""))
    return (ana, cleo)
  }

  static func pressed(_ link: String, in house: House) async throws -> Browser {
    let phone = house.browser()
    for _ in 0..<3 { #expect(try await phone.open(link).status == 200) }
    try await phone.send(link)
    #expect(phone.answer.status == 200 && phone.cookies["session"] == nil)
    return phone
  }

  static func addresses(_ house: House) async throws -> [String] {
    try await house.intake.store.read {
      try String.fetchAll($0, sql: "SELECT address FROM address WHERE address LIKE 'ana%' ORDER BY id")
    }
  }

  @Test("Three days after the old address was told, the new one takes its place; every step is kept with who and when")
  func takesEffect() async throws {
    let house = try await Self.house()
    let (ana, cleo) = try await Self.reported(in: house)
    let told = try await AddressTests.letter(house, to: "ana@work.example")
    #expect(told.body.contains("an…@work.example is said to be lost"))
    let phone = try await Self.pressed(try await house.link(to: "ana@home.example"), in: house)
    #expect(phone.page.says(LostMailboxWords.confirmed))
    house.pass(.seconds(3 * 86_400 - 1))
    try await house.tidy()
    #expect(try await Self.addresses(house) == ["ana@work.example"])
    house.pass(.seconds(1))
    try await house.tidy()
    #expect(try await Self.addresses(house) == ["ana@home.example"])
    #expect(try await house.mails(to: "ana@home.example").last?.body.contains("ana@work.example") ?? false)
    #expect(try await AddressTests.letter(house, to: "ana@work.example").body.contains("was removed"))
    #expect(try await !SessionTests.isSignedIn(ana), "every session ends")

    try await cleo.open(Self.path)
    for words: any Sayable in [
      "ana@work.example → ana@home.example", "I called her ward.",
      LostMailboxWords.step(.lostAsked, by: "cleo@example.org"), LostMailboxWords.step(.lostConfirmed, by: nil),
      LostMailboxWords.step(.lostDone, by: nil), "24 September 2026",
    ] as [any Sayable] { #expect(cleo.page.says(words), "\(said(words))") }
    let home = try await house.signedIn("ana@home.example")
    try await home.open("/my/diary")
    #expect(home.page.contains("Before"))
  }

  @Test("Refused from the old address, nothing changes, and the new one's link is dead")
  func refused() async throws {
    let house = try await Self.house()
    let (ana, cleo) = try await Self.reported(in: house)
    _ = try await Self.pressed(try await house.link(to: "ana@home.example"), in: house)
    house.pass(.days(2))
    let refuse = try await house.link(to: "ana@work.example")
    let phone = try await Self.pressed(refuse, in: house)
    #expect(phone.page.says(LostMailboxWords.refused))
    house.pass(.days(2))
    try await house.tidy()
    #expect(try await Self.addresses(house) == ["ana@work.example"])
    #expect(try await SessionTests.isSignedIn(ana))
    for link in [refuse, try await house.link(to: "ana@home.example")] {
      #expect(try await phone.open(link).status == 410)
    }
    try await cleo.open(Self.path)
    #expect(cleo.page.says(LostMailboxWords.step(.lostRefused, by: nil)))
  }

  @Test("Without the new address's word it lapses after fourteen days; Cleo can take it back")
  func lapsesOrWithdrawn() async throws {
    let house = try await Self.house()
    let (_, cleo) = try await Self.reported(in: house)
    let confirm = try await house.link(to: "ana@home.example")
    house.pass(.days(13))
    try await house.tidy()
    #expect(try await house.browser().open(confirm).status == 200)
    house.pass(.days(1))
    try await house.tidy()
    #expect(try await house.browser().open(confirm).status == 410)
    try await cleo.open(Self.path)
    #expect(
      cleo.page.says(LostMailboxWords.step(.lostLapsed, by: nil)) && cleo.page.says(LostMailboxWords.signInAgain),
      "a fresh sign-in is wanted")
    try await cleo.post(Self.path, Self.fields)
    #expect(try await house.count("SELECT count(*) FROM lost_mailbox") == 1)

    let again = try await house.signedIn("cleo@example.org")
    try await again.open(Self.path)
    try await again.send("/lost-mailboxes", Self.fields)
    try await again.send("/withdrawal")
    #expect(again.page.says(LostMailboxWords.step(.lostWithdrawn, by: "cleo@example.org")))
    let late = try await house.link(to: "ana@home.example")
    #expect(try await house.browser().open(late).status == 410)
  }

  @Test("The three days begin when the old address's mail is out")
  func mailFirst() async throws {
    let house = try await Self.house()
    _ = try await Self.reported(in: house)
    _ = try await Self.pressed(try await house.link(to: "ana@home.example"), in: house)
    try await house.intake.store.write { transaction in
      try transaction.db.execute(sql: "UPDATE address_link SET mailed_at = NULL WHERE purpose = 'refuse'")
    }
    house.pass(.days(4))
    try await house.tidy()
    #expect(try await Self.addresses(house) == ["ana@work.example"])
  }

  @Test("Cleo is given no session of Ana's at any step, and the page is the coordinators' alone")
  func noSession() async throws {
    let house = try await Self.house()
    let (ana, cleo) = try await Self.reported(in: house)
    _ = try await Self.pressed(try await house.link(to: "ana@home.example"), in: house)
    house.pass(.days(3))
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM session") == 1, "Cleo's own")
    try await cleo.open("/my/diary")
    #expect(cleo.page.says(PeopleWords.signedIn("cleo@example.org")) && !cleo.page.contains("Before"))
    let dev = try await house.signedIn("dev@example.org")
    #expect(try await dev.open(Self.path).status == 404)
    try await dev.post(Self.path, Self.fields)
    #expect(dev.path.hasPrefix("/my/drafts/"), "the words are Dev's, and go nowhere")
    #expect(try await house.count("SELECT count(*) FROM lost_mailbox") == 1, "Ana's")
    let lost = try await house.intake.store.read { try String.fetchOne($0, sql: "SELECT handle FROM lost_mailbox") }
    #expect(try await dev.post("\(Self.path)/\(lost ?? "")/withdrawal", []).status == 404)
    #expect(try await !SessionTests.isSignedIn(ana))
  }

  /// What a coordinator types in place of Ana's, and the sentence that refuses it, or its place.
  @Test(
    "What Cleo may not do with it comes back with its words",
    arguments: [
      ("old-address", "nobody@example.org", said(SessionWords.nobody)),
      ("old-address", "cleo@example.org", said(LostMailboxWords.ownMailbox)),
      ("new-address", "cleo@example.org", said(LostMailboxWords.ownAddress)),
      ("new-address", "con@example.org", said(LostMailboxWords.ownAddress)),
      ("new-address", "ana@work.example", said(LostMailboxWords.alreadyTheirs)),
      ("new-address", "not one", said(PeopleWords.notAnAddress)), ("checked", "", "-checked-error\""),
    ])
  func refuses(field: String, typed: String, says: String) async throws {
    let house = try await House { $0.coordinators = ["cleo@example.org", "con@example.org"] }
    _ = try await house.signedIn("ana@work.example")
    let cleo = try await house.signedIn("cleo@example.org")
    try await cleo.open(Self.path)
    try await cleo.send("/lost-mailboxes", Self.fields.filter { $0.0 != field } + [(field, typed)])
    #expect(cleo.answer.status == 422 && cleo.page.contains(says))
    #expect(try await house.count("SELECT count(*) FROM lost_mailbox") == 0)
  }

  @Test("One at a time for an account")
  func oneAtATime() async throws {
    let house = try await Self.house()
    let (_, cleo) = try await Self.reported(in: house)
    try await cleo.send("/lost-mailboxes", Self.fields.filter { $0.0 != "checked" } + [("checked", "I called again.")])
    #expect(cleo.answer.status == 422 && cleo.page.says(LostMailboxWords.openAlready))
  }

  @Test("The new address may have an account of its own by now: a nearly empty one is joined")
  func joined() async throws {
    let house = try await Self.house()
    _ = try await Self.reported(in: house)
    let home = try await house.signedIn("ana@home.example")
    try await JoinTests.writes("Meanwhile", home)
    let link = try #require(
      try await house.mails(to: "ana@home.example").first { $0.link.contains("/addresses/links/") })
    _ = try await Self.pressed(String(link.link.dropFirst(House.origin.count)), in: house)
    house.pass(.days(3))
    try await house.tidy()
    #expect(try await Self.addresses(house) == ["ana@home.example"])
    let ana = try await house.signedIn("ana@home.example")
    try await ana.open("/my/diary")
    #expect(ana.page.contains("Before") && ana.page.contains("Meanwhile"))
  }
}

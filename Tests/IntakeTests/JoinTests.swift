import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// Two accounts of one person become one.
struct JoinTests {
  static func writes(_ text: String, _ browser: Browser) async throws {
    try await browser.post("/my/forms/hopes", [("hopes", text)])
    #expect(browser.page.says(DiaryWords.kept))
  }

  @Test("The first page after the first sign-in asks for another address, once, and can be passed over")
  func asks() async throws {
    let house = try await House()
    let ana = house.browser()
    try await ana.open("/my/sign-in?to=/my/diary")
    try await ana.send("/my/sign-in", [("address", "ana@example.org")])
    try await ana.open(try await house.link(to: "ana@example.org"))
    try await ana.send(ana.path)
    #expect(ana.address == "/my/diary?first" && ana.page.says(AddressWords.usedBefore))
    #expect(try ana.link(AddressWords.addOne) == "/my/addresses")
    try await ana.open("/my/diary")
    #expect(!ana.page.says(AddressWords.usedBefore))
    let again = try await house.signedIn("ana@example.org")
    #expect(!again.page.says(AddressWords.usedBefore))
    let stranger = house.browser()
    try await stranger.open("/my/sign-in?first")
    #expect(!stranger.page.says(AddressWords.usedBefore))
  }

  @Test("Ana comes back with a new address: her diary and her drafts are together again, and every session ends")
  func newerAsks() async throws {
    let house = try await House()
    let work = try await house.signedIn("ana@work.example")
    try await Self.writes("Before", work)
    house.pass(.days(2))
    let home = try await house.signedIn("ana@home.example")
    try await Self.writes("After", home)
    try await home.post("/my/forms/gone", [("what", "A draft")])
    try await house.intake.store.write { transaction in
      try transaction.db.execute(
        sql: "UPDATE draft SET person_id = (SELECT person_id FROM address WHERE address = 'ana@home.example')")
    }
    try await AddressTests.added("ana@work.example", by: home, house)
    #expect(home.page.says(AddressWords.joined))
    #expect(try await !SessionTests.isSignedIn(home))
    #expect(try await !SessionTests.isSignedIn(work))
    let ana = try await house.signedIn("ana@home.example")
    try await ana.open("/my/diary")
    #expect(ana.page.contains("Before") && ana.page.contains("After"))
    try await ana.open("/my/")
    #expect(ana.page.contains("href=\"/my/drafts/"))
    try await ana.open("/my/addresses")
    #expect(ana.page.contains("<strong>ana@work.example</strong>\n<p>\(said(AddressWords.getsMail))</p>"))
    #expect(try await house.count("SELECT count(*) FROM person") == 1)
    let told = try await AddressTests.letter(house, to: "ana@work.example")
    #expect(told.body.contains("ana@home.example was added"))
  }

  @Test("Asked for from the older account, the newer one goes into it, and the session that asked goes on")
  func olderAsks() async throws {
    let house = try await House()
    let older = try await house.signedIn("ana@example.org")
    house.pass(.seconds(5))
    let newer = try await house.signedIn("home@example.org")
    try await Self.writes("From home", newer)
    try await AddressTests.added("home@example.org", by: older, house)
    #expect(older.path == "/my/addresses" && older.page.contains("<strong>home@example.org</strong>"))
    #expect(try await !SessionTests.isSignedIn(newer))
    try await older.open("/my/diary")
    #expect(older.page.contains("From home"))
  }

  @Test("A newer account with a profile is not joined: the page says so, and nothing changes")
  func profile() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await Self.writes("Mine", ana)
    house.pass(.days(1))
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ben = try await story.mentor()
    let before = try await house.count("SELECT count(*) FROM session")
    try await AddressTests.added("ana@example.org", by: ben, house)
    #expect(ben.answer.status == 409 && ben.page.says(AddressWords.cannotJoinWhy))
    #expect(try await house.count("SELECT count(*) FROM person") == 2)
    #expect(try await house.count("SELECT count(*) FROM session") == before)
    #expect(try await house.count("SELECT count(DISTINCT person_id) FROM address") == 2)
  }

  @Test("Nobody who was shut out or has left comes back by joining", arguments: ["suspended", "left"])
  func shutOut(standing: String) async throws {
    let house = try await House()
    _ = try await house.signedIn("dev@example.org")
    try await house.intake.store.write { transaction in
      try transaction.db.execute(sql: "UPDATE person SET standing = ?", arguments: [standing])
    }
    house.pass(.seconds(5))
    let again = try await house.signedIn("again@example.org")
    try await AddressTests.added("dev@example.org", by: again, house)
    #expect(again.answer.status == 409)
    #expect(try await house.count("SELECT count(*) FROM person WHERE standing = '\(standing)'") == 1)
  }

  @Test("A member's standing is kept by joining; who was declined stays declined")
  func standings() async throws {
    for (older, stays) in [("waiting", "member"), ("declined", "declined")] {
      let house = try await House()
      let first = try await house.signedIn("ana@example.org")
      try await house.intake.store.write { transaction in
        try transaction.db.execute(sql: "UPDATE person SET standing = ?", arguments: [older])
      }
      house.pass(.seconds(5))
      _ = try await house.signedIn("home@example.org")
      try await AddressTests.added("home@example.org", by: first, house)
      #expect(try await house.count("SELECT count(*) FROM person WHERE standing = '\(stays)'") == 1)
    }
  }
}

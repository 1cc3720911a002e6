import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

struct NotPairedTests {
  private static func put(_ people: String, by browser: Browser) async throws {
    try await browser.open("/my/not-paired")
    try await browser.send("/my/not-paired", [("people", people)])
    #expect(browser.answer.status == 200 && browser.page.says(NotPairedWords.saved))
  }

  private static func names(for browser: Browser) async throws -> [String] {
    try await browser.open("/my/mentors")
    return browser.names
  }

  @Test("A name or an address on one's list parts two people both ways; off the list, they meet again")
  func bothWays() async throws {
    let house = try await House()
    let mentor = [("role", "both"), ("places", "1")]
    for name in ["Ana", "Ben", "Zoë Weiß"] { try await house.cast(name, mentor) }
    let ana = try await house.signedIn("ana@example.org")
    let ben = try await house.signedIn("ben@example.org")
    try await ana.open("/my/profile")
    try await ana.open(ana.link(NotPairedWords.title))
    for line in ["BEN@example.org", "  bén ", "Ben <someone-else@example.org>", "\nDev\n\nBen\n"] {
      try await Self.put(line, by: ana)
      #expect(try await Self.names(for: ana) == ["Zoë Weiß"], "\(line)")
      #expect(try await Self.names(for: ben) == ["Zoë Weiß"], "\(line)")
    }
    try await Self.put("zoe  WEISS", by: ana)
    #expect(try await Self.names(for: ana) == ["Ben"])
    #expect(try await Self.names(for: ben) == ["Ana", "Zoë Weiß"])
    try await Self.put("", by: ana)
    #expect(try await Self.names(for: ana) == ["Ben", "Zoë Weiß"])
  }

  @Test("Who comes later is meant too, and goes on being meant under another name and without the address")
  func later() async throws {
    let house = try await House()
    try await house.mentee("Ana", [])
    let ana = try await house.signedIn("ana@example.org")
    try await Self.put("Ben\nzoe@example.org\nother@example.org", by: ana)
    try await house.mentor("Ben", [])
    try await house.mentor("Zoe", [])
    let dan = try await house.mentor("Dan", [])
    #expect(try await Self.names(for: ana) == ["Dan"])
    try await house.run(
      "INSERT INTO address (person_id, address, confirmed_at, gets_mail) VALUES (\(dan), 'other@example.org', 0, 0)")
    try await house.run("DELETE FROM address WHERE address IN ('zoe@example.org', 'other@example.org')")
    let ben = try await house.signedIn("ben@example.org")
    try await ben.open("/my/forms/profile")
    try await ben.send("/my/forms/profile", [("name", "Benjamin")])
    #expect(try await Self.names(for: ana) == [])
    try await Self.put("Ben\nzoe@example.org\nother@example.org\nEve", by: ana)
    #expect(try await Self.names(for: ana) == [], "a line that stays means whom it meant")
  }

  @Test("The other never learns: the page, and a stale form, say what they say when there is no place")
  func neverLearns() async throws {
    let house = try await House()
    try await house.mentee("Ana", [("seeks", "leading")])
    let id = try await house.mentor("Ben", [("offers", "leading")])
    let (ana, ben) = (try await house.signedIn("ana@example.org"), try await house.signedIn("ben@example.org"))
    try await ana.open("/my/mentors")
    let path = try ana.link("Ben")
    func bodies() async throws -> [String] {
      let stale = try await ana.post(
        "\(path)/proposals", [("where-i-am", "Here."), ("months", "6"), ("_key", UUID().uuidString)])
      let words = stale.body.components(separatedBy: "<input type=\"hidden\"")[0]
      return [try await ana.open("/my/mentors").body, try await ana.open(path).body, words, String(stale.status)]
    }
    try await Self.put("ana@example.org", by: ben)
    let notPaired = try await bodies()
    try await Self.put("", by: ben)
    try await house.run("UPDATE profile SET places = 0 WHERE person_id = \(id)")
    let noPlace = try await bodies()
    #expect(notPaired == noPlace)
    #expect(notPaired[1].says(ProfileWords.noPlaces) && notPaired[2].says(ProposalWords.noPlace))
    #expect(try await house.count("SELECT count(*) FROM proposal") == 0)
  }

  @Test("A proposal that was sent before cannot be accepted after")
  func accepting() async throws {
    let house = try await House()
    try await house.mentee("Ana", [])
    try await house.mentor("Ben", [])
    let (ana, ben) = (try await house.signedIn("ana@example.org"), try await house.signedIn("ben@example.org"))
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Ben"))
    try await ana.send("/proposals", [("where-i-am", "At a start."), ("months", "6")])
    try await ben.open("/my/")
    try await ben.open(ben.link(MyPageWords.answer(Name("Ana"), "4 October 2026")))
    try await Self.put("Ben", by: ana)
    try await ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    #expect(ben.answer.status == 422 && ben.page.contains("Gladly."))
    #expect(ben.page.says(MentoringWords.changedMeanwhile))
    try await ben.sendChecked("/response", [("response", "reject"), ("comment", "Sorry.")])
    #expect(try await house.count("SELECT count(*) FROM proposal WHERE state = 'rejected'") == 1)
  }

  @Test("The form tells nobody whether anybody was meant, and comes back whole when it is too much")
  func form() async throws {
    let house = try await House()
    try await house.mentor("Ben", [])
    let ana = try await house.signedIn("ana@example.org")
    var pages: [String] = []
    for line in ["ben@example.org", "bem@example.org"] {
      try await Self.put(line, by: ana)
      pages.append(ana.page.replacing("bem@", with: "ben@").replacing(#/name="_key" value="[^"]*"/#, with: ""))
    }
    #expect(pages[0] == pages[1])
    try await ana.send("/my/not-paired", [("people", (0...50).map { "Person \($0)" }.joined(separator: "\n"))])
    #expect(ana.answer.status == 422 && ana.page.says(NotPairedWords.tooMany(50)) && ana.page.contains("Person 50"))
    try await ana.send("/my/not-paired", [("people", String(repeating: "x", count: 201))])
    #expect(ana.answer.status == 422 && ana.page.says(NotPairedWords.tooLong(String(repeating: "x", count: 40))))
    let stranger = house.browser()
    try await stranger.open("/my/not-paired")
    #expect(stranger.path.hasPrefix("/my/sign-in"))
  }

  @Test("A coordinator sets two people apart and takes it back; nobody else has that page")
  func coordinator() async throws {
    let house = try await House { $0.coordinators = ["cleo@example.org"] }
    try await house.mentee("Ana", [])
    for name in ["Ben", "Dev", "Dev Two"] { try await house.mentor(name, []) }
    let two = try await house.signedIn("devtwo@example.org")
    try await two.open("/my/forms/profile")
    try await two.send("/my/forms/profile", [("name", "Dev"), ("_checked", "yes")])
    let (ana, cleo) = (try await house.signedIn("ana@example.org"), try await house.signedIn("cleo@example.org"))
    try await ana.open("/my/coordinator/not-paired")
    #expect(ana.answer.status == 404)
    try await ana.post("/my/coordinator/not-paired", [("one", "Ana"), ("other", "Ben")])
    #expect(ana.answer.status == 404)
    try await cleo.open("/my/coordinator/not-paired")
    for (one, other, words) in [
      ("Ana", "Nobody", NotPairedWords.nobody(Name("Nobody"))), ("Ana", "ANA", NotPairedWords.samePerson()),
      ("Dev", "Ana", NotPairedWords.several(Name("Dev"))),
      ("cleo@example.org", "Ben", NotPairedWords.yourself(NotPairedWords.title)),
    ] {
      try await cleo.send("/coordinator/not-paired", [("one", one), ("other", other)])
      #expect(cleo.answer.status == 422 && cleo.page.says(words), "\(said(words))")
    }
    try await cleo.send("/coordinator/not-paired", [("one", "ana"), ("other", "ben@example.org")])
    #expect(cleo.page.says(NotPairedWords.pair(Name("Ana"), Name("Ben"))) && cleo.answer.status == 200)
    #expect(try await Self.names(for: ana) == ["Dev", "Dev"])
    try await cleo.send("/removal")
    #expect(!cleo.page.says(NotPairedWords.pair(Name("Ana"), Name("Ben"))))
    #expect(try await Self.names(for: ana) == ["Ben", "Dev", "Dev"])
  }

  @Test("A coordinator sees neither what people asked for themselves nor what was set about them")
  func coordinatorInvolved() async throws {
    let house = try await House { $0.coordinators = ["cleo@example.org", "ffion@example.org"] }
    try await house.mentor("Cleo", [])
    try await house.mentee("Ana", [])
    try await house.mentor("Ben", [])
    let ana = try await house.signedIn("ana@example.org")
    try await Self.put("Ben\nCleo", by: ana)
    let ffion = try await house.signedIn("ffion@example.org")
    try await ffion.open("/my/coordinator/not-paired")
    try await ffion.send("/coordinator/not-paired", [("one", "Cleo"), ("other", "Ben")])
    #expect(ffion.page.says(NotPairedWords.pair(Name("Cleo"), Name("Ben"))) && !ffion.page.contains("Ana"))
    let action = try #require(Browser.Form.all(in: ffion.page).first { $0.action.hasSuffix("/removal") }).action
    let cleo = try await house.signedIn("cleo@example.org")
    try await cleo.open("/my/coordinator/not-paired")
    #expect(!cleo.page.contains("Ben"))
    try await cleo.post(action, [])
    #expect(cleo.answer.status == 404)
  }

  @Test("When two accounts become one, what was asked by and about either holds for the one")
  func joining() async throws {
    let house = try await House()
    let old = try await house.mentor("Ben", [])
    let new = try await house.mentor("Benjamin", [])
    try await house.mentee("Ana", [])
    try await house.mentor("Zoe", [])
    try await Self.put("Ben", by: try await house.signedIn("ana@example.org"))
    try await Self.put("Zoe", by: try await house.signedIn("ben@example.org"))
    try await house.intake.store.write {
      try NotPaired.join(old, into: new, in: $0)
      try $0.db.execute(sql: "DELETE FROM person WHERE id = ?", arguments: [old])
    }
    #expect(try await Self.names(for: try await house.signedIn("ana@example.org")) == ["Zoe"])
    #expect(try await Self.names(for: try await house.signedIn("benjamin@example.org")) == [])
  }

  @Test("Somebody's second address may be on a list: their accounts become one all the same, and are meant as one")
  func secondAddress() async throws {
    let house = try await House()
    try await house.mentee("Ana", [])
    let ben = try await house.mentor("Ben", [])
    let ana = try await house.signedIn("ana@example.org")
    try await Self.put("other@example.org\nben@example.org", by: try await house.signedIn("dev@example.org"))
    try await Self.put("other@example.org", by: ana)
    house.pass(.minutes(1))
    _ = try await house.signedIn("other@example.org")
    #expect(try await Self.names(for: ana) == ["Ben"])
    let joined = try await house.intake.store.write { transaction in
      try Address.owner(of: "other@example.org", in: transaction.db).flatMap {
        try Join(ben, $0, in: transaction).make()
      }
    }
    #expect(joined == ben)
    #expect(try await Self.names(for: ana) == [])
    #expect(try await house.count("SELECT count(*) FROM not_paired") == 3)
  }

  @Test(
    "A line may hold a name, an address, or both",
    arguments: [
      ("Ben Smith", ["Ben Smith"]), ("Ben <ben@example.org>", ["Ben", "ben@example.org"]),
      ("ben@example.org, Ben\nBEN\n\n", ["Ben", "ben@example.org"]), (" \n ", []), ("\u{2022}\u{200B}\n-", []),
      ("\u{2022} Ben Smith (ben@example.org).", ["Ben Smith", "ben@example.org"]),
      ("\u{202A}<ben@example.org>\u{202C}; o'brien@example.org", ["ben@example.org", "o'brien@example.org"]),
    ])
  func reading(typed: String, lines: [String]) {
    #expect(NotPaired.read(typed) == lines)
  }
}

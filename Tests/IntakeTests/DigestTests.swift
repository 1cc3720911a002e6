import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

struct DigestTests {
  /// Lets days pass, an upkeep each, and gives the digests that came to an address meanwhile.
  private static func digests(in house: House, days: Int, to address: String) async throws -> [String] {
    let before = try await house.mails(to: address).count
    for _ in 0..<days {
      try await house.pass(days: 1)
      try await house.sender.sendDue()
    }
    return try await house.mails(to: address).dropFirst(before).map(\.body)
  }

  @Test("A new mentor who matches is told of within a week and once, in skills and without a name")
  func mentee() async throws {
    let house = try await House()
    try await house.mentor("Eve", [("offers", "leading")])
    try await house.mentee("Ana", [("seeks", "leading"), ("seeks", "writing")])
    #expect(try await Self.digests(in: house, days: 15, to: "ana@example.org").isEmpty, "Eve was there before")
    try await house.mentor("Ben", [("offers", "writing"), ("experience", "Wards.")])
    let mails = try await Self.digests(in: house, days: 15, to: "ana@example.org")
    #expect(mails.count == 1)
    #expect(mails.first?.contains(said(DigestWords.newMentors("Writing"))) ?? false)
    #expect(!(mails.first?.contains("Ben") ?? true) && !(mails.first?.contains("Leading") ?? true))
  }

  @Test("A mentor with a place is told which of their skills are newly sought, and by nobody's name")
  func mentor() async throws {
    let house = try await House()
    try await house.mentor("Ben", [("offers", "leading"), ("offers", "writing")])
    try await house.mentor("Full", [("offers", "leading"), ("places", "1"), ("availability", "not-available")])
    try await house.tidy()
    house.pass(.minutes(1))
    try await house.mentee("Ana", [("seeks", "leading"), ("seeks", "speaking-up")])
    #expect(try await Self.digests(in: house, days: 8, to: "full@example.org").isEmpty)
    let mails = try await house.mails(to: "ben@example.org").map(\.body)
    #expect(mails.count == 1 && mails[0].contains(said(DigestWords.newMentees("Leading a team"))))
    #expect(!mails[0].contains("Ana"))
  }

  @Test("However much is new, there is one digest a week")
  func weekly() async throws {
    let house = try await House()
    try await house.mentee("Ana", [("seeks", "leading")])
    var days: [Int] = []
    for day in 1...28 {
      try await house.mentor("Ben \(day)", [("offers", "leading")])
      if try await !Self.digests(in: house, days: 1, to: "ana@example.org").isEmpty { days.append(day) }
    }
    #expect(days.count == 3 && zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= 7 }, "\(days)")
  }

  @Test("Switched off, it does not come; nor of anybody who is not to be paired")
  func switchedOff() async throws {
    let house = try await House()
    for name in ["Ana", "Dev"] { try await house.mentee(name, [("seeks", "leading")]) }
    try await house.tidy()
    let (ana, dev) = (try await house.signedIn("ana@example.org"), try await house.signedIn("dev@example.org"))
    try await ana.open("/my/mail")
    #expect(ana.page.contains("value=\"digest\" checked"))
    try await ana.send("/my/mail", [("mails", "proposal-reminder")])
    try await dev.open("/my/not-paired")
    try await dev.send("/my/not-paired", [("people", "Ben")])
    try await house.mentor("Ben", [("offers", "leading")])
    for address in ["ana@example.org", "dev@example.org"] {
      #expect(try await Self.digests(in: house, days: 8, to: address).isEmpty)
    }
    try await ana.open("/my/mail")
    try await ana.send("/my/mail", [("mails", "digest")])
    try await house.mentor("Zoe", [("offers", "leading")])
    #expect(try await Self.digests(in: house, days: 8, to: "ana@example.org").count == 1)
  }

  @Test("What a digest was to tell is told in the next, if it did not get out")
  func notLost() async throws {
    let house = try await House()
    try await house.mentee("Ana", [("seeks", "leading"), ("seeks", "writing")])
    try await house.tidy()
    house.pass(.minutes(1))
    try await house.mentor("Ben", [("offers", "leading")])
    try await house.tidy()
    house.pass(.days(7))
    try await house.tidy()
    try await house.run("UPDATE outbox SET dead_at = created_at, dead_why = 'too-late' WHERE kind = 'digest'")
    try await house.mentor("Eve", [("offers", "writing")])
    let mails = try await Self.digests(in: house, days: 15, to: "ana@example.org")
    #expect(mails.count == 1 && mails[0].contains("Leading a team · Writing"))
  }

  @Test("What no longer holds when the mail is drawn is not sent")
  func gone() async throws {
    let house = try await House()
    try await house.mentee("Ana", [("seeks", "leading")])
    try await house.tidy()
    house.pass(.minutes(1))
    try await house.mentor("Ben", [("offers", "leading")])
    try await house.tidy()
    house.pass(.days(7))
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE kind = 'digest'") == 1)
    try await house.run("UPDATE profile SET availability = 'not-available' WHERE name = 'Ben'")
    try await house.tidy()
    #expect(try await house.mails(to: "ana@example.org").isEmpty)
  }
}

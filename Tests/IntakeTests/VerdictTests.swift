import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// What a coordinator or a contact decided holds until one of them takes it back, whatever the person does.
struct VerdictTests {
  private static let wim = "wim@elsewhere.example"

  private static func decline(_ address: String, _ company: Company) async throws -> Browser {
    let cleo = try await company.house.signedIn(Company.cleo)
    try await cleo.open("/my/coordinator/people/\(try await company.handle(of: address))")
    try await cleo.send("/refusal", [("sure", "yes")])
    return cleo
  }

  private static func standing(of address: String, _ company: Company) async throws -> Person.Standing? {
    try await company.house.intake.store.read { try Person.find(address: address, in: $0)?.standing }
  }

  /// As the operator's guide has it.
  private static func erase(_ address: String, _ company: Company) async throws {
    try await company.house.run(
      "DELETE FROM person WHERE id = (SELECT person_id FROM address WHERE address = '\(address)')")
  }

  private static func suspend(_ address: String, _ company: Company) async throws {
    try await company.concern(company.house.browser(), "Something.")
    let ffion = try await company.contact(Company.ffion)
    try await ffion.send("/suspension", [("named", address)])
    let name = try await company.house.intake.store.read { db in
      try Person.find(address: address, in: db).map { try Profile.name(of: $0.id, in: db) }
    }
    #expect(try ffion.page.says(ContactWords.suspensionDone("Ffion", #require(name))))
  }

  @Test("Who was declined stays so after leaving, with a removed address, a new one, and after erasure")
  func declined() async throws {
    let company = try await Company(members: .approve)
    let house = company.house
    let wim = try await company.person("Wim", at: Self.wim)
    try await AddressTests.added("wim@old.example", by: wim, house)
    try await Self.decline(Self.wim, company).open("/my/")
    try await AddressTests.added("wim@new.example", by: wim, house)
    #expect(try await Self.standing(of: "wim@new.example", company) == .declined)
    try await wim.open("/my/addresses")
    for address in ["wim@old.example", "wim@new.example"] {
      try await wim.post("/my/addresses/removal", [("address", address)])
    }
    try await wim.open("/my/leaving")
    try await wim.send("/my/leaving", [("leave", "yes")])
    for address in [Self.wim, "wim@old.example", "wim@new.example"] {
      let back = try await house.signedIn(address)
      #expect(try await Self.standing(of: address, company) == .declined, "\(address)")
      #expect(try await back.open("/my/mentors").status == 404)
    }
    try await Self.erase(Self.wim, company)
    #expect(try await Self.standing(of: Self.wim, company) == nil)
    _ = try await house.signedIn(Self.wim)
    #expect(try await Self.standing(of: Self.wim, company) == .declined)
  }

  @Test("No invitation undoes a decision unseen: the coordinator says so, and then all of their addresses are free")
  func invited() async throws {
    let company = try await Company(members: .invited)
    let wim = try await company.person("Wim", at: Self.wim)
    try await AddressTests.added("wim@old.example", by: wim, company.house)
    let cleo = try await Self.decline(Self.wim, company)
    try await Self.erase(Self.wim, company)
    try await cleo.open("/my/coordinator/")
    try await cleo.send("/invitations", [("invited", "wim@old.example")])
    #expect(cleo.answer.status == 422 && cleo.page.says(CoordinatorWords.declinedBefore))
    #expect(try await company.house.mails(to: "wim@old.example").allSatisfy { !$0.subject.contains("invite") })
    try await cleo.send("/invitations", [("again", "yes")])
    #expect(cleo.answer.status == 200)
    _ = try await company.house.signedIn("wim@old.example")
    #expect(try await Self.standing(of: "wim@old.example", company) == .member)
    _ = try await company.house.signedIn(Self.wim)
    #expect(try await Self.standing(of: Self.wim, company) == .waiting, "as any newcomer")
  }

  @Test("Who is suspended cannot sign in as a newcomer after erasure, under any setting, and a contact can lift it")
  func suspended() async throws {
    let company = try await Company(members: .open)
    _ = try await company.person("Ben")
    try await Self.suspend("ben@example.org", company)
    try await Self.erase("ben@example.org", company)
    let cleo = try await company.house.signedIn(Company.cleo)
    try await cleo.open("/my/coordinator/")
    try await cleo.send("/invitations", [("invited", "ben@example.org"), ("again", "yes")])
    #expect(cleo.answer.status == 422)
    let ben = company.house.browser()
    try await ben.open("/my/sign-in")
    try await ben.send("/my/sign-in", [("address", "ben@example.org")])
    try await ben.open(try await company.house.link(to: "ben@example.org"))
    try await ben.send(ben.path)
    #expect(ben.answer.status == 403)
    #expect(try await Self.standing(of: "ben@example.org", company) == .suspended)
    let dev = try await company.house.signedIn("dev@example.org")
    try await AddressTests.added("ben@example.org", by: dev, company.house)
    #expect(dev.answer.status == 409, "nor does the address come to somebody else")
    let ffion = try await company.contact(Company.ffion)
    try await ffion.send("/suspension-end", [("named", "ben@example.org")])
    _ = try await company.house.signedIn("ben@example.org")
    #expect(try await Self.standing(of: "ben@example.org", company) == .member)
  }

  @Test("Joined to another account, who was declined stays declined; a member is not made of them")
  func joined() async throws {
    let company = try await Company(members: .domains(["example.org"]))
    let old = try await company.house.signedIn("dan@elsewhere.example")
    company.house.pass(.seconds(5))
    _ = try await company.house.signedIn(Self.wim)
    _ = try await Self.decline(Self.wim, company)
    try await AddressTests.added(Self.wim, by: old, company.house)
    #expect(try await Self.standing(of: "dan@elsewhere.example", company) == .declined)

    let member = try await company.house.signedIn("eve@example.org")
    company.house.pass(.seconds(5))
    _ = try await company.house.signedIn("eve@private.example")
    _ = try await Self.decline("eve@private.example", company)
    try await AddressTests.added("eve@private.example", by: member, company.house)
    #expect(member.answer.status == 409)
    #expect(try await Self.standing(of: "eve@example.org", company) == .member)
    #expect(try await Self.standing(of: "eve@private.example", company) == .declined)
  }

  @Test(
    "Two whom a coordinator set apart, or a contact froze, are no choice after erasure and leaving",
    arguments: [true, false])
  func apart(isFrozen: Bool) async throws {
    let company = try await Company()
    let house = company.house
    let ana = try await company.person("Ana", as: "mentee")
    let ben = try await company.person("Ben")
    if isFrozen {
      let path = try await company.propose(ana, to: "Ben")
      try await company.concern(ana, "Something.")
      let ffion = try await company.contact(Company.ffion)
      try await ffion.send("/freeze", [("pair", String(path.suffix(16)))])
      try await ben.open("/my/leaving")
      try await ben.send("/my/leaving", [("leave", "yes")])
      let again = try await company.person("Ben")
      #expect(try await again.open("/my/").status == 200)
      #expect(try await !ana.open("/my/mentors").body.contains("Ben"))
    } else {
      let cleo = try await house.signedIn(Company.cleo)
      try await cleo.open("/my/coordinator/not-paired")
      try await cleo.send("/not-paired", [("one", "ana@example.org"), ("other", "ben@example.org")])
    }
    for address in ["ben@example.org", "ana@example.org"] { try await Self.erase(address, company) }
    _ = try await company.person("Ben")
    let back = try await company.person("Ana", as: "mentee")
    #expect(try await !back.open("/my/mentors").body.contains("Ben"))
    let mentor = "/my/mentors/\(try await company.handle(of: "ben@example.org"))"
    try await back.post(mentor + "/proposals", [("where-i-am", "Here"), ("months", "6")])
    #expect(back.answer.status == 422)
    let cleo = try await house.signedIn(Company.cleo)
    try await cleo.open("/my/coordinator/not-paired")
    try await cleo.send("/removal")
    #expect(try await back.open("/my/mentors").body.contains("Ben"))
    #expect(try await house.count("SELECT count(*) FROM kept_apart") == 0)
  }

  @Test("The file holds no address of whoever was erased, only a hash that wants the file's own key")
  func hashes() async throws {
    let company = try await Company(members: .approve)
    _ = try await company.person("Wim", at: Self.wim)
    _ = try await Self.decline(Self.wim, company)
    try await Self.erase(Self.wim, company)
    let rows = try await company.house.rows()
    #expect(rows["verdict"]?.count == 1 && rows["verdict"]?.contains { $0.contains("wim") } == false)
    let other = try await Company(members: .approve)
    _ = try await other.person("Wim", at: Self.wim)
    _ = try await Self.decline(Self.wim, other)
    let hashes = try await [company, other].asyncMap {
      try await $0.house.intake.store.read { try Data.fetchOne($0, sql: "SELECT hash FROM verdict") }
    }
    #expect(hashes[0] != hashes[1])
  }
}

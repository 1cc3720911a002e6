import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// A house with people in it: whoever has an address of example.org is a member, and everyone else waits.
struct Company {
  let house: House

  static let cleo = "cleo@example.org"
  static let ffion = "ffion@example.org"
  static let gil = "gil@example.org"

  init(members: Settings.Members = .domains(["example.org"])) async throws {
    house = try await House(members: members) {
      $0.coordinators = [Company.cleo]
      $0.safeguardingContacts = [
        Settings.Contact(name: "Ffion", address: Company.ffion), Settings.Contact(name: "Gil", address: Company.gil),
      ]
    }
  }

  /// Someone who is signed in and has a profile.
  func person(
    _ name: String, as role: String = "mentor", at address: String? = nil, _ more: [(String, String)] = []
  ) async throws -> Browser {
    let browser = try await house.signedIn(address ?? "\(name.lowercased())@example.org")
    let places = role == "mentee" ? [] : [("places", "3")]
    let own = Set(more.map(\.0))
    let usual = (Story.profile + places).filter { !own.contains($0.0) }
    try await browser.post("/my/forms/profile", usual + [("name", name), ("role", role), ("_checked", "yes")] + more)
    #expect(browser.page.says(ProfileWords.isSaved))
    return browser
  }

  /// A mentee proposes to a mentor.
  ///
  /// - Returns: the path of the proposal.
  func propose(_ mentee: Browser, to name: String, _ text: String = "At a start.") async throws -> String {
    try await mentee.open("/my/mentors")
    try await mentee.open(mentee.link(name))
    try await mentee.send("/proposals", [("where-i-am", text), ("months", "6")])
    #expect(mentee.path.hasPrefix("/my/proposals/"))
    return mentee.path
  }

  /// The mentor accepts.
  func accept(_ mentor: Browser, _ path: String, _ comment: String = "Gladly.") async throws {
    try await mentor.open(path)
    try await mentor.sendChecked("/response", [("response", "accept"), ("comment", comment)])
    #expect(mentor.path == path)
  }

  /// Someone raises a concern; without a name for a contact, all of them read it.
  func concern(_ browser: Browser, _ words: String, without contact: String? = nil, pair: String? = nil) async throws {
    try await browser.open("/my/help")
    var fields = [("concern", words)]
    if let contact {
      let contacts = house.intake.settings.safeguardingContacts.filter { $0.name != contact }
      fields += contacts.map { ("readers", ConcernWords.id(of: $0)) }
    }
    if let pair { fields.append(("pair", String(pair.suffix(16)))) }
    try await browser.send("/my/concerns", fields)
    #expect(browser.path == "/my/help/sent")
  }

  /// A safeguarding contact who has signed in, on the page of what they can do about the newest concern.
  func contact(_ address: String) async throws -> Browser {
    let browser = try await house.signedIn(address)
    let handle = try await house.intake.store.read {
      try String.fetchOne($0, sql: "SELECT handle FROM concern ORDER BY id DESC")
    }
    try await browser.open("/my/contact/concerns/\(try #require(handle))")
    return browser
  }

  func handle(of address: String) async throws -> String {
    let handle = try await house.intake.store.read { db in try Person.find(address: address, in: db)?.handle }
    return try #require(handle)
  }

  /// What the audit holds, as `coordinator let-in done`.
  func audit() async throws -> [String] {
    try await house.intake.store.read {
      try String.fetchAll($0, sql: "SELECT role || ' ' || act || ' ' || outcome FROM audit ORDER BY id")
    }
  }
}

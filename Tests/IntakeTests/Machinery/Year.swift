import Foundation
import Scheme
import Testing

@testable import Intake

/// The people of the year, and the ways in which they do things.
struct Year {
  let company: Company
  var house: House { company.house }

  init() async throws {
    company = try await Company(members: .approve)
  }

  // MARK: Ways to do things

  func address(_ name: String) -> String { "\(name.lowercased())@example.org" }

  /// Someone at a desk, signed in anew.
  func desk(_ name: String) async throws -> Browser { try await house.signedIn(address(name)) }

  /// Someone with a telephone, which has no cookies, opens the last mail with such a subject.
  func phone(_ name: String, _ subject: String) async throws -> Browser {
    let letter = try #require(
      try await house.mails(to: address(name)).last { $0.subject.contains(subject) }, "No \(subject) for \(name)")
    let browser = house.browser()
    try await browser.open(String(letter.link.dropFirst(House.origin.count)))
    return browser
  }

  func count(_ subject: String, to name: String) async throws -> Int {
    try await house.mails(to: address(name)).count { $0.subject.contains(subject) }
  }

  /// Days go by, each with its upkeep.
  func pass(_ days: Int) async throws {
    for _ in 0..<days {
      try await house.pass(days: 1)
      try await house.sender.sendDue()
    }
  }

  /// Someone fills in a profile without an account, and confirms the address that was asked for then.
  func join(_ name: String, _ role: String, _ more: [(String, String)]) async throws {
    let browser = house.browser()
    try await browser.open("/forms/profile.html")
    let own = Set(more.map(\.0))
    try await browser.send(
      "/my/forms/profile",
      Story.profile.filter { !own.contains($0.0) && $0.0 != "contact" }
        + [("contact", "Room of \(name)"), ("name", name), ("role", role)] + more.filter { !$0.1.isEmpty })
    try await browser.send("/address", [("address", address(name))])
    try await browser.open(house.link(to: address(name)))
    try await browser.send(browser.path)
    try await browser.send("/confirmation")
    #expect(browser.page.says(ProfileWords.isSaved))
    try await browser.open("/my/mentors")
    #expect(browser.answer.status == 404, "who waits sees nobody")
  }

  /// A mentee proposes to a mentor.
  ///
  /// - Returns: the proposal's page.
  func propose(_ mentee: String, to mentor: String, months: String = "6") async throws -> String {
    let browser = try await desk(mentee)
    try await browser.open("/my/mentors")
    try await browser.open(browser.link(mentor))
    try await browser.send("/proposals", [("where-i-am", "Words of \(mentee)"), ("months", months)])
    #expect(browser.path.hasPrefix("/my/proposals/"))
    return browser.path
  }

  /// A mentor answers from the mail.
  func answer(_ mentor: String, _ subject: String, _ response: String, _ comment: String) async throws {
    let phone = try await phone(mentor, subject)
    try await phone.sendChecked(phone.path, [("response", response), ("comment", comment)])
    #expect(phone.page.says(ProposalWords.answered))
  }

  /// Someone takes a step on the page of a pair.
  func step(_ name: String, _ proposal: String, _ form: any CourseForm.Type, _ typed: [(String, String)] = [])
    async throws -> Browser
  {
    let browser = try await desk(name)
    try await browser.open("\(proposal)/\(form.noun)")
    try await browser.send(step: form, typed)
    return browser
  }

  // MARK: What is where

  func anasPair() async throws -> String {
    let ana = try await desk("Ana")
    try await ana.open("/my/")
    return try ana.link(MentoringWords.title(Name("Ben")))
  }

  func endOfAnas() async throws -> String {
    let handle = try await anasPair().suffix(16)
    return try await house.intake.store.read { db in
      try Mentoring.all().at(String(handle)).first(in: db)?.endsOn ?? ""
    }
  }

  func later(_ days: Int64) throws -> String {
    house.intake.settings.day(of: house.intake.world.now() + .days(days))
  }
}

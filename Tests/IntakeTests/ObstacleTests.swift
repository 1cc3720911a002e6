import Foundation
import Scheme
import Testing

@testable import Intake

/// A form that is refused for a reason outside of its own fields.
@Suite("An obstacle")
struct ObstacleTests {
  @Test("Whoever has no profile is asked for it before they write a proposal, and is not let through without")
  func profileFirst() async throws {
    let company = try await Company()
    _ = try await company.person("Ben")
    let ana = try await company.house.signedIn("ana@example.org")
    try await ana.open("/my/mentors")
    let mentor = try ana.link("Ben")
    try await ana.open(mentor)
    #expect(!Browser.Form.all(in: ana.page).contains { $0.action.hasSuffix("/proposals") })
    #expect(ana.page.contains("href=\"/my/forms/profile\""))

    // A page that was open before: the words come back, with the way, and are kept.
    try await ana.post(mentor + "/proposals", [("where-i-am", "At a start."), ("months", "6")])
    #expect(ana.answer.status == 422 && ana.page.contains("At a start.</textarea>"))
    #expect(ana.page.contains("href=\"/my/forms/profile\"") && ana.page.contains("<h2>Ben</h2>"))
    #expect(try await company.house.count("SELECT count(*) FROM draft") == 1)
    try await ana.send("/proposals")
    #expect(try await company.house.count("SELECT count(*) FROM draft") == 1, "the same words are kept once")

    _ = try await company.person("Ana", as: "mentee")
    let later = try await company.house.signedIn("ana@example.org")
    try await later.open("/my/")
    try await later.open(later.link(MyPageWords.draft))
    try await later.send("/confirmation")
    #expect(later.path.hasPrefix("/my/proposals/"))
    #expect(try await company.house.count("SELECT count(*) FROM draft") == 0)
  }

  @Test("Words for what is not there any more are kept, and can become a diary entry; without words it is not found")
  func gone() async throws {
    let pairing = try await Pairing.begun()
    let dev = try await pairing.house.signedIn("dev@example.org")
    #expect(try await dev.post(pairing.path + "/action-points", [("what", "")]).status == 404)
    try await dev.post(pairing.path + "/action-points", [("what", "Words that nobody takes")])
    #expect(dev.path.hasPrefix("/my/drafts/") && dev.page.contains("Words that nobody takes"))
    try await dev.send("/confirmation")
    #expect(dev.path.hasPrefix("/my/diary/"))
    #expect(try await pairing.house.count("SELECT count(*) FROM action_point") == 0)
  }

  @Test("An answer that comes back stands below what it answers")
  func responds() async throws {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    let ben = try await company.person("Ben")
    let proposal = try await company.propose(ana, to: "Ben", "Words of Ana's proposal.")
    try await ben.open(proposal)
    try await ben.send("/response", [("response", "reject"), ("comment", "")])
    #expect(
      ben.answer.status == 422 && ben.page.says(ProposalWords.commentWanted(Name("Ana")))
        && ben.page.contains("Words of Ana&#39;s proposal."))
    try await ben.send("/response", [("response", "reject"), ("comment", "Not now.")])
    try await ben.send("/response", [("_change", "yes")])
    #expect(ben.page.contains("Words of Ana&#39;s proposal."))
    #expect(ben.page.contains("ben@example.org"))
  }
}

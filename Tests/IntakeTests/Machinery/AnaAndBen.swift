import Testing

@testable import Intake

/// Ana and Ben, each with a browser in which they are signed in.
struct AnaAndBen {
  let house: House
  let story: Story
  let ana: Browser
  let ben: Browser
  /// The page of the proposal.
  let proposal: String

  /// Ben is a mentor, Ana a mentee, and her proposal waits for him.
  static func proposed(in house: House) async throws -> AnaAndBen {
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ben = try await story.mentor()
    let ana = try await house.signedIn(story.ana)
    try await story.proposal(ana)
    let cast = AnaAndBen(house: house, story: story, ana: ana, ben: ben, proposal: ana.path)
    try await ben.open(cast.proposal)
    return cast
  }

  /// Ben has accepted.
  static func paired(in house: House) async throws -> AnaAndBen {
    let cast = try await proposed(in: house)
    try await cast.ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    try await cast.ana.open(cast.proposal)
    return cast
  }

  /// Someone takes a step on its own page.
  func step(_ browser: Browser, _ form: any CourseForm.Type, _ typed: [(String, String)] = []) async throws {
    try await browser.open("\(proposal)/\(form.noun)")
    try await browser.send(step: form, typed)
  }

  /// Days go by, each with its round of upkeep.
  func pass(days: Int) async throws { try await house.pass(days: days) }

  func subjects(to address: String) async throws -> [String] {
    try await house.mails(to: address).map(\.subject)
  }

  /// Signs both in again, after a session's life.
  func signedInAgain() async throws -> AnaAndBen {
    let ana = try await house.signedIn(story.ana)
    let ben = try await house.signedIn(story.ben)
    try await ana.open(proposal)
    try await ben.open(proposal)
    return AnaAndBen(house: house, story: story, ana: ana, ben: ben, proposal: proposal)
  }
}

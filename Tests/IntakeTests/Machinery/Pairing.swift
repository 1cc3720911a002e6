import Testing

@testable import Intake

/// Ana and Ben as a pair of a scheme that has a coordinator, each signed in.
struct Pairing {
  let company: Company
  let ana: Browser
  let ben: Browser
  /// The page of their journey.
  let path: String

  var house: House { company.house }

  static func begun() async throws -> Pairing {
    let company = try await Company()
    let ana = try await company.person("Ana", as: "mentee")
    let ben = try await company.person("Ben")
    let proposal = try await company.propose(ana, to: "Ben")
    try await company.accept(ben, proposal)
    return Pairing(company: company, ana: ana, ben: ben, path: "/my/pairs/" + proposal.suffix(16))
  }

  var proposal: String { "/my/proposals/" + path.suffix(16) }

  /// Someone opens a stage and fills in some of it.
  func fill(_ browser: Browser, _ stage: String, _ typed: [(String, String)]) async throws {
    try await browser.open("\(path)/stages/\(stage)")
    try await browser.send("/stages/\(stage)", typed)
  }

  /// Someone does one of the steps of the mentoring.
  func step(_ browser: Browser, _ form: any CourseForm.Type, _ typed: [(String, String)] = []) async throws {
    try await browser.open("\(proposal)/\(form.noun)")
    try await browser.send(step: form, typed)
  }

  func pass(days: Int) async throws { try await house.pass(days: days) }
}

import Foundation
import GRDB
import Testing

@testable import Intake

/// Everyone of the matrix, signed in, and all the things.
struct RouteScene {
  let house: House
  var cookies: [RouteTests.Role: [String: String]] = [:]
  var objects = ["nothing": "aaaaaaaaaaaaaaaaaaaaaaaa", "prompt": "hopes", "list": "pairs.csv"]

  init(_ company: Company) async throws {
    house = company.house
    let owner = try await company.person("Ana", as: "mentee")
    let partner = try await company.person("Ben")
    let other = try await company.person("Fred")
    try await people(company, owner, partner)
    for name in ["draft", "second draft"] { objects[name] = try await draft(owner) }
    try await owner.post("/my/forms/diary-entry", [("diary-entry", "Mine")])
    objects["entry"] = try await first("SELECT handle FROM diary_entry")
    for name in ["over", "pair"] {
      let path = try await company.propose(owner, to: "Fred")
      try await company.accept(other, path)
      if name == "over" {
        try await owner.open(path)
        try await owner.open(path + "/completion")
        try await owner.sendChecked("/completion")
      }
      objects[name] = String(path.suffix(16))
    }
    try await owner.post("/my/pairs/\(objects["pair"] ?? "")/action-points", [("what", "Mine")])
    objects["point"] = try await first("SELECT handle FROM action_point")
    let pair = try #require(objects["pair"])
    try await owner.open("/my/pairs/\(pair)/meetings")
    try await owner.send("/meetings", [("day", house.intake.settings.day(of: house.intake.world.now()))])
    objects["meeting"] = try await first("SELECT handle FROM meeting")
    objects["proposal"] = String(try await company.propose(owner, to: "Ben").suffix(16))
    objects["act link"] = String(try await house.link(to: "ben@example.org").suffix(24))
    objects["mentor"] = try await company.handle(of: "gwen@example.org")
    objects["survey"] = try await first("SELECT handle FROM survey WHERE form = 'survey-mentee'")
    try await company.concern(house.browser(), "Words.")
    objects["concern link"] = String(try await house.link(to: Company.ffion).suffix(24))
    cookies[.owner] = owner.cookies
  }

  /// Those who come and go, and what the coordinator has to do with them.
  private mutating func people(_ company: Company, _ owner: Browser, _ partner: Browser) async throws {
    _ = try await company.person("Gwen")
    let waiting = try await company.person("Wim", at: "wim@elsewhere.example")
    _ = try await company.person("Xia", at: "xia@elsewhere.example")
    let suspended = try await company.person("Sam")
    let coordinator = try await company.person("Cleo", as: "mentee")
    try await coordinator.open("/my/coordinator/people/\(try await company.handle(of: "wim@elsewhere.example"))")
    try await coordinator.send("/questions", [("question", "Who are you?")])
    try await coordinator.open("/my/coordinator/")
    try await coordinator.send("/invitations", [("invited", "new@example.org")])
    objects["newcomer"] = try await company.handle(of: "xia@elsewhere.example")
    objects["question"] = try await first("SELECT handle FROM member_question")
    objects["invitation"] = try await first("SELECT handle FROM invitation")
    cookies = [
      .signedOut: [:], .suspended: suspended.cookies, .waiting: waiting.cookies,
      .stranger: try await company.person("Dev", as: "mentee").cookies, .partner: partner.cookies,
      .coordinator: coordinator.cookies,
    ]
    try await house.intake.store.write { try Person.find(address: "sam@example.org", in: $0.db)?.suspend(in: $0) }
  }

  /// A draft that was sent without a session, and that someone says is theirs.
  private func draft(_ browser: Browser) async throws -> String {
    try await browser.post("/my/forms/hopes", [("hopes", "Words \(house.intake.world.handle())")], headers: [])
    let handle = String(browser.path.suffix(16))
    try await browser.post("/my/drafts/\(handle)/owner", [("mine", "yes")])
    return handle
  }

  private func first(_ sql: String) async throws -> String {
    try #require(try await house.intake.store.read { try String.fetchOne($0, sql: sql) })
  }

  /// Asks, and follows nothing.
  func outcome(_ line: RouteTests.Line, _ role: RouteTests.Role) async throws -> RouteTests.Outcome? {
    let parts = line.route.split(separator: " ").map(String.init)
    let names = line.object.split(separator: "/").map(String.init)
    let object = names.isEmpty ? "" : try #require(objects[names[0]])
    let path = [":handle", ":token", ":id"].reduce(parts[1]) { $0.replacing($1, with: object) }
      .replacing(":act", with: "none")
      .replacing(":stage", with: names.last ?? "").replacing(":point", with: objects["point"] ?? "")
      .replacing(":file", with: TakeAwayPages.File.json.rawValue)
    var headers = [("Origin", House.origin), ("Sec-Fetch-Site", "same-origin")]
    if parts[0] == "POST" { headers.append(("Content-Type", "application/x-www-form-urlencoded")) }
    let pairs = try #require(cookies[role]).map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    if !pairs.isEmpty { headers.append(("Cookie", pairs)) }
    let answer = try await house.wire.send(parts[0], path, headers: headers, body: parts[0] == "POST" ? Data() : nil)
    return Self.outcome(answer, isSignOut: path == "/my/sign-out")
  }

  private static func outcome(_ answer: Answer, isSignOut: Bool) -> RouteTests.Outcome? {
    let next = answer.header("Location") ?? ""
    switch answer.status {
    case 200: return .page
    case 303 where next.hasPrefix("/my/sign-in") && !isSignOut: return .signIn
    case 303 where next.hasPrefix("/my/drafts/"): return .draft
    case 303: return .goesOn
    case 404: return .notFound
    case 410: return .deadLink
    case 422: return .comesBack
    default: return nil
    }
  }
}

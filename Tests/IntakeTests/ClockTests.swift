import Foundation
import GRDB
import Testing

@testable import Intake

/// The clock is set back, or was wrong and is set right.
struct ClockTests {
  /// How far it goes back.
  static let steps: [Span] = [.minutes(5), .minutes(60), .days(1), .days(400)]

  private static func back(_ step: Span, in house: House) { house.pass(Span(seconds: -step.seconds)) }

  /// What the program does every second, whether or not there is a mail.
  private static func tick(_ house: House) async throws { try await house.sender.sendDue() }

  @Test(
    "A link to sign in that ran out unused stays dead when the clock goes back, and a new one is mailed",
    arguments: steps)
  func signIn(step: Span) async throws {
    let house = try await House { $0.limits = Limits() }
    let (browser, link) = try await SignInTests.asked("ana@example.org", house)
    house.pass(SignIn.life)
    try await browser.open(link)
    #expect(browser.answer.status == 410)
    Self.back(step, in: house)
    for minutes in [0, 4, 30, 60] as [Int64] {
      house.pass(.minutes(minutes))
      #expect(try await browser.open(link).status == 410)
      #expect(try await browser.post(link, []).status == 410)
    }
    _ = try await house.signedIn("ana@example.org")
  }

  @Test("So does a link that confirms an address", arguments: steps)
  func address(step: Span) async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/addresses")
    try await ana.send("/my/addresses", [("address", "ana@second.example")])
    let link = try await house.link(to: "ana@second.example")
    house.pass(AddressLink.life)
    #expect(try await ana.open(link).status == 410)
    Self.back(step, in: house)
    #expect(try await ana.open(link).status == 410)
    house.pass(.minutes(30))
    #expect(try await ana.post(link, []).status == 410)
  }

  @Test(
    "A session that was over stays over when the clock goes back by an hour",
    arguments: [Session.life, Session.idleLife])
  func session(life: Span) async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    house.pass(life)
    try await Self.tick(house)
    Self.back(.minutes(60), in: house)
    #expect(try await ana.open("/my/diary").body.contains("name=\"address\""))
  }

  @Test("A session that began while the clock was a year ahead is neither fresh nor alive for a year")
  func sessionFromAhead() async throws {
    let house = try await House()
    house.pass(.days(400))
    let ana = try await house.signedIn("ana@example.org")
    Self.back(.days(400), in: house)
    #expect(try await ana.open("/my/diary").status == 200)
    house.pass(Session.freshLife)
    #expect(try await ana.post("/my/addresses", [("address", "x@example.org")]).body.contains("name=\"address\""))
    #expect(try await house.count("SELECT count(*) FROM address_link") == 0)
    house.pass(Session.idleLife)
    try await ana.open("/my/diary")
    #expect(ana.path == "/my/sign-in")
  }

  @Test("A mail that waits for another try waits no longer when the clock goes back", arguments: steps)
  func backOff(step: Span) async throws {
    let house = try await House()
    struct NotNow: Error {}
    let down = Sender(intake: house.intake, transport: Transport { _ in throw NotNow() })
    try await house.intake.store.write { transaction in
      let ana = try Person.confirmed(by: "ana@example.org", newcomers: .member, in: transaction).id
      try Outbox.add([Mail(kind: .memberWelcome, to: .person(ana))], in: transaction)
    }
    try await down.sendDue()
    Self.back(step, in: house)
    try await Self.tick(house)
    house.pass(.seconds(30))
    #expect(try await house.mails(to: "ana@example.org").count == 1)
  }

  @Test("A clock that was a year ahead for a while loses no mail, no draft and no bounce, and then freezes nothing")
  func ahead() async throws {
    let house = try await House { $0.limits = Limits() }
    struct NotNow: Error {}
    let down = Sender(intake: house.intake, transport: Transport { _ in throw NotNow() })
    try await house.browser().post("/my/forms/diary-entry", [("diary-entry", "Not lost")])
    try await house.intake.store.write { transaction in
      let ana = try Person.confirmed(by: "ana@example.org", newcomers: .member, in: transaction).id
      try Outbox.add([Mail(kind: .memberWelcome, to: .person(ana))], in: transaction)
    }
    try await down.sendDue()
    house.pass(.days(400))
    try await down.sendDue()
    _ = try await house.browser().post("/my/sign-in", [("address", "ana@example.org")])
    Self.back(.days(400), in: house)
    #expect(try await house.mails(to: "ana@example.org").isEmpty == false, "what waited is due")
    #expect(try await house.count("SELECT count(*) FROM draft") == 1)
    house.pass(.minutes(1))
    _ = try await house.signedIn("ana@example.org")
    let now = house.intake.world.now().seconds
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE created_at > \(now) OR sent_at > \(now)") == 0)
  }

  @Test("A step back while the program was stopped is seen when it starts again")
  func restart() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    func world(_ seconds: Int64) -> World { World(now: { Instant(seconds: seconds) }, random: World.real.random) }
    let token = Token.make(.real)
    let begin: Int64 = 1_790_000_000
    func store(at seconds: Int64) throws -> Store {
      try Store(path: folder + "/intake.db", schema: Tables.schema, world: world(seconds))
    }
    var open = try store(at: begin)
    try await open.write { transaction in
      _ = try SignIn.request("ana@example.org", client: "", limits: Limits(), in: transaction)
      _ = try SignIn.activate(1, token: token, in: transaction)
    }
    try await open.close()
    open = try store(at: begin + SignIn.life.seconds)
    try await open.write { _ in }
    try await open.close()
    open = try store(at: begin + 60)
    await #expect(throws: Problem.deadLink) { try await open.write { _ = try SignIn.consume(token, in: $0) } }
    try await open.close()
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("What only time does rests for an hour after the clock jumped ahead, or until it is set right")
  func jump() {
    let (begin, steady) = (Instant(seconds: 1_790_000_000), ContinuousClock.now)
    func looks(_ jump: inout ClockJump, _ days: Int64, after seconds: Int) -> (jumped: Bool, rests: Bool) {
      let moment = steady + .seconds(seconds)
      let jumped = jump.notes(begin + .days(days), at: moment)
      return (jumped, jump.rests(at: moment))
    }
    var jump = ClockJump(lastSeen: begin, at: steady)
    #expect(looks(&jump, 13, after: 0) == (false, false), "it was stopped for a while")
    #expect(looks(&jump, 14, after: 86_400) == (false, false))
    #expect(looks(&jump, 400, after: 86_460) == (true, true))
    #expect(looks(&jump, 400, after: 86_460 + 3_599) == (false, true))
    #expect(looks(&jump, 400, after: 86_460 + 3_600) == (false, false))
    #expect(looks(&jump, 800, after: 90_120) == (true, true))
    #expect(looks(&jump, 15, after: 90_180) == (false, false), "it was set right")
    var late = ClockJump(lastSeen: begin, at: steady)
    #expect(looks(&late, 15, after: 0) == (true, true))
    var new = ClockJump(lastSeen: nil, at: steady)
    #expect(looks(&new, 15, after: 0) == (false, false))
  }
}

import Foundation
import GRDB
import Scheme
import Synchronization
import Testing

@testable import Intake

/// What a request and a quiet minute cost, counted in statements.
struct CostTests {
  /// What a connection runs, from the first time on that it is asked for what it has parsed.
  private struct Connection {
    private let log = Log()
    private let use: @Sendable (@escaping @Sendable (Database) throws -> [String]) async throws -> [String]

    private final class Log: Sendable {
      let statements = Mutex<[String]>([])
    }

    /// The one that reads for whoever asks one thing after the other.
    static func reading(_ house: House) async throws -> Connection {
      try await Connection { body in try await house.intake.store.read(body) }
    }

    static func writing(_ house: House) async throws -> Connection {
      try await Connection { body in try await house.intake.store.write { try body($0.db) } }
    }

    private init(
      _ use: @escaping @Sendable (@escaping @Sendable (Database) throws -> [String]) async throws -> [String]
    ) async throws {
      self.use = use
      _ = try await use { [log] db in
        db.trace(options: .statement) { event in
          guard case .statement(let statement) = event else { return }
          log.statements.withLock { $0.append(statement.sql.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        return []
      }
    }

    /// The statements that some work runs, and those of them that had to be parsed for it.
    func cost(of work: () async throws -> Void) async throws -> (run: [String], parsed: Set<String>) {
      let kept = try await use { db in
        try String.fetchAll(db, cached: "SELECT trim(sql, char(32, 10)) FROM sqlite_stmt")
      }
      log.statements.withLock { $0 = [] }
      try await work()
      // A line that begins so tells of a trigger, which belongs to its statement.
      let run = log.statements.withLock { $0 }.filter { !$0.hasPrefix("--") }
      return (run, Set(run).subtracting(kept))
    }
  }

  @Test("Each page reads the file at one moment, and parses no statement when it is asked for again")
  func pages() async throws {
    let pairing = try await Pairing.begun()
    let house = pairing.house
    try await pairing.ana.post("/my/forms/diary-entry", [("diary-entry", "Words")])
    try await pairing.fill(pairing.ana, "building-rapport", [("rhythm", "Each week")])
    let cleo = try await house.signedIn(Company.cleo)
    let connection = try await Connection.reading(house)
    var shown = 0
    for browser in [pairing.ana, pairing.ben, cleo, house.browser()] {
      for route in try await RouteList.pages(of: house) {
        // A file to take away is read in pieces.
        let answer = try await browser.get(route)
        let isPage = answer.header("Content-Type")?.hasPrefix("text/html") ?? false
        guard isPage, answer.header("Content-Disposition") == nil else { continue }
        let cost = try await connection.cost { _ = try await browser.get(route) }
        #expect(cost.run.count { $0.hasPrefix("BEGIN") } == 1, "\(route): \(cost.run)")
        #expect(cost.parsed.isEmpty, "\(route)")
        shown += 1
      }
    }
    #expect(shown > 200)
  }

  @Test("While nothing happens, the upkeep writes and parses nothing, and the sender asks for nothing")
  func quiet() async throws {
    let house = try await Pairing.begun().house
    var rounds = Sender.Rounds()
    for _ in 0..<100 { await house.sender.round(&rounds) }
    for _ in 0..<2 {
      house.pass(.minutes(1))
      try await house.tidy()
      await house.sender.round(&rounds)
    }
    house.pass(.minutes(1))
    let connection = try await Connection.writing(house)
    let writes = house.intake.store.writeCount
    let minute = try await connection.cost { try await house.tidy() }
    #expect(minute.run.isEmpty == false)
    #expect(minute.parsed.isEmpty)
    #expect(house.intake.store.writeCount == writes)
    let seconds = try await connection.cost { for _ in 0..<60 { await house.sender.round(&rounds) } }
    #expect(seconds.run == [])
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0)
  }

  @Test("A mail is looked for once it is written, and once its time to be tried again has come")
  func wakes() async throws {
    let house = try await House()
    struct NotNow: Error {}
    let tries = Mutex(0)
    let sender = Sender(
      intake: house.intake,
      transport: Transport { _ in
        tries.withLock { $0 += 1 }
        throw NotNow()
      })
    var rounds = Sender.Rounds()
    func passes(_ count: Int) async {
      for _ in 0..<count {
        house.pass(.seconds(1))
        await sender.round(&rounds)
      }
    }
    await passes(3)
    try await house.browser().post("/my/sign-in", [("address", "ana@example.org")])
    await passes(3)
    #expect(tries.withLock { $0 } == 1)
    await passes(30)
    #expect(tries.withLock { $0 } == 2)
  }
}

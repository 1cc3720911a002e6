import Foundation
import GRDB
import Scheme
import Synchronization
import Testing

@testable import Intake

struct WriterTests {
  /// Counts the transactions that reach the file.
  private final class Commits: TransactionObserver, Sendable {
    let count = Mutex(0)
    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) { count.withLock { $0 += 1 } }
    func databaseDidRollback(_ db: Database) {}
  }

  private func writer() throws -> (Writer, DatabaseQueue, Commits) {
    let queue = try DatabaseQueue()
    try queue.write { try $0.execute(sql: "CREATE TABLE t (word TEXT NOT NULL UNIQUE)") }
    let commits = Commits()
    queue.add(transactionObserver: commits, extent: .databaseLifetime)
    return (Writer(queue: queue, world: .real), queue, commits)
  }

  /// Runs jobs in one batch, in their order: they queue up behind one that does not end before all of them wait.
  private func together(
    _ writer: Writer, _ jobs: [@Sendable (Transaction) throws -> Void]
  ) async throws -> [(any Error)?] {
    let hasBegun = Mutex(false)
    let mayEnd = DispatchSemaphore(value: 0)
    let first = Task {
      try await writer.write { _ in
        hasBegun.withLock { $0 = true }
        mayEnd.wait()
      }
    }
    while !hasBegun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    var tasks: [Task<Void, any Error>] = []
    for job in jobs {
      tasks.append(Task { try await writer.write(job) })
      while await writer.waitingCount < tasks.count { try await Task.sleep(for: .milliseconds(1)) }
    }
    mayEnd.signal()
    var results: [(any Error)?] = []
    for task in tasks {
      do {
        try await task.value
        results.append(nil)
      } catch { results.append(error) }
    }
    try await first.value
    return results
  }

  private static func insert(_ word: String) -> @Sendable (Transaction) throws -> Void {
    { try $0.db.execute(sql: "INSERT INTO t VALUES (?)", arguments: [word]) }
  }

  @Test("A refused post between two good ones in one batch takes nothing of theirs away")
  func refusedBetween() async throws {
    let (writer, queue, commits) = try writer()
    let results = try await together(
      writer,
      [
        Self.insert("first"),
        { transaction in
          try Self.insert("refused")(transaction)
          throw Problem.notFound
        },
        Self.insert("first"),
        Self.insert("last"),
      ])
    #expect(results[0] == nil && results[3] == nil)
    #expect(results[1] as? Problem == .notFound)
    #expect((results[2] as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT)
    #expect(try await queue.read { try String.fetchAll($0, sql: "SELECT word FROM t") } == ["first", "last"])
    #expect(commits.count.withLock { $0 } == 2, "the slow one's transaction, and one for all four")
  }

  @Test("A fault of a job's own, such as a row that cannot be decoded, is that job's alone")
  func ownFault() async throws {
    struct Fault: Error {}
    let (writer, queue, _) = try writer()
    let results = try await together(writer, [Self.insert("first"), { _ in throw Fault() }, Self.insert("last")])
    #expect(results[0] == nil && results[1] is Fault && results[2] == nil)
    #expect(try await queue.read { try String.fetchAll($0, sql: "SELECT word FROM t") } == ["first", "last"])
  }

  @Test("A fault of the file fails the whole batch, and the next one goes through")
  func faultFailsAll() async throws {
    let (writer, queue, _) = try writer()
    let full: @Sendable (Transaction) throws -> Void = { _ in throw DatabaseError(resultCode: .SQLITE_FULL) }
    let results = try await together(writer, [Self.insert("first"), full, Self.insert("last")])
    #expect(results.allSatisfy { ($0 as? DatabaseError)?.resultCode == .SQLITE_FULL })
    #expect(try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } == 0)
    try await writer.write(Self.insert("after"))
    #expect(try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } == 1)
  }

  @Test("A later job of a batch sees what an earlier one wrote")
  func seesEarlier() async throws {
    let (writer, _, _) = try writer()
    let seen = Mutex(0)
    let results = try await together(
      writer,
      [
        Self.insert("first"),
        { transaction in
          let count = try Int.fetchOne(transaction.db, sql: "SELECT count(*) FROM t") ?? 0
          seen.withLock { $0 = count }
        },
      ])
    #expect(results.allSatisfy { $0 == nil })
    #expect(seen.withLock { $0 } == 1)
  }

  @Test("Two acceptances at once for one place: one wins, the other keeps its words and is told why")
  func onePlace() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    _ = try await story.mentor()
    for address in ["ana@example.org", "cleo@example.org"] {
      let mentee = try await house.signedIn(address)
      try await mentee.post(
        "/my/forms/profile", Story.profile + [("name", "Mentee"), ("role", "mentee"), ("_checked", "yes")])
      try await mentee.open("/my/mentors")
      try await mentee.open(mentee.link("Ben"))
      try await mentee.send("/proposals", [("where-i-am", "Here"), ("months", "3")])
    }
    let links = try await house.mails(to: story.ben).suffix(2).map { String($0.link.dropFirst(House.origin.count)) }
    let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
      for link in links {
        let body = Browser.encode([("response", "accept"), ("comment", "Welcome!"), ("_checked", "yes")])
        group.addTask {
          try await house.wire.send(
            "POST", link, headers: BadPostTests.own + [BadPostTests.urlencoded], body: body)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.map(\.status).sorted() == [200, 422])
    let loser = try #require(answers.first { $0.status == 422 })
    #expect(loser.body.says(ProposalWords.noPlaceLeft) && loser.body.contains("Welcome!</textarea>"))
    #expect(try await house.count("SELECT count(*) FROM proposal WHERE state = 'accepted'") == 1)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE kind = 'proposal-accepted'") == 1)
  }

  @Test("What the promises rest on is set, and the file is its owner's alone")
  func settings() async throws {
    let house = try await House()
    let values = try await house.intake.store.write { transaction in
      try ["synchronous", "foreign_keys", "secure_delete", "user_version"].map {
        try Int.fetchOne(transaction.db, sql: "PRAGMA \($0)")
      }
    }
    #expect(values == [2, 1, 1, Tables.schema.version])
    for name in ["intake.db", "intake.db-wal", "intake.db-shm"] {
      let mode = try FileManager.default.attributesOfItem(atPath: house.folder + "/" + name)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
    await #expect(throws: DatabaseError.self, "readers cannot write") {
      try await house.intake.store.read { try $0.execute(sql: "DELETE FROM person") }
    }
  }

  @Test("A database of another program, of a newer Waymark, or in use is refused with clear words")
  func refusesFiles() async throws {
    let house = try await House()
    let path = house.folder + "/intake.db"
    #expect(throws: StoreFault.self) { try Store(path: path, schema: Tables.schema, world: .real) }
    try await house.intake.store.close()
    let queue = try DatabaseQueue(path: path)
    try await queue.write { try $0.execute(sql: "PRAGMA user_version = \(Tables.schema.version + 1)") }
    #expect(throws: StoreFault.self) { try Store(path: path, schema: Tables.schema, world: .real) }
    try await queue.write { try $0.execute(sql: "PRAGMA user_version = 100; PRAGMA application_id = 7") }
    #expect(throws: StoreFault.self) { try Store(path: path, schema: Tables.schema, world: .real) }
    try queue.close()
  }
}

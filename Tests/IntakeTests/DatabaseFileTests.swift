import Foundation
import GRDB
import Testing

@testable import Intake

/// What stands where the database should: a new scheme is begun only where there never was one.
struct DatabaseFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
  private var path: String { folder + "/intake.db" }

  private func open() throws -> Store { try Store(path: path, schema: Tables.schema, world: .real) }

  /// A scheme with one row that can be told again, closed in good order.
  private func begun() async throws {
    let store = try open()
    try await store.write { _ = try Person.confirmed(by: "ana@example.org", newcomers: .member, in: $0) }
    try await store.close()
  }

  private func isKnown() async throws -> Bool {
    let store = try open()
    let count = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM person") }
    try await store.close()
    return count == 1
  }

  /// Every file of the folder with its bytes, but for the lock, which holds nothing.
  private func files() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasSuffix(".lock") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) })
  }

  private func refuses(_ says: String, _ comment: Comment? = nil) throws {
    let before = try files()
    let fault = #expect(throws: StoreFault.self, comment) { _ = try open() }
    #expect(fault?.description.contains(says) ?? false, "\(String(describing: fault))")
    #expect(try files() == before, "all is as it was")
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  @Test("A file that is missing or empty where there was one is no new scheme, until the marker is removed too")
  func missing() async throws {
    try await begun()
    let kept = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(atPath: path)
    try refuses(path + ".begun")
    try Data().write(to: URL(fileURLWithPath: path))
    try refuses("is empty")
    try kept.write(to: URL(fileURLWithPath: path))
    #expect(try await isKnown(), "a copy that is put back is taken")
    for name in ["intake.db", "intake.db.begun"] { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    #expect(try await !isKnown(), "and a new beginning that is wanted is one")
    remove()
  }

  @Test("A copy on another machine is taken without a marker, and has one from then on; an empty file never is")
  func elsewhere() async throws {
    try await begun()
    try FileManager.default.removeItem(atPath: path + ".begun")
    #expect(try await isKnown())
    #expect(FileManager.default.fileExists(atPath: path + ".begun"))
    for name in ["intake.db", "intake.db.begun"] { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    try Data().write(to: URL(fileURLWithPath: path))
    try refuses("is empty")
    remove()
  }

  @Test("A log beside a missing or an empty file is kept")
  func logAlone() async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("the last words".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
    try refuses(path + "-wal")
    try Data().write(to: URL(fileURLWithPath: path))
    try refuses("is empty")
    remove()
  }

  @Test("Another program's database, a text, a folder and half of a file are refused and stay as they are")
  func foreign() async throws {
    try await begun()
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    try refuses("missing")
    try whole.prefix(50).write(to: URL(fileURLWithPath: path))
    try refuses("another program")
    try Data("Dear diary,\n".utf8).write(to: URL(fileURLWithPath: path))
    try refuses("another program")
    try FileManager.default.removeItem(atPath: path)
    let other = try DatabaseQueue(path: path)
    try await other.write { try $0.execute(sql: "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)") }
    try other.close()
    try refuses("another program")
    try FileManager.default.removeItem(atPath: path)
    let bare = try DatabaseQueue(path: path)
    try await bare.write { try $0.execute(sql: "CREATE TABLE t (x); DROP TABLE t") }
    try bare.close()
    try refuses("another program", "one without tables is not ours either")
    remove()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: StoreFault.self) { _ = try open() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["intake.db"])
    remove()
  }

  @Test("A file from before the first release is refused and stays as it is", arguments: [0, 1, 19, 99])
  func older(version: Int) async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: path)
    try await queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = WAL; PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(version);
          CREATE TABLE person (id INTEGER PRIMARY KEY)
          """)
    }
    try queue.close()
    try refuses(StoreFault.olderFile.description)
    remove()
  }

  @Test("Through a link it is the same file with the same lock; a link to nowhere is no new scheme")
  func links() async throws {
    try await begun()
    let other = folder + "/other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: other + "/link.db", withDestinationPath: "../intake.db")
    let store = try open()
    #expect(throws: StoreFault.self, "in use") {
      _ = try Store(path: other + "/link.db", schema: Tables.schema, world: .real)
    }
    try await store.close()
    let linked = try Store(path: other + "/link.db", schema: Tables.schema, world: .real)
    #expect(try await linked.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM person") } == 1)
    try await linked.close()
    try FileManager.default.createSymbolicLink(atPath: other + "/gone.db", withDestinationPath: "/nowhere/intake.db")
    #expect(throws: StoreFault.self) { _ = try Store(path: other + "/gone.db", schema: Tables.schema, world: .real) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: other).sorted() == ["gone.db", "link.db"])
    remove()
  }

  @Test("The program says so in one sentence, and keeps the database out of the site's folder")
  func program() async throws {
    try await begun()
    try FileManager.default.removeItem(atPath: path)
    let (status, said) = try Program.refusal(in: folder, "--database", "intake.db")
    #expect(status != 0 && said.contains("intake.db"))
    #expect(!FileManager.default.fileExists(atPath: path))
    let (second, words) = try Program.refusal(in: folder, "--database", House.site + "/intake.db")
    #expect(second != 0 && words.contains(StoreFault.inSite(House.site + "/intake.db").description))
    let (third, taken) = try Program.refusal(in: folder, "--database", "new.db", "--host", "192.0.2.1")
    #expect(third != 0 && taken.contains("192.0.2.1"), "\(taken)")
    remove()
  }
}

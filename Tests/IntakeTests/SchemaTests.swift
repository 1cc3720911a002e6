import Foundation
import GRDB
import Testing

@testable import Intake

/// The tables as they are today, and what brings an older file to them.
struct SchemaTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
  private var path: String { folder + "/intake.db" }
  private var copy: String { "\(path).before-\(Survey2.name)" }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func open(_ schema: Schema, at path: String? = nil) throws -> Store {
    try Store(path: path ?? self.path, schema: schema, world: .real)
  }

  /// A file of today's, closed in good order, with surveys that have mails.
  private func begin(surveys: Int) async throws {
    let store = try open(Tables.schema)
    try await store.write { try Survey2.fill(surveys, in: $0.db) }
    try await store.close()
  }

  /// Starts with a file, stops, and says what is in it.
  private func tells(_ path: String, as schema: Schema) async throws -> FileState {
    try await open(schema, at: path).close()
    return try await DatabaseQueue(path: path).read(FileState.init)
  }

  @Test("A new file has the tables of Tests/Fixtures/schema.sql")
  func golden() async throws {
    let expected = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/schema.sql")
    let sql = try await tells(path, as: Tables.schema).sql.joined(separator: "\n\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil { try Data(sql.utf8).write(to: expected) }
    #expect(try sql == String(contentsOf: expected, encoding: .utf8))
    remove()
  }

  @Test("An older file is brought to the tables of a new one, once, and is kept as it was beside it")
  func migration() async throws {
    try await begin(surveys: 3)
    let fresh = try await tells(folder + "/fresh.db", as: Survey2.schema())
    let old = try await tells(path, as: Tables.schema)
    #expect(!FileManager.default.fileExists(atPath: copy), "nothing was to be done")
    for _ in 1...2 {
      let new = try await tells(path, as: Survey2.schema())
      #expect(new.tables == fresh.tables && new.version == fresh.version && new.version == old.version + 1)
      #expect(new.surveys == 3 && new.mails == 3, "what names a replaced table is still there")
    }
    #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
    #expect(try await tells(copy, as: Tables.schema) == old, "the copy is a file that the program before takes")
    remove()
  }

  @Test(
    "A migration that fails, or leaves rows that name nothing, is undone and says so",
    arguments: [
      ("DELETE FROM survey; SELECT no_such_function()", "no_such_function"),
      ("DELETE FROM survey WHERE id = 2", "a row of outbox names one of survey that is not there"),
    ])
  func failure(sql: String, says: String) async throws {
    try await begin(surveys: 3)
    let old = try await tells(path, as: Tables.schema)
    let schema = Survey2.schema { try $0.execute(sql: sql) }
    let fault = #expect(throws: StoreFault.self) { _ = try open(schema) }
    let words = fault?.description ?? ""
    #expect(words.contains(says) && words.contains(Survey2.name), "\(words)")
    #expect(try await tells(path, as: Tables.schema) == old)
    remove()
  }

  @Test("A file on which a migration has run that this program does not know is left as it is")
  func newer() async throws {
    _ = try await tells(path, as: Survey2.schema())
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let fault = #expect(throws: StoreFault.self) { _ = try open(Tables.schema) }
    #expect(fault?.description.contains("newer Waymark") ?? false)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    remove()
  }

  @Test(
    "Killed at any moment of a migration, the file is the old one or the new one, and so is its copy whole or not there"
  )
  func kill() async throws {
    let moments =
      (0...Survey2.steps.count).map(Moment.afterStep) + [.atTheEnd] + (0..<10).map { .after(milliseconds: $0 * 6) }
    var versions: [Int] = []
    for moment in moments {
      try await begin(surveys: 4_000)
      let old = try await tells(path, as: Tables.schema)
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, moment = moment as Moment] in
        if case .after(let milliseconds) = moment {
          Thread.detachNewThread {
            usleep(UInt32(milliseconds) * 1_000)
            Moment.die()
          }
        }
        let schema = Survey2.schema { db in
          for step in 0...Survey2.steps.count {
            if case .afterStep(step) = moment { Moment.die() }
            if step < Survey2.steps.count { try db.execute(sql: Survey2.steps[step]) }
          }
        }
        let store = try Store(path: path, schema: schema, world: .real)
        if case .atTheEnd = moment { Moment.die() }
        withExtendedLifetime(store) { while true { sleep(1) } }
      }
      // As it was found: a look at it by SQLite would mend it.
      try FileManager.default.copyItem(atPath: folder, toPath: folder + "-found")
      let found = try await DatabaseQueue(path: folder + "-found/intake.db").read(FileState.init)
      #expect(found.isSound && found.surveys == 4_000 && found.mails == 4_000, "\(moment)")
      #expect(found == old || found.version == old.version + 1 && found.tables != old.tables, "\(moment)")
      versions.append(found.version - old.version)
      if FileManager.default.fileExists(atPath: copy) { #expect(try await tells(copy, as: Tables.schema) == old) }
      #expect(
        try await tells(path, as: Survey2.schema()).version == old.version + 1, "\(moment): the next start ends it")
      for folder in [folder, folder + "-found"] { try FileManager.default.removeItem(atPath: folder) }
    }
    #expect(versions.prefix(Survey2.steps.count + 2) == [0, 0, 0, 0, 0, 1], "a step's kill comes before the commit")
  }
}

/// When a child is killed in the middle of its start.
private enum Moment: Codable, Sendable {
  case afterStep(Int)
  case atTheEnd
  case after(milliseconds: Int)

  static func die() { Glibc.kill(getpid(), SIGKILL) }
}

/// What is in a file.
private struct FileState: Equatable, Sendable {
  let version: Int
  let isSound: Bool
  /// What makes its tables, indexes and triggers, as they were written.
  let sql: [String]
  let surveys: Int
  let mails: Int

  /// The same however the lines are broken, and whether or not SQLite has put a name into quotes.
  var tables: [String] {
    sql.map { $0.replacing("\"", with: "").replacing(/\s+/, with: " ").replacing(" )", with: ")") }
  }

  init(_ db: Database) throws {
    version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    isSound =
      try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"]
      && Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
    sql = try String.fetchAll(
      db,
      sql: """
        SELECT sql || ';' FROM sqlite_schema
        WHERE sql IS NOT NULL AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
        ORDER BY tbl_name, type = 'table' DESC, type, name
        """)
    surveys = try Int.fetchOne(db, sql: "SELECT count(*) FROM survey") ?? 0
    mails = try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") ?? 0
  }
}

/// A change that no program has: the table of surveys, which mails name, is replaced by one with another column.
private enum Survey2 {
  static let name = "2027-01-made-up"

  private static let table = Tables.survey.replacing(
    "  UNIQUE (mentoring_id", with: "  weight INTEGER NOT NULL,\n  UNIQUE (mentoring_id")
  private static let columns = """
    id, handle, mentoring_id, person_id, form, asked_at, reminded, closed_at, answered_at, form_version_id, answers,
    contact_wanted, contacted_at
    """

  static let steps = [
    String(table.prefix { $0 != ";" }).replacing("TABLE survey", with: "TABLE survey_2"),
    "INSERT INTO survey_2 (\(columns), weight) SELECT \(columns), length(answers) FROM survey",
    "DROP TABLE survey", "ALTER TABLE survey_2 RENAME TO survey",
  ]

  static func schema(
    _ change: @escaping @Sendable (Database) throws -> Void = { db in
      for step in steps { try db.execute(sql: step) }
    }
  ) -> Schema {
    Schema(
      tables: Tables.schema.tables.map { $0 == Tables.survey ? table : $0 },
      migrations: Tables.schema.migrations + [Migration(name: name, change: change)], clock: Tables.schema.clock)
  }

  /// So many pairs, each with a survey and a mail about it.
  static func fill(_ count: Int, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO person (id, handle, standing, created_at)
          WITH RECURSIVE number (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM number WHERE n < \(count))
          SELECT n, printf('%016d', n), 'member', 0 FROM number;
        INSERT INTO mentoring (id, handle, state, since, proposed_at, begun_at, ends_on)
          SELECT id, handle, 'ended', 0, 0, 0, '2027-01-01' FROM person WHERE id > 0;
        INSERT INTO survey (id, handle, mentoring_id, person_id, form, asked_at, answers)
          SELECT id, handle, id, id, 'survey', 0, json_quote(hex(randomblob(500))) FROM mentoring;
        INSERT INTO outbox (message_id, kind, person_id, survey_id, created_at, due_at)
          SELECT handle, 'survey', person_id, id, 0, 0 FROM survey;
        """)
  }
}

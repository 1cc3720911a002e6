import Foundation
import GRDB

/// The SQLite file: one connection that writes and checkpoints, and others that can only read.
///
/// SQLite up to 3.51.2 can lose commits when two connections write and checkpoint at the same instant; so only one
/// does.
final class Store: Sendable {
  private let queue: DatabaseQueue
  private let readers: Readers
  private let writer: Writer
  private let lock: FileLock
  private let world: World
  private let file: DatabaseFile
  /// The latest moment at which something was written before this start.
  let lastSeen: Instant?

  /// Opens the file, makes it if there never was one, and brings its tables up to date. A file that is not ours is not
  /// touched.
  ///
  /// - Throws: ``StoreFault`` when the file is not ours, is in use, or does not accept a setting.
  init(path: String, schema: Schema, world: World) throws {
    let file = try DatabaseFile(path)
    if try !file.check(schema) { try file.makeFolder() }
    lock = try FileLock(path: file.path + ".lock")
    do {
      // Checked once more, now that nobody else may make or change it.
      if try !file.check(schema) { try file.begin(schema) }
      queue = try Store.open(file, schema)
      readers = Readers(path: file.path)
      lastSeen = try queue.read { try ClockStep.latest(in: $0) }
    } catch let error as DatabaseError {
      throw StoreFault.cannotOpen(file.path, error.message ?? "SQLite's error \(error.resultCode.rawValue)")
    }
    try file.mark()
    (self.file, self.world) = (file, world)
    writer = Writer(queue: queue, world: world, begin: ClockStep(rules: schema.clock).settle, end: ClockStep.note)
  }

  private static func open(_ file: DatabaseFile, _ schema: Schema) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: file.path, configuration: Store.writing)
    try queue.writeWithoutTransaction { db in
      // GRDB sets NORMAL when it switches to WAL.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try schema.update(db) { try file.copy(db, before: $0) }
      try Store.confirm(db)
      // So the file's header says what it is, if it is ever read without its log.
      _ = try db.checkpoint(.truncate)
    }
    return queue
  }

  /// Reads from the state of the file at one moment.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    // If the clock was set back, what has to move is moved before anyone reads.
    if world.latest > world.now() { try? await write { _ in } }
    do { return try readers.read(body) } catch let error as DatabaseError {
      throw StoreTrouble(error, isWriting: false) as (any Error)? ?? error
    }
  }

  /// Writes, and returns when what was written has reached the disk. See ``Writer``.
  func write<Value: Sendable>(_ job: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    do { return try await writer.write(job) } catch let error as DatabaseError {
      throw StoreTrouble(error, isWriting: true) as (any Error)? ?? error
    }
  }

  /// How often something has been written since the start.
  var writeCount: Int { writer.writeCount.withLock { $0 } }

  /// Writes what is in the log into the file, and empties it: what was deleted is overwritten in the file and gone from
  /// the log. A slow reader delays it.
  func emptyLog() async throws {
    guard !file.isLogEmpty else { return }
    try await queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
  }

  /// Waits for the posts that are under way, and closes the file: readers, then the log, then the writer. The next
  /// start sees how far the clock had got.
  func close() async throws {
    try? await writer.write(ClockStep.note)
    await writer.drain()
    try readers.close()
    try await queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try queue.close()
    lock.release()
  }

  // MARK: Connections

  private static var writing: Configuration {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // Not `trusted_schema = 0`, as the readers have it: SQLite 3.40 would then not let a CHECK call json_valid.
      try db.execute(sql: "PRAGMA secure_delete = 1; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0")
    }
    return configuration
  }

  /// The settings that the promises depend on, read back: one that SQLite ignored must not go unnoticed.
  private static func confirm(_ db: Database) throws {
    let wanted = [
      ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "5000"),
      ("secure_delete", "1"), ("cell_size_check", "1"), ("mmap_size", "0"),
    ]
    for (name, value) in wanted {
      let row = try Row.fetchOne(db, sql: "PRAGMA \(name)")
      let found: String = row.map { DatabaseValue.text($0[0]) } ?? "0"
      guard found == value else { throw StoreFault.setting(name, wanted: value, found: found) }
    }
  }
}

extension DatabaseValue {
  fileprivate static func text(_ value: DatabaseValue) -> String {
    String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map { String($0) } ?? ""
  }
}

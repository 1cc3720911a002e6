import Foundation
import GRDB
import Synchronization

/// The SQLite file: one connection that writes and checkpoints, and others that can only read.
///
/// SQLite up to 3.51.2 can lose commits when two connections write and checkpoint at the same instant; hence the one.
final class Store: Sendable {
  private let queue: DatabaseQueue
  private let readers: DatabasePool
  private let writer: Writer
  private let lock: FileLock

  /// Opens the file, makes it if there is none, and brings its tables up to date.
  ///
  /// - Throws: ``StoreFault`` when the file is not ours, in use, or does not keep what it is told.
  init(path: String, world: World) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    lock = try FileLock(path: path + ".lock")
    // SQLite gives its -wal and -shm the permissions of the file.
    if !FileManager.default.fileExists(atPath: path),
      !FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    {
      throw StoreFault.cannotMake(path)
    }
    queue = try DatabaseQueue(path: path, configuration: Store.writing)
    try queue.writeWithoutTransaction { db in
      try Schema.migrate(db)
      try Verdict.fill(db)
      // GRDB sets NORMAL when it switches to WAL.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try Store.confirm(db)
    }
    readers = try DatabasePool(path: path, configuration: Store.reading)
    writer = Writer(queue: queue, world: world)
  }

  /// Reads, from one moment's state of the file.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try await readers.read(body)
  }

  /// Writes, and returns when what was written has reached the disk. See ``Writer``.
  func write<Value: Sendable>(_ job: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await writer.write(job)
  }

  /// Writes what the log holds into the file, and empties it: what was deleted is overwritten in the one and gone from
  /// the other. A reader that takes its time puts it off.
  func emptyLog() async throws {
    try await queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
  }

  /// Waits for the posts that are under way, and closes the file: readers, then the log, then the writer.
  func close() async throws {
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
      // Not `trusted_schema = 0`, as the readers have it: SQLite 3.40 does not let a CHECK call json_valid then.
      try db.execute(sql: "PRAGMA secure_delete = 1; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0")
    }
    return configuration
  }

  private static var reading: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = 0; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0")
    }
    return configuration
  }

  /// What the promises rest on, read back: a setting that SQLite passed over must not go unnoticed.
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

/// Why the database does not open, in the operator's words.
enum StoreFault: Error, CustomStringConvertible {
  case foreignFile
  case newerFile(Int)
  case inUse(String)
  case cannotMake(String)
  case setting(String, wanted: String, found: String)

  var description: String {
    switch self {
    case .foreignFile: "The database file belongs to another program. Nothing was changed in it."
    case .newerFile(let version):
      "The database file was written by a newer Waymark (version \(version) of its tables; "
        + "this program knows \(Schema.steps.count)). Nothing was changed in it."
    case .inUse(let path): "Another Intake is using this database (it holds \(path)). Stop that one first."
    case .cannotMake(let path): "The file \(path) cannot be made. Is its folder writable?"
    case .setting(let name, let wanted, let found):
      "SQLite did not take the setting \(name) = \(wanted); it says \(found). Intake does not start without it."
    }
  }
}

/// Keeps a second Intake away from the same file; the system releases it when the process ends, however it ends.
final class FileLock: Sendable {
  private let descriptor: Mutex<Int32>

  init(path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.cannotMake(path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(file)
      throw StoreFault.inUse(path)
    }
    descriptor = Mutex(file)
  }

  func release() {
    descriptor.withLock { file in
      if file >= 0 { Glibc.close(file) }
      file = -1
    }
  }

  deinit { release() }
}

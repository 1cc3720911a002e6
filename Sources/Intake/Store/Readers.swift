import GRDB
import Synchronization

/// Connections that can only read, as many as are in use at the same time.
///
/// A read happens on the thread that asks: another thread would have to be woken, which takes longer than most reads. So there
/// are no more connections than threads, and nobody waits for one.
final class Readers: Sendable {
  private let path: String
  private let free = Mutex<[DatabaseQueue]>([])

  init(path: String) { self.path = path }

  /// Reads from the state of the file at one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let kept = free.withLock { $0.popLast() }
    let reader = try kept ?? DatabaseQueue(path: path, configuration: Readers.configuration)
    var hasEnded = false
    // A connection that could not end its read is not used again.
    defer { if hasEnded { free.withLock { $0.append(reader) } } }
    return try reader.unsafeRead { db in
      defer { hasEnded = !db.isInsideTransaction }
      return try db.inCachedReading { try body(db) }
    }
  }

  func close() throws {
    for reader in free.withLock({ $0 }) { try reader.close() }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: "PRAGMA trusted_schema = 0; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0; PRAGMA cache_size = -4096")
    }
    return configuration
  }
}

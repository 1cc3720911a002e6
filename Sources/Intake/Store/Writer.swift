import GRDB
import Scheme
import Synchronization

/// What a job of the writer works with: the connection inside its savepoint, and the job's own instant.
struct Transaction {
  let db: Database
  let now: Instant
  let world: World
}

/// The rows that a job has left out because they could not be read or written.
struct LeftOut: Sendable {
  private(set) var first: (any Error)?

  /// - Throws: why the first of them was left out, once the others are on the disk.
  func report() throws { if let first { throw first } }

  fileprivate mutating func add(_ error: any Error) { first = first ?? error }
}

extension Transaction {
  /// Does something for each row, in a savepoint of its own: a bad row does not affect the others.
  func each<Element>(_ elements: [Element], _ work: (Element) throws -> Void) throws -> LeftOut {
    var leftOut = LeftOut()
    for element in elements {
      do {
        try db.inCachedSavepoint { try work(element) }
      } catch  where Writer.isJobsOwn(error) && db.isInsideTransaction {
        leftOut.add(error)
      }
    }
    return leftOut
  }
}

/// Group commit: all waiting posts go into one transaction, a savepoint each, and are answered after its commit.
///
/// A job only reads and writes rows; parsing, checking, hashing and drawing happen outside. A later job of the same
/// batch sees what earlier ones wrote. An error that a job throws rolls back only that job and is its answer: a
/// `Problem`, a broken constraint, a row that cannot be decoded. Any other SQLite fault (a full disk, say) fails the
/// whole batch. So: no deferred foreign key, and no `ON CONFLICT ROLLBACK`.
actor Writer {
  /// At most this many posts wait: any others are told that we are busy.
  static let queueLimit = 2_000
  /// At most this many jobs share a transaction, so that the first is not kept waiting by the last.
  static let batchLimit = 256

  private struct Job: Sendable {
    /// Does the work; the result tells the caller, and is called after the commit.
    let run: @Sendable (Transaction) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private let queue: DatabaseQueue
  private let world: World
  private let begin: @Sendable (Transaction) throws -> Void
  private let end: @Sendable (Transaction) throws -> Void
  /// How many batches have written something.
  nonisolated let writeCount = Mutex(0)
  private var waiting: [Job] = []
  private var isCommitting = false
  private var onIdle: [CheckedContinuation<Void, Never>] = []

  /// How many posts are waiting for the transaction that is under way.
  var waitingCount: Int { waiting.count }

  /// - Parameters:
  ///   - begin: runs before the jobs of each batch.
  ///   - end: runs after them, if one of them has written something.
  init(
    queue: DatabaseQueue, world: World, begin: @escaping @Sendable (Transaction) throws -> Void = { _ in },
    end: @escaping @Sendable (Transaction) throws -> Void = { _ in }
  ) {
    self.queue = queue
    self.world = world
    self.begin = begin
    self.end = end
  }

  /// Runs the job, and returns once what it wrote is on the disk.
  func write<Value: Sendable>(_ job: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    guard waiting.count < Writer.queueLimit else { throw Problem.busy }
    return try await withCheckedThrowingContinuation { continuation in
      waiting.append(
        Job(
          run: { transaction in
            let value = try job(transaction)
            return { continuation.resume(returning: value) }
          },
          fail: { continuation.resume(throwing: $0) }
        ))
      commitWaiting()
    }
  }

  /// Returns when nothing is waiting any more.
  func drain() async {
    guard isCommitting else { return }
    await withCheckedContinuation { onIdle.append($0) }
  }

  private func commitWaiting() {
    guard !isCommitting else { return }
    isCommitting = true
    Task {
      while !waiting.isEmpty {
        let batch = Array(waiting.prefix(Writer.batchLimit))
        waiting.removeFirst(batch.count)
        for answer in await commit(batch) { answer() }
      }
      isCommitting = false
      for continuation in onIdle { continuation.resume() }
      onIdle = []
    }
  }

  /// Runs the batch on the connection's own thread; the closures returned tell each caller how its job ended.
  private func commit(_ batch: [Job]) async -> [@Sendable () -> Void] {
    await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { db in
        continuation.resume(returning: self.commit(batch, in: db))
      }
    }
  }

  private nonisolated func commit(_ batch: [Job], in db: Database) -> [@Sendable () -> Void] {
    var answers: [@Sendable () -> Void] = []
    do {
      try db.inCachedTransaction {
        try begin(Transaction(db: db, now: world.now(), world: world))
        let before = db.totalChangesCount
        for job in batch { answers.append(try run(job, in: db)) }
        if db.totalChangesCount > before {
          try end(Transaction(db: db, now: world.now(), world: world))
          writeCount.withLock { $0 += 1 }
        }
      }
      return answers
    } catch {
      return batch.map { job in { job.fail(error) } }
    }
  }

  private nonisolated func run(_ job: Job, in db: Database) throws -> @Sendable () -> Void {
    do {
      return try db.inCachedSavepoint { try job.run(Transaction(db: db, now: world.now(), world: world)) }
    } catch  where Writer.isJobsOwn(error) && db.isInsideTransaction {
      return { job.fail(error) }
    }
  }

  /// True for an error that is the fault of one job, not of the disk or the file.
  static func isJobsOwn(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return true }
    return error.resultCode == .SQLITE_CONSTRAINT
  }
}

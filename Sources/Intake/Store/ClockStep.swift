import GRDB

/// How a room's rows depend on the clock.
struct ClockRules: Sendable {
  /// Columns by table that count minutes and hours: they keep their distance to now. (Limits ignore what is in the
  /// future by themselves.)
  let moving: [String: [String]]
  /// Columns that count days: they began now at the latest. A clock that was a year wrong must neither end them nor
  /// hold them up.
  let lasting: [String: [String]]
  /// What else has to be done before they move.
  ///
  /// - Parameter isMistake: the step corrects one mistake, and what had ended before it stays ended.
  let stepBack: @Sendable (_ latest: Instant, _ isMistake: Bool, Transaction) throws -> Void
}

/// A clock that was set back, and what has to move with it.
///
/// Nothing that was over may begin again: a link that expired a minute before the step still expired a minute before
/// it. And nothing may wait for a moment that only the wrong clock knew: a mail that was to be tried again in two
/// minutes is tried in two. The file keeps the latest moment that it has noted, so a step shows after a restart as
/// well.
struct ClockStep: Sendable {
  let rules: ClockRules

  /// A step that is no longer than this is taken for someone correcting one mistake, or setting summer time by hand;
  /// sessions that had ended before it stay ended.
  private static let longestMistake = Span.days(1)

  /// Begins a batch of jobs: moves what has to be moved if this moment is earlier than the last one.
  func settle(in transaction: Transaction) throws {
    let (db, now) = (transaction.db, transaction.now)
    let latest = max(try Self.latest(in: db) ?? now, transaction.world.latest)
    guard latest > now else { return }
    try stepBack(from: latest, in: transaction)
    try Self.note(in: transaction)
    db.afterNextTransaction { [world = transaction.world] _ in world.forgetLatest() }
  }

  /// Ends a batch that has written something, and the program: notes the moment. What ends in between is written, too.
  static func note(in transaction: Transaction) throws {
    guard try latest(in: transaction.db) != transaction.now else { return }
    try transaction.db.execute(
      cached: "INSERT OR REPLACE INTO clock (id, latest) VALUES (1, ?)", arguments: [transaction.now])
  }

  /// The latest moment that the file has noted; `nil` for a new one.
  static func latest(in db: Database) throws -> Instant? {
    try Instant.fetchOne(db, cached: "SELECT latest FROM clock")
  }

  private func stepBack(from latest: Instant, in transaction: Transaction) throws {
    let (db, now) = (transaction.db, transaction.now)
    let step = Span(seconds: latest.seconds - now.seconds)
    try rules.stepBack(latest, step <= Self.longestMistake, transaction)
    for (table, columns) in rules.moving {
      let moves = columns.map { "\($0) = \($0) - :step" }.joined(separator: ", ")
      try db.execute(cached: "UPDATE \(table) SET \(moves)", arguments: ["step": step.seconds])
    }
    for (table, columns) in rules.lasting {
      for column in columns {
        try db.execute(cached: "UPDATE \(table) SET \(column) = :now WHERE \(column) > :now", arguments: ["now": now])
      }
    }
  }
}

import GRDB

/// A clock that was set back, and what has to move with it.
///
/// Nothing that was over may begin anew: a link that ran out a minute before the step has run out a minute before it
/// still. And nothing may wait for a moment that was only the wrong clock's: a mail that was to be tried again in two
/// minutes is tried in two. The file keeps the latest moment that it was told, so a step shows after a restart as well.
enum ClockStep {
  /// What counts minutes and hours keeps its distance to now. (Limits leave out what lies ahead by themselves.)
  private static let moving = [
    "sign_in": ["created_at", "expires_at"], "receipt": ["expires_at"], "outbox": ["due_at"],
  ]

  /// What counts days began now at the latest: a year's error of the clock must neither end it nor hold it up.
  private static let lasting = [
    "session": ["created_at", "used_at"], "draft": ["created_at"], "outbox": ["created_at", "sent_at", "dead_at"],
    "address_link": ["created_at", "mailed_at"], "digest": ["checked_at"], "survey": ["asked_at"],
    "meeting_check": ["asked_at"], "waiting_decision": ["since", "told_at"], "proposal": ["since", "asked_at"],
  ]

  /// A step that is no longer is taken for the mending of one mistake by a person, or of a summer time that was set by
  /// hand; sessions that had ended before it stay ended.
  private static let longestMistake = Span.days(1)

  /// Begins a batch of jobs: notes the moment, and moves what has to be moved if it is an earlier one than the last.
  static func settle(in transaction: Transaction) throws {
    let (db, now) = (transaction.db, transaction.now)
    let kept = try latest(in: db)
    let latest = max(kept ?? now, transaction.world.latest)
    if latest > now { try stepBack(from: latest, in: transaction) }
    if kept != now {
      try db.execute(cached: "INSERT OR REPLACE INTO clock (id, latest) VALUES (1, ?)", arguments: [now])
    }
    if latest > now { db.afterNextTransaction { [world = transaction.world] _ in world.forgetLatest() } }
  }

  /// The latest moment that the file was told; `nil` for a new one.
  static func latest(in db: Database) throws -> Instant? {
    try Instant.fetchOne(db, cached: "SELECT latest FROM clock")
  }

  private static func stepBack(from latest: Instant, in transaction: Transaction) throws {
    let (db, now) = (transaction.db, transaction.now)
    let step = Span(seconds: latest.seconds - now.seconds)
    if step <= longestMistake { try Session.forgetOld(at: latest, in: db) }
    try AddressLink.end(thoseOverAt: latest, in: transaction)
    for (table, columns) in moving {
      let moves = columns.map { "\($0) = \($0) - :step" }.joined(separator: ", ")
      try db.execute(cached: "UPDATE \(table) SET \(moves)", arguments: ["step": step.seconds])
    }
    for (table, columns) in lasting {
      for column in columns {
        try db.execute(cached: "UPDATE \(table) SET \(column) = :now WHERE \(column) > :now", arguments: ["now": now])
      }
    }
    try db.execute(
      cached: "UPDATE session SET expires_at = :most WHERE expires_at > :most", arguments: ["most": now + Session.life])
  }
}

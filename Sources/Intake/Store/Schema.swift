import GRDB

/// The SQL of the rooms' tables is in their own files, as extensions of this.
enum Tables {}

/// One change of the tables, and of the rows in them, for the files that already exist.
struct Migration: Sendable {
  /// Letters, digits and hyphens, such as `2027-01-two-mentors`: it is part of the name of the copy that is made first.
  let name: String
  /// Runs in a transaction. Foreign keys are checked only at its end, so a table that others refer to can be replaced.
  let change: @Sendable (Database) throws -> Void
}

/// The tables of a new file, and the migrations that bring an older one up to the same state.
struct Schema: Sendable {
  /// "Wymk": tells our files from other SQLite files.
  static let applicationID: Int32 = 0x5779_6D6B
  /// The `user_version` of a file on which no migration has run. It is smaller in files from before the first release.
  static let firstVersion = 100

  let tables: [String]
  let migrations: [Migration]
  /// What moves in them when the clock is set back.
  let clock: ClockRules

  /// The `user_version` of a file that is up to date.
  var version: Int { Schema.firstVersion + migrations.count }

  /// - Throws: ``StoreFault`` for a file that this program can neither use nor bring up to date.
  func check(owner: Int32, version: Int) throws {
    guard owner == Schema.applicationID else { throw StoreFault.foreignFile }
    guard version >= Schema.firstVersion else { throw StoreFault.olderFile }
    guard version <= self.version else { throw StoreFault.newerFile(version, known: self.version) }
  }

  /// Makes today's tables in an empty file.
  func make(in db: Database) throws {
    try db.inTransaction {
      for script in tables { try db.execute(sql: script) }
      try db.execute(
        sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Brings a file up to this program's version: one transaction per migration, with its `user_version`.
  ///
  /// - Parameter copy: keeps the file as it was before the first of them.
  /// - Throws: ``StoreFault``, also for a file that, with its log, turns out to be one that this program cannot use.
  func update(_ db: Database, copy: (Migration) throws -> Void) throws {
    let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let done = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    try check(owner: owner, version: done)
    // No effect inside a transaction.
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    for (migration, number) in zip(migrations.dropFirst(done - Schema.firstVersion), (done + 1)...) {
      do {
        if number == done + 1 { try copy(migration) }
        try run(migration, number, in: db)
      } catch let error as DatabaseError {
        throw StoreFault.migration(migration.name, error.message ?? "\(error.resultCode)")
      }
    }
    try db.execute(sql: "PRAGMA foreign_keys = ON")
  }

  private func run(_ migration: Migration, _ number: Int, in db: Database) throws {
    try db.inTransaction(.immediate) {
      try migration.change(db)
      if let row = try db.foreignKeyViolations().next() {
        throw StoreFault.migration(
          migration.name, "a row of \(row.originTable) names one of \(row.destinationTable) that is not there")
      }
      try db.execute(sql: "PRAGMA user_version = \(number)")
      return .commit
    }
  }
}

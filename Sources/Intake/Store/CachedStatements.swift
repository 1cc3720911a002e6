import GRDB

// A statement is parsed once per connection and kept: parsing costs more than running most of ours. GRDB's own `sql:`
// is for scripts of several statements, and for statements that run once.

extension Database {
  /// Executes one statement.
  func execute(cached sql: String, arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Writes in one transaction: an error undoes all of it.
  func inCachedTransaction(_ work: () throws -> Void) throws {
    try execute(cached: "BEGIN IMMEDIATE")
    do {
      try work()
      try execute(cached: "COMMIT")
    } catch {
      // A fault of the disk may have ended it already.
      if isInsideTransaction { try? execute(cached: "ROLLBACK") }
      throw error
    }
  }

  /// Does something within a transaction, in a savepoint: an error undoes only that.
  func inCachedSavepoint<Value>(_ work: () throws -> Value) throws -> Value {
    try execute(cached: "SAVEPOINT job")
    do {
      let value = try work()
      try execute(cached: "RELEASE job")
      return value
    } catch {
      // A fault of the disk may have ended the transaction, and the savepoint with it.
      try? execute(cached: "ROLLBACK TO job")
      try? execute(cached: "RELEASE job")
      throw error
    }
  }

  /// Reads everything from the state of the file at one moment.
  func inCachedReading<Value>(_ body: () throws -> Value) throws -> Value {
    try execute(cached: "BEGIN DEFERRED")
    // A read has nothing to keep, however it ends.
    defer { try? execute(cached: "ROLLBACK") }
    return try body()
  }
}

extension Row {
  /// All rows of a query.
  static func fetchAll(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Row] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first row of a query.
  static func fetchOne(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Row? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension FetchableRecord {
  /// All records of a query.
  static func fetchAll(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Self] {
    try Row.fetchAll(db, cached: sql, arguments: arguments).map { try Self(row: $0) }
  }

  /// The first record of a query.
  static func fetchOne(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Self? {
    try Row.fetchOne(db, cached: sql, arguments: arguments).map { try Self(row: $0) }
  }
}

extension DatabaseValueConvertible {
  /// The first column of all rows of a query.
  static func fetchAll(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Self] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first column of the first row of a query.
  static func fetchOne(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Self? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension DatabaseValueConvertible where Self: Hashable {
  /// The values in the first column of a query.
  static func fetchSet(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Set<Self> {
    try fetchSet(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

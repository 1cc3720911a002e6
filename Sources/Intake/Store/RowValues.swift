import GRDB

extension Row {
  /// The value of a column. GRDB's subscript ends the process if the value is not what was asked for; this throws, so
  /// that a bad row fails one request, and never the service.
  ///
  /// - Throws: ``BadValue`` for an unknown word, a NULL, another type or a column that is not there.
  func get<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    // Not GRDB's `decode`: it puts the names of all columns into lower case again for every value, and its error quotes
    // the row. The row is a copy: in one that is still SQLite's, each value on the way would be copied again.
    let found = first { $0.0 == column }.flatMap { Value.fromDatabaseValue($0.1) }
    guard let found else { throw BadValue(column: column, type: "\(Value.self)") }
    return found
  }
}

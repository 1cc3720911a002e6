import GRDB

extension Row {
  /// The value of a column. A subscript of GRDB's ends the process where the value is not what was asked for; this
  /// throws, so that a bad row costs one request an error, and never the service.
  ///
  /// - Throws: ``BadValue`` for an unknown word, a NULL, another type or a column that is not there.
  func get<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    // GRDB's own error quotes the whole row.
    do { return try decode(Value.self, forColumn: column) } catch is RowDecodingError {
      throw BadValue(column: column, type: "\(Value.self)")
    }
  }
}

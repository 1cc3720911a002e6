import GRDB

extension Row {
  /// The value of a column. A subscript of GRDB's ends the process where the value is not what was asked for; this
  /// throws, so that a bad row costs one request an error, and never the service.
  ///
  /// - Throws: `RowDecodingError` for an unknown word, a NULL, another type or a column that is not there.
  func get<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    try decode(Value.self, forColumn: column)
  }
}

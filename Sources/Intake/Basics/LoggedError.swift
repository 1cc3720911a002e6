import GRDB

/// A value in a row that is not what was asked for: an unknown word, a NULL, another type. It names the column and
/// never the row, which may contain what someone wrote.
struct BadValue: Error, CustomStringConvertible {
  let column: String
  let type: String

  var description: String { "The column \(column) holds no \(type)" }
}

extension Error {
  /// The error in words for a log: what went wrong and where, without anyone's data.
  var logged: String {
    switch self as any Error {
    case let error as DatabaseError:
      "SQLite error \(error.extendedResultCode.rawValue): \(error.message ?? "") \(error.sql ?? "")"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.keyNotFound(_, let context), DecodingError.dataCorrupted(let context):
      "JSON cannot be read at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
    case is RowDecodingError: "A row cannot be decoded"
    default: "\(self)"
    }
  }
}

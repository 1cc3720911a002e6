/// An editor's mistake, and where it is.
struct Diagnostic: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// A place in a file; lines and columns count from 1, columns in bytes of UTF-8, as compilers do.
  struct Place: Sendable, Hashable, Comparable {
    /// The file, as the person who runs the program would name it.
    var file: String
    var line = 1
    var column = 1

    static func < (one: Place, other: Place) -> Bool {
      (one.file, one.line, one.column) < (other.file, other.line, other.column)
    }
  }

  var place: Place
  /// A sentence in the editor's words that says what to do.
  var message: String

  var description: String { "\(place.file):\(place.line):\(place.column): error: \(message)" }

  static func < (one: Diagnostic, other: Diagnostic) -> Bool {
    (one.place, one.message) < (other.place, other.message)
  }
}

/// A value, and all that was wrong on the way to it. Parsing never stops at the first mistake.
struct Checked<Value> {
  var value: Value
  var diagnostics: [Diagnostic]
}

extension Checked: Sendable where Value: Sendable {}

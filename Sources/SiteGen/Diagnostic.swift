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

  /// How grave it is.
  enum Level: String, Sendable, Hashable {
    /// Nothing is built while it is there.
    case error
    /// The site is built, and probably is not what was meant.
    case warning
  }

  var place: Place
  var level = Level.error
  /// A sentence in the editor's words that says what to do.
  var message: String
  /// What it is about, where one sentence is enough for many files.
  var subject: String?

  var description: String { "\(place.file):\(place.line):\(place.column): \(level.rawValue): \(message)" }

  /// The same as an error.
  var asError: Diagnostic {
    var error = self
    error.level = .error
    return error
  }

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

extension Sequence<Diagnostic> {
  /// True where one of them keeps the site from being built.
  var hasErrors: Bool { contains { $0.level == .error } }
}

extension Sequence<Diagnostic> {
  /// In order, and one for each subject that many files have, with how many they are.
  var summed: [Diagnostic] {
    let subjects = Dictionary(grouping: filter { $0.subject != nil }, by: \.subject).filter { $0.value.count > 3 }
    let single = filter { $0.subject == nil || subjects[$0.subject] == nil }
    let summed = subjects.values.compactMap { all -> Diagnostic? in
      guard var first = all.min() else { return nil }
      first.message += " \(all.count - 1) other files have it as well."
      return first
    }
    return Set(single + summed).sorted()
  }
}

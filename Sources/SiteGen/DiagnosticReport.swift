import ArgumentParser
import Foundation

/// How the mistakes of a build are reported.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people: each with the line that it is on.
  case text
  /// For programs: one list of objects with `file`, `line`, `column`, `level` and `message`.
  case json
  /// For GitHub's checks, which put each beside its line.
  case github
}

/// The mistakes of a build, as one text.
struct DiagnosticReport {
  let diagnostics: [Diagnostic]

  func text(as format: ReportFormat) throws -> String {
    switch format {
    case .text: diagnostics.map(framed).joined() + summary
    case .json: try json()
    case .github: diagnostics.map(annotation).joined()
    }
  }

  // MARK: For people

  /// The sentence, and under it the line with a caret below the place.
  private func framed(_ diagnostic: Diagnostic) -> String {
    guard let frame = CodeFrame(diagnostic.place) else { return "\(diagnostic)\n" }
    return "\(diagnostic)\n\(frame.text)"
  }

  /// After a long list: how many there are of each kind, the most frequent first.
  private var summary: String {
    guard diagnostics.count > Self.manyDiagnostics else { return "" }
    let kinds = Dictionary(grouping: diagnostics) { $0.message.replacing(/“[^”]*”|`[^`]*`/, with: "…") }
    let files = Set(diagnostics.map(\.place.file)).count
    let errors = diagnostics.count { $0.level == .error }
    let lines = kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(8).map { kind in
      "\(String(repeating: " ", count: max(0, 6 - String(kind.value.count).count)))\(kind.value.count)  \(kind.key)\n"
    }
    return """

      \(errors) errors and \(diagnostics.count - errors) warnings in \(files) files. Begin with what there is most of:
      \(lines.joined())
      """
  }

  private static let manyDiagnostics = 20

  // MARK: For programs

  private struct Entry: Encodable {
    var file: String
    var line: Int
    var column: Int
    var level: String
    var message: String
  }

  private func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let entries = diagnostics.map {
      Entry(
        file: $0.place.file, line: $0.place.line, column: $0.place.column, level: $0.level.rawValue,
        message: $0.message)
    }
    return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
  }

  /// A workflow command; its properties escape more than its message does.
  private func annotation(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    let file = Self.escaped(place.file).replacing(":", with: "%3A").replacing(",", with: "%2C")
    return
      "::\(diagnostic.level.rawValue) file=\(file),line=\(place.line),col=\(place.column)::\(Self.escaped(diagnostic.message))\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }
}

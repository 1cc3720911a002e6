/// Rows as CSV (RFC 4180), every field in quotes.
///
/// A field that a spreadsheet might take for a formula gets an apostrophe before it (ASVS 5, 1.2.10): if its first
/// character that is not a space is `=`, `+`, `-` or `@`, full-width ones included, or if it begins with a tab or a
/// line end.
struct SafeCSV: Sendable {
  /// The first bytes of a file: without them, spreadsheets take UTF-8 for another encoding.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  let bytes: [UInt8]

  init(_ rows: [[String]]) {
    bytes = rows.flatMap { row in
      Array((row.map(SafeCSV.field).joined(separator: ",") + "\r\n").utf8)
    }
  }

  static func field(_ text: String) -> String {
    let quoted = String(
      String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }))
    return "\"\(isFormula(text) ? "'" : "")\(quoted)\""
  }

  private static func isFormula(_ text: String) -> Bool {
    if let first = text.unicodeScalars.first, ["\t", "\r", "\n", "\0"].contains(first) { return true }
    guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else { return false }
    return ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains(first)
  }
}

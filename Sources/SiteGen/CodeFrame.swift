/// The line that a mistake is on, with a caret below the place.
struct CodeFrame {
  private let number: String
  private let before: String
  private let after: String

  /// How many characters of a long line are shown on either side of the caret.
  private static let reach = 60

  /// `nil` where there is no such line, it is empty, or the file is no text.
  init?(_ place: Diagnostic.Place) {
    guard let bytes = try? Disk.read(place.file, about: 16 << 10),
      !bytes.prefix(1 << 10).contains(0), let line = CodeFrame.line(place.line, of: bytes), !line.isEmpty
    else { return nil }
    number = String(place.line)
    let split = line.index(line.startIndex, offsetBy: place.column - 1, limitedBy: line.endIndex) ?? line.endIndex
    before = CodeFrame.shown(line[..<split])
    after = CodeFrame.shown(line[split...])
  }

  /// The line, and a line with the caret.
  var text: String {
    let gutter = String(repeating: " ", count: number.count)
    let isLong = before.count + after.count > 2 * Self.reach
    let start = isLong && before.count > Self.reach ? "…" + before.suffix(Self.reach - 1) : before
    let rest = isLong && after.count > Self.reach ? after.prefix(Self.reach - 1) + "…" : after
    return "\(number) | \(start)\(rest)\n\(gutter) | \(String(repeating: " ", count: start.count))^\n"
  }

  /// A line as Markdown counts them: ended by LF, CR or both, and by nothing else. A byte order mark is not part of it.
  private static func line(_ number: Int, of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for _ in 1..<max(1, number) {
      guard let end = rest.firstIndex(where: isLineEnd) else { return nil }
      let isPair = rest[end] == UInt8(ascii: "\r") && end + 1 < rest.endIndex && rest[end + 1] == UInt8(ascii: "\n")
      rest = rest[(end + (isPair ? 2 : 1))...]
    }
    return rest.prefix { !isLineEnd($0) }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// For one line of a terminal: what would move the caret elsewhere becomes a space.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

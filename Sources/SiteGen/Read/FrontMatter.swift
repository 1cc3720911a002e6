import Foundation
import Yams

/// The lines between `---` at the head of a page.
///
/// Nearly all are `key: value`, where a value is plain words, a string in double or single quotes, or a list `[a, b]`: a
/// subset of YAML that is read at once. A test compares it with Yams. What is more than that is read by Yams.
struct FrontMatter: Equatable {
  enum Value: Equatable {
    case text(String)
    case list([String])
  }

  struct Entry: Equatable {
    var key: String
    var value: Value
    var line: Int
    /// The column of the value's first character.
    var column: Int
  }

  var entries: [Entry] = []
  /// How many lines the front matter takes, fences included.
  var lineCount = 0

  subscript(key: String) -> Entry? { entries.first { $0.key == key } }

  /// The front matter of a page, and what follows it.
  ///
  /// - Parameter text: valid UTF-8, its lines ended by LF.
  static func split(_ text: ArraySlice<UInt8>, file: String) -> (matter: Checked<FrontMatter>, body: ArraySlice<UInt8>)
  {
    guard isFence(text.prefix { $0 != UInt8(ascii: "\n") }), text.contains(UInt8(ascii: "\n")) else {
      return (Checked(value: FrontMatter(), diagnostics: []), text)
    }
    var lines: [ArraySlice<UInt8>] = []
    var rest = text
    repeat {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[min(end + 1, rest.endIndex)...]
    } while !rest.isEmpty && (lines.count == 1 || !isFence(lines.last))
    guard lines.count > 1, isFence(lines.last) else {
      let open = Diagnostic(
        place: Diagnostic.Place(file: file), message: "The front matter has no end. Write `---` on a line after it.")
      return (Checked(value: FrontMatter(lineCount: lines.count), diagnostics: [open]), [])
    }
    let end = lines.count - 1
    var isMisread = false
    let read = read(lines[1..<end], file: file, &isMisread)
    if read.diagnostics.isEmpty || isMisread { return (read, rest) }
    // What is more than lines of `key: value` may be YAML all the same.
    let yaml = String(decoding: Array(lines[1..<end].joined(separator: "\n".utf8)), as: UTF8.self)
    return (
      (try? FrontMatter(yaml: yaml, lineCount: end + 1)).map { Checked(value: $0, diagnostics: []) } ?? read, rest
    )
  }

  /// The subset that nearly every page keeps to, which is read without YAML's machinery.
  ///
  /// - Parameter isMisread: true afterwards where YAML would read a value differently from how it looks, which is wrong in
  ///   any case. All else may be YAML's ways to write more than a value on a line, such as a list below its key.
  private static func read(
    _ lines: ArraySlice<ArraySlice<UInt8>>, file: String, _ isMisread: inout Bool
  ) -> Checked<FrontMatter> {
    var matter = FrontMatter(lineCount: lines.count + 2)
    var diagnostics: [Diagnostic] = []
    for (number, line) in zip(1..., lines) {
      do throws(Fault) {
        guard let entry = try entry(String(decoding: line, as: UTF8.self)[...], line: number + 1) else { continue }
        if matter[entry.key] != nil {
          throw Fault(column: 1, message: "`\(entry.key)` stands here twice. Take one away.")
        }
        matter.entries.append(entry)
      } catch {
        let place = Diagnostic.Place(file: file, line: number + 1, column: error.column)
        diagnostics.append(Diagnostic(place: place, message: error.message))
        isMisread = isMisread || !error.isStructure
      }
    }
    return Checked(value: matter, diagnostics: diagnostics)
  }

  private static func isFence(_ line: ArraySlice<UInt8>?) -> Bool {
    guard let line, line.starts(with: "---".utf8) else { return false }
    return line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  // MARK: One line

  private struct Fault: Error {
    var column: Int
    var message: String
    /// True for what may be one of YAML's ways to write more than a value on a line.
    var isStructure = false
  }

  private static func entry(_ line: Substring, line number: Int) throws(Fault) -> Entry? {
    try refuseUnseen(line)
    guard let first = line.utf8.first(where: { $0 != UInt8(ascii: " ") }), first != UInt8(ascii: "#") else {
      return nil
    }
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), isKey(line[..<colon]) else {
      throw Fault(
        column: 1, message: "Front matter is made of lines like `title: The first meeting`.", isStructure: true)
    }
    let rest = line[line.utf8.index(after: colon)...]
    guard rest.isEmpty || rest.utf8.first == UInt8(ascii: " ") else {
      throw Fault(column: line[..<colon].utf8.count + 1, message: "Put a space after the colon.")
    }
    let column = line.utf8.count - rest.utf8.drop { $0 == UInt8(ascii: " ") }.count + 1
    let written = trimmed(rest)
    let value = try value(written, column: column)
    return Entry(key: String(line[..<colon]), value: value, line: number, column: column)
  }

  /// Refuses what no screen shows: YAML refuses it, or takes it for the end of a line (1.1, 5.1 and 5.4).
  private static func refuseUnseen(_ line: Substring) throws(Fault) {
    // Nearly every line is plain, and does not need to be decoded.
    if line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return }
    guard let index = line.unicodeScalars.firstIndex(where: isUnseen) else { return }
    let digits = String(line.unicodeScalars[index].value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: 4 - digits.count) + digits
    throw Fault(
      column: line[..<index].utf8.count + 1, message: "A sign that cannot be seen stands here (U+\(code)). Take it out."
    )
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func isKey(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static func value(_ text: Substring, column: Int) throws(Fault) -> Value {
    switch text.first {
    case nil:
      throw Fault(
        column: column, message: "This key has no value. Write one, or take the line away.", isStructure: true)
    case "[": .list(try list(text, column: column))
    default: .text(try scalar(text, column: column))
    }
  }

  private static func list(_ text: Substring, column: Int) throws(Fault) -> [String] {
    guard text.last == "]" else {
      throw Fault(column: column, message: "A list ends in `]`, on the same line.", isStructure: true)
    }
    let inner = trimmed(text.dropFirst().dropLast())
    guard !inner.isEmpty else { return [] }
    var items: [String] = []
    for item in inner.split(separator: ",", omittingEmptySubsequences: false) {
      let item = trimmed(item)
      guard !item.isEmpty else {
        throw Fault(column: column, message: "An item of this list is empty. Take its comma away.")
      }
      let isQuoted = item.first == "\"" || item.first == "'"
      if !isQuoted, item.utf8.contains(where: "[]{}".utf8.contains) {
        throw Fault(column: column, message: "Put an item with brackets or braces in double quotes.")
      }
      items.append(try scalar(item, column: column))
    }
    return items
  }

  private static func scalar(_ text: Substring, column: Int) throws(Fault) -> String {
    switch text.first {
    case "\"": try doubleQuoted(text, column: column)
    case "'": try singleQuoted(text, column: column)
    default: try plain(text, column: column)
    }
  }

  private static func plain(_ text: Substring, column: Int) throws(Fault) -> String {
    if readsOtherwise(text.utf8) {
      throw Fault(
        column: column, message: "Put this value in double quotes: YAML would read it otherwise.",
        isStructure: text.wholeMatch(of: /[>|][-+0-9]*|\{.*\}/) != nil)
    }
    return String(text)
  }

  /// True for what is more than a plain scalar to YAML (1.2, 7.3.3): an indicator at the beginning, a tab, and what
  /// would be a key or a comment.
  private static func readsOtherwise(_ text: Substring.UTF8View) -> Bool {
    if let first = text.first, "!&*-?|>%@`{}[],#:\"'".utf8.contains(first) { return true }
    var before: UInt8 = 0
    for byte in text {
      switch (before, byte) {
      case (_, UInt8(ascii: "\t")), (UInt8(ascii: ":"), UInt8(ascii: " ")), (UInt8(ascii: " "), UInt8(ascii: "#")):
        return true
      default: before = byte
      }
    }
    return before == UInt8(ascii: ":")
  }

  private static func doubleQuoted(_ text: Substring, column: Int) throws(Fault) -> String {
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        guard rest.isEmpty else {
          throw Fault(column: column, message: "Something follows the closing quote. Put it inside, or take it away.")
        }
        return value
      case "\\":
        guard let escaped = rest.popFirst(), escaped == "\"" || escaped == "\\" else {
          throw Fault(column: column, message: "Only `\\\"` and `\\\\` may follow a backslash here.")
        }
        value.append(escaped)
      default: value.append(character)
      }
    }
    throw Fault(column: column, message: "The closing quote is missing.")
  }

  private static func singleQuoted(_ text: Substring, column: Int) throws(Fault) -> String {
    guard text.count >= 2, text.last == "'" else {
      throw Fault(column: column, message: "The closing quote is missing.")
    }
    let inner = text.dropFirst().dropLast().replacing("''", with: "\u{0}")
    guard !inner.contains("'") else {
      throw Fault(column: column, message: "Double a quote inside single quotes: `''`.")
    }
    return String(inner.replacing("\u{0}", with: "'"))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var bytes = text.utf8.drop { $0 == UInt8(ascii: " ") }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return Substring(bytes)
  }
}

extension FrontMatter {
  /// All of YAML.
  ///
  /// - Throws: where it is not YAML, or not a mapping.
  fileprivate init(yaml: String, lineCount: Int) throws {
    struct NoMapping: Error {}
    self.init(lineCount: lineCount)
    guard let mapping = try Yams.compose(yaml: yaml)?.mapping else { throw NoMapping() }
    for (key, node) in mapping {
      guard let name = key.string else { throw NoMapping() }
      let value: Value
      switch node {
      case .scalar(let scalar) where scalar.string.isEmpty && [.any, .plain].contains(scalar.style): throw NoMapping()
      case .scalar(let scalar): value = .text(scalar.string.trimmingCharacters(in: .newlines))
      case .sequence(let items): value = .list(items.map { $0.string ?? "" })
      default: value = .list([])
      }
      let (keyLine, mark) = (key.mark?.line ?? 1, node.mark)
      let isBelow = mark?.line != keyLine
      entries.append(
        Entry(
          key: name, value: value, line: keyLine + 1, column: isBelow ? 1 : mark?.column ?? 1))
    }
  }
}

import Scheme

/// Where the targets of links stand in a Markdown file, so that they can be rewritten and nothing else is touched:
/// `](target)`, `](<target>)` and `[label]: target`.
///
/// What stands in code is no link, but what stands in the program's own blocks is.
struct LinkPlaces {
  /// The targets, in order.
  private(set) var targets: [Range<Int>] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
  }

  private static let blocks = Set(Question.Kind.allCases.map(\.rawValue) + ["table", "note", "warning", "todo"])

  /// Line by line, to leave out other people's fences; within a stretch of text, letter by letter.
  private mutating func scan() {
    var text = 0
    var fence: (mark: UInt8, length: Int, isOurs: Bool)?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end].drop { $0 == UInt8(ascii: " ") }
      let next = min(end + 1, bytes.count)
      let mark = line.first ?? 0
      let run = line.prefix { $0 == mark }.count
      if "`~".utf8.contains(mark), run >= 3, fence.map({ $0.mark == mark && run >= $0.length }) ?? true {
        if fence?.isOurs ?? true { scan(text..<start) }
        let words = String(decoding: line.dropFirst(run), as: UTF8.self).split { " \r\t".contains($0) }
        fence = fence == nil ? (mark, run, words.first.map { Self.blocks.contains(String($0)) } ?? false) : nil
        text = next
      } else if line.isEmpty || line.elementsEqual("\r".utf8) {
        // No span of code goes beyond a paragraph.
        if fence?.isOurs ?? true { scan(text..<start) }
        text = next
      }
      start = next
    }
    if fence?.isOurs ?? true { scan(text..<bytes.count) }
  }

  private mutating func scan(_ text: Range<Int>) {
    var index = text.lowerBound
    while index < text.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"):
        let run = bytes[index..<text.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
        index = codeEnd(after: index + run, run, in: text) ?? index + run
      case UInt8(ascii: "]"):
        index += 1
        guard index < text.upperBound, [UInt8(ascii: "("), UInt8(ascii: ":")].contains(bytes[index]) else { continue }
        if bytes[index] == UInt8(ascii: ":"), !beginsLine(index - 1, in: text) { continue }
        addTarget(after: index + 1, upTo: text.upperBound)
      default: index += 1
      }
    }
  }

  /// Where a span of code ends that begins with so many backticks; `nil` where it does not.
  private func codeEnd(after start: Int, _ length: Int, in text: Range<Int>) -> Int? {
    var index = start
    while index < text.upperBound {
      let run = bytes[index..<text.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      if run == length { return index + run }
      index += max(1, run)
    }
    return nil
  }

  /// True where the label that ends here is all that its line begins with.
  private func beginsLine(_ end: Int, in text: Range<Int>) -> Bool {
    let line = bytes[text.lowerBound..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.lowerBound
    return bytes[line..<end].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "[")
  }

  private mutating func addTarget(after start: Int, upTo end: Int) {
    var start = start
    while start < end, " \n\r\t".utf8.contains(bytes[start]) { start += 1 }
    guard start < end else { return }
    if bytes[start] == UInt8(ascii: "<") {
      guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: ">")) else { return }
      return targets.append(start + 1..<close)
    }
    var depth = 0
    var index = start
    while index < end, bytes[index] > UInt8(ascii: " ") {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { break }
      index += 1
    }
    if index > start { targets.append(start..<index) }
  }
}

import Scheme

/// Marks in a line that libcmark takes for words: those of other tools that are understood here, and those that are not,
/// which are reported. Nothing is printed as it was typed without a word.
struct InlineMarks {
  /// What a piece of text becomes.
  enum Piece {
    case text(String)
    case markup(HTML)
    case link(Link, words: String)
  }

  /// The footnotes that were referred to, in the order of their numbers.
  private(set) var footnotes: [String] = []
  private(set) var warnings: [String] = []
  /// True where a page can have footnotes: in its own text, not in its questions.
  let takesFootnotes: Bool
  /// True between two `~~`.
  private var isStruck = false

  init(takesFootnotes: Bool, footnotes: [String] = []) {
    self.takesFootnotes = takesFootnotes
    self.footnotes = footnotes
  }

  /// What stands in for the `[` of `[^1]` while libcmark reads: `[^1]: address` would be the target of links to it.
  static let footnote: UInt8 = 0x1E

  /// True for text that may hold one of the marks: most texts do not, and are not looked at any closer.
  static func mayBe(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = bytes.count - 1
    if last >= 0, "#[:!-*+".utf8.contains(bytes[0]) { return true }
    for place in bytes.indices where place < last {
      let next = bytes[place + 1]
      switch bytes[place] {
      case UInt8(ascii: "~") where next == UInt8(ascii: "~"), UInt8(ascii: ":") where next == UInt8(ascii: "/"),
        UInt8(ascii: "w") where next == UInt8(ascii: "w"), UInt8(ascii: "[") where "^[".utf8.contains(next),
        UInt8(ascii: "=") where next == UInt8(ascii: "="),
        footnote,
        UInt8(ascii: "]") where next == UInt8(ascii: "[") || next == UInt8(ascii: " "),
        UInt8(ascii: "{") where "{%#".utf8.contains(next):
        return true
      default: continue
      }
    }
    return false
  }

  /// Where a stretch of text is.
  struct Place {
    var beginsLine: Bool
    var beginsItem: Bool
    /// Its words lead somewhere already.
    var isInLink: Bool
    /// Each `~~` among its siblings has another one.
    var hasStrikes: Bool
  }

  /// Reads a stretch of text.
  ///
  /// - Returns: `nil` where it is plain text.
  mutating func read(_ text: String, at place: Place) -> [Piece]? {
    if place.beginsLine { warnings += InlineMarks.beginning(text) }
    var pieces: [Piece] = []
    var rest = text[...]
    if place.beginsItem, let task = rest.prefixMatch(of: /\[([\sxX])\]\s/) {
      pieces.append(.text(task.output.1 == " " ? "☐ " : "☑ "))
      rest = rest[task.range.upperBound...]
    }
    while let match = rest.firstMatch(of: any) {
      if !match.range.isEmpty, match.range.lowerBound > rest.startIndex {
        pieces.append(.text(InlineMarks.shown(rest[..<match.range.lowerBound])))
      }
      var mark = match.output.0
      pieces.append(place.isInLink ? .text(InlineMarks.shown(mark)) : piece(&mark, place))
      rest = rest[mark.endIndex...]
    }
    guard !pieces.isEmpty || rest.utf8.contains(InlineMarks.footnote) else { return nil }
    return rest.isEmpty ? pieces : pieces + [.text(InlineMarks.shown(rest))]
  }

  /// Text with the brackets that were hidden from libcmark.
  private static func shown(_ text: Substring) -> String { String(text).replacing("\u{1E}", with: "[") }

  private let any =
    /(~~|[\x{1E}\[]\^[^\]\s]+\]|https?:\/\/[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+|\{\{|\{%|\{#[\w-]+\}|\[\[[^\[\]]+\]\]|==[^=\s][^=]*==|\]\[[^\]]*\]|\] \((?:https?:|\S+\.md\)))/

  /// What a mark becomes.
  ///
  /// - Parameter mark: what was found; it is shortened to what the piece takes.
  private mutating func piece(_ mark: inout Substring, _ place: Place) -> Piece {
    switch mark.first {
    case "~" where place.hasStrikes:
      isStruck.toggle()
      return .markup(isStruck ? "<del>" : "</del>")
    case "\u{1E}" where takesFootnotes: return .markup(reference(to: String(mark.dropFirst(2).dropLast())))
    case "h", "w":
      mark = InlineMarks.trimmed(mark)
      let words = String(mark).replacing("–", with: "--").replacing("…", with: "...").replacing("’", with: "'")
      let address = words.hasPrefix("www.") ? "https://" + words : words
      return Link(checking: address).map { .link($0, words: words) } ?? .text(String(mark))
    default:
      warnings.append(InlineMarks.advice(mark))
      return .text(InlineMarks.shown(mark))
    }
  }

  /// Punctuation after an address is the sentence's, and so is a bracket that the address does not open.
  private static func trimmed(_ address: Substring) -> Substring {
    var address = address
    while let last = address.last, ".,:;!?*_~'\"’”".contains(last) || last == ")" && !address.contains("(") {
      address.removeLast()
    }
    return address
  }

  private mutating func reference(to id: String) -> HTML {
    let known = footnotes.firstIndex(of: id)
    if known == nil { footnotes.append(id) }
    let number = (known ?? footnotes.count - 1) + 1
    let back: HTML = known == nil ? " id=\"_ref-\(number)\"" : ""
    return "<sup><a href=\"\(href: Link(fragment: "_note-\(number)"))\"\(back)>\(number)</a></sup>"
  }

  // MARK: What is not understood

  private static func advice(_ mark: Substring) -> String {
    switch mark.prefix(2) {
    case "{{", "{%":
      "`\(mark)` is a command of another tool, and is printed as it is. Take it away, or put it in backticks."
    case "[[": "Another tool makes `\(mark)` a link. Here it is printed. Write `[words](page.md)`."
    case "==": "Another tool makes `\(mark)` stand out. Here it is printed. Write `**words**`."
    case "~~": "Something is struck out (`~~`) to no end. Close it."
    case "{#": "Another tool reads `\(mark)` as a heading's id. Here it is printed. Take it away: a heading has an id."
    case "][": "There is no address for the link `[…]\(mark.dropFirst())`. Write `[…](page.md)`."
    case "] ": "There is a space between a link's words and its address, so it is no link. Take the space away."
    default: "A footnote (`\(shown(mark))`) belongs in a page's own text. Here it is printed."
    }
  }

  private static func beginning(_ text: String) -> [String] {
    switch text.prefix(3) {
    case ":::", "!!!":
      ["`\(text.prefix(3))` opens a box in other tools. Here it is printed. Write a `note` or a `warning` as a fence."]
    default:
      if text.prefixMatch(of: /##+[^#\s]/) != nil {
        ["There is no space after the `#`, so this is no heading. Put one there."]
      } else if text.prefixMatch(of: /(?:#+|[-*+])\x{A0}/) != nil {
        ["The space after this mark is a no-break space, so it is no heading and no list. Type a usual space."]
      } else {
        []
      }
    }
  }
}

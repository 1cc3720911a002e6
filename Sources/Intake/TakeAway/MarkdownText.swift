/// Someone's words in Markdown (CommonMark): what a reader shows is what was typed, and nothing in them is taken for
/// markup, a link or a picture.
enum MarkdownText {
  /// ASCII punctuation that can begin something, escaped wherever it occurs.
  private static let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "#", "|", "~", "!"]

  /// One line.
  static func line(_ text: String) -> String {
    inline(text.replacing("\n", with: " "))
  }

  /// Paragraphs; line ends are kept.
  static func paragraphs(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var written = ""
    for (index, line) in lines.enumerated() {
      let isBlank = line.allSatisfy(\.isWhitespace)
      let isFollowed = index + 1 < lines.count && !lines[index + 1].allSatisfy(\.isWhitespace)
      written += isBlank ? "\n" : start(line) + (isFollowed ? "\\\n" : "\n")
    }
    return written
  }

  /// A line of a text: the spaces at its beginning are kept, and no list or heading begins in it.
  private static func start(_ line: String) -> String {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let spaces = indent.reduce("") { $0 + ($1 == "\t" ? "&nbsp;&nbsp;&nbsp;&nbsp;" : "&nbsp;") }
    let rest = line.dropFirst(indent.count)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let mark = rest.dropFirst(digits.count).first
    if !digits.isEmpty, mark == "." || mark == ")" {
      return spaces + digits + "\\" + inline(String(rest.dropFirst(digits.count)))
    }
    let opens = ["-", "+", "="].contains(rest.first)
    return spaces + (opens ? "\\" : "") + inline(String(rest))
  }

  private static func inline(_ text: String) -> String {
    text.reduce(into: "") { $0 += special.contains($1) ? "\\\($1)" : String($1) }
  }
}

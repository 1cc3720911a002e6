import Scheme

/// The few tags of HTML that Markdown has no mark for.
enum InlineHTML {
  /// What a tag becomes on the page; `nil` for one that is not allowed. A comment becomes nothing.
  static func markup(of tag: String) -> HTML? {
    if isComment(tag) { return "" }
    if let words = tag.wholeMatch(of: /<abbr title="([^"<>&]*)">/)?.output.1 {
      return "<abbr title=\"\(String(words))\">"
    }
    return allowed.first { $0.tag == tag.lowercased() }?.markup
  }

  /// True for a block that is a comment and nothing else.
  static func isComment(_ block: String) -> Bool {
    let text = block.drop { $0.isWhitespace }
    guard text.hasPrefix("<!--"), let end = text.range(of: "-->") else { return false }
    return text[end.upperBound...].allSatisfy(\.isWhitespace)
  }

  private static let allowed: [(tag: String, markup: HTML)] = [
    ("<br>", "<br>"), ("<br/>", "<br>"), ("<br />", "<br>"), ("<sup>", "<sup>"), ("</sup>", "</sup>"),
    ("<sub>", "<sub>"), ("</sub>", "</sub>"), ("<kbd>", "<kbd>"), ("</kbd>", "</kbd>"), ("</abbr>", "</abbr>"),
  ]
}

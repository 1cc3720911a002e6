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

  /// The tags that are not closed, or close nothing, among their own siblings: they would run on through the page.
  static func unpaired(_ tags: [Markdown.Node]) -> [Markdown.Node] {
    var open: [(node: Markdown.Node, name: Substring)] = []
    var stray: [Markdown.Node] = []
    for node in tags {
      guard let match = node.literal.lowercased().firstMatch(of: /^<(\/?)(sup|sub|kbd|abbr)\b/) else { continue }
      if match.output.1.isEmpty {
        open.append((node, match.output.2))
      } else if let last = open.last, last.name == match.output.2, last.node.parent == node.parent {
        open.removeLast()
      } else {
        stray.append(node)
      }
    }
    return open.map(\.node) + stray
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

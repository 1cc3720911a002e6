import Scheme

/// Blocks as other tools write them, by the lines that they are made of.
enum BlockMarks {
  /// Where a paragraph is a table: a row of cells, and below it a row of dashes.
  static func isTable(_ lines: [Substring]) -> Bool {
    guard lines.count >= 2, lines[0].contains("|"), lines[1].contains("|"), lines[1].contains("-") else { return false }
    return lines[1].allSatisfy { "|-: \t".contains($0) }
  }

  /// The kind of our note that a quotation of other tools is, such as `> [!WARNING]`, and the lines of its text.
  static func alert(_ lines: [Substring]) -> (kind: String, body: String)? {
    let lines = lines.map { line in
      let words = line.drop { $0 == " " }
      return words.hasPrefix("> ") ? words.dropFirst(2) : words.drop { $0 == ">" }
    }
    guard let name = lines.first?.wholeMatch(of: /\[!(\w+)\]\s*/)?.output.1.uppercased() else { return nil }
    let kinds = ["NOTE": "note", "TIP": "note", "IMPORTANT": "note", "WARNING": "warning", "CAUTION": "warning"]
    return kinds[name].map { ($0, lines.dropFirst().joined(separator: "\n")) }
  }

  /// The footnotes of a paragraph that begins with one: `[^1]: What it says`.
  static func footnotes(_ lines: [Substring]) -> [(id: String, line: Int, text: String)]? {
    var notes: [(id: String, line: Int, text: String)] = []
    for (index, line) in lines.enumerated() {
      if let match = line.wholeMatch(of: /\[\^([^\]\s]+)\]:\s*(.*)/) {
        notes.append((String(match.output.1), index, String(match.output.2)))
      } else if notes.isEmpty {
        return nil
      } else {
        notes[notes.count - 1].text += "\n" + line.drop { $0 == " " }
      }
    }
    return notes.isEmpty ? nil : notes
  }

  /// True for a line that closes a fence.
  static func isFence(_ line: Substring) -> Bool {
    let marks = line.drop { " >".contains($0) }
    return marks.count >= 3
      && (marks.allSatisfy { $0 == "`" || $0 == " " } || marks.allSatisfy { $0 == "~" || $0 == " " })
  }
}

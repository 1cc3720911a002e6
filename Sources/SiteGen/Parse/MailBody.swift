import Foundation

/// A mail's text: each paragraph on one line, to be wrapped when its places are filled; list items and a line that is
/// one place alone stay lines.
enum MailBody {
  static func read(_ body: ArraySlice<UInt8>) -> String {
    var lines: [String] = []
    for line in String(decoding: body, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.trimmingCharacters(in: .whitespaces)
      let goesOn = lines.last.map { !$0.isEmpty && !isPlace($0) } ?? false
      if goesOn, !words.isEmpty, !words.hasPrefix("- "), !isPlace(words) {
        lines[lines.count - 1] += " " + words
      } else {
        lines.append(words)
      }
    }
    return lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// True for a line that is one place alone, such as a link.
  private static func isPlace(_ line: String) -> Bool {
    line.hasPrefix("{") && line.firstIndex(of: "}") == line.indices.last
  }
}

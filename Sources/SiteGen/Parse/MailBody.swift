import Foundation
import Scheme

/// An email's text, read as Markdown and written as plain text: each paragraph on one line, to be wrapped when its
/// placeholders are filled. List items, and a line that is nothing but a placeholder, stay lines.
struct MailBody {
  private let file: String
  private let language: Language
  private var diagnostics: [Diagnostic] = []

  /// Reads the body of an email.
  ///
  /// - Parameter offset: how many lines of the file come before it.
  static func read(_ body: ArraySlice<UInt8>, of file: String, below offset: Int, _ language: Language) -> Checked<
    String
  > {
    var mail = MailBody(file: file, language: language)
    var lines: [(number: Int, words: String)] = []
    let written = String(decoding: body, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in written.enumerated() {
      let words = line.trimmingCharacters(in: .whitespaces)
      let goesOn = lines.last.map { !$0.words.isEmpty && !isPlace($0.words) } ?? false
      if goesOn, !words.isEmpty, itemMark(words).isEmpty, !isPlace(words) {
        lines[lines.count - 1].words += " " + words
      } else {
        lines.append((offset + index + 1, words))
      }
    }
    let text = lines.map { mail.plain($0.words, line: $0.number) }.joined(separator: "\n")
    return Checked(value: text.trimmingCharacters(in: .whitespacesAndNewlines), diagnostics: mail.diagnostics)
  }

  private init(file: String, language: Language) {
    self.file = file
    self.language = language
  }

  /// True for a line that is nothing but a placeholder, such as a link.
  private static func isPlace(_ line: String) -> Bool {
    line.hasPrefix("{") && line.firstIndex(of: "}") == line.indices.last
  }

  /// What a line that is the item of a list begins with: `- `, or a number.
  private static func itemMark(_ line: String) -> Substring { line.prefixMatch(of: /[-*+] +|\d+[.)] +/)?.output ?? "" }

  // MARK: A line

  private mutating func plain(_ line: String, line number: Int) -> String {
    guard !line.isEmpty, !MailBody.isPlace(line) else { return line }
    let mark = MailBody.itemMark(line)
    let words = Markdown.read(line.dropFirst(mark.count).utf8, in: language) { document in
      let blocks = Array(document.children)
      guard blocks.count == 1, let paragraph = blocks.first, paragraph.kind == .paragraph else {
        report("A mail is plain text: paragraphs, and lists whose items begin with `- `. Take this mark away.", number)
        return line
      }
      return read(paragraph, line: number)
    }
    return (mark.first.map { "-*+".contains($0) } ?? false ? "- " : mark) + words
  }

  /// The words of a paragraph. Emphasis goes, and an address comes after the words that lead to it.
  private mutating func read(_ paragraph: Markdown.Node, line number: Int) -> String {
    paragraph.forEachBelow { node in
      switch node.kind {
      case .rawHTML: report("A mail is plain text, without HTML. Take `\(node.literal)` away.", number)
      case .image: report("A mail is plain text, without pictures. Take this one away.", number)
      case .link where node.target.prefixMatch(of: /https?:\/\/|mailto:|tel:/) == nil:
        report("A mail is read far from the site. Write the whole address, beginning with `https://`.", number)
      case .link:
        let address = node.target.replacing(/^(mailto|tel):/, with: "")
        if node.plainText != address { node.append(" (\(address))") }
      default: break
      }
    }
    return paragraph.plainText
  }

  private mutating func report(_ message: String, _ line: Int) {
    diagnostics.append(Diagnostic(place: Diagnostic.Place(file: file, line: line, column: 1), message: message))
  }
}

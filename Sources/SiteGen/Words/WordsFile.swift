import Foundation
import Scheme

/// A sentence of `content/words/`, and where it is.
struct PlacedSentence: Sendable {
  /// Its key within the room; a plural form's ends in its category.
  var key: String
  /// Plain text, with placeholders.
  var text: String
  var position: ContentPage.Position
  /// The lines of the file from there on, as they are written.
  fileprivate var source: [Substring] = []

  /// Where a placeholder is written; where the sentence begins if it is not.
  func position(of placeholder: String) -> ContentPage.Position {
    for (index, line) in source.enumerated() {
      guard let found = line.range(of: "{\(placeholder)}") else { continue }
      let column = line.utf8.distance(from: line.startIndex, to: found.lowerBound) + 1
      return ContentPage.Position(line: position.line + index, column: column)
    }
    return position
  }
}

/// A file of `content/words/`: headings and paragraphs say where sentences appear; each item of a list is one, its key in
/// backticks before it.
struct WordsFile {
  private let file: String
  private let offset: Int
  private let lines: [Substring]
  private var sentences: [PlacedSentence] = []
  private var diagnostics: [Diagnostic] = []

  /// Reads the body of a file of words.
  ///
  /// - Parameter offset: how many lines of the file come before it.
  static func read(_ body: ArraySlice<UInt8>, of file: String, below offset: Int, _ language: Language)
    -> Checked<[PlacedSentence]>
  {
    let lines = String(decoding: body, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    var words = WordsFile(file: file, offset: offset, lines: lines)
    Markdown.read(body, in: language) { document in
      for block in document.children { words.read(block) }
    }
    return Checked(value: words.sentences, diagnostics: words.diagnostics)
  }

  private init(file: String, offset: Int, lines: [Substring]) {
    self.file = file
    self.offset = offset
    self.lines = lines
  }

  private mutating func read(_ block: Markdown.Node) {
    switch block.kind {
    case .heading, .paragraph: break
    case .list: for item in block.children { readSentence(item) }
    default: report("A file of words is made of headings, paragraphs and lists of sentences.", at: block)
    }
  }

  private mutating func readSentence(_ item: Markdown.Node) {
    let blocks = Array(item.children)
    guard blocks.count == 1, let words = blocks.first, words.kind == .paragraph,
      let first = words.children.first(where: { _ in true }), first.kind == .inlineCode
    else {
      report("A sentence is a list item: its key in backticks, then its words, in one paragraph.", at: item)
      return
    }
    let key = first.literal
    first.remove()
    words.forEachBelow { node in
      switch node.kind {
      case .paragraph, .text, .lineBreak: break
      default: report("The sentence `\(key)` is plain text. Take the Markdown out of it.", at: item)
      }
    }
    let text = words.plainText.drop { $0 == " " }
    if text.isEmpty { report("The sentence `\(key)` has no words. Write them after its key.", at: item) }
    let position = ContentPage.Position(line: offset + item.line, column: item.column)
    let source = Array(lines.dropFirst(item.line - 1).prefix(item.lastLine - item.line + 1))
    sentences.append(PlacedSentence(key: key, text: String(text), position: position, source: source))
  }

  private mutating func report(_ message: String, at node: Markdown.Node) {
    let place = Diagnostic.Place(file: file, line: offset + node.line, column: node.column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }
}

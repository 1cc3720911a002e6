import Foundation
import Scheme

/// Reads one Markdown file into a page and all that is wrong with it.
struct PageParser {
  private let file: SourceFile
  private var page: ContentPage
  /// Lines before the body.
  private var offset = 0
  /// The level of the heading above; the title is the first.
  private var level = 1
  private var diagnostics: [Diagnostic] = []
  private var inlines: Inlines

  static func read(_ file: SourceFile, in folder: ContentFolder) -> Checked<ContentPage?> {
    guard let path = ContentFolder.outputPath(file.path) else {
      let message = "A file's name, and its folder's, is made of lower-case letters, digits and hyphens."
      return Checked(
        value: nil, diagnostics: [Diagnostic(place: Diagnostic.Place(file: file.name), message: message)])
    }
    if file.path == "my.md" || file.path.hasPrefix("my/") {
      let message = "Pages below `my/` are drawn by Intake. Move this file to another folder."
      return Checked(
        value: nil, diagnostics: [Diagnostic(place: Diagnostic.Place(file: file.name), message: message)])
    }
    do {
      var parser = PageParser(file: file, path: path, folder: folder)
      parser.read(try file.text())
      parser.page.references = parser.inlines.references
      return Checked(value: parser.page, diagnostics: parser.diagnostics + parser.inlines.diagnostics)
    } catch {
      return Checked(value: nil, diagnostics: error.diagnostics)
    }
  }

  private init(file: SourceFile, path: SitePath, folder: ContentFolder) {
    self.file = file
    page = ContentPage(source: file.path, name: file.name, path: path, kind: PageKind(sourcePath: file.path))
    inlines = Inlines(page: page, folder: folder)
  }

  private mutating func read(_ text: String) {
    let (matter, body) = FrontMatter.split(text, file: file.name)
    offset = matter.value.lineCount
    diagnostics += matter.diagnostics
    let head = PageHeadReader.read(matter.value, kind: page.kind, file: file.name)
    page.head = head.value
    diagnostics += head.diagnostics
    if page.title.isEmpty, diagnostics.isEmpty {
      report("This page has no title. Write `title: …` between two lines of `---`.", line: 1)
    }
    if page.kind == .mail {
      page.mailBody = PageParser.paragraphs(body)
    } else {
      for block in Markdown(body).blocks { read(block) }
    }
  }

  /// A mail's text: each paragraph on one line, to be wrapped when its places are filled; list items and a line that
  /// is one place alone stay lines.
  private static func paragraphs(_ body: Substring) -> String {
    var lines: [String] = []
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.trimmingCharacters(in: .whitespaces)
      let goesOn = lines.last.map { !$0.isEmpty && !$0.hasPrefix("{") } ?? false
      if goesOn, !words.isEmpty, !words.hasPrefix("- "), !words.hasPrefix("{link}") {
        lines[lines.count - 1] += " " + words
      } else {
        lines.append(words)
      }
    }
    return lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  // MARK: Blocks

  private mutating func read(_ block: Markdown.Node) {
    switch block.kind {
    case .heading(let level): readHeading(block, level: level)
    case .code where !block.info.isEmpty: readFence(block)
    default:
      checkInlines(block)
      count(words: block.plainText)
      page.parts.append(.prose(html: block.html))
    }
  }

  private mutating func readHeading(_ block: Markdown.Node, level: Int) {
    if level == 1 {
      report("The title is the page's only first-level heading. Use `##`.", at: block)
    } else if level > self.level + 1 {
      report("This heading skips a level. Use `\(String(repeating: "#", count: self.level + 1))`.", at: block)
    }
    self.level = level
    checkInlines(block)
    let words = block.wording
    let anchor = Slug.make(words.text)
    if anchor.isEmpty { report("This heading has no letters that a link could lead to.", at: block) }
    claim(anchor, at: block)
    page.parts.append(.heading(level: level, anchor: anchor, wording: words))
  }

  /// A fragment leads to one place of a page. Nothing is renamed in silence: links to it would lead elsewhere.
  private mutating func claim(_ anchor: String, at block: Markdown.Node) {
    if !page.anchors.insert(anchor).inserted {
      report("Another heading or question of this page leads to `#\(anchor)` already. Choose other words.", at: block)
    }
  }

  private mutating func readFence(_ block: Markdown.Node) {
    let place = Diagnostic.Place(file: file.name, line: offset + block.line, column: block.column)
    switch block.info {
    case "table":
      count(words: block.literal)
      read(TableBlock.read(block.literal, at: place, &inlines))
    case "note", "warning":
      count(words: block.literal)
      read(AsideBlock.read(block.literal, kind: block.info, at: place, &inlines))
    default: readQuestion(block, at: place)
    }
  }

  private mutating func read(_ drawn: Checked<HTML>) {
    diagnostics += drawn.diagnostics
    page.parts.append(.prose(html: drawn.value))
  }

  private mutating func readQuestion(_ block: Markdown.Node, at place: Diagnostic.Place) {
    let read = QuestionBlock.read(info: block.info, body: block.literal, at: place, &inlines)
    diagnostics += read.diagnostics
    guard let question = read.value else { return }
    if !page.kind.questionKinds.contains(question.kind) {
      report("A `\(question.kind.rawValue)` cannot stand in \(page.kind.name).", at: block)
    }
    claim(question.id, at: block)
    page.questionPlaces.append((question, place))
    page.parts.append(.question(question))
  }

  private mutating func count(words text: String) {
    // By bytes: all that is not ASCII belongs to words.
    let words = Array(text.lowercased().utf8).split { byte in
      byte < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    page.wordCount += words.count
    for word in words where word.count > 2 { page.searchWords.insert(String(decoding: word, as: UTF8.self)) }
  }

  /// Follows the links of a block and refuses raw HTML and questions inside of it.
  private mutating func checkInlines(_ block: Markdown.Node) {
    block.forEachBelow { node in
      if node.kind == .code, !node.info.isEmpty {
        report("A question stands at the left margin, in no list and no quotation.", at: node)
      }
    }
    inlines.check(block, below: offset)
  }

  private mutating func report(_ message: String, at node: Markdown.Node) {
    report(message, line: offset + node.line, column: node.column)
  }

  private mutating func report(_ message: String, line: Int, column: Int = 1) {
    let place = Diagnostic.Place(file: file.name, line: line, column: column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }
}

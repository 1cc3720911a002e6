import Foundation
import Scheme

/// Reads one Markdown file into a page and all that is wrong with it.
struct PageParser {
  let file: SourceFile
  let folder: ContentFolder
  private let kind: PageKind
  private var head = PageHead()
  private var parts: [Form.Part] = []
  private var questions: [ContentPage.PlacedQuestion] = []
  private var anchors: [String] = []
  /// The anchors that several headings would have.
  private var ambiguous: Set<String> = []
  /// The page's plain text, where its words are wanted.
  var text: [UInt8] = []
  /// Lines before the body.
  var offset = 0
  /// The level of the heading above; the title is the first.
  private var level = 1
  var diagnostics: [Diagnostic] = []
  var inlines: Inlines
  /// What follows the front matter.
  private var body: ArraySlice<UInt8> = []
  lazy var lines = String(decoding: body, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  var footnotes: [(id: String, line: Int, text: String)] = []

  static func read(_ file: SourceFile, in folder: ContentFolder) -> Checked<ContentPage?> {
    guard let path = ContentFolder.outputPath(file.path) else {
      let message = "A file's name, and its folder's, is made of lower-case letters, digits and hyphens. Rename it."
      return Checked(
        value: nil, diagnostics: [Diagnostic(place: Diagnostic.Place(file: file.name), message: message)])
    }
    if file.path == "my.md" || file.path.hasPrefix("my/") {
      let message = "Pages below `my/` are drawn by Intake. Move this file to another folder."
      return Checked(
        value: nil, diagnostics: [Diagnostic(place: Diagnostic.Place(file: file.name), message: message)])
    }
    do {
      var parser = PageParser(file: file, folder: folder)
      let page = parser.page(folder.terms.filled(try file.text()), at: path)
      return Checked(value: page, diagnostics: parser.diagnostics + parser.inlines.diagnostics)
    } catch let list as Diagnostic.List {
      return Checked(value: nil, diagnostics: list.diagnostics)
    } catch {
      return Checked(
        value: nil, diagnostics: [Diagnostic(place: Diagnostic.Place(file: file.name), message: "\(error)")])
    }
  }

  private init(file: SourceFile, folder: ContentFolder) {
    self.file = file
    self.folder = folder
    kind = PageKind(sourcePath: file.path)
    inlines = Inlines(file: file, folder: folder)
  }

  private mutating func page(_ text: ArraySlice<UInt8>, at path: SitePath) -> ContentPage {
    let (matter, body) = FrontMatter.split(text, file: file.name)
    offset = matter.value.lineCount
    diagnostics += matter.diagnostics
    let read = PageHeadReader.read(matter.value, kind: kind, file: file.name)
    head = read.value
    diagnostics += read.diagnostics
    if folder.takesDrafts { head.isDraft = false }
    defer {
      if head.title.isEmpty, !diagnostics.hasErrors {
        report("This page has no title. Write `title: …` between two lines of `---`, or begin with `# …`.", line: 1)
      }
    }
    if ![.mail, .words].contains(kind) { checkNumbers(text) }
    if kind == .mail {
      let read = MailBody.read(body, of: file.name, below: offset, folder.language)
      diagnostics += read.diagnostics
      return ContentPage(file: file, path: path, kind: kind, head: head, mailBody: read.value)
    }
    if kind == .words {
      let read = WordsFile.read(body, of: file.name, below: offset, folder.language)
      diagnostics += read.diagnostics
      return ContentPage(file: file, path: path, kind: kind, head: head, sentences: read.value)
    }
    self.body = body
    inlines.takesFootnotes = true
    Markdown.read(body, in: folder.language, hasFootnotes: true) { document in readBlocks(document) }
    inlines.takesFootnotes = false
    drawFootnotes()
    takeOptionsOver()
    if kind == .stage { checkAlerts() }
    let pairs = DoAndDont.pairs(in: parts, folder.pairNames)
    return ContentPage(
      file: file, path: path, kind: kind, head: head, parts: parts, pairs: pairs, questions: questions,
      anchors: anchors, ambiguous: ambiguous,
      references: inlines.references, words: PageWords(of: self.text, isIndexed: folder.indexesWords),
      searchCard: folder.indexesWords ? SearchPage.card(path, head, parts, pairs) : HTML())
  }

  /// A name in braces that stands for no number would be printed as it is. A form's labels for readers have a
  /// placeholder as well.
  private mutating func checkNumbers(_ text: ArraySlice<UInt8>) {
    for name in folder.terms.unknownNames(in: text) {
      let before = text[..<name.startIndex]
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.startIndex
      let written = String(decoding: name, as: UTF8.self)
      let isLabel = kind == .form && text[start...].starts(with: "# ".utf8)
      if isLabel, written == Question.authorPlace { continue }
      let known = folder.terms.texts.keys.sorted()
      report(
        "`{\(written)}` is not one of the scheme’s numbers.\(Nearest.hint(for: written, among: known)) "
          + "They are \(known.map { "`{\($0)}`" }.joined(separator: ", ")).",
        line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: name.startIndex - start)
    }
  }

  // MARK: Blocks

  /// Blocks with no heading and none of our fences between them are drawn in one go.
  private mutating func readBlocks(_ document: Markdown.Node) {
    var prose = Markdown.Run()
    for block in document.children {
      if block.isLast, block.kind == .code { checkFence(block) }
      if block.kind.isHeading || block.isMarkedFence && QuestionFlags.isOurs(block.info) {
        add(prose.draw())
        if case .heading(let level) = block.kind { readHeading(block, level: level) } else { readFence(block) }
      } else if let drawn = foreign(block) {
        add(prose.draw())
        if !drawn.isEmpty { add(drawn) }
      } else {
        inlines.check(block, below: offset)
        addWords(of: block)
        prose.take(block)
      }
    }
    add(prose.draw())
  }

  mutating func add(_ prose: HTML?) {
    if let prose { parts.append(.prose(html: prose)) }
  }

  private mutating func readHeading(_ block: Markdown.Node, level: Int) {
    if level == 1, takeTitle(block) { return }
    if level == 1 {
      report("The title is the page's only first-level heading. Use `##`.", at: block)
    } else if level > self.level + 1 {
      warn("This heading skips a level. Use `\(String(repeating: "#", count: self.level + 1))`.", at: block)
    }
    self.level = level
    inlines.check(block, below: offset)
    let words = block.wording
    let anchor = Slug.make(words.text)
    if anchor.isEmpty {
      report("This heading has no letters from a to z that a link could lead to. Add a word.", at: block)
    }
    parts.append(.heading(level: level, anchor: free(anchor), wording: words))
  }

  /// A page without `title:` may begin with its title instead.
  private mutating func takeTitle(_ block: Markdown.Node) -> Bool {
    guard head.title.isEmpty, parts.isEmpty else { return false }
    head.title = block.plainText
    return true
  }

  /// The anchor of a heading. A heading that is there once more is numbered: `examples`, `examples-2`.
  private mutating func free(_ anchor: String) -> String {
    guard anchors.contains(anchor) else {
      anchors.append(anchor)
      return anchor
    }
    ambiguous.insert(anchor)
    let numbered = (2...).lazy.map { "\(anchor)-\($0)" }.first { !anchors.contains($0) } ?? anchor
    anchors.append(numbered)
    return numbered
  }

  /// The fragment of a question leads to one place on a page. Nothing is renamed silently: links to it would lead
  /// elsewhere.
  private mutating func claim(_ anchor: String, at block: Markdown.Node) {
    if anchors.contains(anchor) {
      report("Another heading or question of this page leads to `#\(anchor)` already. Choose other words.", at: block)
    } else {
      anchors.append(anchor)
    }
  }

  private mutating func readFence(_ block: Markdown.Node) {
    let place = Diagnostic.Place(file: file.name, line: offset + block.line, column: block.column)
    switch block.info {
    case "table":
      addWords(of: block)
      read(TableBlock.read(block.literal, at: place, &inlines))
    case "note", "warning", "todo":
      addWords(of: block)
      read(AsideBlock.read(block.literal, kind: block.info, at: place, &inlines))
      if block.info == "todo", !folder.takesTodos {
        report("This is still to be done: write what it asks for, and take the `todo` away.", at: block)
      }
    default: readQuestion(block, at: place)
    }
  }

  private mutating func read(_ drawn: Checked<HTML>) {
    diagnostics += drawn.diagnostics
    parts.append(.prose(html: drawn.value))
  }

  private mutating func readQuestion(_ block: Markdown.Node, at place: Diagnostic.Place) {
    let read = QuestionBlock.read(info: block.info, body: block.literal, at: place, &inlines)
    diagnostics += read.diagnostics
    guard let question = read.value else { return }
    if let misplaced = misplacement(of: question) { report(misplaced, at: block) }
    claim(question.id, at: block)
    let position = ContentPage.Position(line: place.line, column: place.column)
    questions.append(ContentPage.PlacedQuestion(question: question, position: position))
    parts.append(.question(question))
  }

  /// Why a question has no place on this page; `nil` where it has one.
  private func misplacement(of question: Question) -> String? {
    let isEntry = question.kind == .diary && file.path == "forms/\(FormKind.diaryEntry.rawValue).md"
    if !kind.questionKinds.contains(question.kind), !isEntry {
      let usual = kind.questionKinds.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      return "A `\(question.kind.rawValue)` cannot stand in \(kind.name). "
        + (usual.isEmpty ? "Questions stand in guides, in stages and in forms." : "There, use \(usual).")
    }
    guard kind == .stage else {
      let isForPairs = question.author != .agreed || question.rows != 1 || question.isPrivate || question.isGate
      return isForPairs || question.alert != nil
        ? "`by=`, `repeat`, `private`, `alert` and `gate` are for the roadmap's stages. Take them away." : nil
    }
    let hasGate = questions.contains { $0.question.isGate }
    return question.isGate && hasGate ? "A stage has one gate, and this one has its own already. Take one away." : nil
  }

  private mutating func checkAlerts() {
    for placed in questions {
      guard let fault = placed.question.alertFault else { continue }
      report(fault, line: placed.position.line, column: placed.position.column)
    }
  }

  /// Gives a question with `options=ID` the options of that other one.
  private mutating func takeOptionsOver() {
    let asked = questions
    for index in questions.indices {
      // The options of another form are found when all pages are known.
      guard let other = questions[index].question.optionsFrom, other != Question.listedByProgram, !other.contains(".")
      else { continue }
      let options = asked.first { $0.question.id == other }?.question.options ?? []
      let position = questions[index].position
      if options.isEmpty {
        report(
          "There is no question `\(other)` with options on this page. Name one, or list the options here.",
          line: position.line, column: position.column)
      }
      questions[index].question.options = options
    }
    var rest = questions[...]
    for index in parts.indices {
      if case .question = parts[index], let next = rest.popFirst() { parts[index] = .question(next.question) }
    }
  }

  mutating func addWords(of block: Markdown.Node) {
    guard folder.indexesWords || kind.saysReadingTime else { return }
    block.addPlainText(to: &text)
    text.append(UInt8(ascii: "\n"))
  }

  private mutating func warn(_ message: String, at node: Markdown.Node) {
    let place = Diagnostic.Place(file: file.name, line: offset + node.line, column: node.column)
    diagnostics.append(Diagnostic(place: place, level: .warning, message: message))
  }

  mutating func report(_ message: String, at node: Markdown.Node) {
    report(message, line: offset + node.line, column: node.column)
  }

  mutating func report(_ message: String, line: Int, column: Int = 1) {
    let place = Diagnostic.Place(file: file.name, line: line, column: column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }
}

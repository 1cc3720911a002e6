import Scheme

/// What is inside blocks, both on a page and in its questions: links are followed, pictures get their size, and raw
/// HTML is refused.
struct Inlines {
  let file: SourceFile
  let folder: ContentFolder
  private(set) var references: [ContentPage.Reference] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The footnotes that the page refers to, in the order of their numbers.
  private(set) var footnotes: [String] = []
  /// True while the page's own text is read.
  var takesFootnotes = false
  /// What comes before the block's document in the file.
  private var start = (lines: 0, columns: 0)

  init(file: SourceFile, folder: ContentFolder) {
    self.file = file
    self.folder = folder
  }

  /// Checks a block and all below it, and gives its links the targets that they must have in markup.
  ///
  /// One of our fences has no place in a block, and nor has a heading: it would have no anchor, and nothing to get its
  /// level from.
  ///
  /// - Parameters:
  ///   - lines: how many lines of the file come before the block's document.
  ///   - columns: how many columns come before it.
  mutating func check(_ block: Markdown.Node, below lines: Int, rightOf columns: Int = 0) {
    start = (lines, columns)
    let isHeading = block.kind.isHeading
    var pictures: [(node: Markdown.Node, markup: HTML)] = []
    var texts: [Markdown.Node] = []
    var tags: [Markdown.Node] = []
    block.forEachBelow { node in
      switch node.kind {
      case .code where node.isMarkedFence && QuestionFlags.isOurs(node.info):
        report("A `\(QuestionFlags.name(node.info))` stands at the left margin, in no list and no quotation.", at: node)
      case .heading where !isHeading:
        report("A heading stands at the left margin, in no list and no quotation.", at: node)
      case .rawHTML:
        if let markup = InlineHTML.markup(of: node.literal) {
          pictures.append((node, markup))
          tags.append(node)
        } else {
          report(Inlines.refusal(of: node.literal), at: node)
        }
      case .text: if node.mayHoldMarks { texts.append(node) }
      case .link: follow(node)
      case .image:
        if let markup = picture(node) { pictures.append((node, markup)) }
      default: break
      }
    }
    for node in InlineHTML.unpaired(tags) {
      report("`\(node.literal)` has no other half. Open and close it within the same words.", at: node)
    }
    for (node, markup) in pictures { node.replace(with: markup) }
    readMarks(texts)
  }

  /// Puts what is meant in the place of other tools' marks.
  private mutating func readMarks(_ texts: [Markdown.Node]) {
    guard !texts.isEmpty else { return }
    var marks = InlineMarks(takesFootnotes: takesFootnotes, footnotes: footnotes)
    // What is struck out begins and ends among the same siblings: it cannot begin in one item of a list and end in another.
    let strikes = Dictionary(grouping: texts, by: \.parent).mapValues { siblings in
      siblings.reduce(0) { $0 + $1.literal.ranges(of: "~~").count }
    }
    var told = 0
    for node in texts {
      let place = InlineMarks.Place(
        beginsLine: node.beginsLine,
        beginsItem: node.isFirst && node.parent?.isFirst ?? false && node.parent?.parent?.kind == .item,
        isInLink: node.parent?.kind == .link, hasStrikes: strikes[node.parent].map { $0 % 2 == 0 } ?? false)
      let pieces = marks.read(node.literal, at: place)
      for warning in marks.warnings.dropFirst(told) { warn(warning, at: node) }
      told = marks.warnings.count
      if let pieces { node.replace(with: pieces) }
    }
    footnotes = marks.footnotes
  }

  private mutating func warn(_ message: String, at node: Markdown.Node) {
    let position = position(of: node)
    let place = Diagnostic.Place(file: file.name, line: position.line, column: position.column)
    diagnostics.append(Diagnostic(place: place, level: .warning, message: message))
  }

  private mutating func follow(_ node: Markdown.Node) {
    do {
      let target = try LinkTarget(node.target, from: file.path, in: folder)
      node.retarget(target.link)
      if let relative = target.advice { warn("Links here are relative to the page: write `\(relative)`.", at: node) }
      if let (path, fragment) = target.page {
        references.append(ContentPage.Reference(target: path, fragment: fragment, position: position(of: node)))
      }
    } catch {
      diagnostics.append(Diagnostic(place: placeOfTarget(node), message: error.message))
    }
  }

  /// Where a link's target is written. libcmark loses the line of a link that wraps.
  private func placeOfTarget(_ node: Markdown.Node) -> Diagnostic.Place {
    let position = position(of: node)
    let lines = ((try? file.text()) ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let written = lines.dropFirst(position.line - 1).first?.dropFirst(position.column - 1).first
    if let written, "[<".utf8.contains(written) {
      return Diagnostic.Place(file: file.name, line: position.line, column: position.column)
    }
    let target = Array("](\(node.target)".utf8)
    for line in max(1, position.line - 1)..<(position.line + 3) where line <= lines.count {
      guard let found = lines[line - 1].firstRange(of: target) else { continue }
      let column = lines[line - 1].distance(from: lines[line - 1].startIndex, to: found.lowerBound) + 3
      return Diagnostic.Place(file: file.name, line: line, column: column)
    }
    return Diagnostic.Place(file: file.name, line: position.line, column: position.column)
  }

  /// A picture whose space on the page is kept free until it has loaded; `nil` where something is wrong with it.
  private mutating func picture(_ node: Markdown.Node) -> HTML? {
    let words = node.plainText
    if words.isEmpty {
      report("This picture has no words for those who cannot see it. Write them: `![What it shows](…)`.", at: node)
    }
    do {
      let target = try LinkTarget(node.target, from: file.path, in: folder)
      guard let picture = target.picture else {
        report(
          "“\(node.target)” is no picture of the content folder. Put a PNG, JPEG, GIF, WebP or SVG there, and link to it.",
          at: node
        )
        return nil
      }
      return """
        <img src="\(href: target.link)" alt="\(words)" width="\(picture.width)" height="\(picture.height)" loading="lazy">
        """
    } catch {
      report(error.message, at: node)
      return nil
    }
  }

  private func position(of node: Markdown.Node) -> ContentPage.Position {
    ContentPage.Position(line: start.lines + node.line, column: start.columns + node.column)
  }

  private mutating func report(_ message: String, at node: Markdown.Node) {
    let position = position(of: node)
    let place = Diagnostic.Place(file: file.name, line: position.line, column: position.column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }

  private static func refusal(of html: String) -> String {
    let start = html.split(separator: "\n").first.map(String.init) ?? html
    if start.hasPrefix("<!--"), !html.contains("-->") {
      return "This comment has no end, and takes the rest of the page with it. Close it with `-->`."
    }
    return "Raw HTML (`\(start.prefix(40))`) is not allowed. Write it in Markdown, or put a backslash before the `<`."
  }
}

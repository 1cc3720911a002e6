import Scheme

/// What is inside blocks, both on a page and in its questions: links are followed, pictures get their size, and raw
/// HTML is refused.
struct Inlines {
  let file: SourceFile
  let folder: ContentFolder
  private(set) var references: [ContentPage.Reference] = []
  private(set) var diagnostics: [Diagnostic] = []
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
    block.forEachBelow { node in
      switch node.kind {
      case .code where node.isMarkedFence:
        report("A question stands at the left margin, in no list and no quotation.", at: node)
      case .heading where !isHeading:
        report("A heading stands at the left margin, in no list and no quotation.", at: node)
      case .rawHTML: report(Inlines.refusal(of: node.literal), at: node)
      case .link: follow(node)
      case .image:
        if let markup = picture(node) { pictures.append((node, markup)) }
      default: break
      }
    }
    for (node, markup) in pictures { node.replace(with: markup) }
  }

  private mutating func follow(_ node: Markdown.Node) {
    do {
      let target = try LinkTarget(node.target, from: file.path, in: folder)
      node.retarget(target.link)
      if let (path, fragment) = target.page {
        references.append(ContentPage.Reference(target: path, fragment: fragment, position: position(of: node)))
      }
    } catch {
      report(error.message, at: node)
    }
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
          "“\(node.target)” is no picture of the content folder. Put the picture there, and link to its file.", at: node
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
    return "Raw HTML (`\(start.prefix(40))`) is not allowed. Write it in Markdown, or put a backslash before the `<`."
  }
}

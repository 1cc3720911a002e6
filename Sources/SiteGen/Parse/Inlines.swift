import Scheme

/// What stands inside of blocks, on a page and in its questions alike: links are followed, pictures get their size, raw
/// HTML is refused.
struct Inlines {
  let file: SourceFile
  let folder: ContentFolder
  private(set) var references: [ContentPage.Reference] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile, folder: ContentFolder) {
    self.file = file
    self.folder = folder
  }

  /// Checks a block and all below it, and gives its links the targets that they must have in markup.
  ///
  /// - Parameter lines: how many lines of the file stand before the block's document.
  ///
  /// A fence of ours has no place in a block, and no more has a heading: it would have no anchor, and its level would
  /// follow from nothing.
  mutating func check(_ block: Markdown.Node, below lines: Int) {
    let isHeading = block.kind.isHeading
    var pictures: [(node: Markdown.Node, markup: HTML)] = []
    block.forEachBelow { node in
      switch node.kind {
      case .code where node.isMarkedFence:
        report("A question stands at the left margin, in no list and no quotation.", at: node, below: lines)
      case .heading where !isHeading:
        report("A heading stands at the left margin, in no list and no quotation.", at: node, below: lines)
      case .rawHTML: report(Inlines.refusal(of: node.literal), at: node, below: lines)
      case .link: follow(node, below: lines)
      case .image:
        if let markup = picture(node, below: lines) { pictures.append((node, markup)) }
      default: break
      }
    }
    for (node, markup) in pictures { node.replace(with: markup) }
  }

  private mutating func follow(_ node: Markdown.Node, below lines: Int) {
    do {
      let target = try LinkTarget(node.target, from: file.path, in: folder)
      node.retarget(target.link)
      if let (path, fragment) = target.page {
        let position = ContentPage.Position(line: lines + node.line, column: node.column)
        references.append(ContentPage.Reference(target: path, fragment: fragment, position: position))
      }
    } catch {
      report(error.message, at: node, below: lines)
    }
  }

  /// A picture that keeps its room on the page before it is there; `nil` where something is wrong with it.
  private mutating func picture(_ node: Markdown.Node, below lines: Int) -> HTML? {
    let words = node.plainText
    if words.isEmpty {
      report(
        "This picture has no words for those who cannot see it. Write them: `![What it shows](…)`.", at: node,
        below: lines)
    }
    do {
      let target = try LinkTarget(node.target, from: file.path, in: folder)
      guard let picture = target.picture else {
        report("“\(node.target)” is no picture of the content folder.", at: node, below: lines)
        return nil
      }
      return """
        <img src="\(href: target.link)" alt="\(words)" width="\(picture.width)" height="\(picture.height)" loading="lazy">
        """
    } catch {
      report(error.message, at: node, below: lines)
      return nil
    }
  }

  private mutating func report(_ message: String, at node: Markdown.Node, below lines: Int) {
    let place = Diagnostic.Place(file: file.name, line: lines + node.line, column: node.column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }

  private static func refusal(of html: String) -> String {
    let start = html.split(separator: "\n").first.map(String.init) ?? html
    return "Raw HTML (`\(start.prefix(40))`) is not allowed. Write it in Markdown, or put a backslash before the `<`."
  }
}

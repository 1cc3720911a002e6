import Scheme

/// What stands inside of blocks, on a page and in its questions alike: links are followed, raw HTML is refused.
struct Inlines {
  let page: ContentPage
  let folder: ContentFolder
  private(set) var references: [ContentPage.Reference] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(page: ContentPage, folder: ContentFolder) {
    self.page = page
    self.folder = folder
  }

  /// Checks a block and all below it, and gives its links the targets that they must have in markup.
  ///
  /// - Parameter lines: how many lines of the file stand before the block's document.
  mutating func check(_ block: Markdown.Node, below lines: Int) {
    block.forEachBelow { node in
      let place = Diagnostic.Place(file: page.name, line: lines + node.line, column: node.column)
      switch node.kind {
      case .rawHTML: diagnostics.append(Diagnostic(place: place, message: Inlines.refusal(of: node.literal)))
      case .link: follow(node, at: place)
      case .image:
        follow(node, at: place)
        if node.plainText.isEmpty {
          let message = "This picture has no words for those who cannot see it. Write them: `![What it shows](…)`."
          diagnostics.append(Diagnostic(place: place, message: message))
        }
      default: break
      }
    }
  }

  private mutating func follow(_ node: Markdown.Node, at place: Diagnostic.Place) {
    do {
      let target = try LinkTarget(node.target, from: page, in: folder)
      node.retarget(target.link)
      if let (path, fragment) = target.page {
        references.append(ContentPage.Reference(target: path, fragment: fragment, place: place))
      }
    } catch {
      diagnostics.append(Diagnostic(place: place, message: error.message))
    }
  }

  private static func refusal(of html: String) -> String {
    let start = html.split(separator: "\n").first.map(String.init) ?? html
    return "Raw HTML (`\(start.prefix(40))`) is not allowed. Write it in Markdown, or put a backslash before the `<`."
  }
}

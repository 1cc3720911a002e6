import Scheme

/// A fenced `note`, `warning` or `todo`: Markdown that stands out from the text. A `todo` is for editors only.
enum AsideBlock {
  /// Draws the block's own Markdown; questions and headings have no place in it.
  static func read(
    _ body: String, kind: String, at place: Diagnostic.Place, _ inlines: inout Inlines
  ) -> Checked<HTML> {
    var diagnostics: [Diagnostic] = []
    let prose = Markdown.read(body.utf8, in: inlines.folder.language) { document in
      for block in document.children {
        inlines.check(block, below: place.line)
        switch block.kind {
        case .paragraph, .list: break
        default:
          let place = Diagnostic.Place(file: place.file, line: place.line + block.line, column: block.column)
          diagnostics.append(Diagnostic(place: place, message: "A `\(kind)` is made of paragraphs and lists."))
        }
      }
      return document.html
    }
    if prose.isEmpty {
      diagnostics.append(
        Diagnostic(place: place, message: "This `\(kind)` is empty. Write its text between the fences."))
    }
    let html: HTML = """
      <aside class="\(kind)">
      <p class="kicker">\(SiteWords.aside(kind))</p>
      \(prose)</aside>

      """
    return Checked(value: html, diagnostics: diagnostics)
  }
}

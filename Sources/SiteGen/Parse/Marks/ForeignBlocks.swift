import Scheme

/// Blocks of a page as other tools write them.
extension PageParser {
  /// The lines of a block, as they are written.
  private mutating func source(of block: Markdown.Node) -> [Substring] {
    Array(lines.dropFirst(block.line - 1).prefix(block.lastLine - block.line + 1))
  }

  /// A table without a fence, a note as a quotation, a footnote or a comment, drawn; `nil` for all else. What is not
  /// drawn in its place is empty.
  mutating func foreign(_ block: Markdown.Node) -> HTML? {
    switch block.kind {
    case .rawHTML where InlineHTML.isComment(block.literal): return ""
    case .paragraph where block.mayBeForeign:
      let source = source(of: block)
      if let notes = BlockMarks.footnotes(source) {
        footnotes += notes.map { ($0.id, block.line + $0.line, $0.text) }
        return ""
      }
      guard BlockMarks.isTable(source) else { return nil }
      addWords(of: block)
      // A fence's first line is above its table; this one has none.
      let place = Diagnostic.Place(file: file.name, line: offset + block.line - 1, column: block.column)
      let drawn = TableBlock.read(source.joined(separator: "\n"), at: place, isLoose: true, &inlines)
      diagnostics += drawn.diagnostics
      return drawn.value
    case .quote where block.mayBeAlert:
      guard let alert = BlockMarks.alert(source(of: block)) else { return nil }
      addWords(of: block)
      let place = Diagnostic.Place(file: file.name, line: offset + block.line, column: block.column)
      let drawn = AsideBlock.read(alert.body, kind: alert.kind, at: place, &inlines)
      diagnostics += drawn.diagnostics
      return drawn.value
    default: return nil
    }
  }

  /// A fence that is never closed takes the rest of the page with it.
  mutating func checkFence(_ block: Markdown.Node) {
    let source = source(of: block)
    guard let first = source.first, first.hasPrefix("```") || first.hasPrefix("~~~") else { return }
    if source.count < 2 || !BlockMarks.isFence(source[source.count - 1]) {
      report("This fence has no end, and takes the rest of the page with it. Close it with ``` on a line.", at: block)
    }
  }

  /// The footnotes at the page's end, in the order in which the page refers to them.
  mutating func drawFootnotes() {
    let wanted = inlines.footnotes
    let unwanted = footnotes.filter { !wanted.contains($0.id) }
    for note in unwanted {
      let place = Diagnostic.Place(file: file.name, line: offset + note.line)
      let message = "Nothing on this page refers to the footnote `[^\(note.id)]`."
      diagnostics.append(Diagnostic(place: place, level: .warning, message: message))
    }
    var items: [HTML] = []
    for (index, id) in (wanted + unwanted.map(\.id)).enumerated() {
      guard let note = footnotes.first(where: { $0.id == id }) else {
        report("There is no footnote `[^\(id)]:` on this page. Write it, or take the mark away.", line: 1)
        continue
      }
      let words = Markdown.read(note.text.utf8, in: folder.language) { document in
        for block in document.children { inlines.check(block, below: offset + note.line - 1) }
        document.addPlainText(to: &text)
        return HTML(document.children.map(\.innerHTML))
      }
      let back: HTML =
        "<a href=\"\(href: Link(fragment: "_ref-\(index + 1)"))\" aria-label=\"\(plain: SiteWords.backToText)\">↩</a>"
      items.append("<li id=\"_note-\(index + 1)\">\(words) \(back)</li>\n")
    }
    if !items.isEmpty { add("<hr>\n<ol class=\"footnotes\">\n\(items)</ol>\n") }
  }
}

import Foundation
import Scheme

/// A fenced `table`: rows of cells between pipes, the second row of dashes, with colons where a column is aligned.
struct TableBlock {
  private let place: Diagnostic.Place
  private var diagnostics: [Diagnostic] = []

  static func read(_ body: String, at place: Diagnostic.Place, _ inlines: inout Inlines) -> Checked<HTML> {
    var table = TableBlock(place: place)
    let html = table.draw(body, &inlines)
    return Checked(value: html, diagnostics: table.diagnostics)
  }

  private init(place: Diagnostic.Place) {
    self.place = place
  }

  private mutating func draw(_ body: String, _ inlines: inout Inlines) -> HTML {
    let rows = body.split(separator: "\n").map(TableBlock.cells)
    guard rows.count >= 3, let alignments = TableBlock.alignments(rows[1]) else {
      report("A table has a row of headings, a row like `| --- | --: |`, and at least one row of cells.", row: 0)
      return HTML()
    }
    for (row, cells) in rows.enumerated() where cells.count != alignments.count {
      report("This row has \(cells.count) cells; the row of dashes has \(alignments.count).", row: row)
    }
    func line(_ row: Int, _ cell: (Int, HTML, HTML) -> HTML) -> HTML {
      let cells = zip(rows[row], alignments).enumerated().map { index, pair -> HTML in
        cell(index, pair.1, words(pair.0, row: row, &inlines))
      }
      return "<tr>\(cells)</tr>\n"
    }
    let head = line(0) { _, alignment, words in "<th scope=\"col\"\(alignment)>\(words)</th>" }
    let body = (2..<rows.count).map { row in
      line(row) { _, alignment, words in "<td\(alignment)>\(words)</td>" }
    }
    return """
      <div class="table" role="region" tabindex="0" aria-label="\(Words.table)">
      <table>
      <thead>
      \(head)</thead>
      <tbody>
      \(body)</tbody>
      </table>
      </div>

      """
  }

  /// A cell's own Markdown, on one line.
  private mutating func words(_ cell: String, row: Int, _ inlines: inout Inlines) -> HTML {
    Markdown.read(cell.utf8) { document in
      let blocks = Array(document.children)
      for block in blocks { inlines.check(block, below: place.line + row) }
      if !cell.isEmpty, !blocks.map(\.kind).elementsEqual([.paragraph]) {
        report("A cell is made of words: “\(cell)” would be more than that. Put a backslash before it.", row: row)
      }
      return HTML(blocks.map(\.innerHTML))
    }
  }

  /// What stands between the pipes; `\\|` is a pipe in a cell.
  private static func cells(_ row: Substring) -> [String] {
    let mark = "\u{0}"
    var text = row.trimmingCharacters(in: .whitespaces).replacing("\\|", with: mark)
    if text.hasPrefix("|") { text.removeFirst() }
    if text.hasSuffix("|") { text.removeLast() }
    return text.split(separator: "|", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces).replacing(mark, with: "|")
    }
  }

  /// The classes of a row of dashes; `nil` where it is none.
  private static func alignments(_ row: [String]) -> [HTML]? {
    var alignments: [HTML] = []
    for cell in row {
      let dashes = cell.drop { $0 == ":" }.prefix { $0 == "-" }
      guard !dashes.isEmpty, [":" + dashes, dashes + ":", ":" + dashes + ":", String(dashes)].contains(cell) else {
        return nil
      }
      switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
      case (true, true): alignments.append(" class=\"middle\"")
      case (false, true): alignments.append(" class=\"right\"")
      default: alignments.append("")
      }
    }
    return alignments
  }

  private mutating func report(_ message: String, row: Int) {
    diagnostics.append(
      Diagnostic(
        place: Diagnostic.Place(file: place.file, line: place.line + row + (row > 0 ? 1 : 0)), message: message))
  }
}

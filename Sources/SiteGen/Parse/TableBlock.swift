import Foundation
import Scheme

/// A fenced `table`: rows of cells between pipes, the second row of dashes, with colons where a column is aligned.
struct TableBlock {
  private let place: Diagnostic.Place
  private var diagnostics: [Diagnostic] = []

  /// - Parameter isLoose: fills up rows that have too few cells, and leaves out those that are too many.
  static func read(
    _ body: String, at place: Diagnostic.Place, isLoose: Bool = false, _ inlines: inout Inlines
  ) -> Checked<HTML> {
    var table = TableBlock(place: place, isLoose: isLoose)
    let html = table.draw(body, &inlines)
    return Checked(value: html, diagnostics: table.diagnostics)
  }

  private let isLoose: Bool

  private init(place: Diagnostic.Place, isLoose: Bool) {
    self.place = place
    self.isLoose = isLoose
  }

  private mutating func draw(_ body: String, _ inlines: inout Inlines) -> HTML {
    var rows = TableBlock.rows(body)
    guard rows.count >= (isLoose ? 2 : 3), let alignments = TableBlock.alignments(rows[1].cells.map(\.text)) else {
      report("A table has a row of headings, a row like `| --- | --: |`, and at least one row of cells.", line: 0)
      return HTML()
    }
    if isLoose {
      for index in rows.indices {
        let missing = max(0, alignments.count - rows[index].cells.count)
        rows[index].cells += Array(repeating: Cell(text: "", column: 1), count: missing)
      }
    }
    for row in rows where row.cells.count != alignments.count && !isLoose {
      let message =
        "The cells of this row are \(row.cells.count), those of the row of dashes \(alignments.count). Make them as many: a "
        + "pipe within a cell is written `\\|`."
      report(message, line: row.line)
    }
    func line(_ row: Row, _ cell: (HTML, HTML) -> HTML) -> HTML {
      "<tr>\(zip(row.cells, alignments).map { cell($1, words(of: $0, line: row.line, &inlines)) })</tr>\n"
    }
    let head = line(rows[0]) { alignment, words in "<th scope=\"col\"\(alignment)>\(words)</th>" }
    let body = rows[2...].map { row in
      line(row) { alignment, words in "<td\(alignment)>\(words)</td>" }
    }
    return """
      <div class="table" role="group" tabindex="0" aria-label="\(plain: SiteWords.table)">
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
  private mutating func words(of cell: Cell, line: Int, _ inlines: inout Inlines) -> HTML {
    Markdown.read(cell.text.utf8, in: inlines.folder.language) { document in
      let blocks = Array(document.children)
      for block in blocks { inlines.check(block, below: place.line + line - 1, rightOf: cell.column - 1) }
      if !cell.text.isEmpty, !blocks.map(\.kind).elementsEqual([.paragraph]) {
        report(
          "A cell is made of words: “\(cell.text)” would be more than that. Put a backslash before it.", line: line)
      }
      return HTML(blocks.map(\.innerHTML))
    }
  }

  private struct Row {
    /// Counted from 1 after the opening fence.
    var line: Int
    var cells: [Cell]
  }

  private struct Cell {
    var text: String
    var column: Int
  }

  /// All rows; empty lines are left out.
  private static func rows(_ body: String) -> [Row] {
    body.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let cells = cells(Array(line.utf8))
      return cells.isEmpty ? nil : Row(line: index + 1, cells: cells)
    }
  }

  /// What is between the pipes. Those at the ends of the line are optional; `\\|` is a pipe in a cell.
  private static func cells(_ row: [UInt8]) -> [Cell] {
    let words = row.indices.filter { !isSpace(row[$0]) }
    guard let first = words.first, let last = words.last else { return [] }
    var borders = words.filter {
      row[$0] == UInt8(ascii: "|") && ($0 == 0 || row[$0 - 1] != UInt8(ascii: "\\"))
    }
    if borders.first != first { borders.insert(-1, at: 0) }
    if borders.last != last || borders.count == 1 { borders.append(row.count) }
    return zip(borders, borders.dropFirst()).map { left, right in
      let cell = row[(left + 1)..<right]
      let text = String(decoding: cell.drop(while: isSpace), as: UTF8.self).trimmingCharacters(in: .whitespaces)
      return Cell(text: text.replacing("\\|", with: "|"), column: left + 2 + cell.prefix(while: isSpace).count)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// The classes of a row of dashes; `nil` where it is not one.
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

  /// - Parameter line: counted from 1 after the opening fence; 0 is the fence.
  private mutating func report(_ message: String, line: Int) {
    let place = Diagnostic.Place(file: place.file, line: place.line + line)
    diagnostics.append(Diagnostic(place: place, message: message))
  }
}

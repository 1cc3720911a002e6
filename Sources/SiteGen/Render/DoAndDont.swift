import Scheme

/// A heading “Do” with what follows it, and a heading “Don’t” with what follows that: a pair, side by side.
struct DoAndDont {
  private struct Half {
    let heading: Form.Part
    let prose: Form.Part
  }

  private let halves: [Half]

  /// How many parts a pair takes.
  private static let length = 4

  /// What the two headings say in a site's language: sentences of `content/words/site.md`, which pages are read with.
  struct Names: Sendable, Equatable {
    var good = ""
    var bad = ""

    /// Reads them among the files; a file that is missing or wrong is reported elsewhere.
    init(_ files: [SourceFile], _ language: Language) {
      guard let file = files.first(where: { $0.path == "words/\(SiteWords.room).md" }), let text = try? file.text()
      else { return }
      let body = FrontMatter.split(text, file: file.name).body
      for sentence in WordsFile.read(body, of: file.name, below: 0, language).value {
        switch sentence.key {
        case SiteWords.good.rawValue: good = sentence.text
        case SiteWords.bad.rawValue: bad = sentence.text
        default: break
        }
      }
    }

    init() {}
  }

  /// Where pairs begin among a page's parts.
  static func pairs(in parts: [Form.Part], _ names: Names) -> Set<Int> {
    Set(parts.indices.filter { isPair(parts[$0...].prefix(length), names) })
  }

  private static func isPair(_ parts: ArraySlice<Form.Part>, _ names: Names) -> Bool {
    let parts = Array(parts)
    guard parts.count == length, case .heading(let level, _, let one) = parts[0], one.text == names.good,
      case .prose = parts[1], case .heading(level, _, let other) = parts[2], case .prose = parts[3]
    else { return false }
    return other.text == names.bad
  }

  /// Draws a page's parts, pairs among them.
  ///
  /// - Parameter draw: draws one part.
  static func draw(_ parts: [Form.Part], _ pairs: Set<Int>, _ draw: (Form.Part) -> HTML) -> HTML {
    var drawn = HTML()
    var next = parts.startIndex
    while next < parts.endIndex {
      if pairs.contains(next) {
        drawn += DoAndDont(parts, at: next).html(draw)
        next += length
      } else {
        drawn += draw(parts[next])
        next += 1
      }
    }
    return drawn
  }

  /// A heading that a list can lead to.
  struct Heading {
    var anchor: String
    var words: String
    /// It opens a pair, and stands for the whole of it: its words are the same on every page.
    var isPair: Bool
  }

  /// The main headings of a page; a pair is one.
  static func mainHeadings(of parts: [Form.Part], _ pairs: Set<Int>) -> [Heading] {
    var headings: [Heading] = []
    var next = parts.startIndex
    while next < parts.endIndex {
      let isPair = pairs.contains(next)
      if case .heading(2, let anchor, let wording) = parts[next] {
        headings.append(Heading(anchor: anchor, words: wording.text, isPair: isPair))
      }
      next += isPair ? length : 1
    }
    return headings
  }

  private init(_ parts: [Form.Part], at start: Int) {
    halves = [
      Half(heading: parts[start], prose: parts[start + 1]), Half(heading: parts[start + 2], prose: parts[start + 3]),
    ]
  }

  private func html(_ draw: (Form.Part) -> HTML) -> HTML {
    let drawn = zip(["do", "dont"], halves).map { name, half -> HTML in
      "<section class=\"\(name)\">\n\(draw(half.heading))\(draw(half.prose))</section>\n"
    }
    return "<div class=\"pair\">\n\(drawn)</div>\n"
  }
}

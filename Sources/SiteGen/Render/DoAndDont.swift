import Scheme

/// A heading “Do” with what follows it, and a heading “Don't” with what follows that: a pair, side by side.
struct DoAndDont {
  private struct Half {
    let heading: Form.Part
    let prose: Form.Part
  }

  private let halves: [Half]

  /// How many parts a pair takes.
  private static let length = 4

  /// Draws a page's parts, pairs among them.
  ///
  /// - Parameter draw: draws one part.
  static func draw(_ parts: [Form.Part], _ draw: (Form.Part) -> HTML) -> HTML {
    var drawn = HTML()
    var next = parts.startIndex
    while next < parts.endIndex {
      if let pair = DoAndDont(in: parts, at: next) {
        drawn += pair.html(draw)
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
    /// It opens a pair, for which it stands: on every page its words are the same.
    var isPair: Bool
  }

  /// The main headings of a page; a pair is one.
  static func mainHeadings(of parts: [Form.Part]) -> [Heading] {
    var headings: [Heading] = []
    var next = parts.startIndex
    while next < parts.endIndex {
      let isPair = DoAndDont(in: parts, at: next) != nil
      if case .heading(2, let anchor, let wording) = parts[next] {
        headings.append(Heading(anchor: anchor, words: wording.text, isPair: isPair))
      }
      next += isPair ? length : 1
    }
    return headings
  }

  /// `nil` where no such pair begins.
  private init?(in parts: [Form.Part], at start: Int) {
    guard start + Self.length <= parts.count, case .heading(let level, _, let one) = parts[start],
      one.text == "Do", case .prose = parts[start + 1], case .heading(level, _, let other) = parts[start + 2],
      case .prose = parts[start + 3], ["Don’t", "Don't"].contains(other.text)
    else { return nil }
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

import Scheme

/// A heading “Do” with what follows it, and a heading “Don't” with what follows that: a pair, side by side.
struct DoAndDont {
  private let halves: [(heading: HTML, prose: HTML)]

  /// How many parts a pair takes.
  static let length = 4

  /// `nil` where no such pair begins.
  init?(in parts: [Form.Part], at start: Int) {
    guard start + Self.length <= parts.count, case .heading(let level, let first, let one) = parts[start],
      one.text == "Do", case .prose(let good) = parts[start + 1],
      case .heading(level, let second, let other) = parts[start + 2], case .prose(let bad) = parts[start + 3],
      ["Don’t", "Don't"].contains(other.text)
    else { return nil }
    halves = [
      (HTML(heading: one.html, level: level, anchor: first), good),
      (HTML(heading: other.html, level: level, anchor: second), bad),
    ]
  }

  var html: HTML {
    let drawn = zip(["do", "dont"], halves).map { name, half -> HTML in
      "<section class=\"\(name)\">\n\(half.heading)\(half.prose)</section>\n"
    }
    return "<div class=\"pair\">\n\(drawn)</div>\n"
  }
}

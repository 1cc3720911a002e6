import Scheme

/// A heading “Do” with what follows it, and a heading “Don't” with what follows that: a pair, side by side.
struct DoAndDont {
  private let halves: [(heading: HTML, prose: HTML)]

  /// `nil` where these four parts are no such pair.
  init?(_ parts: ArraySlice<Form.Part>) {
    let parts = Array(parts)
    guard parts.count == 4, case .heading(let level, let first, let one) = parts[0], case .prose(let good) = parts[1],
      case .heading(level, let second, let other) = parts[2], case .prose(let bad) = parts[3],
      one.text == "Do", ["Don’t", "Don't"].contains(other.text)
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

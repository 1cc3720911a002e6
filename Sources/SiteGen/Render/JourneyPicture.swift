import Scheme

/// The roadmap as a picture: a road that winds down from stage to stage. Each stage is a link, and the whole is a list.
struct JourneyPicture {
  let stages: [Signpost]

  /// In the picture's own units, like all lengths here: close to the pixels of a phone, so that words stay large there.
  private static let width = 300
  private static let step = 104
  private static let lineHeight = 23
  /// How many letters fit beside the road.
  private static let lineLength = 18

  var html: HTML {
    guard stages.count > 1 else { return "" }
    return """
      <svg class="road" viewBox="0 0 \(Self.width) \(stages.count * Self.step)" role="list" aria-label="\(plain: SiteWords.journey)">
      <path class="way" fill="none" d="\(way)"/>
      <path class="centre" fill="none" d="\(way)"/>
      \(stages.enumerated().map { mark($0.offset, $0.element) })</svg>

      """
  }

  private func x(_ index: Int) -> Int { index.isMultiple(of: 2) ? 32 : 72 }
  private func y(_ index: Int) -> Int { index * Self.step + Self.step / 2 }

  private var way: String {
    let first = "M \(x(0)) 0 L \(x(0)) \(y(0))"
    let bends = stages.indices.dropFirst().map { index in
      let middle = y(index) - Self.step / 2
      return "C \(x(index - 1)) \(middle), \(x(index)) \(middle), \(x(index)) \(y(index))"
    }
    let last = "L \(x(stages.count - 1)) \(stages.count * Self.step)"
    return ([first] + bends + [last]).joined(separator: " ")
  }

  private func mark(_ index: Int, _ stage: Signpost) -> HTML {
    let lines = Self.lines(of: stage.title)
    let left = x(index) + 34
    let top = y(index) + 6 - (lines.count - 1) * Self.lineHeight / 2
    let words = lines.enumerated().map { number, line -> HTML in
      "<tspan x=\"\(left)\" y=\"\(top + number * Self.lineHeight)\">\(line)</tspan>"
    }
    return """
      <g role="listitem"><a href="\(href: .toSite(stage.path))">
      <circle cx="\(x(index))" cy="\(y(index))" r="20"/>
      <text class="number" x="\(x(index))" y="\(y(index) + 6)" text-anchor="middle">\(index + 1)</text>
      <text>\(words)</text>
      </a></g>

      """
  }

  /// A title in lines that fit: pictures do not break lines by themselves. All but the last end with a space, which
  /// keeps their words apart for people who hear them.
  static func lines(of title: String) -> [String] {
    var lines: [String] = []
    for word in title.split(separator: " ") {
      if let last = lines.last, last.count + word.count <= lineLength {
        lines[lines.count - 1] += word + " "
      } else {
        lines.append(word + " ")
      }
    }
    if let last = lines.popLast() { lines.append(String(last.dropLast())) }
    return lines
  }
}

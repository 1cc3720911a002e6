import Scheme

/// The roadmap as a picture: a road that winds down from stage to stage. Each stage is a link, and the whole a list.
struct JourneyPicture {
  let stages: [Signpost]

  /// In the picture's own units.
  private static let step = 110
  private static let width = 420

  var html: HTML {
    guard stages.count > 1 else { return "" }
    let height = stages.count * Self.step
    return """
      <svg class="road" viewBox="0 0 \(Self.width) \(height)" role="list" aria-label="\(Words.journey)">
      <path class="way" fill="none" d="\(way)"/>
      \(stages.enumerated().map { mark($0.offset, $0.element) })</svg>

      """
  }

  private func x(_ index: Int) -> Int { index.isMultiple(of: 2) ? 60 : 110 }
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
    """
    <g role="listitem"><a href="\(href: .toSite(stage.path))">
    <circle cx="\(x(index))" cy="\(y(index))" r="20"/>
    <text class="number" x="\(x(index))" y="\(y(index) + 6)" text-anchor="middle">\(index + 1)</text>
    <text x="\(x(index) + 36)" y="\(y(index) + 6)">\(stage.title)</text>
    </a></g>

    """
  }
}

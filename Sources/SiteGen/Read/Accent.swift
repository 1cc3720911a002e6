import Foundation

/// The site's one colour, as `site.yml` sets it, and what follows from it for light pages and for dark ones.
///
/// Whatever colour an editor likes, words in it can be read (WCAG 2.2, 1.4.3): on light paper it is darkened, on dark
/// paper lightened, until it stands out.
struct Accent: Sendable, Equatable {
  /// Red, green and blue, each from 0 to 255.
  struct Colour: Sendable, Equatable {
    var parts: [Double]

    /// `nil` for what is not written as `#1a5f57`.
    init?(_ text: String) {
      guard text.utf8.count == 7, text.first == "#", let number = Int(text.dropFirst(), radix: 16), number >= 0
      else { return nil }
      self.init(number)
    }

    init(_ number: Int) {
      parts = [16, 8, 0].map { Double(number >> $0 & 0xFF) }
    }

    /// As it is written in a style sheet.
    var text: String {
      "#"
        + parts.map { part in
          let digits = String(Int(part.rounded()), radix: 16)
          return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// This colour with a share of another one mixed in, from 0 to 1.
    func mixed(with other: Colour, _ share: Double) -> Colour {
      var mixed = self
      mixed.parts = zip(parts, other.parts).map { ($0 * (1 - share) + $1 * share).rounded() }
      return mixed
    }

    /// The same hue, as bright as it can be; black has none, and turns white.
    var brightest: Colour {
      guard let most = parts.max(), most > 0 else { return Colour(0xFFFFFF) }
      var colour = self
      colour.parts = parts.map { $0 * 255 / most }
      return colour
    }

    /// WCAG 2.2, relative luminance.
    private var luminance: Double {
      zip(parts, [0.2126, 0.7152, 0.0722]).reduce(0) { sum, pair in
        let part = pair.0 / 255
        return sum + pair.1 * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
      }
    }

    /// WCAG 2.2, contrast ratio: from 1 to 21.
    func contrast(with other: Colour) -> Double {
      let (one, two) = (luminance + 0.05, other.luminance + 0.05)
      return max(one, two) / min(one, two)
    }
  }

  /// The contrast at which words can be read; a little more than the rule asks for, since the wash takes some away.
  private static let enough = 5.5

  let light: Colour
  let dark: Colour
  let lightWash: Colour
  let darkWash: Colour

  init(_ colour: Colour) {
    let (white, black) = (Colour(0xFFFFFF), Colour(0x000000))
    let (paper, night, card) = (Colour(0xFDFCF9), Colour(0x14191B), Colour(0x1C2326))
    light = Accent.standing(out: colour, from: paper, towards: black)
    // A colour that is mixed with white alone turns grey on the way.
    dark = Accent.standing(out: colour, from: card, towards: colour.brightest.mixed(with: white, 0.45), white)
    lightWash = paper.mixed(with: light, 0.06)
    darkWash = night.mixed(with: dark, 0.08)
  }

  /// What a style sheet has to be told.
  var css: String {
    """

    :root { --light-accent: \(light.text); --dark-accent: \(dark.text); --light-wash: \(lightWash.text); --dark-wash: \(darkWash.text); }

    """
  }

  /// The first colour that stands out on the way through the others; the last of them if none does.
  private static func standing(out colour: Colour, from ground: Colour, towards ends: Colour...) -> Colour {
    let stations = [colour] + ends
    let steps = zip(stations, ends).flatMap { start, end in (0...20).map { start.mixed(with: end, Double($0) / 20) } }
    return steps.first { $0.contrast(with: ground) >= enough } ?? stations[ends.count]
  }
}

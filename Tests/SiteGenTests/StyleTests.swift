import Foundation
import Testing

@testable import SiteGen

/// The style sheet of the project's own site.
struct StyleTests {
  static let sheet =
    (try? String(contentsOfFile: Fixture.ownSite.site + "/style.css", encoding: .utf8)) ?? ""

  /// The colours of a scheme, by name: those of the light one, and those that the dark one puts in their places.
  static func colours(_ scheme: String) throws -> [String: Double] {
    let blocks = sheet.components(separatedBy: ":root {").dropFirst().map { $0.prefix { $0 != "}" } }
    let count = scheme == "light" ? 1 : 2
    try #require(blocks.count >= count)
    var colours: [String: Double] = [:]
    for block in blocks.prefix(count) {
      for match in block.matches(of: /--([a-z-]+): #([0-9a-f]{6})/) {
        colours[String(match.output.1)] = luminance(try #require(Int(match.output.2, radix: 16)))
      }
    }
    return colours
  }

  /// WCAG 2.2, relative luminance.
  static func luminance(_ colour: Int) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(colour >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test(
    "Words can be told from their ground in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11)",
    arguments: ["light", "dark"])
  func contrast(scheme: String) throws {
    let colours = try Self.colours(scheme)
    func ratio(_ one: String, _ other: String) throws -> Double {
      let pair = [try #require(colours[one]), try #require(colours[other])].sorted()
      return (pair[1] + 0.05) / (pair[0] + 0.05)
    }
    for ink in ["ink", "quiet", "accent", "wrong"] {
      for ground in ["paper", "card", "wash"] {
        let ratio = try ratio(ink, ground)
        #expect(ratio >= 4.5, "\(ink) on \(ground)")
      }
    }
    #expect(try ratio("accent-ink", "accent") >= 4.5)
  }

  @Test("A dark scheme is a preference, and paper has its own rules")
  func media() {
    #expect(Self.sheet.contains("@media (prefers-color-scheme: dark)"))
    #expect(Self.sheet.contains("@media print"))
    #expect(!Self.sheet.contains("@import") && !Self.sheet.contains("url("))
  }

  @Test("Every class that a page carries is one that the sheet knows, or is left plain on purpose")
  func classes() throws {
    let plain: Set = [
      "form", "guide", "stage", "profile", "mine", "choice", "choices", "short", "long", "diary", "number", "date",
      "agree", "decision", "action", "do", "prev",
    ]
    let known = Set(Self.sheet.matches(of: /\.([a-z][a-z-]*)/).map { String($0.output.1) })
    for (page, text) in try BuiltSite(Fixture.ownSite).pages {
      for name in values(of: "class", in: text).flatMap({ $0.split(separator: " ").map(String.init) }) {
        #expect(known.contains(name) || plain.contains(name), "\(page.text): \(name)")
      }
    }
  }
}

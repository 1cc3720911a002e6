import Foundation
import Testing

@testable import SiteGen

/// The style sheet of the project's own site.
struct StyleTests {
  static let sheet =
    (try? String(contentsOfFile: Fixture.ownSite.site + "/style.css", encoding: .utf8)) ?? ""

  /// What the sheet says for a scheme: first for the light one, then for a dark device, then for a reader's choice.
  static var blocks: [Substring] {
    sheet.matches(of: /:root[^{]*\{([^}]*)\}/).map(\.output.1)
  }

  /// The colours of a scheme, by name: those of the light one, and those that the dark one puts in their places.
  static func colours(_ scheme: String) throws -> [String: Double] {
    let count = scheme == "light" ? 1 : 2
    try #require(blocks.count >= count)
    var words: [Substring: Substring] = [:]
    for block in blocks.prefix(count) {
      for match in block.matches(of: /--([a-z-]+): ([^;]+);/) { words[match.output.1] = match.output.2 }
    }
    var colours: [String: Double] = [:]
    for (name, word) in words {
      let meant = word.firstMatch(of: /var\(--([a-z-]+)\)/).flatMap { words[$0.output.1] } ?? word
      guard meant.hasPrefix("#") else { continue }
      colours[String(name)] = luminance(try #require(Int(meant.dropFirst(), radix: 16)))
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

  @Test("A dark device and a reader who chooses dark get the same colours")
  func theme() throws {
    let lines = Self.blocks.prefix(3).map { block in
      block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    try #require(lines.count == 3)
    #expect(lines[1] == lines[2] && lines[1].count > 5)
  }

  @Test(
    "Whatever colour an editor likes, words in it can be read",
    arguments: [0x1A5F57, 0x000000, 0xFFFFFF, 0xFFFF00, 0x0000FF, 0xFF0000, 0x00FF00, 0x808080, 0x7FCDC0])
  func accent(number: Int) {
    let accent = Accent(Accent.Colour(number))
    for ground in [Accent.Colour(0xFDFCF9), Accent.Colour(0xFFFFFF), accent.lightWash] {
      #expect(accent.light.contrast(with: ground) >= 4.5, "\(accent.light.text) on \(ground.text)")
    }
    for ground in [Accent.Colour(0x14191B), Accent.Colour(0x1C2326), Accent.Colour(0x0E1A18), accent.darkWash] {
      #expect(accent.dark.contrast(with: ground) >= 4.5, "\(accent.dark.text) on \(ground.text)")
    }
  }

  @Test("The colour in site.yml is told to the sheet, whose name follows")
  func accentSetting() throws {
    let sites = try ["", "accent: \"#7a1f5c\""].map { try BuiltSite(settings: $0) }
    let sheets = sites.map { site in site.files.keys.filter { $0.text.hasPrefix("style.") } }
    #expect(sheets.allSatisfy { $0.count == 1 } && sheets[0] != sheets[1])
    #expect(sites[1].text(sheets[1][0].text).contains("--light-accent: #7a1f5c;"))
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
      "agree", "decision", "action", "do", "prev", "guides",
    ]
    let known = Set(Self.sheet.matches(of: /\.([a-z][a-z-]*)/).map { String($0.output.1) })
    for (page, text) in try BuiltSite(Fixture.ownSite).pages {
      for name in values(of: "class", in: text).flatMap({ $0.split(separator: " ").map(String.init) }) {
        #expect(known.contains(name) || plain.contains(name), "\(page.text): \(name)")
      }
    }
  }
}

import Foundation
import Testing

@testable import SiteGen

/// `docs/writing.md` is the editors' guide: what it shows must work as shown.
struct WritingGuideTests {
  /// Each example with the file that is named above it.
  static let examples: [(file: String, text: String)] = {
    let guide = URL(fileURLWithPath: Fixture.folder).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs/writing.md")
    let text = (try? String(contentsOf: guide, encoding: .utf8)) ?? ""
    let pieces = text.components(separatedBy: "````markdown\n")
    return zip(pieces, pieces.dropFirst()).map { before, example in
      let name = before.split(separator: "\n").last { !$0.isEmpty } ?? ""
      return (String(name.replacing("`", with: "")), example.components(separatedBy: "````\n")[0])
    }
  }()

  @Test("Every example of the editors' guide builds", arguments: examples.indices)
  func builds(index: Int) throws {
    let (file, text) = Self.examples[index]
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try text.write(toFile: "\(build.content)/\(file)", atomically: true, encoding: .utf8)
    #expect(try build.draw().diagnostics.map(\.description) == [])
  }

  @Test("The guide has its examples, and shows each kind of block")
  func complete() {
    #expect(Self.examples.count >= 6)
    let all = Self.examples.map(\.text).joined()
    let kinds = [
      "diary", "decision", "action", "short", "long", "choice", "choices", "scale", "number", "date", "agree", "table",
      "note",
      "warning",
    ]
    for kind in kinds { #expect(all.contains("```\(kind)"), "\(kind)") }
  }
}

import Foundation
import Testing

@testable import SiteGen

/// `docs/writing.md` is the editors' guide: what it shows must work as shown.
struct WritingGuideTests {
  static let guide = {
    let file = URL(fileURLWithPath: Fixture.folder).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs/writing.md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  static let examples = examples(behind: "````markdown\n")

  /// Each example with the file that is named above it.
  static func examples(behind fence: String) -> [(file: String, text: String)] {
    let pieces = guide.components(separatedBy: fence)
    return zip(pieces, pieces.dropFirst()).map { before, example in
      let name = before.split(separator: "\n").last { !$0.isEmpty } ?? ""
      return (String(name.replacing("`", with: "")), example.components(separatedBy: "````\n")[0])
    }
  }

  @Test("Every example of the editors' guide builds", arguments: examples.indices)
  func builds(index: Int) throws {
    let (file, text) = Self.examples[index]
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try text.write(toFile: "\(build.content)/\(file)", atomically: true, encoding: .utf8)
    #expect(try build.draw().diagnostics.map(\.description) == [])
  }

  @Test("The mistakes of the mistaken example are told as the guide shows them, to people and to code hosts")
  func mistakes() throws {
    let mistaken = Self.examples(behind: "````markdown mistaken\n")
    #expect(mistaken.count == 1)
    for (file, text) in mistaken {
      let scratch = try Scratch()
      var build = try Fixture.site(in: scratch)
      try text.write(toFile: "\(build.content)/\(file)", atomically: true, encoding: .utf8)
      let report = DiagnosticReport(diagnostics: try build.plan().diagnostics)
      let told = try report.text(as: .text).replacing(scratch.path + "/", with: "")
      #expect(Self.guide.contains("```text\n\(told)```\n"), "\(told)")
      let annotations = try report.text(as: .github).replacing(scratch.path + "/", with: "").split(separator: "\n")
      #expect(annotations.count == 2)
      #expect(Self.guide.contains("```text\n\(annotations[0])\n```\n"), "\(annotations[0])")
    }
  }

  @Test("Every command that the guide shows is one that sitegen takes")
  func commands() throws {
    let lines = Self.guide.matches(of: /(?:^|run: |`)(sitegen [a-z][^`\n]*)/.anchorsMatchLineEndings()).map(\.output.1)
    #expect(lines.count > 10)
    for line in lines {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let words = parts.enumerated().flatMap { index, part in
        index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
      }
      // `sitegen new` alone, in running text, names the command.
      if [["sitegen", "new"], ["sitegen", "move"]].contains(words) { continue }
      #expect(throws: Never.self, "\(line)") { try SiteGen.parseAsRoot(Array(words.dropFirst())) }
    }
  }

  @Test("The guide has its examples, and shows each kind of block and each key")
  func complete() {
    #expect(Self.examples.count >= 7)
    let all = Self.examples.map(\.text).joined()
    let kinds = [
      "diary", "decision", "action", "short", "long", "choice", "choices", "scale", "number", "date", "agree", "table",
      "note",
      "warning",
    ]
    for kind in kinds { #expect(all.contains("```\(kind)"), "\(kind)") }
    for key in PageKind.guide.keys { #expect(Self.guide.contains("- `\(key)"), "\(key)") }
  }
}

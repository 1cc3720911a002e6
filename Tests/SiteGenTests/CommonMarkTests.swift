import Foundation
import Scheme
import Testing

@testable import SiteGen

/// The examples of CommonMark's own specification, drawn as the prose of a page is.
struct CommonMarkTests {
  /// Why an example comes out otherwise than the specification shows it, or that it does not.
  enum Outcome: String, CaseIterable {
    case same
    case typography
    case html
    case comment
    case older
  }

  @Test(
    "Every example of the specification is drawn as shown there, but for those on the list",
    .enabled(if: Specification.isThere, Specification.whyNot))
  func examples() throws {
    let examples = try Specification.examples()
    #expect(examples.count > 600)
    let refused = try refused(examples)
    let outcomes = Dictionary(grouping: examples) { outcome(of: $0, isRefused: refused.contains($0.example)) }
      .mapValues { $0.map(\.example) }
    var listed = try Specification.differences()
    let others = Set(listed.values.joined())
    listed[.same] = examples.map(\.example).filter { !others.contains($0) }
    #expect(outcomes == listed)

    let counts = Outcome.allCases.map { outcomes[$0]?.count ?? 0 }
    print(
      "CommonMark: of \(examples.count) examples \(counts[0]) are drawn to the letter and \(counts[1]) with the signs of",
      "print; \(counts[2]) hold raw HTML and are refused; \(counts[3]) hold a comment, which is dropped; \(counts[4]) differ because libcmark is older."
    )
  }

  private func outcome(of example: Specification.Example, isRefused: Bool) -> Outcome {
    if isRefused { return .html }
    let drawn = draw(example.markdown)
    if drawn == example.html { return .same }
    if example.html.contains("<!--") { return .comment }
    return typed(drawn) == example.html ? .typography : .older
  }

  private func draw(_ markdown: String) -> String {
    Markdown.read(markdown.utf8, in: Language(Language.usual)) { document in
      var prose = Markdown.Run()
      for block in document.children { prose.take(block) }
      return prose.draw()?.string ?? ""
    }
  }

  /// The markup with the signs that a keyboard has.
  private func typed(_ markup: String) -> String {
    let signs = ["“": "&quot;", "”": "&quot;", "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."]
    return signs.reduce(markup) { $0.replacing($1.key, with: $1.value) }
  }

  /// The examples that a build refuses for their raw HTML, each being the body of a guide.
  private func refused(_ examples: [Specification.Example]) throws -> Set<Int> {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    for example in examples {
      try "---\ntitle: An example\n---\n\(example.markdown)".write(
        toFile: "\(build.content)/guides/example-\(example.example).md", atomically: false, encoding: .utf8)
    }
    let refusals = try build.plan().diagnostics.filter { $0.message.hasPrefix("Raw HTML (`") }
    return Set(refusals.compactMap { $0.place.file.firstMatch(of: /example-(\d+)\.md$/).flatMap { Int($0.output.1) } })
  }
}

/// The specification's examples, which `Tests/fetch` brings, and our list of those that differ.
enum Specification {
  struct Example: Decodable {
    var example: Int
    var markdown: String
    var html: String
  }

  static let file = URL(fileURLWithPath: Fixture.folder + "/../../.proof/commonmark.json").standardized.path
  static var isThere: Bool { FileManager.default.fileExists(atPath: file) }
  static let whyNot: Comment = "Tests/fetch has not brought the examples: it needs PyPI."

  static func examples() throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
  }

  /// The lines `reason: 1 3-5` of the list.
  static func differences() throws -> [CommonMarkTests.Outcome: [Int]] {
    let text = try String(contentsOfFile: Fixture.folder + "/commonmark.txt", encoding: .utf8)
    var differences: [CommonMarkTests.Outcome: [Int]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split { $0 == " " || $0 == ":" }
      let reason = try #require(CommonMarkTests.Outcome(rawValue: String(words[0])))
      differences[reason] = words.dropFirst().flatMap { range in
        let ends = range.split(separator: "-").compactMap { Int($0) }
        return Array(ends[0]...ends[ends.count - 1])
      }
    }
    return differences
  }
}

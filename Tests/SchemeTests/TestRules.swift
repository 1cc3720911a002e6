import Foundation
import Testing

/// Rules that hold for the tests themselves.
struct TestRules {
  private static let content = SourceRules.root.appending(path: "content").path
  private static let tests = SourceRules.root.appending(path: "Tests").path

  private static func files(below folder: String, ending: String) throws -> [(name: String, text: String)] {
    let walk = try #require(FileManager.default.enumerator(atPath: folder))
    return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.map { name in
      (name, try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
    }
  }

  /// Runs of three words or more; whatever is no word cuts them: markup, a value that is filled in, a name in SQL.
  static func runs(in text: some StringProtocol) -> [[String]] {
    let edges = CharacterSet(charactersIn: "“”‘’\".,:;?!…")
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "<" || $0 == ">" }.map { piece -> String in
      let word = piece.trimmingCharacters(in: edges)
      let isWord = word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "’'-".unicodeScalars.contains($0) }
      return isWord && word.first?.isLetter ?? false && (word.count == 1 || word != word.uppercased()) ? word : ""
    }
    return words.split(separator: "").map { Array($0) }.filter { $0.count >= 3 }
  }

  /// The runs of a Swift file's literals, those of several lines joined by `+` among them.
  static func literalRuns(in text: String) -> [[String]] {
    let joined = text.replacingOccurrences(of: "\"\\n *\\+ \"", with: "", options: .regularExpression)
    return joined.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.flatMap { line in
      let pieces = line.replacing("\\\"", with: "|").split(separator: "\"", omittingEmptySubsequences: false)
      return pieces.indices.filter { $0 % 2 == 1 }.flatMap { runs(in: pieces[$0]) }
    }
  }

  /// All that stands next to each other, three words at a time.
  private static func threes(_ run: [String]) -> [[String]] { (0...(run.count - 3)).map { Array(run[$0..<($0 + 3)]) } }

  @Test("No test holds a copy of a sentence of the pages: it asks for the key, or better for an address or an id")
  func noCopies() throws {
    // What SiteGen says of mistakes is no page: `Fixtures/broken` quotes it whole.
    let said = try Self.files(below: Self.content + "/words", ending: ".md")
    let ours = Set(said.flatMap { Self.runs(in: $0.text).flatMap(Self.threes) })
    try #require(ours.count > 1_000)
    // The words of the small site, its mails among them, are the tests' own.
    let site = try Self.files(below: Self.tests + "/Fixtures/small-site/content", ending: ".md")
    let theirs = Set(site.flatMap { Self.runs(in: $0.text).flatMap(Self.threes) })
    for (name, text) in try Self.files(below: Self.tests, ending: ".swift") {
      for run in Self.literalRuns(in: text) {
        let threes = Self.threes(run)
        let isCopy = threes.allSatisfy(ours.contains) && !threes.allSatisfy(theirs.contains)
        #expect(!isCopy, "\(name): \(run.joined(separator: " "))")
      }
    }
  }

  @Test("The first test in Tests/README.md is the one that runs")
  func firstTest() throws {
    let first = try String(contentsOfFile: Self.tests + "/IntakeTests/FirstTests.swift", encoding: .utf8)
    #expect(try String(contentsOfFile: Self.tests + "/README.md", encoding: .utf8).contains("```swift\n\(first)```"))
  }
}

import Foundation
import Testing

@testable import SiteGen

/// One broken site a diagnostic: a folder whose files are laid over `small-site`, and the terminal's exact text.
struct DiagnosticTests {
  static let folder = Fixture.folder + "/broken"
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test("Each mistake is named where it stands, and the site that was built before stays", arguments: cases)
  func reports(name: String) throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch, overlay: "\(Self.folder)/\(name)")
    try FileManager.default.createDirectory(atPath: build.out, withIntermediateDirectories: true)
    try Data("before".utf8).write(to: URL(fileURLWithPath: build.out + "/index.html"))

    let text = try DiagnosticReport(diagnostics: try build.run()).text(as: .text).replacing(
      scratch.path + "/", with: "")
    let expected = "\(Self.folder)/\(name)/expected.txt"
    if Fixture.updates { try text.write(toFile: expected, atomically: true, encoding: .utf8) }
    #expect(!text.isEmpty)
    #expect(text == (try String(contentsOfFile: expected, encoding: .utf8)))
    #expect(try Fixture.files(below: build.out) == ["index.html": Data("before".utf8)])
  }

  /// Sentences that no folder of an editor's brings about.
  static let exceptions = [
    "is a link to a folder. Put the folder itself there.": "The program stops there, and CommandTests sees it do so.",
    #"\(path) was not written by a build, so nothing is written beside or over it. \(advice)"#:
      "The same, OutputTests.",
    "Give a new or an empty folder with `--out`.": "The same.",
    "Move it away, or give another `--out`.": "The same.",
    #"A build without `--locked` would change what this file says of \(some) (\(names.count)). Run one, and keep the file with "#:
      "Only `--locked` says so, and OutputTests sees it.",
  ]

  @Test("There is a broken site for each sentence that the build can say of a mistake")
  func everySentence() throws {
    let told = try Self.cases.flatMap { name in
      try String(contentsOfFile: "\(Self.folder)/\(name)/expected.txt", encoding: .utf8).split(separator: "\n")
        .filter { $0.contains(": error: ") || $0.contains(": warning: ") }.map(String.init)
    }
    let sentences = try Self.sources().flatMap { try Sentence.all(in: $0) }
    #expect(sentences.count > 90)
    for sentence in sentences where !told.contains(where: sentence.isPart) {
      #expect(Self.exceptions[sentence.text] != nil, "No broken site brings about: \(sentence.text)")
    }
    #expect(Set(Self.exceptions.keys).isSubset(of: sentences.map(\.text)))
  }

  /// All code that words a diagnostic. Disk words what ends the program.
  private static func sources() throws -> [String] {
    let root = Fixture.folder + "/../../Sources"
    func text(_ name: String) throws -> String { try String(contentsOfFile: root + name, encoding: .utf8) }
    var sources = [
      try text("/Scheme/Form/QuestionAlert.swift"),
      String(try text("/Scheme/Form/RequiredQuestion.swift").trimmingPrefix(/(?s).*?func lacks/)),
      String(try text("/Scheme/Words/Terms.swift").trimmingPrefix(/(?s).*?var fault/)),
    ]
    for name in try Fixture.files(below: root + "/SiteGen").keys.sorted() {
      let makes = ["Read/", "Parse/", "Words/", "Link/", "Write/", "Build.swift"].contains { name.hasPrefix($0) }
      if makes { sources.append(try text("/SiteGen/" + name)) }
      #expect(try makes || !text("/SiteGen/" + name).contains("Diagnostic(place:"), "\(name)")
    }
    return sources
  }

  /// A text of three words or more in a source, and the pieces of it that stand between what is filled in.
  private struct Sentence {
    let text: String
    let pieces: [String]

    func isPart(of line: String) -> Bool {
      var rest = line[...]
      for piece in pieces {
        guard let range = rest.range(of: piece) else { return false }
        rest = rest[range.upperBound...]
      }
      return true
    }

    static func all(in source: String) throws -> [Sentence] {
      let inner = #"\\\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)"#
      // Remarks and texts of several lines are passed over; no diagnostic is one.
      let literal = try Regex(#"//[^\n]*|"""(?s:.*?)"""|"((?:[^"\\\n]|"# + inner + #"|\\[^(])*)""#)
      let filled = try Regex(inner)
      return source.matches(of: literal).compactMap { match in
        guard let text = match.output[1].substring, !text.contains(/<[a-z]/) else { return nil }
        let pieces = text.split(separator: filled).map {
          $0.replacing(#"\""#, with: "\"").replacing(#"\\"#, with: "\\")
        }
        let words = pieces.joined(separator: " ").split(separator: " ")
        return words.count > 2 ? Sentence(text: String(text), pieces: pieces.map { String($0) }) : nil
      }
    }
  }

  @Test("For programs and for GitHub each mistake is told with its place")
  func formats() throws {
    let place = Diagnostic.Place(file: "a,b/c:d.md", line: 3, column: 7)
    let report = DiagnosticReport(diagnostics: [Diagnostic(place: place, message: "100 % wrong\nhere")])
    #expect(try report.text(as: .github) == "::error file=a%2Cb/c%3Ad.md,line=3,col=7::100 %25 wrong%0Ahere\n")
    struct Entry: Decodable, Equatable {
      var file: String
      var line: Int
      var column: Int
      var message: String
    }
    let entries = try JSONDecoder().decode([Entry].self, from: Data(report.text(as: .json).utf8))
    #expect(entries == [Entry(file: "a,b/c:d.md", line: 3, column: 7, message: "100 % wrong\nhere")])
    #expect(try DiagnosticReport(diagnostics: []).text(as: .json) == "[\n\n]\n")
  }
}

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

  @Test("There is a broken site for each kind of mistake that the build knows")
  func thereAreCases() {
    #expect(Self.cases.count >= 55)
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

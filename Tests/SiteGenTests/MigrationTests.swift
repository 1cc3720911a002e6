import Foundation
import Scheme
import Testing

@testable import SiteGen

/// Marks that people know from other tools: each is understood, or reported.
struct MigrationTests {
  static let folder = Fixture.folder + "/migration"
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
    $0.hasSuffix(".md")
  }.sorted()

  @Test("A page with another tool's mark says what has become of it", arguments: cases)
  func mark(name: String) throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try FileManager.default.copyItem(atPath: "\(Self.folder)/\(name)", toPath: "\(build.content)/guides/case.md")
    let drawn = try build.draw()
    let told = drawn.diagnostics.map { $0.description.replacing(scratch.path + "/content/guides/", with: "") }
    #expect(told.allSatisfy { $0.hasPrefix("case.md:") })
    let page = drawn.value[SitePath.known("guides/case.html")].map { String(decoding: $0, as: UTF8.self) } ?? ""
    let article = page.firstMatch(of: /(?s)<h1>.*?(?=<\/article>)/).map { String($0.output) } ?? ""
    let expected = "\(Self.folder)/\(name.dropLast(3)).txt"
    let text = (told + [article]).joined(separator: "\n")
    if Fixture.updates { try text.write(toFile: expected, atomically: true, encoding: .utf8) }
    #expect(text == (try String(contentsOfFile: expected, encoding: .utf8)))
    // What is printed as it was typed is told.
    let isTyped = page.contains(/~~|\[\^|\[!|:::|!!!|\{\{|\{%|\{#|\]\[|\] \(|\[\[|==[a-z]|<p>#|\| -/)
    #expect(!isTyped || !told.isEmpty)
  }

  @Test("A heading that is there twice is numbered, and only a link to it is refused")
  func repeated() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    func diagnostics(_ body: String) throws -> [Diagnostic] {
      try "---\ntitle: Case\n---\n\(body)".write(
        toFile: build.content + "/guides/case.md", atomically: true, encoding: .utf8)
      return try build.plan().diagnostics
    }
    #expect(try diagnostics("## Same\n\n## Same\n\n[there](#same-2)\n").isEmpty)
    #expect(try diagnostics("## Same\n\n## Same\n\n[there](#same)\n").hasErrors)
  }

  @Test("A warning lets the site be built, and --strict does not")
  func strict() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    try "---\ntitle: Case\n---\n#### Deep\n".write(
      toFile: build.content + "/guides/case.md", atomically: true, encoding: .utf8)
    func run(_ options: String...) throws -> (status: Int32, output: String) {
      try Program.run(
        ["build", "--content", build.content, "--site", build.site, "--out", build.out] + options)
    }
    let strict = try run("--strict")
    #expect(strict.status == 1 && strict.output.contains(": error: "))
    #expect(!FileManager.default.fileExists(atPath: build.out))
    for _ in 0..<2 {
      let lenient = try run()
      #expect(lenient.status == 0 && lenient.output.contains("case.md:4:1: warning: "), "told again each time")
    }
    #expect(FileManager.default.fileExists(atPath: build.out + "/guides/case.html"))
  }

  @Test("A key of another tool is told once for many files")
  func manyKeys() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    for number in 1...9 {
      try "---\ntitle: Case \(number)\nnav_order: 3\n---\nText.\n".write(
        toFile: "\(build.content)/guides/case-\(number).md", atomically: true, encoding: .utf8)
    }
    let told = try build.plan().diagnostics
    #expect(told.count == 1 && told[0].level == .warning && told[0].message.contains(" 8 "))
  }
}

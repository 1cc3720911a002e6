import Foundation
import Scheme
import Testing

@testable import SiteGen

/// The sentences of `content/words/`, the scheme's numbers, and what content may change of both.
struct WordsTests {
  @Test("The project's own content has every sentence that the programs say, and no other")
  func complete() throws {
    var build = Fixture.ownSite
    let pages = try Disk.files(below: build.content).filter { $0.path.hasPrefix("words/") }
    let written = try pages.flatMap { file -> [String] in
      let (matter, body) = FrontMatter.split(try file.text(), file: file.name)
      let room = file.path.dropFirst("words/".count).dropLast(".md".count)
      return WordsFile.read(body, of: file.name, below: matter.value.lineCount, Language(Language.usual)).value.map {
        "\(room).\($0.key)"
      }
    }
    let said = WordRooms.signatures.flatMap { signature in
      signature.keys(Language(Language.usual).pluralCategories).map { "\(signature.room).\($0)" }
    }
    #expect(written.count == Set(written).count && said.count == Set(said).count)
    #expect(Set(written) == Set(said))
    #expect(try build.plan().diagnostics.isEmpty)
  }

  /// `small-site` with one sentence, or what is wrong with it.
  private static func frame(_ lines: String...) throws -> Checked<[SitePath: Data]> {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let file = build.content + "/words/site.md"
    let kept = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").filter { line in
      !lines.contains {
        $0.prefix { $0 != " " } == "-"
          && $0.split(separator: "`")[1] == line.split(separator: "`").dropFirst().first ?? ""
      }
    }
    try (kept.joined(separator: "\n") + "\n" + lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    return try build.draw()
  }

  @Test("A plural form says its number, unless it is for one number only")
  func plurals() throws {
    #expect(try Self.frame("- `guide-count.one` A single guide").diagnostics.isEmpty)
    #expect(try Self.frame("- `guide-count.other` Some guides").diagnostics.count == 1)
    let words = Words(["site.guide-count.one": "A single guide", "site.guide-count.other": "{count} guides"])
    #expect(words.text(SiteWords.guideCount(1)) == "A single guide")
    #expect(words.text(SiteWords.guideCount(0)) == "0 guides" && words.text(SiteWords.guideCount(2)) == "2 guides")
  }

  @Test("A name in a sentence keeps its direction on a page and in plain text, and is escaped")
  func names() {
    let words = Words(["site.asked": "Asked in “{page}”, twice: {page}"])
    let phrase = SiteWords.asked(Name("<דנה>"))
    #expect(words.text(phrase) == "Asked in “\u{2068}<דנה>\u{2069}”, twice: \u{2068}<דנה>\u{2069}")
    let html = ("<p title=\"\(plain: phrase)\">\(phrase)</p>" as HTML).said(in: words).string
    #expect(
      html.contains("“<bdi>&lt;דנה&gt;</bdi>”") && html.contains("title=\"Asked in “\u{2068}&lt;דנה&gt;\u{2069}”"))
  }

  @Test("No text is taken for a sentence, whatever bytes are in it")
  func marks() {
    let typed = "\u{1}site.table\u{3}"
    let html = ("<p>\(typed)</p>" as HTML).said(in: Words(["site.table": "Table"])).string
    #expect(!html.contains("Table") && !html.utf8.contains(1))
  }

  @Test("A number of the scheme stands on its pages as it is in the file, and changes with it")
  func numbers() throws {
    let page = "---\ntitle: Waiting\naudience: both\n---\n\nWait for {answer-within}, at most {most-open} times.\n"
    #expect(
      try BuiltSite(["guides/waiting.md": page]).text("guides/waiting.html").contains(
        "Wait for 14 days, at most 3 times."))
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try page.write(toFile: build.content + "/guides/waiting.md", atomically: true, encoding: .utf8)
    let file = build.content + "/terms.md"
    try String(contentsOfFile: file, encoding: .utf8).replacing("`remind-after` 7", with: "`remind-after` 1")
      .replacing("`remind-again-after` 12", with: "`remind-again-after` 2").replacing(
        "`answer-within` 14", with: "`answer-within` 3"
      )
      .write(toFile: file, atomically: true, encoding: .utf8)
    let site = try BuiltSite(build)
    #expect(site.text("guides/waiting.html").contains("Wait for 3 days"))
    #expect(try SchemeFile(reading: Data(site.text("scheme.json").utf8)).terms[.answerWithin] == 3)
    build.todos = false
  }
}

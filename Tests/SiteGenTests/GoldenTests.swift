import Foundation
import Scheme
import Testing

@testable import SiteGen

struct GoldenTests {
  @Test("The small site comes out as expected, byte for byte")
  func small() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run().isEmpty)
    let built = try Fixture.files(below: scratch.path + "/out")
    let expected = Fixture.folder + "/small-site/expected"
    if Fixture.updates {
      try? FileManager.default.removeItem(atPath: expected)
      try FileManager.default.copyItem(atPath: scratch.path + "/out", toPath: expected)
    }
    let wanted = try Fixture.files(below: expected)
    #expect(built.keys.sorted() == wanted.keys.sorted())
    for (name, data) in built {
      #expect(
        String(decoding: data, as: UTF8.self) == wanted[name].map { String(decoding: $0, as: UTF8.self) }, "\(name)")
    }
  }

  @Test("Two builds give equal bytes, and the second writes no file")
  func repeats() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run().isEmpty)
    let first = try Fixture.files(below: build.out)
    let dates = try modified(first.keys, below: build.out)
    #expect(try build.run().isEmpty)
    #expect(try Fixture.files(below: build.out) == first)
    #expect(try modified(first.keys, below: build.out) == dates)
  }

  @Test("A page that changes is replaced: who is reading it reads the old one to its end")
  func replaces() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run().isEmpty)
    let page = build.out + "/guides/asking.html"
    let before = try Data(contentsOf: URL(fileURLWithPath: page))
    let reader = try FileHandle(forReadingFrom: URL(fileURLWithPath: page))
    let source = build.content + "/guides/asking.md"
    try (String(contentsOfFile: source, encoding: .utf8) + "\nOne more thing.\n").write(
      toFile: source, atomically: true, encoding: .utf8)
    #expect(try build.run().isEmpty)
    #expect(try reader.readToEnd() == before)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("One more thing."))
    #expect(try Fixture.files(below: build.out).keys.allSatisfy { !$0.hasSuffix("~") })
  }

  @Test("A page that is gone is taken away, and what is not ours stays")
  func takesAway() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run().isEmpty)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: build.out + "/CNAME"))
    try FileManager.default.removeItem(atPath: build.content + "/guides/asking.md")
    #expect(try build.run().isEmpty)
    let left = try Fixture.files(below: build.out)
    #expect(left["guides/asking.html"] == nil)
    #expect(left["CNAME"] == Data("mine".utf8))
  }

  @Test("What is still to be done is shown to whoever writes it, and never published")
  func todos() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let page = "---\ntitle: Who answers\n---\n```todo\nSay who answers.\n```\n"
    try Data(page.utf8).write(to: URL(fileURLWithPath: scratch.path + "/content/guides/who-answers.md"))
    #expect(try build.draw().diagnostics.map { [$0.place.line, $0.place.column] } == [[4, 1]])
    build.todos = true
    let drawn = try build.draw()
    #expect(drawn.diagnostics.isEmpty)
    let html = String(decoding: drawn.value[try #require(SitePath("guides/who-answers.html"))] ?? Data(), as: UTF8.self)
    #expect(html.contains("<aside class=\"todo\">") && html.contains("Say who answers."))
  }

  @Test("A draft is left out with its prompts, unless drafts are asked for")
  func drafts() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.draw().value.keys.allSatisfy { $0.text != "guides/unready.html" })
    #expect(try !text(&build, "scheme.json").contains("unready"))
    build.drafts = true
    #expect(try text(&build, "guides/unready.html").contains("Not ready"))
    #expect(try text(&build, "scheme.json").contains("unready"))
  }

  @Test("A byte order mark and CR LF change nothing")
  func otherEncodings() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let before = try build.draw().value
    for (name, data) in try Fixture.files(below: build.content) where name.hasSuffix(".md") {
      let lines = String(decoding: data, as: UTF8.self).replacing("\n", with: "\r\n")
      try Data([0xEF, 0xBB, 0xBF] + Array(lines.utf8)).write(to: URL(fileURLWithPath: build.content + "/" + name))
    }
    #expect(try build.draw().value == before)
  }

  private func text(_ build: inout Build, _ name: StaticString) throws -> String {
    let drawn = try build.draw()
    #expect(drawn.diagnostics.isEmpty)
    return String(decoding: drawn.value[.known(name)] ?? Data(), as: UTF8.self)
  }

  @Test("Links to Intake lead to another address when site.yml names one")
  func otherIntake() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let settings = build.site + "/site.yml"
    let text = try String(contentsOfFile: settings, encoding: .utf8) + "intake: https://my.example.org/\n"
    try text.write(toFile: settings, atomically: true, encoding: .utf8)
    #expect(try build.run().isEmpty)
    let page = try String(contentsOfFile: build.out + "/guides/first-meeting.html", encoding: .utf8)
    #expect(page.contains("action=\"https://my.example.org/my/forms/hopes\""))
    #expect(page.contains("href=\"https://my.example.org/my/\""))
  }

  private func modified(_ names: some Sequence<String>, below folder: String) throws -> [String: Date] {
    try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let date = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.modificationDate] as? Date
        return (name, try #require(date))
      })
  }
}

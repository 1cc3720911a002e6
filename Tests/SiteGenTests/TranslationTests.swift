import Foundation
import Scheme
import Testing

@testable import SiteGen

/// Sites in other languages than English, and in several.
struct TranslationTests {
  /// A small site in a language, with a page of this body, and what came out of it.
  private static func page(_ body: String, in tag: String, file: String = "guides/new.md") throws -> String {
    let scratch = try Scratch()
    var build = try site(in: scratch, tag)
    try "---\ntitle: New\n---\n\(body)\n".write(
      toFile: "\(build.content)/\(file)", atomically: true, encoding: .utf8)
    let drawn = try build.draw()
    // The small site's words are not in the language, and are told to be so.
    let told = drawn.diagnostics.filter { $0.place.file.hasSuffix(file) }
    #expect(told.isEmpty, "\(told)")
    let path = try #require(ContentFolder.outputPath(file))
    return String(decoding: try #require(drawn.value[path]), as: UTF8.self)
  }

  private static func site(in scratch: Scratch, _ tag: String, _ more: String = "") throws -> Build {
    let build = try Fixture.site(in: scratch)
    let settings = "\(build.site)/site.yml"
    let text = try String(contentsOfFile: settings, encoding: .utf8).replacing("language: en-GB\n", with: "")
    try "\(text)\nlanguage: \(tag)\n\(more)".write(toFile: settings, atomically: true, encoding: .utf8)
    return build
  }

  @Test(
    "Straight quotation marks become those of the language, and what is typed as it should be stays",
    arguments: [
      ("en-GB", "“Yes,” she said, ‘no’ isn’t „ours“."), ("de", "„Yes,“ she said, ‚no‘ isn’t „ours“."),
      ("fr", "«Yes,» she said, «no» isn’t „ours“."),
    ])
  func quotes(tag: String, text: String) throws {
    let page = try Self.page(
      "\"Yes,\" she said, 'no' isn't „ours“. `\"code\"` and `“code”`, \"[two 'q'](https://example.org/“a”)\"\n", in: tag
    )
    #expect(page.contains("<p>\(text) <code>&quot;code&quot;</code> and <code>“code”</code>, "))
    #expect(page.contains("href=\"https://example.org/%E2%80%9Ca%E2%80%9D\""))
  }

  @Test(
    "Headings, options and file names in any script get ids in Latin letters",
    arguments: [
      ("ru", "Первая встреча", "pervaa-vstreca"), ("el", "Η πρώτη", "e-prote"), ("ja", "はじめに", "hajimeni"),
      ("ar", "مرحبا", "mrhba"), ("cy", "Sut mae’n mynd, Ŵan?", "sut-maen-mynd-wan"), ("de", "Straße", "strasse"),
    ])
  func ids(tag: String, words: String, id: String) throws {
    #expect(Slug.make(words) == id)
    let name = words.filter { $0.isLetter }
    let page = try Self.page(
      "## \(words)\n\n```choice which\nWhich?\n- \(words)\n- Other\n```\n", in: tag, file: "roadmap/\(name).md")
    #expect(page.contains("<h2 id=\"\(id)\">") && page.contains("value=\"\(id)\""))
  }

  @Test("Two files that come out at one address are refused, whatever their scripts")
  func clash() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    for name in ["встреча", "vstreca"] {
      try "---\ntitle: A\n---\nText.\n".write(
        toFile: "\(build.content)/guides/\(name).md", atomically: true, encoding: .utf8)
    }
    let told = try build.plan().diagnostics
    #expect(told.count == 1 && told[0].place.file.contains("guides/"), "\(told)")
  }

  @Test("A page leads to itself in the site's other languages, and to their first page where they do not have it")
  func languages() throws {
    let scratch = try Scratch()
    let other = "\(scratch.path)/welsh"
    for (name, head) in ["guides/asking": "title: Gofyn", "guides/first-meeting": "title: Ateb\ndraft: true"] {
      try Disk.makeFolder("\(other)/guides")
      try Disk.write(Array("---\n\(head)\n---\nTestun.\n".utf8), to: "\(other)/\(name).md")
    }
    var build = try Self.site(
      in: scratch, "en-GB",
      "languages:\n  en-GB: https://m.example/en/\n  cy:\n    address: https://m.example/cy/\n    content: \(other)\n"
        + "  ar: https://m.example/ar/\n")
    let drawn = try build.draw()
    #expect(drawn.diagnostics.isEmpty, "\(drawn.diagnostics)")
    func text(_ path: String) throws -> String {
      let path = try #require(SitePath(path))
      return String(decoding: try #require(drawn.value[path]), as: UTF8.self)
    }
    let asking = try text("guides/asking.html")
    #expect(
      asking.contains("<a href=\"https://m.example/cy/guides/asking.html\" lang=\"cy\" hreflang=\"cy\">Cymraeg</a>"))
    #expect(asking.contains("<a href=\"https://m.example/ar/\" lang=\"ar\" hreflang=\"ar\">العربية</a>"))
    #expect(
      asking.contains("<link rel=\"alternate\" hreflang=\"cy\" href=\"https://m.example/cy/guides/asking.html\">"))
    #expect(!asking.contains("https://m.example/en/"))
    for path in ["guides/first-meeting.html", "index.html", "search.html"] {
      let page = try text(path)
      #expect(page.contains("<a href=\"https://m.example/cy/\"") && !page.contains("hreflang=\"cy\" href"), "\(path)")
    }
    let scheme = try SchemeFile(reading: try #require(drawn.value[Build.schemeFile]))
    #expect(scheme.site.translations.map(\.language.tag) == ["cy", "ar"])

    // What has changed there is seen here.
    try build.run()
    let state = BuildState(build: build)
    let before = try state.inputs().count
    try Disk.write(Array("---\ntitle: Ateb\n---\nTestun.\n".utf8), to: "\(other)/guides/first-meeting.md")
    try Disk.write(Array("---\ntitle: Hafan\n---\nTestun.\n".utf8), to: "\(other)/index.md")
    #expect(try state.inputs().count == before + 1)
    let again = try build.draw()
    let meeting = String(
      decoding: try #require(again.value[SitePath.known("guides/first-meeting.html")]), as: UTF8.self)
    #expect(meeting.contains("https://m.example/cy/guides/first-meeting.html"))
  }

  @Test("Each language has its own settings beside one style sheet, and its own words, direction and plural forms")
  func settings() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    try "name: مخطط\nlanguage: ar\n".write(toFile: "\(build.site)/site-ar.yml", atomically: true, encoding: .utf8)
    var arabic = Build(content: build.content, site: build.site, settings: "site-ar.yml", out: build.out)
    let drawn = try arabic.draw()
    let missing = drawn.diagnostics.filter { $0.message.contains("`guide-count.few`") }
    #expect(missing.count == 1)
    #expect(drawn.diagnostics.contains { $0.place.file.hasSuffix("terms.md") && $0.message.contains("`days.two`") })
    let page = String(decoding: try #require(drawn.value[SitePath.known("guides/asking.html")]), as: UTF8.self)
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
  }

  @Test("The Welsh words, forms, emails and numbers are whole")
  func welsh() throws {
    let scratch = try Scratch()
    var build = try Fixture.welsh(in: scratch)
    let plan = try build.plan()
    #expect(plan.diagnostics.isEmpty, "\(plan.diagnostics.map(\.description))")
    let files = try Fixture.files(below: Fixture.folder + "/welsh").keys.filter { $0 != "README.md" }
    let own = try Fixture.files(below: Fixture.ownSite.content).keys.filter { path in
      ["words/", "forms/", "mail/", "terms.md"].contains { path.hasPrefix($0) }
    }
    #expect(Set(files) == Set(own))
  }
}

import Foundation
import Scheme
import Testing

@testable import SiteGen

/// What a reader finds on the pages, and finds the way by.
struct ReaderTests {
  static func guide(_ title: String, _ audience: String, order: Int, body: String = "Text.") -> String {
    "---\ntitle: \(title)\naudience: \(audience)\norder: \(order)\n---\n\(body)\n"
  }

  @Test("Guides stand by audience and in order, on the home page as on their own")
  func byAudience() throws {
    let site = try BuiltSite([
      "guides/m2.md": Self.guide("Mentor two", "mentor", order: 2),
      "guides/m1.md": Self.guide("Mentor one", "mentor", order: 1),
      "guides/e9.md": Self.guide("Mentee nine", "mentee", order: 9),
    ])
    for (page, folder) in [("index.html", "guides/"), ("guides/index.html", "../guides/")] {
      let list = try #require(
        site.text(page).firstRange(of: Fixture.said(SiteWords.guides(for: .mentee))).map {
          site.text(page)[$0.lowerBound...]
        })
      let links = values(of: "href", in: String(list)).filter { $0.contains("guides/") && !$0.contains("index") }
      let names = ["asking", "e9", "m1", "m2", "first-meeting"]
      #expect(links.prefix(5) == names.map { "\(folder)\($0).html" }[...])
    }
  }

  @Test("A guide for coordinators says so, and stands with the guides, but not on the home page")
  func forCoordinators() throws {
    let site = try BuiltSite(["guides/running.md": Self.guide("Running it", "coordinator", order: 1)])
    #expect(site.text("guides/running.html").contains(Fixture.said(SiteWords.guide(for: .coordinator))))
    #expect(site.text("guides/index.html").contains("<h2>\(Fixture.said(SiteWords.guides(for: .coordinator)))</h2>"))
    #expect(site.text("guides/index.html").contains("href=\"../guides/running.html\""))
    #expect(!site.text("index.html").contains("guides/running.html"))
  }

  @Test("Pages that the settings name for the footer are linked to below every page, from where it stands")
  func footer() throws {
    let site = try BuiltSite(settings: "footer: [{The rules: about/rules.md}]")
    for (page, link) in [("index.html", "about/rules.html"), ("guides/asking.html", "../about/rules.html")] {
      let footer = try #require(
        site.text(page).firstRange(of: "<footer").map { String(site.text(page)[$0.lowerBound...]) })
      #expect(values(of: "href", in: footer).contains(link))
      #expect(footer.contains(">The rules</a>"))
    }
    #expect(!(try BuiltSite().text("index.html").contains("class=\"notices\"")))
  }

  @Test("Previous and next lead through the guides for the same readers, on to those for both, and then to the profile")
  func neighbours() throws {
    let site = try BuiltSite([
      "guides/m2.md": Self.guide("Mentor two", "mentor", order: 2),
      "guides/m1.md": Self.guide("Mentor one", "mentor", order: 1),
      "guides/m3.md": Self.guide("Mentor three", "mentor", order: 3),
    ])
    func neighbours(_ page: String) -> [String] {
      site.text(page).matches(of: /rel="(prev|next)" href="([^"]*)"/).map { "\($0.output.1) \($0.output.2)" }
    }
    #expect(neighbours("guides/m1.html") == ["next ../guides/m2.html"])
    #expect(neighbours("guides/m2.html") == ["prev ../guides/m1.html", "next ../guides/m3.html"])
    #expect(neighbours("guides/m3.html") == ["prev ../guides/m2.html", "next ../guides/first-meeting.html"])
    #expect(neighbours("guides/asking.html") == ["next ../guides/first-meeting.html"])
    #expect(neighbours("guides/first-meeting.html") == ["next ../forms/profile.html"])
    #expect(neighbours("roadmap/looking-back.html") == ["prev ../roadmap/building-rapport.html"])
    #expect(neighbours("roadmap/building-rapport.html") == ["next ../roadmap/looking-back.html"])
  }

  @Test("A long page has a table of contents that leads to its headings; a short one and the home page have none")
  func contents() throws {
    let headings = (1...5).map { "## Part \($0)\n\nText.\n" }.joined(separator: "\n")
    let site = try BuiltSite([
      "guides/long.md": Self.guide("Long", "both", order: 9, body: headings),
      "guides/short.md": Self.guide("Short", "both", order: 9, body: "## Part 1\n\n### Deeper\n"),
      "index.md": "---\ntitle: Mentoring\n---\n\(headings)",
    ])
    let list = (1...5).map { "<li><a href=\"#part-\($0)\">Part \($0)</a></li>" }.joined(separator: "\n")
    #expect(site.text("guides/long.html").contains("<ol>\n\(list)\n</ol>"))
    #expect(site.text("about/rules.html").contains(##"<li><a href="#be-kind">Be kind</a></li>"##))
    for page in ["guides/short.html", "index.html"] { #expect(!site.text(page).contains("class=\"contents\"")) }
  }

  @Test("The time to read is told in minutes at 200 words, and the day of the last change in words")
  func facts() throws {
    func words(_ count: Int) -> String { Array(repeating: "word", count: count).joined(separator: " ") }
    let site = try BuiltSite([
      "guides/one.md": Self.guide("One", "both", order: 9, body: words(40)),
      "guides/three.md": Self.guide("Three", "both", order: 9, body: words(640)),
    ])
    #expect(site.text("guides/one.html").contains("<p class=\"facts\">\(Fixture.said(SiteWords.minutes(1)))</p>"))
    #expect(site.text("guides/three.html").contains("<p class=\"facts\">\(Fixture.said(SiteWords.minutes(3)))</p>"))
    #expect(
      site.text("guides/asking.html").contains(
        "\(Fixture.said(SiteWords.minutes(1))) · \(Fixture.said(SiteWords.updated("<time datetime=\"2026-03-27\">27 March 2026</time>")))"
      ))
    #expect(
      site.text("about/rules.html").contains(
        "<p class=\"facts\">\(Fixture.said(SiteWords.updatedAlone("<time datetime=\"2026-02-01\">1 February 2026</time>")))</p>"
      ))
  }

  @Test("A breadcrumb leads up to the home page, by those folders that have a page")
  func breadcrumb() throws {
    let site = try BuiltSite()
    func crumbs(_ page: String) -> [String] {
      let text = site.text(page)
      guard let start = text.firstRange(of: "class=\"breadcrumb\""), let end = text.firstRange(of: "</nav>\n<article")
      else { return [] }
      return values(of: "href", in: String(text[start.upperBound..<end.lowerBound]))
    }
    #expect(crumbs("guides/asking.html") == ["../index.html", "../guides/index.html"])
    #expect(crumbs("roadmap/looking-back.html") == ["../index.html", "../roadmap/index.html"])
    #expect(crumbs("guides/index.html") == ["../index.html"])
    #expect(crumbs("about/rules.html") == ["../index.html"])
    #expect(crumbs("index.html") == [])
  }

  @Test("The journey is a picture whose stages are links, and a list to a screen reader")
  func journey() throws {
    let site = try BuiltSite()
    for (page, up) in [("index.html", ""), ("roadmap/index.html", "../")] {
      let text = site.text(page)
      let picture = try #require(text.firstMatch(of: /(?s)<svg.*?<\/svg>/).map { String($0.output) })
      #expect(picture.contains("role=\"list\" aria-label=\"\(Fixture.said(SiteWords.journey))\""))
      #expect(picture.components(separatedBy: "<g role=\"listitem\"><a ").count == 3)
      let stages = ["building-rapport", "looking-back"]
      #expect(values(of: "href", in: picture) == stages.map { "\(up)roadmap/\($0).html" })
      let words = picture.replacing(/<[^>]*>/, with: "")
      #expect(words.contains("Looking back, and going on by yourselves &amp; well"))
    }
  }

  @Test(
    "A stage's title is broken into lines that fit into the picture, and no word is lost",
    arguments: [
      "", "Short", "Looking back, and going on by yourselves", "Donaudampfschifffahrtsgesellschaft and after",
      "Exactly twenty-four here", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    ])
  func lines(title: String) {
    let lines = JourneyPicture.lines(of: title)
    #expect(lines.joined() == title)
    for line in lines { #expect(line.count <= 25 || !line.dropLast().contains(" ")) }
  }

  @Test("Prompts stand on one page in reading order, each linked to its place, below a form for a free entry")
  func diary() throws {
    let site = try BuiltSite([
      "guides/a.md": Self.guide("A", "mentee", order: 1, body: "```diary first-of-all\nWhat is it?\n```\n")
    ])
    let text = site.text("diary.html")
    #expect(
      values(of: "id", in: text).filter { !$0.hasPrefix("f-") && $0 != "_main" }
        == ["diary-entry", "first-of-all", "hopes", "after-first-meeting"])
    #expect(
      text.matches(of: /class="from"><a href="([^"]*)"/).map { String($0.output.1) } == [
        "guides/a.html#first-of-all", "guides/first-meeting.html#hopes",
        "roadmap/building-rapport.html#after-first-meeting",
      ])
    #expect(values(of: "action", in: text).allSatisfy { $0.hasPrefix("my/forms/") })
  }

  @Test("The handbook holds every guide and stage in reading order, with lines to write on and without forms")
  func handbook() throws {
    let text = try BuiltSite().text("handbook.html")
    let chapters = ["guides-asking", "guides-first-meeting", "roadmap-building-rapport", "roadmap-looking-back"]
    #expect(values(of: "id", in: text).filter { $0 != "_main" } == chapters)
    let links = values(of: "href", in: text).filter { $0.hasPrefix("#") && $0 != "#_main" }
    #expect(links.prefix(4) == chapters.map { "#\($0)" }[...])
    #expect(Set(links).isSubset(of: chapters.map { "#\($0)" }))
    let pages = chapters.map { $0.replacing("-", with: "/", maxReplacements: 1) + ".html" }
    #expect(
      values(of: "href", in: text).allSatisfy { href in !pages.contains { href.hasPrefix($0) } }, "a chapter is here")
    #expect(!text.contains("<form") && !text.contains("<textarea"))
    #expect(text.contains("class=\"line\"") && text.contains("<div class=\"pair\">"))
  }

  @Test("Without JavaScript the search page lists all pages with their headings, and its field is hidden")
  func search() throws {
    let site = try BuiltSite()
    let text = site.text("search.html")
    for (path, page) in site.pages where !["search", "404", "diary", "handbook", "questions"].contains(path.stem) {
      #expect(text.contains("<li data-page=\"\(path.text)\"><a href=\"\(path.text)\">"), "\(path.text)")
      for heading in page.matches(of: /<h2 id="([^"]*)">([^<]*)/) {
        if page.contains("<article class=\"profile\">") { continue }
        // Of a pair, which stands on most pages, the words tell nothing.
        if ["site.good", "site.bad"].contains(heading.output.2) {
          #expect(!text.contains("\(path.text)#\(heading.output.1)"))
          continue
        }
        #expect(text.contains("href=\"\(path.text)#\(heading.output.1)\""), "\(path.text)#\(heading.output.1)")
      }
    }
    #expect(text.contains("<form id=\"search\" class=\"form\" hidden>"))
    let scripts = values(of: "src", in: text)
    #expect(scripts.count == 3 && scripts.allSatisfy(site.has))
    let index = site.text(scripts[0])
    #expect(index.hasPrefix("window.waymarkIndex = {\n"))
    #expect(index.contains("\"guides/asking.html\":") && index.contains(" silence "))
  }

  @Test("A site may do without the search: then nothing leads there")
  func noSearch() throws {
    let site = try BuiltSite(settings: "search: false")
    #expect(!site.has("search.html"))
    #expect(!site.files.keys.contains { $0.text.hasPrefix("search-index") })
    #expect(site.pages.allSatisfy { !$0.text.contains("search.html") })
  }
}

extension SitePath {
  fileprivate var stem: String { parts.last.map { String($0.dropLast(5)) } ?? "" }
}

import Foundation
import FoundationXML
import Scheme
import Testing

@testable import SiteGen

/// What holds for every page of a site, and for the files that machines read.
struct WholeSiteTests {
  /// The project's own site, and the small one of the tests.
  static func sites() throws -> [BuiltSite] { [try BuiltSite(Fixture.ownSite), try BuiltSite()] }

  @Test("Every link of every page leads to a file of the site, and to a place on it", arguments: [0, 1])
  func links(index: Int) throws {
    let site = try Self.sites()[index]
    let ids = Dictionary(uniqueKeysWithValues: site.pages.map { ($0.path.text, Set(values(of: "id", in: $0.text))) })
    var followed = 0
    for (page, text) in site.pages {
      let base = try #require(URL(string: "http://site/scheme/\(page.text)"))
      for link in values(of: "href", "src", in: text) where !link.hasPrefix("https:") && !link.hasPrefix("mailto:") {
        let root = link.hasPrefix("/") && index == 0 ? "/scheme" : ""
        let target = try #require(URL(string: root + link, relativeTo: base)?.absoluteURL)
        let path = String(target.path(percentEncoded: false).dropFirst("/scheme/".count))
        if path.hasPrefix("my") { continue }
        #expect(site.has(path), "\(page.text): \(link)")
        if let fragment = target.fragment { #expect(ids[path]?.contains(fragment) == true, "\(page.text): \(link)") }
        followed += 1
      }
    }
    #expect(followed > 100)
  }

  @Test("An id stands once on a page, and what names one finds it", arguments: [0, 1])
  func ids(index: Int) throws {
    for (page, text) in try Self.sites()[index].pages {
      let ids = values(of: "id", in: text)
      #expect(Set(ids).count == ids.count, "\(page.text)")
      for name in values(of: "for", "aria-describedby", "aria-labelledby", in: text) {
        #expect(name.split(separator: " ").allSatisfy { ids.contains(String($0)) }, "\(page.text): \(name)")
      }
    }
  }

  @Test("Every page has a policy before it loads anything, and nothing that the policy forbids", arguments: [0, 1])
  func policy(index: Int) throws {
    for (page, text) in try Self.sites()[index].pages {
      let policy = try #require(text.firstRange(of: "http-equiv=\"Content-Security-Policy\""), "\(page.text)")
      for load in ["<link rel=\"stylesheet\"", "<script", "<img"] {
        if let found = text.firstRange(of: load) { #expect(policy.lowerBound < found.lowerBound, "\(page.text)") }
      }
      #expect(text.contains("default-src 'none'".replacing("'", with: "&#39;")))
      #expect(text.firstMatch(of: /<style|\sstyle=|\son[a-z]+=|<script>|javascript:/) == nil, "\(page.text)")
    }
  }

  @Test(
    "Forms may be posted to the site and to Intake's origin, and to nowhere else",
    arguments: [
      ("", "form-action 'self'"), ("intake: https://my.example.org/", "form-action 'self' https://my.example.org"),
      ("intake: https://example.org:8443/mentoring/", "form-action 'self' https://example.org:8443"),
    ])
  func formAction(settings: String, rule: String) throws {
    for (page, text) in try BuiltSite(settings: settings).pages {
      let policy = values(of: "content", in: text).first { $0.hasPrefix("default-src") }
      #expect(policy?.hasSuffix("; \(rule)") == true, "\(page.text)")
    }
  }

  @Test("Style sheets, scripts and pictures carry their fingerprint in their names")
  func fingerprints() throws {
    for site in try Self.sites() {
      let loaded = Set(
        site.pages.flatMap { page in
          values(of: "href", "src", in: page.text).filter { $0.firstMatch(of: /\.(css|js|png)$/) != nil }
        })
      #expect(!loaded.isEmpty)
      for link in loaded { #expect(link.firstMatch(of: /\.[0-9a-f]{16}\.(css|js|png)$/) != nil, "\(link)") }
    }
  }

  @Test("A guide's page weighs under 30 KB with its style sheet, and the search's script under 8 KB")
  func weight() throws {
    let site = try BuiltSite(Fixture.ownSite)
    var guides = 0
    for (path, text) in site.pages where path.folder == "guides" {
      let style = try #require(values(of: "href", in: text).first { $0.hasSuffix(".css") })
      let bytes = text.utf8.count + site.text(String(style.dropFirst("../".count))).utf8.count
      #expect((text.utf8.count..<30_000).contains(bytes), "\(path.text): \(bytes)")
      guides += 1
    }
    #expect(guides > 5)
    let script = try #require(site.files.first { $0.key.text.firstMatch(of: /^search\.[0-9a-f]+\.js$/) != nil })
    #expect(script.value.count < 8_000)
    let source = String(decoding: script.value, as: UTF8.self)
    for forbidden in ["fetch", "import", "XMLHttpRequest", "innerHTML"] { #expect(!source.contains(forbidden)) }
  }

  @Test("With its address known, a site has a sitemap, a feed, canonical links and cards for other sites")
  func withAddress() throws {
    let site = try BuiltSite(settings: "url: https://example.org/a/", ["guides/plain.md": "---\ntitle: P & Q\n---\n"])
    let map = try XMLReader(site.text("sitemap.xml"))
    let listed = site.pages.map(\.path.text).filter {
      !["404.html", "diary.html", "handbook.html", "search.html", "guides/questions.html"].contains($0)
    }
    #expect(
      map.texts["loc"]?.sorted() == listed.map { "https://example.org/a/\($0 == "index.html" ? "" : $0)" }.sorted())
    #expect(map.texts["lastmod"]?.sorted() == ["2026-02-01", "2026-03-27"])
    #expect(site.text("robots.txt").contains("\nSitemap: https://example.org/a/sitemap.xml\n"))

    let feed = try XMLReader(site.text("feed.xml"))
    #expect(feed.texts["title"] == ["Here & There's scheme", "Asking"])
    #expect(feed.texts["id"] == ["https://example.org/a/", "https://example.org/a/guides/asking.html"])
    #expect(feed.texts["updated"] == ["2026-03-27T00:00:00Z", "2026-03-27T00:00:00Z"])

    let page = site.text("guides/plain.html")
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/a/guides/plain.html\">"))
    #expect(page.contains("<meta property=\"og:title\" content=\"P &amp; Q\">"))
    #expect(page.contains("<meta property=\"og:url\" content=\"https://example.org/a/guides/plain.html\">"))
    #expect(
      site.text("guides/questions.html").contains("\"canonical\" href=\"https://example.org/a/guides/asking.html\""))
  }

  @Test("Without its address, a site has none of what would need it")
  func withoutAddress() throws {
    let site = try BuiltSite(Fixture.ownSite)
    #expect(!site.has("sitemap.xml") && !site.has("feed.xml"))
    #expect(site.text("robots.txt") == "User-agent: *\nDisallow: /my/\n")
    #expect(site.pages.allSatisfy { !$0.text.contains("canonical") && !$0.text.contains("og:") })
  }

  @Test(
    "The page for what is not there finds its way from any depth: its links begin at the host's root",
    arguments: [("url: https://example.org/a/b/", "/a/b/"), ("url: https://example.org/", "/")])
  func notFound(settings: String, root: String) throws {
    let text = try BuiltSite(settings: settings).text("404.html")
    let links = values(of: "href", in: text).filter { $0 != "#_main" }
    #expect(links.contains("\(root)search.html") && links.contains("\(root)guides/index.html"))
    #expect(links.allSatisfy { $0.hasPrefix(root) })
  }
}

/// The texts of an XML document by the names of their elements; throws where it is not well formed.
private final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private var text = ""

  init(_ document: String) throws {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    if !parser.parse(), let error = parser.parserError { throw error }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { text = "" }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    texts[name, default: []].append(text)
  }
}

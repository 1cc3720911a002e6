import Testing

@testable import Scheme

struct LinkTests {
  @Test(
    "A target that leads to a page or an address is taken",
    arguments: [
      "https://example.org/a?b=c#d", "http://example.org", "mailto:ana@example.org", "guides/first.html", "../a.md#b",
      "#place", "a/b:c", "a%20b.md", "HTTPS://example.org",
    ])
  func takes(target: String) {
    #expect(Link(checking: target)?.text == target)
  }

  @Test(
    "A target that could run or hide something is refused",
    arguments: [
      "", "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " https://example.org",
      "data:text/html,x",
      "javascript%3Aalert(1)", "%6Aavascript:alert(1)", "//example.org/x", "/%2Fexample.org", "\\\\example.org", "a\\b",
      "vbscript:x", "https://a\nb", "%09javascript:x", "file:///etc/passwd",
    ])
  func refuses(target: String) {
    #expect(Link(checking: target) == nil)
  }

  @Test("What the program puts together is percent-encoded")
  func encodes() {
    #expect(Link(["my", "a b", "c/d", "é"], after: .root).text == "/my/a%20b/c%2Fd/%C3%A9")
    #expect(Link(["a.html"], after: .up(2), fragment: "x\"y").text == "../../a.html#x%22y")
  }

  @Test(
    "A whole address is an origin and a path",
    arguments: [
      ("https://my.example.org/", "https://my.example.org", "/"),
      ("http://localhost:8080", "http://localhost:8080", "/"),
      ("https://example.org/a/b/?c#d", "https://example.org", "/a/b/"),
    ])
  func parts(address: String, origin: String, path: String) throws {
    let link = try #require(Link(checking: address))
    #expect(link.origin == origin)
    #expect(link.pathFromRoot.text == path)
  }

  @Test("Links between pages are counted from the page")
  func isRelative() throws {
    let page = try #require(SitePath("guides/first-meeting.html"))
    let home = try #require(SitePath("index.html"))
    #expect(home.link(from: page).text == "../index.html")
    #expect(page.link(from: home, fragment: "hopes").text == "guides/first-meeting.html#hopes")
    #expect(page.link(from: page).text == "../guides/first-meeting.html")
  }

  @Test("Two names are other people's; the home page has the address of its folder")
  func othersNames() throws {
    #expect(SitePath(".well-known/security.txt")?.folder == ".well-known")
    #expect(SitePath("CNAME")?.text == "CNAME")
    let site = try #require(Link(checking: "https://example.org/a/"))
    #expect(SitePath("index.html")?.address(below: site).text == "https://example.org/a/")
    #expect(SitePath("guides/index.html")?.address(below: site).text == "https://example.org/a/guides/index.html")
  }

  @Test(
    "A path that leads elsewhere, or that needs escaping, is none",
    arguments: [
      "", "/a", "a/", "../a", "a/../b", ".git", "a b", "A.html", "a/.b", "a\u{0}b", "é.html", "a//b", ".well-known",
      ".well-known/", ".well-known/.a", "a/CNAME",
    ])
  func refusesPaths(text: String) {
    #expect(SitePath(text) == nil)
  }
}

import Scheme

/// Search without a server, from a folder on disk too: a full list of titles and headings, and, where JavaScript runs,
/// a field that narrows it down by the words of each page.
struct SearchPage {
  private let site: Site
  private let frame: SiteFrame
  private let pages: [ContentPage]

  /// A classic script: `fetch` and modules fail on `file:`.
  private static let indexName = "search-index"
  /// The script of the field, from the folder `site/`.
  static let script = SitePath.known("search.js")

  init(site: Site, frame: SiteFrame) {
    self.site = site
    self.frame = frame
    pages = site.pages.filter(\.hasPage).sorted(by: ContentPage.isReadBefore)
  }

  var files: [SitePath: [UInt8]] {
    let index = index
    guard let script = site.assets[Self.script],
      let path = SitePath("\(Self.indexName).\(Fingerprint.of(index)).js")
    else { return [GeneratedPages.search: page(scripts: [])] }
    return [path: index, GeneratedPages.search: page(scripts: [path, script])]
  }

  /// The words of each page, once each, by its path. Neither contains anything that a string would have to escape.
  private var index: [UInt8] {
    var bytes = Array("window.waymarkIndex = {\n".utf8)
    bytes.reserveCapacity(pages.reduce(64) { $0 + $1.path.text.utf8.count + $1.searchWords.utf8.count + 8 })
    for (number, page) in pages.enumerated() {
      bytes += (number == 0 ? "\"" : ",\n\"").utf8
      bytes += page.path.text.utf8
      bytes += "\":\"".utf8
      bytes += page.searchWords.utf8
      bytes += "\"".utf8
    }
    bytes += "\n};\n".utf8
    return bytes
  }

  private func page(scripts: [SitePath]) -> [UInt8] {
    let main: HTML = """
      <h1>\(SiteWords.search)</h1>
      <p class="lead">\(SiteWords.searchLead)</p>
      <form id="search" class="form" hidden>
      <div class="field"><label for="words">\(SiteWords.searchLabel)</label>
      <input id="words" type="text" dir="auto" autocomplete="off"></div>
      <p id="found" role="status"></p>
      </form>
      <ul class="cards" id="pages">
      \(pages.map(\.searchCard))</ul>

      """
    let document = frame.document(
      at: GeneratedPages.search, title: SiteWords.search, summary: SiteWords.searchLead, scripts: scripts, main: main)
    return document.bytes
  }

  /// A page's place in the list. It is drawn as the page is read: an edit of one page leaves all others as they are.
  static func card(_ path: SitePath, _ head: PageHead, _ parts: [Form.Part], _ pairs: Set<Int>) -> HTML {
    let headings = DoAndDont.mainHeadings(of: parts, pairs).filter { !$0.isPair }.map { heading -> HTML in
      "<li><a href=\"\(href: .toSite(path, fragment: heading.anchor))\">\(heading.words)</a></li>\n"
    }
    let list: HTML = headings.isEmpty ? "" : "<ul>\n\(headings)</ul>\n"
    return """
      <li data-page="\(path.text)"><a href="\(href: .toSite(path))">\(head.title)</a>
      <p>\(head.summary)</p>
      \(list)</li>

      """
  }
}

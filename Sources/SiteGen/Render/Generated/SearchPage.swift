import Scheme

/// Search without a server, from a folder on disk too: a full list of titles and headings, and, where JavaScript runs, a
/// field that thins it out by the words of each page.
struct SearchPage {
  private let site: Site
  private let pages: [ContentPage]

  /// A classic script: `fetch` and modules fail on `file:`.
  private static let indexName = "search-index"
  /// The script of the field, from the folder `site/`.
  static let script = SitePath.known("search.js")

  init(site: Site) {
    self.site = site
    pages = site.pages.filter(\.hasPage).sorted(by: ContentPage.isReadBefore)
  }

  var files: [SitePath: [UInt8]] {
    let index = index
    guard let script = site.assets[Self.script],
      let path = SitePath("\(Self.indexName).\(Fingerprint.of(index)).js")
    else { return [GeneratedPages.search: page(scripts: [])] }
    return [path: index, GeneratedPages.search: page(scripts: [path, script])]
  }

  /// The words of each page, once each, by its path. Neither holds anything that a string would have to escape.
  private var index: [UInt8] {
    let entries = pages.map { "\"\($0.path.text)\":\"\($0.searchWords)\"" }
    return Array("window.waymarkIndex = {\n\(entries.joined(separator: ",\n"))\n};\n".utf8)
  }

  private func page(scripts: [SitePath]) -> [UInt8] {
    let main: HTML = """
      <h1>\(Words.search)</h1>
      <p class="lead">\(Words.searchLead)</p>
      <form id="search" class="form" hidden>
      <div class="field"><label for="words">\(Words.searchLabel)</label>
      <input id="words" type="text" autocomplete="off"></div>
      <p id="found" role="status"></p>
      </form>
      <ul class="cards" id="pages">
      \(pages.concurrentMap(item))</ul>

      """
    let document = SiteFrame(site: site).document(
      at: GeneratedPages.search, title: Words.search, summary: Words.searchLead, scripts: scripts, main: main)
    return document.bytes
  }

  private func item(_ page: ContentPage) -> HTML {
    let headings = DoAndDont.mainHeadings(of: page).filter { !$0.isPair }.map { heading -> HTML in
      "<li><a href=\"\(href: .toSite(page.path, fragment: heading.anchor))\">\(heading.words)</a></li>\n"
    }
    let list: HTML = headings.isEmpty ? "" : "<ul>\n\(headings)</ul>\n"
    return """
      <li data-page="\(page.path.text)"><a href="\(href: .toSite(page.path))">\(page.title)</a>
      <p>\(page.summary)</p>
      \(list)</li>

      """
  }
}

import Scheme

/// Pages that no editor wrote as files: what can be put together from all others.
struct GeneratedPages: Sendable {
  let site: Site
  let frame: SiteFrame

  static let diary = SitePath.known("diary.html")
  static let handbook = SitePath.known("handbook.html")
  static let search = SitePath.known("search.html")
  static let notFound = SitePath.known("404.html")

  /// Those that editors may link to.
  static func linkable(_ settings: SiteSettings) -> [SitePath] {
    settings.hasSearch ? [diary, handbook, search] : [diary, handbook]
  }

  /// All of them, with the files for machines: worked out on all cores, the longest first.
  var files: [SitePath: [UInt8]] {
    var makers: [@Sendable () -> [SitePath: [UInt8]]] = [
      {
        [Self.handbook: document(Self.handbook, SiteWords.handbook, SiteWords.handbookLead, Handbook(site: site).main)]
      },
      {
        [
          Self.diary: document(
            Self.diary, SiteWords.allPrompts, SiteWords.allPromptsLead, DiaryPage(site: site).main, takesWords: true)
        ]
      },
      { [Self.notFound: notFoundPage, .known("robots.txt"): robots] },
    ]
    if site.settings.hasSearch { makers.insert({ SearchPage(site: site, frame: frame).files }, at: 0) }
    if let url = site.settings.url {
      makers.append { [Sitemap.path: Sitemap(site: site, url: url).html.bytes] }
      if Feed.hasEntries(site) { makers.append { [Feed.path: Feed(site: site, url: url).html.bytes] } }
    }
    return makers.concurrentMap { $0() }.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
  }

  private func document(_ path: SitePath, _ title: SiteWords, _ lead: SiteWords, _ main: HTML, takesWords: Bool = false)
    -> [UInt8]
  {
    let main: HTML = "<h1>\(title)</h1>\n<p class=\"lead\">\(lead)</p>\n\(main)"
    let scripts = frame.scripts(takesWords: takesWords)
    return frame.document(at: path, title: title, summary: lead, scripts: scripts, main: main).bytes
  }

  /// Shown at any depth, so its links begin at the host's root, with the path in the site's address, if it has one.
  private var notFoundPage: [UInt8] {
    let main: HTML = """
      <h1>\(SiteWords.notFound)</h1>
      <p>\(SiteWords.notFoundLead)</p>
      <p><a href="\(href: .toSite(site.settings.hasSearch ? Self.search : Self.handbook))">\(SiteWords.allPages)</a></p>

      """
    let root = site.settings.url?.pathFromRoot ?? .root
    return frame.document(at: Self.notFound, title: SiteWords.notFound, root: root, main: main).bytes
  }

  private var robots: [UInt8] {
    let map = site.settings.url.map { "Sitemap: \(Sitemap.path.link(below: $0).text)\n" } ?? ""
    let root = site.settings.url?.pathFromRoot ?? .root
    return Array("User-agent: *\nDisallow: \(root.text)my/\n\(map)".utf8)
  }
}

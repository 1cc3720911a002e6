import Foundation
import Scheme

/// Pages that no editor wrote as files: what can be put together from all others.
struct GeneratedPages {
  let site: Site

  static let diary = SitePath.known("diary.html")
  static let handbook = SitePath.known("handbook.html")
  static let search = SitePath.known("search.html")
  static let notFound = SitePath.known("404.html")
  /// Those that editors may link to.
  static let linkable = [diary, handbook, search]

  /// All of them, with the files for machines.
  var files: [SitePath: Data] {
    var files = [
      Self.diary: document(Self.diary, Words.allPrompts, Words.allPromptsLead, DiaryPage(site: site).main),
      Self.handbook: document(Self.handbook, Words.handbook, Words.handbookLead, Handbook(site: site).main),
      Self.notFound: notFoundPage,
      .known("robots.txt"): robots,
    ]
    files.merge(SearchPage(site: site).files) { one, _ in one }
    guard let url = site.settings.url else { return files }
    files[Sitemap.path] = Data(Sitemap(site: site, url: url).html.bytes)
    files[Feed.path] = Data(Feed(site: site, url: url).html.bytes)
    return files
  }

  private func document(_ path: SitePath, _ title: String, _ lead: String, _ main: HTML) -> Data {
    let main: HTML = "<h1>\(title)</h1>\n<p class=\"lead\">\(lead)</p>\n\(main)"
    return Data(SiteFrame(site: site).document(at: path, title: title, summary: lead, main: main).bytes)
  }

  /// Shown at any depth, so its links begin at the root: of the site's address if that is known, else of the host.
  private var notFoundPage: Data {
    let main: HTML = """
      <h1>\(Words.notFound)</h1>
      <p>\(Words.notFoundLead)</p>
      <p><a href="\(href: .toSite(Self.search))">\(Words.allPages)</a></p>

      """
    let frame = SiteFrame(site: site)
    return Data(
      frame.document(at: Self.notFound, title: Words.notFound, root: site.settings.url ?? .root, main: main).bytes)
  }

  private var robots: Data {
    let map = site.settings.url.map { "Sitemap: \(Sitemap.path.link(below: $0).text)\n" } ?? ""
    return Data("User-agent: *\nDisallow: /my/\n\(map)".utf8)
  }
}

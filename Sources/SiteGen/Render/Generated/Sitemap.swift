import Scheme

/// The list of pages for search engines (sitemaps.org).
struct Sitemap {
  let site: Site
  let url: Link
  static let path = SitePath.known("sitemap.xml")

  var html: HTML {
    let entries = site.pages.filter(\.hasPage).map { page -> HTML in
      let date: HTML = page.head.updated.map { "<lastmod>\($0.text)</lastmod>" } ?? ""
      return "<url><loc>\(page.path.address(below: url).text)</loc>\(date)</url>\n"
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries)</urlset>

      """
  }
}

/// The guides that say when they were last updated, newest first (Atom, RFC 4287).
struct Feed {
  let site: Site
  let url: Link
  static let path = SitePath.known("feed.xml")

  /// A feed without entries is none.
  static func hasEntries(_ site: Site) -> Bool { site.guides.contains { $0.head.updated != nil } }

  var html: HTML {
    let dated = site.guides.compactMap { page in page.head.updated.map { (page, $0.text) } }
      .sorted { ($1.1, $0.0.source) < ($0.1, $1.0.source) }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <title>\(site.settings.name)</title>
      <id>\(url.text)</id>
      <link href="\(href: url)"/>
      <link rel="self" href="\(href: Feed.path.link(below: url))"/>
      <updated>\(dated.first?.1 ?? "")T00:00:00Z</updated>
      <author><name>\(site.settings.name)</name></author>
      \(dated.map { entry($0.0, $0.1) })</feed>

      """
  }

  private func entry(_ page: ContentPage, _ day: String) -> HTML {
    let link = page.path.link(below: url)
    return """
      <entry>
      <title>\(page.title)</title>
      <id>\(link.text)</id>
      <link href="\(href: link)"/>
      <updated>\(day)T00:00:00Z</updated>
      <summary>\(page.summary)</summary>
      </entry>

      """
  }
}

import Scheme

/// Every guide and stage on one page, for printing: its forms are lines to write on.
struct Handbook {
  let site: Site

  var main: HTML {
    let pages = (site.guides + site.stages).sorted(by: ContentPage.isReadBefore)
    let chapters = Set(pages.map(\.path))
    let text = HTML(pages.map(chapter)).turning { chapters.contains($0) ? Link(fragment: id($0)) : nil }
    let list = pages.map { "<li><a href=\"\(href: Link(fragment: id($0)))\">\($0.title)</a></li>\n" as HTML }
    return "<ol class=\"contents\">\n\(list)</ol>\n\(text)"
  }

  /// Stems of guides and stages may be alike; their paths are not.
  private func id(_ page: ContentPage) -> String { id(page.path) }
  private func id(_ path: SitePath) -> String { path.parts.joined(separator: "-").replacing(".html", with: "") }

  private func chapter(_ page: ContentPage) -> HTML {
    let lead: HTML = page.summary.isEmpty ? "" : "<p class=\"lead\">\(page.summary)</p>\n"
    return """
      <article class="chapter" id="\(id(page))">
      <h2>\(page.title)</h2>
      \(lead)\(DoAndDont.draw(page.parts, page.pairs, part))</article>

      """
  }

  /// One level down, and without ids: they belong to the pages themselves.
  private func part(_ part: Form.Part) -> HTML {
    switch part {
    case .heading(let level, _, let wording):
      "<h\(min(level + 1, 6))>\(wording.html)</h\(min(level + 1, 6))>\n"
    case .prose(let html): html
    case .question(let question): StageTemplate(question: question).html
    }
  }
}

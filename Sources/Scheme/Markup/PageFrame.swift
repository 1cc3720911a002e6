/// What the pages at one place have round them: the navigation, and the ways to the site's root and to Intake's.
///
/// It is drawn once for all pages that share it.
public struct PageFrame: Sendable {
  /// The site that the pages belong to.
  let site: SchemeFile.Site
  /// The words of the pages, and of the frame.
  let words: Words
  /// From the pages to the site's root.
  let siteRoot: Link
  /// From the pages to the root of the service.
  let intakeRoot: Link
  /// From the beginning of the document to the title.
  let opening: HTML
  /// From the end of the head to where the other languages are named.
  let top: HTML
  /// From there to the beginning of what the page says.
  let mainOpening: HTML
  /// All that follows.
  let bottom: HTML

  /// The frame of pages whose links are counted from `siteRoot`.
  ///
  /// The referrer policy decides the `Origin` that a form's post carries: Intake allows its own and the listed ones.
  ///
  /// - Parameters:
  ///   - assetRoot: from the pages to where the style sheet and the scripts are, if not below `siteRoot`.
  ///   - current: one of the pages, when they are the site's; it says which entry of the navigation is marked.
  public init(
    site: SchemeFile.Site, words: Words, siteRoot: Link, intakeRoot: Link, assetRoot: Link? = nil,
    current: SitePath? = nil
  ) {
    self.site = site
    self.words = words
    self.siteRoot = siteRoot
    self.intakeRoot = intakeRoot
    let assetRoot = assetRoot ?? siteRoot
    // Runs before the style sheet, without delay, so that no page is shown in other colours first.
    let theme = site.theme.map { "<script src=\"\(href: $0.link(below: assetRoot))\"></script>\n" as HTML } ?? ""
    // If a page names no icon, browsers ask the host for one, wherever the site is on it.
    let icon = site.icon.map { "<link rel=\"icon\" href=\"\(href: $0.link(below: assetRoot))\">\n" as HTML } ?? ""
    let entries = site.navigation.map { entry -> HTML in
      let mark: HTML = Self.isCurrent(entry, on: current) ? Self.mark : ""
      return "<li><a href=\"\(href: entry.page.link(below: siteRoot))\"\(mark)>\(entry.title)</a></li>\n"
    }
    opening = """
      <!doctype html>
      <html lang="\(words.language.tag)"\(words.language.isRightToLeft ? Self.rightToLeft : "")>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="\(current == nil ? "same-origin" : "strict-origin-when-cross-origin")">
      <title>
      """
    let top: HTML = """
      \(icon)\(theme)<link rel="stylesheet" href="\(href: site.stylesheet.link(below: assetRoot))">
      </head>
      <body>
      <a class="skip" href="#_main">\(FrameWords.skip)</a>
      <header class="top">
      <p class="name"><a href="\(href: Link(["index.html"], after: siteRoot))">\(site.name)</a></p>
      <nav aria-label="\(plain: FrameWords.navigation)">
      <ul>
      \(entries)<li class="mine"><a href="\(href: Link(["my", ""], after: intakeRoot))"\(current == nil ? Self.mark : "")>\(FrameWords.myPage)</a></li>
      </ul>
      </nav>

      """
    self.top = top.said(in: words)
    mainOpening = "</header>\n<main id=\"_main\">\n"
    let links = site.footer.map { entry -> HTML in
      "<li><a href=\"\(href: entry.page.link(below: siteRoot))\">\(entry.title)</a></li>\n"
    }
    let notices: HTML = links.isEmpty ? "" : "<ul class=\"notices\">\n\(links)</ul>\n"
    let bottom: HTML = """
      </main>
      <footer class="bottom">
      <p class="help"><a href="\(href: Link(["my", "help"], after: intakeRoot))">\(FrameWords.help)</a></p>
      \(notices)<p>\(site.name)</p>
      </footer>
      </body>
      </html>

      """
    self.bottom = bottom.said(in: words)
  }

  /// The ways to a page in the site's other languages, each called what its readers call it; nothing where there are none.
  ///
  /// - Parameter link: to the page, or to the first one.
  public func languages(_ link: (SchemeFile.Site.Translation) -> Link = { $0.link() }) -> HTML {
    if site.translations.isEmpty { return "" }
    let entries = site.translations.map { other -> HTML in
      let tag = other.language.tag
      return """
        <li><a href="\(href: link(other))" lang="\(tag)" hreflang="\(tag)">\(other.language.ownName)</a></li>

        """
    }
    let languages: HTML = """
      <nav class="languages" aria-label="\(plain: FrameWords.languages)">
      <ul>
      \(entries)</ul>
      </nav>

      """
    return languages.said(in: words)
  }

  private static let rightToLeft: HTML = " dir=\"rtl\""
  private static let mark: HTML = " aria-current=\"true\""

  /// An entry is current on its own page, and an `index.html` on every page of its folder.
  private static func isCurrent(_ entry: SchemeFile.Site.Entry, on current: SitePath?) -> Bool {
    guard let current else { return false }
    let folder = entry.page.folder
    return entry.page == current
      || !folder.isEmpty && entry.page.text == folder + "/index.html" && current.text.hasPrefix(folder + "/")
  }
}

/// The frame round every page of both programs.
public struct PageHTML: Sendable {
  /// The site that the page belongs to.
  public var site: SchemeFile.Site
  /// What the page is called; the browser's title is this and the site's name.
  public var title: String
  /// One sentence about it, for search engines.
  public var summary: String?
  /// From this page to the site's root.
  public var siteRoot: Link
  /// From this page to the root of the service.
  public var intakeRoot: Link
  /// From this page to where the style sheet and the scripts are.
  public var assetRoot: Link
  /// The page, when it is one of the site's; marks its entry in the navigation.
  public var current: SitePath?
  /// What else the document's head holds; a policy among it holds for the style sheet, too.
  public var head: HTML
  /// What stands between the header and the footer. Its links may be ``Link/toSite(_:fragment:)`` and
  /// ``Link/toIntake(_:)``.
  public var main: HTML

  /// A page whose links are counted from `siteRoot`.
  ///
  /// - Parameter assetRoot: where the style sheet and the scripts are, if not below `siteRoot`.
  public init(
    site: SchemeFile.Site, title: String, summary: String? = nil, siteRoot: Link, intakeRoot: Link,
    assetRoot: Link? = nil, current: SitePath? = nil, head: HTML = "", main: HTML
  ) {
    self.site = site
    self.title = title
    self.summary = summary
    self.siteRoot = siteRoot
    self.intakeRoot = intakeRoot
    self.assetRoot = assetRoot ?? siteRoot
    self.current = current
    self.head = head
    self.main = main
  }

  /// The whole document. Its own ids begin with `_`, as no heading's and no question's does.
  ///
  /// The referrer policy decides the `Origin` that a form's post carries: Intake allows its own and the listed ones.
  public var html: HTML {
    """
    <!doctype html>
    <html lang="\(site.language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="\(current == nil ? "same-origin" : "strict-origin-when-cross-origin")">
    <title>\(title == site.name ? title : "\(title) – \(site.name)")</title>
    \(description)\(head)\(theme)<link rel="stylesheet" href="\(href: site.stylesheet.link(below: assetRoot))">
    </head>
    <body>
    <a class="skip" href="#_main">Skip to the text</a>
    <header class="top">
    <p class="name"><a href="\(href: Link(["index.html"], after: siteRoot))">\(site.name)</a></p>
    <nav aria-label="Main">
    <ul>
    \(site.navigation.map(entry))<li class="mine"><a href="\(href: Link(["my", ""], after: intakeRoot))"\(current == nil ? here : "")>My page</a></li>
    </ul>
    </nav>
    </header>
    <main id="_main">
    \(main.leading(toSite: siteRoot, toIntake: intakeRoot))</main>
    <footer class="bottom">
    <p class="help"><a href="\(href: Link(["my", "help"], after: intakeRoot))">Get help or raise a concern</a></p>
    <p>\(site.name)</p>
    </footer>
    </body>
    </html>

    """
  }

  private var description: HTML {
    summary.map { "<meta name=\"description\" content=\"\($0)\">\n" } ?? ""
  }

  /// Before the style sheet and at once, so that no page shows itself in other colours first.
  private var theme: HTML {
    site.theme.map { "<script src=\"\(href: $0.link(below: assetRoot))\"></script>\n" } ?? ""
  }

  private var here: HTML { " aria-current=\"true\"" }

  private func entry(_ entry: SchemeFile.Site.Entry) -> HTML {
    """
    <li><a href="\(href: entry.page.link(below: siteRoot))"\(isCurrent(entry) ? here : "")>\(entry.title)</a></li>

    """
  }

  /// An entry is current on its own page, and an `index.html` on every page of its folder.
  private func isCurrent(_ entry: SchemeFile.Site.Entry) -> Bool {
    guard let current else { return false }
    if entry.page == current { return true }
    // The folder first: most entries of most pages end there.
    let (page, name) = (entry.page.text.utf8, "index.html" as Substring)
    let folder = Substring(page.dropLast(name.utf8.count))
    return Substring(current.text.utf8.prefix(folder.utf8.count)) == folder && folder.utf8.last == UInt8(ascii: "/")
      && Substring(page.suffix(name.utf8.count)) == name
  }
}

import Scheme

/// What is left where a page used to be: for readers a page that leads on, and for hosts that support it a list.
struct Redirects {
  /// A place where a page used to be.
  struct Move {
    let alias: PageHead.Alias
    let page: ContentPage
  }

  let moves: [Move]
  private let site: Site
  private let frame: SiteFrame

  static let listPath = SitePath.known("_redirects")

  init(site: Site, frame: SiteFrame) {
    self.site = site
    self.frame = frame
    moves = site.pages.flatMap { page in page.head.aliases.map { Move(alias: $0, page: page) } }
  }

  /// For hosts: the old place, the new one, and that the move is permanent.
  var list: String {
    moves.map { "/\($0.alias.path.text) /\($0.page.path.text) 301\n" }.sorted().joined()
  }

  /// For readers.
  func document(for move: Move) -> HTML {
    let link = move.page.path.link(from: move.alias.path)
    let document: HTML = """
      <!doctype html>
      <html lang="\(site.settings.language.tag)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(move.page.title)</title>
      \(frame.policy)<meta http-equiv="refresh" content="0; url=\(href: link)">
      <link rel="canonical" href="\(href: site.settings.url.map { move.page.path.address(below: $0) } ?? link)">
      </head>
      <body>
      <p>\(SiteWords.moved) <a href="\(href: link)">\(move.page.title)</a></p>
      </body>
      </html>

      """
    return document.said(in: site.scheme.words)
  }
}

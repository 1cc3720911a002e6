import Scheme

/// What stands where a page used to be: for readers a page that leads on, for hosts that know them a list.
struct Redirects {
  let pages: [ContentPage]

  private var moves: [(old: SitePath, page: ContentPage)] {
    pages.flatMap { page in page.head.aliases.map { ($0, page) } }
  }

  /// The pages, and `_redirects` when there is any.
  var files: [SitePath: [UInt8]] {
    var files = Dictionary(moves.map { ($0.old, document(at: $0.old, to: $0.page).bytes) }) { one, _ in one }
    if !moves.isEmpty { files[.known("_redirects")] = Array(list.utf8) }
    return files
  }

  private var list: String {
    moves.map { "/\($0.old.text) /\($0.page.path.text) 301\n" }.sorted().joined()
  }

  private func document(at old: SitePath, to page: ContentPage) -> HTML {
    let link = page.path.link(from: old)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(page.title)</title>
      <meta http-equiv="refresh" content="0; url=\(href: link)">
      <link rel="canonical" href="\(href: link)">
      </head>
      <body>
      <p>\(Words.moved) <a href="\(href: link)">\(page.title)</a></p>
      </body>
      </html>

      """
  }
}

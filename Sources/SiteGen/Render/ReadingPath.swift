import Scheme

/// Where a reader is: above, on and beside the page.
struct ReadingPath {
  let page: ContentPage
  let around: Surroundings

  /// A page with at least this many main headings has a table of contents.
  private static let manyHeadings = 5

  /// Home, the folder's page, and this one; nothing on the home page itself.
  var breadcrumb: HTML {
    if around.above.isEmpty { return "" }
    let links = around.above.map { "<li><a href=\"\(href: .toSite($0.path))\">\($0.title)</a></li>\n" as HTML }
    return """
      <nav class="breadcrumb" aria-label="\(plain: SiteWords.youAreHere)">
      <ol>
      \(links)<li aria-current="page">\(page.title)</li>
      </ol>
      </nav>

      """
  }

  /// How long it takes to read, and when it was last updated.
  var facts: HTML {
    let minutes = page.minutes
    let day = page.head.updated.map { day in
      Wording(text: day.text, html: "<time datetime=\"\(day.text)\">\(Phrase(day: day.text))</time>")
    }
    return switch (page.kind.saysReadingTime, day) {
    case (true, let day?): "<p class=\"facts\">\(SiteWords.minutes(minutes)) · \(SiteWords.updated(day))</p>\n"
    case (true, nil): "<p class=\"facts\">\(SiteWords.minutes(minutes))</p>\n"
    case (false, let day?): "<p class=\"facts\">\(SiteWords.updatedAlone(day))</p>\n"
    case (false, nil): ""
    }
  }

  /// The main headings of a long page.
  var contents: HTML {
    let headings = DoAndDont.mainHeadings(of: page.parts, page.pairs).map { heading -> HTML in
      "<li><a href=\"\(href: Link(fragment: heading.anchor))\">\(heading.isPair ? SiteWords.doAndDont.phrase : heading.words.phrase)</a></li>\n"
    }
    guard headings.count >= Self.manyHeadings else { return "" }
    return """
      <nav class="contents" aria-label="\(plain: SiteWords.contents)">
      <p class="kicker" aria-hidden="true">\(SiteWords.contents)</p>
      <ol>
      \(headings)</ol>
      </nav>

      """
  }

  /// The page before and the page after, among those for the same readers.
  var neighbours: HTML {
    let before = around.before.map { link(to: $0, SiteWords.before, "prev") } ?? ""
    let after = around.after.map { link(to: $0, SiteWords.after, "next") } ?? ""
    if before.isEmpty && after.isEmpty { return "" }
    return "<nav class=\"neighbours\" aria-label=\"\(plain: SiteWords.neighbours)\">\n\(before)\(after)</nav>\n"
  }

  private func link(to other: Signpost, _ words: SiteWords, _ relation: String) -> HTML {
    """
    <a class="\(relation)" rel="\(relation)" href="\(href: .toSite(other.path))"><span class="kicker">\(words)</span> \(other.title)</a>

    """
  }
}

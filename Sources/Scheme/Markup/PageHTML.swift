/// A page of either program, with its frame round it.
public struct PageHTML: Sendable {
  /// What the page shares with others.
  public var frame: PageFrame
  /// What the page is called; the browser's title is this and the site's name.
  public var title: Phrase
  /// One sentence about it, for search engines.
  public var summary: String?
  /// What else is in the document's head; a policy there applies to the style sheet, too.
  public var head: HTML
  /// The ways to the page in other languages, if they do not lead to the first page of each.
  public var languages: HTML?
  /// What is between the header and the footer. Its links may be ``Link/toSite(_:fragment:)`` and
  /// ``Link/toIntake(_:)``.
  public var main: HTML

  /// A page within a frame.
  public init(
    _ frame: PageFrame, title: some Sayable, summary: String? = nil, head: HTML = "", languages: HTML? = nil, main: HTML
  ) {
    self.frame = frame
    self.title = title.phrase
    self.summary = summary
    self.head = head
    self.languages = languages
    self.main = main
  }

  /// The whole document. The frame's own ids begin with `_`, unlike those of headings and questions.
  public var html: HTML {
    let name = frame.site.name
    let title = frame.words.text(title)
    var html: HTML = """
      \(frame.opening)\(title == name ? title : "\(title) – \(name)")</title>
      \(description)\(head)\(frame.top)\(languages ?? frame.languages())\(frame.mainOpening)
      """
    html.append(main.said(in: frame.words), toSite: frame.siteRoot, toIntake: frame.intakeRoot)
    html += frame.bottom
    return html
  }

  private var description: HTML {
    summary.map { "<meta name=\"description\" content=\"\($0)\">\n" } ?? ""
  }
}

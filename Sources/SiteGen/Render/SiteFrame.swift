import Scheme
import Synchronization

/// The frame round a page of the static site, and what its head says to browsers and to other sites.
///
/// A class, because thousands of pages share one.
final class SiteFrame: Sendable, Equatable {
  private let site: SchemeFile.Site
  private let words: Words
  private let intake: Link?
  private let url: Link?
  /// What a page may load and where its forms may post to.
  let policy: HTML
  private let progress: SitePath?
  private let hasFeed: Bool
  private let translated: Translations
  /// The frames that the pages of a folder share, by folder.
  private let frames = Mutex<[String: PageFrame]>([:])

  init(site: Site, _ translated: Translations) {
    self.translated = translated
    self.site = site.scheme.site
    words = site.scheme.words
    intake = site.settings.intake
    url = site.settings.url
    progress = site.assets[Assets.progress]
    hasFeed = Feed.hasEntries(site)
    policy = SiteFrame.policy(intake: intake)
  }

  static func == (one: SiteFrame, other: SiteFrame) -> Bool {
    one === other
      || one.site == other.site && one.words == other.words && one.intake == other.intake && one.url == other.url
        && one.progress == other.progress && one.hasFeed == other.hasFeed && one.translated == other.translated
  }

  /// The scripts of a page, each where it is of use.
  ///
  /// - Parameters:
  ///   - takesWords: the page has fields for long texts.
  ///   - isOnPath: the page is a guide, or lists them.
  func scripts(takesWords: Bool = false, isOnPath: Bool = false) -> [SitePath] {
    [takesWords ? site.drafts : nil, isOnPath ? progress : nil].compactMap(\.self)
  }

  /// A whole document.
  ///
  /// - Parameters:
  ///   - path: where the page is.
  ///   - root: from the page to the site's root, for a page that is shown at addresses other than its own.
  ///   - scripts: files that the page can do without.
  func document(
    at path: SitePath, title: some Sayable, summary: some Sayable = "", root: Link? = nil, scripts: [SitePath] = [],
    main: HTML
  ) -> HTML {
    let isAnywhere = root != nil
    let (title, summary) = (words.text(title), words.text(summary))
    let root = root ?? .up(path.depth)
    let loads = scripts.map { "<script defer src=\"\(href: $0.link(below: root))\"></script>\n" as HTML }
    return PageHTML(
      isAnywhere ? frame(at: path, root) : sharedFrame(at: path, root), title: title,
      summary: summary.isEmpty ? nil : summary,
      head: "\(policy)\(isAnywhere ? "" : addresses(path, title, summary))\(loads)",
      languages: sharedFrame(at: path, root).languages { translated.link(to: path, in: $0) }, main: main
    ).html
  }

  private func frame(at path: SitePath, _ root: Link) -> PageFrame {
    PageFrame(site: site, words: words, siteRoot: root, intakeRoot: intake ?? root, current: path)
  }

  /// Pages that the navigation does not name share a frame if they are in one folder.
  private func sharedFrame(at path: SitePath, _ root: Link) -> PageFrame {
    if site.navigation.contains(where: { $0.page == path }) { return frame(at: path, root) }
    let folder = path.folder
    if let shared = frames.withLock({ $0[folder] }) { return shared }
    let drawn = frame(at: path, root)
    frames.withLock { $0[folder] = drawn }
    return drawn
  }

  /// Works on any static host: it allows nothing but the site's own files, and forms that post to the site and to
  /// Intake.
  private static func policy(intake: Link?) -> HTML {
    let intake = intake.map { " " + $0.origin } ?? ""
    let rules =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'\(intake)"
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"\(rules)\">\n"
  }

  /// What can only be said once it is known where the site is.
  private func addresses(_ path: SitePath, _ title: String, _ summary: String) -> HTML {
    guard let url else { return "" }
    let link = path.address(below: url)
    let feed: HTML =
      hasFeed
      ? "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(site.name)\" href=\"\(href: Feed.path.link(below: url))\">\n"
      : ""
    let others = site.translations.filter { translated.has(path, in: $0) }.map { other -> HTML in
      let link = other.link(to: path)
      return "<link rel=\"alternate\" hreflang=\"\(other.language.tag)\" href=\"\(href: link)\">\n"
    }
    let description: HTML = summary.isEmpty ? "" : "<meta property=\"og:description\" content=\"\(summary)\">\n"
    return """
      <link rel="canonical" href="\(href: link)">
      \(others)\(feed)\
      <meta property="og:type" content="article">
      <meta property="og:site_name" content="\(site.name)">
      <meta property="og:title" content="\(title)">
      <meta property="og:url" content="\(href: link)">
      \(description)
      """
  }
}

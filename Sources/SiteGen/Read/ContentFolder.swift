import Scheme

/// What every page is read against: the files beside it, and how it is to be read.
struct ContentFolder: Sendable, Equatable {
  /// What an editor's link finds at a path.
  enum Entry: Sendable, Equatable {
    case page(SitePath)
    /// A form, an email or a file of words: it has no page of its own.
    case noPage
    case picture(Picture)
    /// Any other file; `nil` where its name cannot be used in an address.
    case file(SitePath?)
  }

  /// The folder, as the person who runs the program named it.
  var name: String
  /// Every file by its path from the content folder.
  var entries: [String: Entry] = [:]
  /// The scheme's numbers, which pages give by their names.
  var terms = TermsFile()
  /// What the pages are written in.
  var language = Language(Language.usual)
  /// The headings of the pairs on pages.
  var pairNames = DoAndDont.Names()
  /// Takes drafts as if they were published.
  var takesDrafts = false
  /// Whether pages may say what is still to be done: on an editor's own screen, never in public.
  var takesTodos = false
  /// Collects each page's words for the search.
  var indexesWords = true
  /// What a link that leads nowhere may have meant.
  private let nearest = NearestFile()

  /// The folder of these files.
  ///
  /// - Parameter pictures: the files among them that are pictures and could be read as such.
  init(_ name: String, files: [SourceFile], pictures: [Picture]) {
    self.name = name
    entries.reserveCapacity(files.count)
    for file in files { entries[file.path] = ContentFolder.entry(file) }
    for picture in pictures { entries[picture.source] = .picture(picture) }
  }

  /// “ Did you mean `x`?” for a path that no file has.
  func hint(for path: String) -> String { nearest.hint(for: path, among: entries.keys) }

  private static func entry(_ file: SourceFile) -> Entry {
    guard file.isMarkdown else { return .file(SitePath(file.path)) }
    let kind = PageKind(sourcePath: file.path)
    if kind == .mail || kind == .words || kind == .form && file.path != "forms/profile.md" { return .noPage }
    return outputPath(file.path).map(Entry.page) ?? .noPage
  }

  /// Where a Markdown file comes out, with letters of other scripts turned into Latin ones; `nil` for a name that
  /// cannot be used in an address.
  static func outputPath(_ source: String) -> SitePath? {
    let parts = source.dropLast(".md".count).split(separator: "/", omittingEmptySubsequences: false)
    let names = parts.map { Slug.isWord($0) ? Slug.make(String($0)) : String($0) }
    return SitePath(names.joined(separator: "/") + ".html")
  }
}

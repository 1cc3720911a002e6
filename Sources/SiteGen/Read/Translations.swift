import Scheme

/// Which pages a site has in its other languages: those whose files have the same names in the other folders of Markdown.
struct Translations: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  /// The pages of each language, by its tag.
  private var pages: [String: Set<SitePath>] = [:]

  /// Looks into the folders that are named.
  init(_ translations: [SiteSettings.Translation]) throws {
    for translation in translations {
      guard let folder = translation.content else { continue }
      guard Disk.isFolder(folder) else {
        let message = "There is no folder `\(folder)` with the pages in this language."
        diagnostics.append(Diagnostic(place: translation.place, message: message))
        continue
      }
      let found = try Disk.files(below: folder).filter(\.isMarkdown)
      pages[translation.site.language.tag] = Set(found.compactMap(Translations.page))
    }
  }

  /// All files of the other folders, so that a build sees what has changed there.
  static func files(of settings: SiteSettings) throws -> [SourceFile] {
    try settings.translations.compactMap(\.content).filter(Disk.isFolder).flatMap { try Disk.files(below: $0) }
  }

  /// Where a file comes out; `nil` for a draft, and for what is not a page.
  private static func page(_ file: SourceFile) -> SitePath? {
    let kind = PageKind(sourcePath: file.path)
    guard ![.mail, .words].contains(kind), kind != .form || file.path == "forms/profile.md",
      let text = try? file.text(), FrontMatter.split(text, file: file.name).matter.value["draft"] == nil
    else { return nil }
    return ContentFolder.outputPath(file.path)
  }

  /// A page in another language; its first one where that language does not have it.
  func link(to page: SitePath, in other: SchemeFile.Site.Translation) -> Link {
    other.link(to: has(page, in: other) ? page : nil)
  }

  /// True where the other language has the page.
  func has(_ page: SitePath, in other: SchemeFile.Site.Translation) -> Bool {
    pages[other.language.tag]?.contains(page) ?? false
  }
}

extension Translations: Equatable {
  static func == (one: Translations, other: Translations) -> Bool { one.pages == other.pages }
}

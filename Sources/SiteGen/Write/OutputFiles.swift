import Foundation
import Scheme

/// A file that a build puts out. Its bytes are made when they are needed, so that ten thousand pages are not in memory
/// at once.
enum OutputFile: Sendable, Equatable {
  case page(PageRenderer)
  case copy(SourceFile)
  case made([UInt8])

  var isPage: Bool { if case .page = self { true } else { false } }

  func bytes() throws -> [UInt8] {
    switch self {
    case .page(let renderer): renderer.document.bytes
    case .copy(let file): try file.bytes()
    case .made(let bytes): bytes
    }
  }
}

/// The files that a build puts out, each from one source.
struct OutputFiles: Sendable {
  private(set) var files: [SitePath: OutputFile] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var sources: [SitePath: String] = [:]

  init() {}

  /// All files of a site.
  ///
  /// - Parameter attachments: what is in the content folder besides Markdown.
  init(
    _ site: Site, _ translated: Translations, assets: Assets, attachments: [SourceFile], in folder: ContentFolder
  ) throws {
    files.reserveCapacity(site.pages.count)
    sources.reserveCapacity(site.pages.count)
    for (path, file) in assets.files { add(.copy(file), at: path, from: file.name) }
    for (path, bytes) in assets.made { add(.made(bytes), at: path, from: Assets.stylesheet.text) }
    for file in attachments {
      switch folder.entries[file.path] {
      case .picture(let picture): add(.copy(file), at: picture.path, from: file.name)
      case .file where OutputFiles.looksLikePage(file.path): report(Self.otherEnding, file.name)
      case .file(let path?): add(.copy(file), at: path, from: file.name)
      case .file(nil) where !Picture.isPicture(file): report(Assets.badName, file.name)
      default: break
      }
    }
    let frame = SiteFrame(site: site, translated)
    for (page, around) in zip(site.pages, site.surroundings()) where page.hasPage {
      add(.page(PageRenderer(frame: frame, page: page, around: around)), at: page.path, from: page.name)
    }
    for (path, bytes) in GeneratedPages(site: site, frame: frame).files { add(.made(bytes), at: path, from: nil) }
    add(.made(Array(try site.scheme.encoded())), at: Build.schemeFile, from: nil)
    add(Redirects(site: site, frame: frame))
  }

  private static let otherEnding =
    "This would be copied as it is. The file of a page must end in `.md`. Give it that ending."

  /// Adds a page for each alias: a place that nothing else has.
  private mutating func add(_ redirects: Redirects) {
    for move in redirects.moves {
      guard files[move.alias.path] != nil else {
        files[move.alias.path] = .made(redirects.document(for: move).bytes)
        sources[move.alias.path] = move.page.name
        continue
      }
      let other = sources[move.alias.path] ?? "a page that is put together"
      let message = "The alias `\(move.alias.path.text)` is the address of \(other). Remove it."
      diagnostics.append(Diagnostic(place: move.page.place(move.alias.position), message: message))
    }
    if !redirects.moves.isEmpty { add(.made(Array(redirects.list.utf8)), at: Redirects.listPath, from: nil) }
  }

  /// Adds a file; two that would come out at one place are a mistake, and it is never settled silently.
  ///
  /// - Parameter source: `nil` for what the program itself puts out, which cannot be given another name.
  private mutating func add(_ file: OutputFile, at path: SitePath, from source: String?) {
    if files.updateValue(file, forKey: path) != nil {
      let other = sources[path]
      let (mine, others) = (source ?? other ?? "", source == nil ? "a page that is put together" : other ?? "")
      report("This has the address `\(path.text)`, and so does \(others). Give it another name.", mine)
    }
    if let source { sources[path] = source }
  }

  /// True for the other extensions of Markdown files: such a file was probably not meant to be copied as it is.
  private static func looksLikePage(_ path: String) -> Bool {
    [".md", ".markdown", ".mdown", ".mkd", ".mdx"].contains { path.lowercased().hasSuffix($0) }
  }

  private mutating func report(_ message: String, _ file: String) {
    diagnostics.append(Diagnostic(place: Diagnostic.Place(file: file), message: message))
  }
}

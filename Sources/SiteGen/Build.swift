import Foundation
import Scheme

/// One build: content and site in, pages and `scheme.json` out.
struct Build {
  /// The folder of Markdown.
  var content: String
  /// The folder of `site.yml` and the style sheet.
  var site: String
  /// Where the pages go.
  var out: String
  /// Publishes drafts, too.
  var drafts = false

  static let stylesheet = SitePath.known("style.css")
  static let schemeFile = SitePath.known("scheme.json")

  /// Builds the site. When anything is wrong nothing is written.
  ///
  /// - Returns: what is wrong, in the order of the files.
  func run() throws -> [Diagnostic] {
    let drawn = try draw()
    if drawn.diagnostics.isEmpty { try Output(folder: out).write(drawn.value) }
    return drawn.diagnostics
  }

  /// All files of the site, or all that is wrong with the content.
  func draw() throws -> Checked<[SitePath: Data]> {
    let (pages, assets) = try partition(SourceFile.all(below: content))
    let siteFiles = try SourceFile.all(below: site)

    let settings = readSettings(siteFiles)
    let folder = ContentFolder(name: content, files: Set((pages + assets).map(\.path)))
    let parsed = pages.map { PageParser.read($0, in: folder) }
    let linked = Site.link(parsed.compactMap(\.value), settings: settings.value, folder: folder, drafts: drafts)
    let copies = copy(assets + siteFiles.filter { $0.path != SiteSettings.fileName })

    let diagnostics =
      settings.diagnostics + parsed.flatMap(\.diagnostics) + linked.diagnostics + copies.diagnostics
    guard diagnostics.isEmpty else { return Checked(value: [:], diagnostics: Set(diagnostics).sorted()) }

    var files = copies.value
    let renderer = PageRenderer(site: linked.value)
    for page in linked.value.pages {
      if let document = renderer.document(page) { files[page.path] = Data(document.bytes) }
    }
    files.merge(Redirects(pages: linked.value.pages).files) { page, _ in page }
    files[Build.schemeFile] = try linked.value.scheme.encoded()
    return Checked(value: files, diagnostics: [])
  }

  private func partition(_ files: [SourceFile]) -> (pages: [SourceFile], assets: [SourceFile]) {
    (files.filter(\.isMarkdown), files.filter { !$0.isMarkdown })
  }

  private func readSettings(_ files: [SourceFile]) -> Checked<SiteSettings> {
    guard let file = files.first(where: { $0.path == SiteSettings.fileName }) else {
      let place = Diagnostic.Place(file: site + "/" + SiteSettings.fileName)
      return Checked(value: SiteSettings(), diagnostics: [Diagnostic(place: place, message: "This file is missing.")])
    }
    return SiteSettings.read(file)
  }

  /// Files that are copied as they are. Settings for Intake are no part of the site.
  private func copy(_ files: [SourceFile]) -> Checked<[SitePath: Data]> {
    var copies: [SitePath: Data] = [:]
    var diagnostics: [Diagnostic] = []
    for file in files where !file.path.hasSuffix(".yml") {
      if let path = SitePath(file.path) {
        copies[path] = file.data
      } else {
        let message = "A file's name is made of lower-case letters, digits, hyphens and dots."
        diagnostics.append(Diagnostic(place: Diagnostic.Place(file: file.name), message: message))
      }
    }
    if copies[Build.stylesheet] == nil {
      let place = Diagnostic.Place(file: site + "/" + Build.stylesheet.text)
      diagnostics.append(Diagnostic(place: place, message: "This file is missing."))
    }
    return Checked(value: copies, diagnostics: diagnostics)
  }
}

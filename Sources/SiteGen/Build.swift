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
    let (pages, attachments) = try partition(SourceFile.all(below: content))
    let siteFiles = try SourceFile.all(below: site)

    let settings = readSettings(siteFiles)
    let assets = Assets.read(siteFiles, folder: site)
    let folder = ContentFolder(name: content, files: Set((pages + attachments).map(\.path)))
    let parsed = pages.concurrentMap { PageParser.read($0, in: folder) }
    let linked = Site.link(
      parsed.compactMap(\.value), settings: settings.value, folder: folder, assets: assets.value.names, drafts: drafts)
    var output = OutputFiles()
    output.add(assets.value.files, from: site)
    for file in attachments { output.add(file) }

    let renderer = PageRenderer(site: linked.value)
    for (page, data) in zip(linked.value.pages, linked.value.pages.concurrentMap(renderer.document)) {
      if let data { output.add(data, at: page.path, from: page.name) }
    }
    output.add(Redirects(pages: linked.value.pages).files, from: OutputFiles.own)
    output.add(GeneratedPages(site: linked.value).files, from: OutputFiles.own)
    output.add([Build.schemeFile: try linked.value.scheme.encoded()], from: OutputFiles.own)

    let diagnostics =
      settings.diagnostics + assets.diagnostics + parsed.flatMap(\.diagnostics) + linked.diagnostics
      + output.diagnostics
    guard diagnostics.isEmpty else { return Checked(value: [:], diagnostics: Set(diagnostics).sorted()) }
    return Checked(value: output.files, diagnostics: [])
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
}

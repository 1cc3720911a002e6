import Scheme

/// The files of the folder `site/`, but for settings. Style sheets and scripts get a fingerprint in their names, so that
/// browsers may keep them for ever.
struct Assets {
  var files: [SitePath: SourceFile] = [:]
  /// Where each comes out, by the name that it has in the folder.
  var names: [SitePath: SitePath] = [:]

  static let stylesheet = SitePath.known("style.css")
  /// The icon of the site, which it may do without.
  static let icon = SitePath.known("icon.svg")
  static let badName = "A file's name is made of lower-case letters, digits, hyphens and dots. Rename it."

  static func read(_ sources: [SourceFile], folder: String) -> Checked<Assets> {
    var assets = Assets()
    var diagnostics: [Diagnostic] = []
    for source in sources where !source.path.hasSuffix(".yml") {
      guard let name = SitePath(source.path), let path = fingerprinted(source) else {
        diagnostics.append(Diagnostic(place: Diagnostic.Place(file: source.name), message: badName))
        continue
      }
      assets.files[path] = source
      assets.names[name] = path
    }
    if assets.names[Assets.stylesheet] == nil {
      let place = Diagnostic.Place(file: folder + "/" + Assets.stylesheet.text)
      diagnostics.append(Diagnostic(place: place, message: "This file is missing. An empty one will do."))
    }
    return Checked(value: assets, diagnostics: diagnostics)
  }

  private static func fingerprinted(_ source: SourceFile) -> SitePath? {
    for ending in [".css", ".js"] where source.path.hasSuffix(ending) {
      guard let bytes = try? source.bytes() else { return nil }
      return SitePath("\(source.path.dropLast(ending.count)).\(Fingerprint.of(bytes))\(ending)")
    }
    return SitePath(source.path)
  }
}

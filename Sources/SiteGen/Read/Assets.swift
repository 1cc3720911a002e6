import Foundation
import Scheme

/// The files of the folder `site/`, except settings. Style sheets and scripts get a fingerprint in their names, so that
/// browsers may keep them for ever.
struct Assets {
  var files: [SitePath: SourceFile] = [:]
  /// The style sheet, where it has to be told the site's colour.
  var made: [SitePath: [UInt8]] = [:]
  /// Where each comes out, by the name that it has in the folder.
  var names: [SitePath: SitePath] = [:]

  static let stylesheet = SitePath.known("style.css")
  /// The site's icon, if it has one.
  static let icon = SitePath.known("icon.svg")
  /// Scripts, each of them optional: light or dark, what is typed, which guides were read.
  static let theme = SitePath.known("theme.js")
  static let drafts = SitePath.known("drafts.js")
  static let progress = SitePath.known("progress.js")
  static let badName = "A file's name is made of lower-case letters, digits, hyphens and dots. Rename it."

  static func read(_ sources: [SourceFile], folder: String, accent: Accent.Colour?) -> Checked<Assets> {
    var assets = Assets()
    var diagnostics: [Diagnostic] = []
    for source in sources where !source.path.hasSuffix(".yml") {
      if let accent, source.path == stylesheet.text, let bytes = try? source.bytes() {
        assets.add(bytes + Array(Accent(accent).css.utf8), for: stylesheet)
        continue
      }
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

  /// The same with the words of the scripts in their places.
  func saying(_ texts: [String: String]) -> Assets {
    var assets = self
    for (name, path) in names where name.text.hasSuffix(".js") {
      guard let source = files[path], let script = try? source.bytes() else { continue }
      let said = Assets.said(String(decoding: script, as: UTF8.self), texts)
      assets.files[path] = nil
      assets.add(Array(said.utf8), for: name)
    }
    return assets
  }

  /// A script's text. The words are put into texts in double quotes; a sentence with plural forms, `{scripts.pages.*}`,
  /// becomes JSON; a number that no scheme decides is `{number.signed-in}`.
  private static func said(_ script: String, _ texts: [String: String]) -> String {
    script.replacing(/\{number\.([a-z-]+)\}/) { match in
      "\(Terms.Fixed(rawValue: String(match.output.1))?.count ?? 0)"
    }.replacing(/\{(scripts\.[a-z.-]+?)(\.\*)?\}/) { match in
      let key = String(match.output.1)
      let text = match.output.2 == nil ? texts[key] ?? "" : forms(key, texts)
      return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
  }

  private static func forms(_ key: String, _ texts: [String: String]) -> String {
    let forms = PluralCategory.allCases.reduce(into: [:]) { $0[$1.rawValue] = texts["\(key).\($1.rawValue)"] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(forms)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  private mutating func add(_ bytes: [UInt8], for name: SitePath) {
    guard let path = Assets.fingerprinted(name.text, bytes) else { return }
    made[path] = bytes
    names[name] = path
  }

  private static func fingerprinted(_ source: SourceFile) -> SitePath? {
    guard [".css", ".js"].contains(where: source.path.hasSuffix) else { return SitePath(source.path) }
    return (try? source.bytes()).flatMap { fingerprinted(source.path, $0) }
  }

  private static func fingerprinted(_ name: String, _ bytes: [UInt8]) -> SitePath? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return SitePath("\(name[..<dot]).\(Fingerprint.of(bytes))\(name[dot...])")
  }
}

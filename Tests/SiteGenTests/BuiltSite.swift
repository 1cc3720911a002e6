import Foundation
import Scheme
import Testing

@testable import SiteGen

/// A site as it comes out, to be looked at page by page.
struct BuiltSite {
  let files: [SitePath: Data]

  /// Draws a site that has no mistakes; nothing is written.
  init(_ build: Build) throws {
    var build = build
    let drawn = try build.draw()
    #expect(drawn.diagnostics.map(\.description) == [])
    files = drawn.value
  }

  /// `small-site` with more lines in `site.yml`, and with more files.
  init(settings: String = "", _ pages: [String: String] = [:]) throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    let file = build.site + "/site.yml"
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let kept = lines.filter { line in !settings.split(separator: "\n").contains { $0.prefix(4) == line.prefix(4) } }
    try "\(kept.joined(separator: "\n"))\n\(settings)\n".write(toFile: file, atomically: true, encoding: .utf8)
    for (name, text) in pages {
      try text.write(toFile: "\(build.content)/\(name)", atomically: true, encoding: .utf8)
    }
    try self.init(build)
  }

  /// The documents, in the order of their paths.
  var pages: [(path: SitePath, text: String)] {
    files.keys.filter { $0.text.hasSuffix(".html") }.sorted().map { ($0, text($0.text)) }
  }

  /// A file's text, empty where there is none.
  func text(_ path: String) -> String {
    SitePath(path).flatMap { files[$0] }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func has(_ path: String) -> Bool { SitePath(path).map { files[$0] != nil } ?? false }
}

/// The values of attributes, in the order of the document, their escapes undone.
func values(of attributes: String..., in document: String) -> [String] {
  document.matches(of: /\s([a-z-]+)="([^"]*)"/).filter { attributes.contains(String($0.output.1)) }.map {
    String($0.output.2).replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}

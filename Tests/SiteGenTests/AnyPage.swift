import Foundation
import Scheme
import Yams

@testable import SiteGen

/// A page of any bytes, read as an editor's file is, and what must hold of whatever comes of it.
///
/// The fuzzer and the test that replays its corpus share this file.
struct AnyPage {
  /// Where a page may stand, by the first byte of an input; else at the top.
  private static let places = [
    UInt8(ascii: "g"): "guides/page.md", UInt8(ascii: "r"): "roadmap/page.md", UInt8(ascii: "f"): "forms/profile.md",
    UInt8(ascii: "m"): "mail/sign-in.md",
  ]

  private let file: SourceFile
  private let folder: ContentFolder

  /// Writes the page, as it is to be read from the disk.
  ///
  /// - Parameter input: the byte that picks a place, and the page's bytes.
  init(_ input: some Collection<UInt8>, below root: String) throws {
    let place = input.first.flatMap { Self.places[$0] } ?? "page.md"
    for folder in ["guides", "roadmap", "forms", "mail"] { try Disk.makeFolder("\(root)/\(folder)") }
    try Disk.write(Array(input.dropFirst()), to: "\(root)/\(place)")
    func listed(_ path: String, size: Int = 0) -> SourceFile {
      var status = stat()
      status.st_size = size
      return SourceFile(path: path, folder: root, stamp: FileStamp(status))
    }
    file = listed(place, size: input.count)
    let road = Picture(source: "road.png", path: .known("road.png"), width: 4, height: 3)
    folder = ContentFolder(
      root, files: [file] + ["index.md", "guides/a.md", "map.txt", "My Map.txt"].map { listed($0) }, pictures: [road])
  }

  /// Reads the page.
  ///
  /// - Returns: what does not hold, each in a sentence.
  func faults() -> [String] {
    let read = PageParser.read(file, in: folder)
    var faults = places(read.diagnostics) + frontMatter()
    if read.diagnostics.isEmpty {
      faults += read.value.map(markup) ?? ["There is neither a page nor a diagnostic."]
    }
    return faults
  }

  /// A diagnostic names the file, one of its lines, and says something.
  private func places(_ diagnostics: [Diagnostic]) -> [String] {
    let lines = ((try? file.bytes()) ?? []).count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
    return diagnostics.filter {
      $0.place.file != file.name || !(1...lines).contains($0.place.line) || $0.place.column < 1 || $0.message.isEmpty
    }.map { "This stands nowhere in \(lines) lines: \($0)" }
  }

  /// What our parser takes, YAML reads in the same way.
  private func frontMatter() -> [String] {
    guard let text = try? file.text() else { return [] }
    let (matter, _) = FrontMatter.split(text, file: file.name)
    guard matter.diagnostics.isEmpty, matter.value.lineCount > 2 else { return [] }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let yaml = lines[1..<(matter.value.lineCount - 1)].map { String(decoding: $0, as: UTF8.self) }
    let ours = Dictionary(uniqueKeysWithValues: matter.value.entries.map { ($0.key, $0.value) })
    let theirs = try? FrontMatter.values(inYAML: yaml.joined(separator: "\n"))
    return ours == theirs ? [] : ["YAML reads \(yaml) as \(theirs.map { "\($0)" } ?? "no YAML"), we as \(ours)."]
  }

  /// Tags are closed in turn, wordings fit into labels, and no fragment leads to two places.
  private func markup(of page: ContentPage) -> [String] {
    var faults = Set(page.anchors).count == page.anchors.count ? [] : ["Two places share a fragment: \(page.anchors)"]
    for part in page.parts {
      switch part {
      case .heading(_, _, let wording): faults += Markup.faults(in: wording)
      case .prose(let html): faults += Markup.faults(in: html, isPhrase: false)
      case .question(let question):
        let wordings = [question.wording] + (question.hint.map { [$0] } ?? []) + question.options.map(\.wording)
        faults += wordings.flatMap(Markup.faults)
      }
    }
    return faults
  }
}

extension FrontMatter {
  /// What Yams makes of some lines, in our terms.
  static func values(inYAML yaml: String) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for (key, value) in try Yams.compose(yaml: yaml)?.mapping ?? [:] {
      values[key.string ?? "\(key)"] =
        value.sequence.map { .list($0.compactMap(\.scalar?.string)) } ?? .text(value.scalar?.string ?? "\(value)")
    }
    return values
  }
}

/// Markup as a browser sees it, as far as tags go.
enum Markup {
  private static let phrasing: Set<String> = ["a", "br", "code", "em", "img", "strong"]
  private static let blocks: Set<String> = [
    "aside", "blockquote", "div", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul",
  ]
  private static let empty: Set<String> = ["br", "hr", "img"]

  static func faults(in wording: Wording) -> [String] { faults(in: wording.html, isPhrase: true) }

  /// - Parameter isPhrase: true for what has to fit into a label.
  static func faults(in html: HTML, isPhrase: Bool) -> [String] {
    let known = isPhrase ? phrasing : phrasing.union(blocks)
    var open: [String] = []
    var faults: [String] = []
    for tag in html.bytes.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst() {
      let name = String(decoding: tag.prefix { !" />".utf8.contains($0) || $0 == tag.first }, as: UTF8.self)
      if name.hasPrefix("/") {
        if open.popLast() != String(name.dropFirst()) { faults.append("<\(name)> closes nothing") }
        continue
      }
      let isInCell = ["td", "th"].contains(open.last)
      if !known.contains(name) || isInCell && blocks.contains(name) { faults.append("<\(name)> has no place here") }
      if !empty.contains(name) { open.append(name) }
    }
    faults += open.map { "<\($0)> stays open" }
    return faults.map { "\($0): \(html.string)" }
  }
}

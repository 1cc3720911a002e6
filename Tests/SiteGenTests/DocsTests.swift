import Foundation
import Testing

@testable import SiteGen

/// The pages of `docs/`, for the tests that hold them to what the program does.
enum Docs {
  static let root = URL(fileURLWithPath: Fixture.folder).deletingLastPathComponent().deletingLastPathComponent()

  /// The files with an ending below a folder of the project, or the one file that has this name.
  static func markdown(in part: String) throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: root.appending(path: part).path) else { return [part] }
    let files = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }
    return files.isEmpty ? [part] : files.map { "\(part)/\($0)" }.sorted()
  }

  static func text(_ file: String) throws -> String {
    try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }

  /// The rows of the first table below a heading, each with its cells by the words above them.
  static func table(_ heading: String, in file: String) throws -> [[String: String]] {
    let below = try #require(try text(file).components(separatedBy: "\n## \(heading)\n").dropFirst().first)
    let lines = below.components(separatedBy: "\n").drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    let rows = lines.map { line in
      line.dropFirst().dropLast().components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let head = try #require(rows.first)
    return rows.dropFirst(2).map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  /// What stands between backticks.
  static func code(in cell: String?) -> [String] {
    (cell ?? "").matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }
}

struct DocsTests {
  /// A page without its code, in which nothing is a link or a heading.
  private static func words(_ file: String) throws -> String {
    try Docs.text(file).replacing(/(?ms)^ *(`{3,}).*?^ *\1$|`[^`\n]*`/, with: "")
  }

  @Test("A link on a page of the docs leads to a file that is there, and to a heading that it has")
  func links() throws {
    let files = try Docs.markdown(in: "docs") + ["README.md"]
    var count = 0
    for file in files {
      let folder = Docs.root.appending(path: file).deletingLastPathComponent()
      for link in try Self.words(file).matches(of: /\]\((?!https?:|\/)([^)#]*)#?([^)]*)\)/) {
        count += 1
        let target =
          link.output.1.isEmpty
          ? file
          : folder.appending(path: String(link.output.1)).standardized.path
            .replacing(Docs.root.path + "/", with: "")
        let isThere = FileManager.default.fileExists(atPath: Docs.root.appending(path: target).path)
        #expect(isThere, "\(file): \(link.output.0)")
        guard isThere, !link.output.2.isEmpty else { continue }
        let headings = try Docs.text(target).matches(of: /(?m)^#+ (.*)$/).map { Slug.make(String($0.output.1)) }
        #expect(headings.contains(String(link.output.2)), "\(file): \(link.output.0)")
      }
    }
    #expect(count > 20)
  }
}

import Foundation
import Testing

@testable import SiteGen

struct FrontMatterTests {
  /// What stands between the fences, and what our parser and Yams both make of it.
  static let cases: [(yaml: String, expected: [String: FrontMatter.Value])] = [
    ("title: Hello", ["title": .text("Hello")]),
    ("title: \"a: b # c\"", ["title": .text("a: b # c")]),
    ("title: \"a \\\"b\\\" \\\\ c\"", ["title": .text("a \"b\" \\ c")]),
    ("title: 'it''s'", ["title": .text("it's")]),
    ("title:   spaced   \norder: 3", ["title": .text("spaced"), "order": .text("3")]),
    ("# a remark\n\ntitle: x", ["title": .text("x")]),
    ("tags: [a, \"b c\", 'd']", ["tags": .list(["a", "b c", "d"])]),
    ("tags: []", ["tags": .list([])]),
    ("title: a:b", ["title": .text("a:b")]),
    ("title: é – “x”", ["title": .text("é – “x”")]),
  ]

  @Test("Our subset reads as YAML does", arguments: cases.indices)
  func readsAsYAML(index: Int) throws {
    let (yaml, expected) = Self.cases[index]
    let read = split("---\n\(yaml)\n---\nBody\n")
    #expect(read.matter.diagnostics.isEmpty)
    #expect(values(read.matter.value) == expected)
    #expect(try FrontMatter.values(inYAML: yaml) == expected)
    #expect(read.body.elementsEqual("Body\n".utf8))
  }

  @Test("Every page of the content and of the fixtures reads as YAML does")
  func realPages() throws {
    let root = URL(fileURLWithPath: Fixture.folder).deletingLastPathComponent().deletingLastPathComponent().path
    var count = 0
    for folder in ["\(root)/content", "\(Fixture.folder)/small-site/content"] {
      for (name, data) in try Fixture.files(below: folder) where name.hasSuffix(".md") {
        let text = String(decoding: data, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let read = split(text).matter
        let yaml = lines[1..<(read.value.lineCount - 1)].joined(separator: "\n")
        #expect(read.diagnostics.isEmpty, "\(name)")
        #expect(values(read.value) == (try FrontMatter.values(inYAML: yaml)), "\(name)")
        count += 1
      }
    }
    #expect(count > 20)
  }

  /// A line, and where its fault is said to stand.
  @Test(
    "What YAML would read otherwise than it looks is refused at its column",
    arguments: [
      ("title: a: b", 8), ("title: [a, b", 8), ("title: *x", 8), ("title: \"open", 8), ("title:", 7), ("title:x", 6),
      ("just words", 1), ("title: 'a'b'", 8), ("title: a #b", 8), ("title: \"a\" b", 8), ("title: - x", 8),
      ("title: a\u{7}b", 9), ("title: \"a\u{0}b\"", 10), ("title: 'é\u{2028}b'", 11), ("# a\u{7F}", 4),
      ("title: a\u{85}order: 3", 9), ("title: \u{FEFF}a", 8), ("tags: [a, b]]", 7), ("tags: [a{b}]", 7),
    ])
  func refuses(line: String, column: Int) {
    let read = split("---\n\(line)\n---\n").matter
    #expect(read.diagnostics.map(\.place) == [Diagnostic.Place(file: "f", line: 2, column: column)])
  }

  @Test("A page without front matter is all body, and one without its end says so")
  func edges() {
    #expect(split("Hello\n---\n").body.elementsEqual("Hello\n---\n".utf8))
    #expect(split("---\ntitle: x\n").matter.diagnostics.count == 1)
  }

  private func split(_ text: String) -> (matter: Checked<FrontMatter>, body: ArraySlice<UInt8>) {
    FrontMatter.split(Array(text.utf8)[...], file: "f")
  }

  private func values(_ matter: FrontMatter) -> [String: FrontMatter.Value] {
    Dictionary(uniqueKeysWithValues: matter.entries.map { ($0.key, $0.value) })
  }
}

import Foundation
import Testing

@testable import Scheme

struct HTMLTests {
  @Test(
    "What is interpolated is escaped, whatever mark follows it, in text and in attributes",
    arguments: ["<", ">", "\"", "'", "&"], ["", "\u{301}", "\u{200D}"])
  func escapes(special: String, mark: String) {
    let entities = ["<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;", "&": "&amp;"]
    let words = "a\(special)\(mark)b"
    let drawn: HTML = "<p title=\"\(words)\">\(words)</p>"
    let safe = "a\(entities[special] ?? "")\(mark)b"
    #expect(drawn.bytes == Array("<p title=\"\(safe)\">\(safe)</p>".utf8))
  }

  @Test("Markup and lists of markup pass as they are, and numbers as digits")
  func passesMarkup() {
    let items = ["<li>\("a&b")</li>", "<li>\(7)</li>"] as [HTML]
    let list: HTML = "<ul>\(items)\(items[1])</ul>"
    #expect(list.string == "<ul><li>a&amp;b</li><li>7</li><li>7</li></ul>")
  }

  @Test("A link's target is escaped like everything else")
  func escapesLinks() throws {
    let link = try #require(Link(checking: "https://example.org/?a=1&b='2'"))
    #expect(("<a href=\"\(href: link)\">" as HTML).string == "<a href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\">")
  }
}

/// Rules that hold for every line of Sources.
struct SourceRules {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func sources() throws -> [(name: String, text: String)] {
    let folder = root.appending(path: "Sources").path
    let walk = try #require(FileManager.default.enumerator(atPath: folder))
    return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { name in
      (name, try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
    }
  }

  @Test("Only a checked link stands in href, src and action", arguments: ["href", "src", "action"])
  func onlyLinks(attribute: String) throws {
    for (name, text) in try Self.sources() {
      // A link is filled in whole: no path is put together in the markup.
      let filled = try Regex(attribute + #"=\\?"[^"\\\n]*\\\((?!href: )[^\n]{0,30}"#)
      let unchecked = text.matches(of: filled).map { String($0.output[0].substring ?? "") }
      #expect(unchecked.isEmpty, "\(name): \(unchecked)")
    }
  }

  @Test("A row is read by `get`, which throws: a subscript would end the process at a value that does not fit")
  func rows() throws {
    for (name, text) in try Self.sources() {
      guard name.hasPrefix("Intake/") else { continue }
      #expect(!text.contains(" row["), "\(name) reads a row by subscript")
    }
  }

  @Test("No folder holds more than 16 files: a room that grows beyond that is two")
  func rooms() throws {
    let folders = Dictionary(grouping: try Self.sources(), by: { $0.name.split(separator: "/").dropLast() })
    for (folder, files) in folders { #expect(files.count <= 16, "\(folder.joined(separator: "/"))") }
  }

  @Test("Trusted markup enters in one file")
  func trustedMarkup() throws {
    let callers = try Self.sources().filter { $0.text.contains("HTML(trusted:") }.map(\.name)
    #expect(callers == ["SiteGen/Parse/Markdown.swift"])
  }

  @Test("Only Markdown.swift imports CMark, and the two programs never import each other")
  func imports() throws {
    for (name, text) in try Self.sources() {
      let imports = text.split(separator: "\n").filter { $0.hasPrefix("import ") }.map { String($0.dropFirst(7)) }
      #expect(!imports.contains("CMark") || name == "SiteGen/Parse/Markdown.swift", "\(name)")
      if name.hasPrefix("Scheme/") {
        let known = Set(
          ["Crypto", "Foundation"] + (name == "Scheme/Words/Language.swift" ? ["CUnicode", "Synchronization"] : []))
        #expect(Set(imports).isSubset(of: known), "\(name) imports \(imports)")
      }
      if name.hasPrefix("SiteGen/") { #expect(!imports.contains("Intake") && !imports.contains("GRDB"), "\(name)") }
      if name.hasPrefix("Intake/") {
        let knowsHTTP = ["Web/", "Service/", "Site/", "Routes.swift", "Application.swift"].contains {
          name.hasPrefix("Intake/\($0)")
        }
        #expect(knowsHTTP || !imports.contains("Hummingbird"), "\(name) knows HTTP")
        #expect(!name.hasPrefix("Intake/Web/") || !imports.contains("GRDB"), "\(name) knows the database")
      }
    }
  }

  @Test("No forced unwrapping, no try!, no fatalError", arguments: ["try!", "fatalError(", "as! "])
  func nothingForced(word: String) throws {
    for (name, text) in try Self.sources() { #expect(!text.contains(word), "\(name)") }
  }

  @Test("What somebody typed stands in blocks that run as its own letters do")
  func typedRunsItsWay() throws {
    for (name, text) in try Self.sources() {
      #expect(text.matches(of: /class=\\?"typed[^"]*"(?! dir=\\?"auto)/).isEmpty, "\(name)")
    }
  }

  @Test("No value is read from a row by GRDB's subscript, which ends the process where the value is a bad one")
  func rowsThrow() throws {
    for (name, text) in try Self.sources() { #expect(!text.contains(/(\brow\??|\$0)\["/), "\(name)") }
  }
}

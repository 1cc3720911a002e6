import Foundation
import Testing

/// The rooms of Intake, and which may use which: as `docs/architecture.md` lists them.
struct RoomTests {
  /// `Intake/Proposal/Proposal.swift` is in the room `Proposal`; files beside the rooms put these together and are in none.
  private static func room(_ name: String) -> String? {
    let folders = name.split(separator: "/")
    return folders.count == 3 && folders[0] == "Intake" ? String(folders[1]) : nil
  }

  /// The rooms in their layers, the lowest first.
  private static func layers() throws -> [[String]] {
    let page = try String(contentsOf: SourceRules.root.appending(path: "docs/architecture.md"), encoding: .utf8)
    let list = try #require(page.components(separatedBy: "### Which room stands on which").last)
    let lines = list.components(separatedBy: "\n").drop { !$0.hasPrefix("    ") }.prefix { $0.hasPrefix("    ") }
    return lines.map { $0.components(separatedBy: "·").map { $0.trimmingCharacters(in: .whitespaces) } }
  }

  private static var declaration: Regex<(Substring, Substring)> {
    /(?m)^(?:final |indirect |@\w+ )*(?:struct|enum|class|actor|protocol|typealias) (\w+)/
  }
  private static var nested: Regex<(Substring, Substring)> {
    /(?:struct|enum|class|actor|protocol|typealias|case) (\w+)/
  }

  /// The code without its comments, and of its texts only what is filled in.
  private static func code(_ text: String) -> String {
    text.replacing(/\/\/[^\n]*/, with: "")
      .replacing(/"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"/.dotMatchesNewlines()) { filledIn(String($0.output)) }
  }

  private static func filledIn(_ text: String) -> String {
    text.components(separatedBy: "\\(").dropFirst().map { piece in
      var depth = 1
      return "("
        + piece.prefix { sign in
          depth += sign == "(" ? 1 : sign == ")" ? -1 : 0
          return depth > 0
        } + ")"
    }.joined()
  }

  /// Types of another room that a file names. Sentences are not asked for: any page may say what any room says.
  private static func used(in text: String) -> Set<String> {
    let code = code(text)
    let declared = Set(code.matches(of: nested).map { String($0.output.1) })
    let named = code.matches(of: /(?<before>[.\w]?)\b(?<name>[A-Z]\w+)/).filter { $0.output.before.isEmpty }
    return Set(named.map { String($0.output.name) }).subtracting(declared)
      .filter { !$0.hasSuffix("Words") }
  }

  @Test("A room uses rooms that are lower than its own, and no two rooms use each other")
  func arrows() throws {
    let layers = try Self.layers()
    let level = Dictionary(
      uniqueKeysWithValues: layers.enumerated().flatMap { level, rooms in rooms.map { ($0, level) } })
    let files = try SourceRules.sources().compactMap { name, text in Self.room(name).map { ($0, name, text) } }
    #expect(Set(files.map(\.0)) == Set(level.keys), "every room is in the list, and every one in the list is a room")
    var home: [String: String] = [:]
    for (room, _, text) in files {
      for match in Self.code(text).matches(of: Self.declaration) { home[String(match.output.1)] = room }
    }
    var crossings = 0
    for (room, name, text) in files {
      for type in Self.used(in: text) {
        guard let other = home[type], other != room else { continue }
        crossings += 1
        #expect((level[other] ?? 99) < (level[room] ?? 0), "\(name) uses \(type), which is in \(other)")
      }
    }
    #expect(crossings > 500, "the test sees what is used")
  }

  @Test("What sends and what stores knows no feature")
  func plumbing() throws {
    let layers = try Self.layers()
    let feature = try #require(layers.firstIndex { $0.contains("Desk") })
    for room in ["Store", "Mail", "Web", "Limits"] {
      #expect(layers.prefix(feature).contains { $0.contains(room) })
    }
  }
}

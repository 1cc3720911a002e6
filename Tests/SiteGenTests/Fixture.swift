import Foundation
import Scheme
import Testing

@testable import SiteGen

/// A folder of its own for a test, taken away afterwards.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Build {
  /// All files of the site, and all that is wrong with the content; nothing is written.
  mutating func draw() throws -> Checked<[SitePath: Data]> {
    let planned = try plan()
    return Checked(value: try planned.value.files.mapValues { Data(try $0.bytes()) }, diagnostics: planned.diagnostics)
  }
}

enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures").path

  /// With `UPDATE_EXPECTED=1` in the environment the tests write what they expect; the review reads the difference.
  static let updates = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil

  /// The project's own content and look.
  static var ownSite: Build {
    let root = URL(fileURLWithPath: folder).deletingLastPathComponent().deletingLastPathComponent().path
    return Build(content: root + "/content", site: root + "/site", out: "")
  }

  /// The project's own content with its words, forms, emails and numbers in Welsh.
  static func welsh(in scratch: Scratch) throws -> Build {
    for (from, to) in [(ownSite.content, "content"), (ownSite.site, "site")] {
      try FileManager.default.copyItem(atPath: from, toPath: "\(scratch.path)/\(to)")
    }
    for (name, data) in try files(below: folder + "/welsh") where name != "README.md" {
      try data.write(to: URL(fileURLWithPath: "\(scratch.path)/content/\(name)"))
    }
    let settings = "\(scratch.path)/site/site.yml"
    let text = try String(contentsOfFile: settings, encoding: .utf8)
    try text.replacing("language: en-GB", with: "language: cy").write(
      toFile: settings, atomically: true, encoding: .utf8)
    return Build(content: scratch.path + "/content", site: scratch.path + "/site", out: scratch.path + "/out")
  }

  /// Copies `small-site` and lays the files of `overlay` over it; a file `REMOVE` lists what to take away, and `BREAK`
  /// what is a link to nothing.
  static func site(in scratch: Scratch, overlay: String? = nil) throws -> Build {
    for part in ["content", "site"] {
      try FileManager.default.copyItem(
        atPath: "\(folder)/small-site/\(part)", toPath: "\(scratch.path)/\(part)")
    }
    try writeWords(below: scratch.path + "/content/words")
    try writeForms(below: scratch.path + "/content/forms")
    if let overlay {
      for (name, data) in try files(below: overlay) {
        if ["REMOVE", "BREAK"].contains(name) {
          for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let path = "\(scratch.path)/\(line)"
            try FileManager.default.removeItem(atPath: path)
            if name == "BREAK" {
              try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nothing")
            }
          }
        } else if name != "expected.txt" {
          let target = "\(scratch.path)/\(name)"
          try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: target).deletingLastPathComponent().path, withIntermediateDirectories: true)
          try data.write(to: URL(fileURLWithPath: target))
        }
      }
    }
    return Build(content: scratch.path + "/content", site: scratch.path + "/site", out: scratch.path + "/out")
  }

  /// Words of which each says its key and its places: no test can take a copy of a sentence for it.
  private static func writeWords(below folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let rooms = Dictionary(grouping: words.texts) { String($0.key.prefix { $0 != "." }) }
    for (room, texts) in rooms {
      let lines = texts.map { "- `\($0.key.dropFirst(room.count + 1))` \($0.value)" }.sorted()
      let text = "---\ntitle: \(room)\n---\n\n" + lines.joined(separator: "\n") + "\n"
      try text.write(toFile: "\(folder)/\(room).md", atomically: true, encoding: .utf8)
    }
  }

  /// The forms that the small site does not write itself: each asks what the program reads, by ids alone.
  private static func writeForms(below folder: String) throws {
    for kind in FormKind.allCases where !FileManager.default.fileExists(atPath: "\(folder)/\(kind.rawValue).md") {
      let questions = kind.requiredQuestions.map { question in
        let flags = [
          question.isOptional ?? false ? " optional" : "", question.isListed ? " options=service" : "",
          question.takesOptions ? " options=survey-ended.reason" : "",
        ]
        let options = question.options.map { "\n- `\($0)` \(kind.rawValue).\(question.id).\($0)" }
        return
          "```\(question.kind.rawValue) \(question.id)\(flags.joined())\n\(kind.rawValue).\(question.id)\(options.joined())\n```\n"
      }
      let head = "---\ntitle: Form \(kind.rawValue)\nbutton: Send \(kind.rawValue)\n---\n"
      try "\(head)\n\(questions.joined(separator: "\n"))".write(
        toFile: "\(folder)/\(kind.rawValue).md", atomically: true, encoding: .utf8)
    }
  }

  /// The words that the small site is built with.
  static let words = Words(
    WordRooms.signatures.reduce(into: [:]) { texts, signature in
      for key in signature.keys(Language(Language.usual).pluralCategories) {
        texts["\(signature.room).\(key)"] =
          (["\(signature.room).\(key)"] + signature.places.map { "{\($0)}" }).joined(separator: " ")
      }
    })

  /// A sentence in those words.
  static func said(_ sentence: some Sayable) -> String { words.text(sentence) }

  /// All files below a folder, by their paths.
  static func files(below folder: String) throws -> [String: Data] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in walk {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { files[path] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)) }
    }
    return files
  }
}

import Foundation
import Testing

@testable import SiteGen

/// Builds that follow others must leave what a first build would.
struct RebuildTests {
  @Test("After any edits, a build that goes on equals a first build, byte for byte", arguments: [1, 2, 3])
  func equalsClean(seed: UInt64) throws {
    let scratch = try Scratch()
    var editor = try Editor(seed: seed, scratch: scratch)
    var resident = editor.build
    #expect(try resident.run() == [])
    var refused = 0
    for step in 1...40 {
      let edit = try editor.edit()
      let mistakes = try resident.run()
      let clean = Scratch.fresh(in: scratch, step)
      var first = Build(content: resident.content, site: resident.site, out: clean)
      #expect(try first.run() == mistakes)
      if !mistakes.isEmpty {
        refused += 1
        if refused % 2 == 0 { try editor.mend() }
        continue
      }
      let expected = try Fixture.files(below: clean)
      #expect(try Fixture.files(below: resident.out) == expected, "after \(edit) in step \(step) of seed \(seed)")
      // And so must a program that is started anew over what others have left.
      var second = Build(content: resident.content, site: resident.site, out: scratch.path + "/second")
      #expect(try second.run() == [])
      #expect(try Fixture.files(below: second.out) == expected, "after \(edit) in step \(step) of seed \(seed)")
    }
    #expect((1..<30).contains(refused))
  }

  @Test("A change that leaves size and date as they were is seen")
  func sameSizeAndDate() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let file = build.content + "/index.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(try build.run() == [])
    for word in ["Look", "Find"] {
      let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
      try text.replacing("Read", with: word).write(toFile: file, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: file)
      #expect(try build.run() == [])
      #expect(try String(contentsOfFile: build.out + "/index.html", encoding: .utf8).contains(word))
    }
  }

  @Test("A build with nothing to do reads no page and writes no file, until something changes on either side")
  func nothingToDo() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let state = BuildState(build: build)
    #expect(!state.isCurrent)
    #expect(try build.run() == [])
    usleep(UInt32(FileStamp.tick / 1_000 + 20_000))
    try state.keep(state.inputs())
    #expect(state.isCurrent)
    #expect(!BuildState(build: Build(content: build.content, site: build.site, out: build.out, drafts: true)).isCurrent)

    try FileManager.default.removeItem(atPath: build.out + "/index.html")
    #expect(!state.isCurrent)
    #expect(try build.run() == [])
    try state.keep(state.inputs())
    #expect(FileManager.default.fileExists(atPath: build.out + "/index.html") == state.isCurrent)

    try "more".write(toFile: build.content + "/about/map.txt", atomically: true, encoding: .utf8)
    #expect(!state.isCurrent)
  }
}

extension Scratch {
  fileprivate static func fresh(in scratch: Scratch, _ step: Int) -> String { "\(scratch.path)/clean-\(step)" }
}

/// Someone who edits at random, and the same way for the same seed.
private struct Editor {
  let build: Build
  private var random: Generator
  private var made = 0

  init(seed: UInt64, scratch: Scratch) throws {
    random = Generator(state: seed)
    build = try Fixture.site(in: scratch)
    for number in 1...5 { try write("guides/extra-\(number)", title: "Extra \(number)", order: number) }
  }

  private func write(_ name: String, title: String, order: Int, body: String = "Text.") throws {
    try "---\ntitle: \(title)\norder: \(order)\nsummary: About \(title)\n---\n\(body)\n".write(
      toFile: "\(build.content)/\(name).md", atomically: Bool(order % 2 == 0), encoding: .utf8)
  }

  /// Makes all guides plain again.
  func mend() throws {
    for name in try guides() { try write("guides/\(name.dropLast(3))", title: "Mended", order: 1) }
  }

  private func guides() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: build.content + "/guides").sorted()
      .filter { $0.hasPrefix("extra") }
  }

  /// One edit; its name.
  mutating func edit() throws -> String {
    let guides = try guides()
    let one = guides.randomElement(using: &random)
    made += 1
    switch (Int.random(in: 0..<9, using: &random), one) {
    case (0, let one?):
      try FileManager.default.removeItem(atPath: "\(build.content)/guides/\(one)")
      return "deleting \(one)"
    case (1, let one?):
      try FileManager.default.moveItem(
        atPath: "\(build.content)/guides/\(one)", toPath: "\(build.content)/guides/extra-moved-\(made).md")
      return "renaming \(one)"
    case (2, let one?):
      let other = guides.randomElement(using: &random) ?? one
      try write("guides/\(one.dropLast(3))", title: "Linking \(made)", order: made, body: "See [it](\(other)).")
      return "linking \(one) to \(other)"
    case (3, let one?):
      try write("guides/\(one.dropLast(3))", title: "Broken", order: made, body: "<b>No</b>")
      return "breaking \(one)"
    case (4, _):
      try "body { color: #\(100 + made) }\n".write(
        toFile: build.site + "/style.css", atomically: true, encoding: .utf8)
      return "the style sheet"
    case (5, _):
      let file = build.site + "/site.yml"
      let text = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
      try "name: Scheme \(made)\n\(text.joined(separator: "\n"))\n".write(
        toFile: file, atomically: true, encoding: .utf8)
      return "the site's name"
    case (6, _):
      let picture = Fixture.folder + "/pictures/" + ["a.png", "a.gif"][made % 2]
      let target = build.content + "/pictures/road.png"
      try FileManager.default.removeItem(atPath: target)
      try FileManager.default.copyItem(atPath: picture, toPath: target)
      return "the picture"
    case (7, let one?):
      try write("guides/\(one.dropLast(3))", title: "Better \(made)", order: made % 3)
      return "mending \(one)"
    default:
      try write("guides/extra-new-\(made)", title: "New \(made)", order: made % 4)
      return "a new guide"
    }
  }
}

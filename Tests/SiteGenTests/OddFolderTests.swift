import Foundation
import Testing

@testable import SiteGen

/// A thousand files that nobody wrote for Waymark.
struct OddFolderTests {
  @Test("Of a thousand odd files each is named in a diagnostic, or is a page with all its words")
  func nothingIsLost() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    var odd = OddFolder(seed: 2026)
    let files = odd.files(1_000)
    for file in files { try Disk.write(file, below: build.content) }

    // What is wrong is taken away until the rest builds: a page may only be wrong because it links to another.
    var refused: Set<[UInt8]> = []
    for _ in 0..<10 {
      let (status, named) = try check(build)
      if status == 0 { break }
      #expect(status == 1 && !named.isEmpty)
      for file in files where !refused.contains(file.name) && named.contains(file.shown) {
        refused.insert(file.name)
        try Disk.remove(file, below: build.content)
      }
    }
    let built = try Program.run("build", "--content", build.content, "--site", build.site, "--out", build.out)
    #expect(built.status == 0 && !built.output.contains(": error: "))
    let pages = files.filter { !refused.contains($0.name) }
    for file in pages where !file.isDraft {
      let path = "\(build.out)/\(ContentFolder.outputPath(file.shown)?.text ?? "")"
      let page = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      #expect(page.contains(file.first) && page.contains(file.last), "\(file.shown)")
    }
    print("Odd files: \(pages.count) of \(files.count) became pages, \(refused.count) were named in diagnostics.")
    #expect(pages.count > 100 && refused.count > 500)
  }

  @Test("A file whose name is no text, and a link to nothing, are said to be so")
  func oddNames() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let name = Array("guides/caf".utf8) + [0xE9] + Array(".md".utf8)
    let body = Array("---\ntitle: Café\n---\nText.\n".utf8)
    try Disk.write(OddFolder.File(name: name, first: "", last: "", bytes: body), below: build.content)
    try FileManager.default.createSymbolicLink(
      atPath: build.content + "/guides/gone.md", withDestinationPath: "nothing.md")
    #expect(
      try build.plan().diagnostics.map(\.description) == [
        "\(build.content)/guides/caf\u{FFFD}.md:1:1: error: A file's name, and its folder's, is made of lower-case "
          + "letters, digits and hyphens. Rename it.",
        "\(build.content)/guides/gone.md:1:1: error: \(build.content)/guides/gone.md cannot be read: "
          + "No such file or directory.",
      ])
  }

  /// Runs the program.
  ///
  /// - Returns: how it ended, and the files that it named, from the content folder.
  private func check(_ build: Build) throws -> (status: Int32, named: Set<String>) {
    struct Entry: Decodable {
      var file: String
      var line: Int
      var level: String
      var message: String
    }
    let (status, output) = try Program.run(
      "check", "--format", "json", "--content", build.content, "--site", build.site)
    let entries = try JSONDecoder().decode([Entry].self, from: Data(output.utf8))
    for entry in entries { #expect(entry.line > 0 && !entry.message.isEmpty) }
    return (
      status, Set(entries.filter { $0.level == "error" }.map { String($0.file.dropFirst(build.content.count + 1)) })
    )
  }
}

extension OddFolder.File {
  /// The name as diagnostics write it.
  var shown: String { String(decoding: name, as: UTF8.self) }

  /// True for what is left out of the site because it says so.
  var isDraft: Bool { String(decoding: bytes, as: UTF8.self).contains("draft: true") }
}

extension Disk {
  /// Writes an odd file; its name need not be text.
  fileprivate static func write(_ file: OddFolder.File, below folder: String) throws {
    let parts = file.name.split(separator: UInt8(ascii: "/")).dropLast().map { String(decoding: $0, as: UTF8.self) }
    try makeFolder(([folder] + parts).joined(separator: "/"))
    let stream = path(of: file, below: folder).withUnsafeBufferPointer { path in
      path.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { fopen($0, "w") } }
    }
    let opened = try #require(stream)
    defer { fclose(opened) }
    #expect(file.bytes.isEmpty || fwrite(file.bytes, file.bytes.count, 1, opened) == 1)
  }

  fileprivate static func remove(_ file: OddFolder.File, below folder: String) throws {
    let status = path(of: file, below: folder).withUnsafeBufferPointer { path in
      path.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { Foundation.remove($0) } }
    }
    #expect(status == 0)
  }

  private static func path(of file: OddFolder.File, below folder: String) -> [UInt8] {
    Array("\(folder)/".utf8) + file.name + [0]
  }
}

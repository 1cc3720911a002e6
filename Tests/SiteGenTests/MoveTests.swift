import Foundation
import Testing

@testable import SiteGen

/// Pages and folders that get another place.
struct MoveTests {
  @Test(
    "What is moved is found at its new place by every link, and at its old one by readers; moved back, all is as before",
    arguments: [
      ("guides/first-meeting.md", "guides/begin/meeting-one.md"), ("pictures", "about/pictures"),
      ("about/rules.md", "rules.md"), ("guides/index.md", "all/guides.md"), ("about/map.txt", "map.txt"),
    ])
  func thereAndBack(old: String, new: String) throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    build.drafts = true
    let settings = build.site + "/site.yml"
    try (String(contentsOfFile: settings, encoding: .utf8) + "footer:\n  - Rules: \"about/rules.md\"\n").write(
      toFile: settings, atomically: true, encoding: .utf8)
    try
      "---\r\ntitle: Windows\r\n---\r\n[All](./first-meeting.md), [more][m].\r\n\r\n[m]: <../about/rules.md> \"More\"\r\n"
      .write(toFile: build.content + "/guides/windows.md", atomically: false, encoding: .utf8)
    let first = Build(content: build.content, site: build.site, out: build.out)
    let ids = IDLock.ids(of: first)
    let before = try files(scratch)
    #expect(try move(old, new, build).status == 0)
    #expect(try build.plan().diagnostics.map(\.description) == [])
    #expect(!FileManager.default.fileExists(atPath: "\(build.content)/\(old)"))
    #expect(FileManager.default.fileExists(atPath: "\(build.content)/\(new)"))
    #expect(IDLock.ids(of: first) == ids)
    if old.hasSuffix(".md") {
      let built = try build.draw().value
      let path = try #require(ContentFolder.outputPath(old))
      #expect(built[path].map { String(decoding: $0, as: UTF8.self).contains("http-equiv=\"refresh\"") } == true)
    }
    #expect(try move(new, old, build).status == 0)
    #expect(try build.plan().diagnostics.map(\.description) == [])
    let after = try files(scratch)
    #expect(after.mapValues { $0.replacing("aliases: [\(new)]\n", with: "") } == before)
  }

  @Test("What would overwrite, or change what something is, is refused, and nothing is moved")
  func refusals() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    let before = try files(scratch)
    for (old, new) in [
      ("guides/nobody.md", "guides/somebody.md"), ("guides/asking.md", "guides/first-meeting.md"),
      ("guides", "about"), ("guides", "guides/more"), ("guides/asking.md", "../asking.md"),
      ("guides/asking.md", "guides/Asking Well.md"), ("guides/asking.md", "guides/asking.txt"),
      ("guides/asking.md", "my/asking.md"), ("about/rules.md", "guides/questions.md"),
      ("roadmap/looking-back.md", "roadmap/back.md"), ("forms/profile.md", "guides/profile.md"),
      ("mail/sign-in.md", "mail/sign-on.md"), ("terms.md", "about/terms.md"), ("guides", "chapters"),
    ] {
      let (status, output) = try move(old, new, build)
      #expect(status == 1 && !output.isEmpty, "\(old) \(new)")
      #expect(try files(scratch) == before, "\(old) \(new)")
    }
  }

  @Test("Paths can be written with the folder in front, as a shell completes them")
  func completed() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    #expect(try move("\(build.content)/guides/asking.md", "\(build.content)/guides/ask.md", build).status == 0)
    #expect(FileManager.default.fileExists(atPath: build.content + "/guides/ask.md"))
  }

  @Test(
    "Links are found in text and in the program's blocks, and not in code",
    arguments: [
      ("[a](b.md) ![c](d.png \"t\")", ["b.md", "d.png"]), ("[![a](b.png)](<c.md>)", ["b.png", "c.md"]),
      ("[a]: b.md\n\n  [c]: <d.md> 'x'", ["b.md", "d.md"]), ("`[a](b.md)` ``[c](`d.md)`` [e](f.md)", ["f.md"]),
      ("```\n[a](b.md)\n```\n[c](d.md)", ["d.md"]), ("```diary x\n[a](b.md)\n```", ["b.md"]),
      ("\\](a.md) [x](y(z).md#q)", ["y(z).md#q"]), ("~~~~ js\n```\n[a](b.md)\n~~~~\n", []),
      ("one `\n\n[a](b.md)`", ["b.md"]),
    ])
  func places(text: String, targets: [String]) {
    let bytes = Array(text.utf8)
    #expect(LinkPlaces(bytes).targets.map { String(decoding: bytes[$0], as: UTF8.self) } == targets)
  }

  private func move(_ old: String, _ new: String, _ build: Build) throws -> (status: Int32, output: String) {
    try Program.run("move", old, new, "--content", build.content, "--site", build.site)
  }

  private func files(_ scratch: Scratch) throws -> [String: String] {
    try Fixture.files(below: scratch.path).filter { !$0.key.hasSuffix(".png") }.mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

extension IDLock {
  /// The ids of a site as its pages are now.
  fileprivate static func ids(of build: Build) -> Set<String> {
    var build = build
    return Set(((try? build.plan())?.value.lock.ids ?? [:]).keys)
  }
}

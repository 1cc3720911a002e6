import Foundation
import Scheme
import Testing

@testable import SiteGen

/// What people's answers hang on does not vanish by mistake.
struct IDLockTests {
  @Test("A build writes the ids down, once; drafts are not among them")
  func writes() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run() == [])
    let lock = try text(build)
    #expect(lock.contains("\n  hopes: diary guides/first-meeting.html\n"))
    #expect(lock.contains("\n  profile.offers: choices\n"))
    #expect(lock.contains("\n  profile.offers.leading: option\n"))
    #expect(!lock.contains("unready"))
    let date = try FileManager.default.attributesOfItem(atPath: build.content + "/ids.lock")[.modificationDate] as? Date
    #expect(try build.run() == [])
    #expect(
      try FileManager.default.attributesOfItem(atPath: build.content + "/ids.lock")[.modificationDate] as? Date == date)
    #expect(!FileManager.default.fileExists(atPath: build.out + "/ids.lock"))
  }

  @Test("A prompt that is retired keeps its place on its page, or on the list of all prompts when the page is gone")
  func retires() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run() == [])
    let page = build.content + "/guides/first-meeting.md"
    let body = try String(contentsOfFile: page, encoding: .utf8)
    let parts = body.components(separatedBy: "```")
    try (parts[0] + parts[2]).write(toFile: page, atomically: true, encoding: .utf8)
    try edit(build.content + "/guides/asking.md", "#hopes", "#before-you-meet")
    try edit(build.content + "/forms/profile.md", "#hopes", "#before-you-meet")
    #expect(try build.run().map(\.place.line) == [line(of: "  hopes:", in: try text(build))])

    try
      (try text(build).replacing("  hopes: diary guides/first-meeting.html\n", with: "")
      + "retired:\n  hopes: diary guides/first-meeting.html\n")
      .write(toFile: build.content + "/ids.lock", atomically: true, encoding: .utf8)
    #expect(try build.run() == [])
    #expect(try output(build, "guides/first-meeting.html").contains(#"<p class="retired" id="hopes">"#))
    var scheme = try SchemeFile(reading: Data(try output(build, "scheme.json").utf8))
    #expect(scheme.prompt("hopes") == nil)
    #expect(scheme.place(ofPrompt: "hopes")?.page.text == "guides/first-meeting.html")
    #expect(try text(build).hasSuffix("retired:\n  hopes: diary guides/first-meeting.html\n"))

    try FileManager.default.removeItem(atPath: page)
    try edit(build.content + "/guides/asking.md", "first-meeting.md#before-you-meet", "index.md")
    try edit(build.content + "/guides/asking.md", "first-meeting.md", "index.md")
    try edit(build.content + "/forms/profile.md", "first-meeting.md#before-you-meet", "index.md")
    try edit(build.content + "/forms/profile.md", "first-meeting.md", "index.md")
    try FileManager.default.removeItem(atPath: build.content + "/guides/unready.md")
    try edit(build.content + "/index.md", "guides/first-meeting.md#before-you-meet", "guides/asking.md")
    #expect(try build.run().map(\.description) == [])
    #expect(try output(build, "diary.html").contains(#"<p class="retired" id="hopes">"#))
    scheme = try SchemeFile(reading: Data(try output(build, "scheme.json").utf8))
    #expect(scheme.place(ofPrompt: "hopes")?.page.text == "diary.html")
  }

  @Test("A page that moves takes its prompts' ids along, and the places of those that are no longer asked")
  func moves() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run() == [])
    try (try text(build) + "retired:\n  fears: diary guides/first-meeting.html\n").write(
      toFile: build.content + "/ids.lock", atomically: true, encoding: .utf8)
    let old = build.content + "/guides/first-meeting.md"
    try edit(old, "order: 1", "order: 1\naliases: [guides/first-meeting.md]")
    try FileManager.default.moveItem(atPath: old, toPath: build.content + "/guides/meeting.md")
    for file in ["index.md", "guides/asking.md", "guides/unready.md", "forms/profile.md"] {
      try edit("\(build.content)/\(file)", "first-meeting.md", "meeting.md")
    }
    #expect(try build.run().map(\.description) == [])
    #expect(try text(build).contains("\n  hopes: diary guides/meeting.html\n"))
    #expect(try output(build, "guides/first-meeting.html").contains(#"<a href="../guides/meeting.html">"#))
    #expect(try output(build, "_redirects").contains("/guides/first-meeting.html /guides/meeting.html 301\n"))
    let scheme = try SchemeFile(reading: Data(try output(build, "scheme.json").utf8))
    #expect(scheme.place(ofPrompt: "hopes")?.page.text == "guides/meeting.html")
    #expect(scheme.place(ofPrompt: "fears")?.page.text == "guides/meeting.html")
    #expect(try output(build, "guides/meeting.html").contains(#"<p class="retired" id="fears">"#))
  }

  @Test("A prompt that has another id is found by the old one")
  func renames() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    #expect(try build.run() == [])
    try edit(build.content + "/guides/first-meeting.md", "diary hopes", "diary dreams")
    try edit(build.content + "/guides/asking.md", "#hopes", "#dreams")
    try edit(build.content + "/forms/profile.md", "#hopes", "#dreams")
    #expect(try build.run().count == 1)
    try (try text(build) + "renamed:\n  hopes: dreams\n").write(
      toFile: build.content + "/ids.lock", atomically: true, encoding: .utf8)
    #expect(try build.run() == [])
    let scheme = try SchemeFile(reading: Data(try output(build, "scheme.json").utf8))
    #expect(scheme.place(ofPrompt: "hopes")?.id == "dreams")
    #expect(scheme.place(ofPrompt: "never-there") == nil)
    #expect(try text(build).contains("\n  dreams: diary guides/first-meeting.html\n"))
    #expect(try !text(build).contains("\n  hopes: diary"))
  }

  private func text(_ build: Build) throws -> String {
    try String(contentsOfFile: build.content + "/ids.lock", encoding: .utf8)
  }

  private func output(_ build: Build, _ name: String) throws -> String {
    try String(contentsOfFile: "\(build.out)/\(name)", encoding: .utf8)
  }

  private func line(of start: String, in text: String) -> Int {
    text.split(separator: "\n").firstIndex { $0.hasPrefix(start) }.map { $0 + 1 } ?? 0
  }

  private func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
  }
}

import Foundation
import Testing

@testable import SiteGen

/// Where a build may write, and what it must leave alone.
struct OutputTests {
  @Test("A first build refuses a folder of someone else's files, and a later one a place where such a file is")
  func foreign() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try write("mine", build.out + "/letter.txt")
    #expect(throws: FileFailure.self) { try build.run() }
    #expect(try Fixture.files(below: build.out) == ["letter.txt": Data("mine".utf8)])
    try FileManager.default.removeItem(atPath: build.out + "/letter.txt")
    try write("", build.out + "/.git/HEAD")
    #expect(try build.run() == [])

    try write("mine", build.out + "/more/more.html")
    #expect(try build.run() == [])
    try write("---\ntitle: More\n---\nMore.\n", build.content + "/more/more.md")
    #expect(throws: FileFailure.self) { try build.run() }
    #expect(try String(contentsOfFile: build.out + "/more/more.html", encoding: .utf8) == "mine")
    try FileManager.default.removeItem(atPath: build.out + "/more/more.html")
    #expect(try build.run() == [])
  }

  @Test("What hosts look for is published from either folder; nothing else that is hidden is")
  func forHosts() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try write("Contact: mailto:a@example.org", build.content + "/.well-known/security.txt")
    try write("mentoring.example", build.site + "/CNAME")
    try write("no", build.content + "/.secret/a.txt")
    #expect(try build.run() == [])
    let files = try Fixture.files(below: build.out)
    #expect(files[".well-known/security.txt"] != nil && files["CNAME"] != nil)
    #expect(!files.keys.contains { $0.contains("secret") })
  }

  @Test("With --locked the lock has to be up to date, and nothing is written into the content")
  func locked() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    let folders = ["--content", build.content, "--site", build.site]
    let before = try Fixture.files(below: build.content)
    let (status, output) = try Program.run(["build", "--locked", "--out", build.out] + folders)
    #expect(status == 1)
    #expect(output.contains("/ids.lock:1:1: error: "))
    #expect(try Fixture.files(below: build.content) == before)
    #expect(try Fixture.files(below: build.out).isEmpty)
    #expect(try Program.run(["build", "--out", build.out] + folders).status == 0)
    let after = try Fixture.files(below: build.content)
    #expect(try Program.run(["check", "--locked"] + folders) == (0, ""))
    #expect(try Program.run(["build", "--locked", "--out", scratch.path + "/other"] + folders) == (0, ""))
    #expect(try Fixture.files(below: build.content) == after)
    try write("---\ntitle: More\n---\n```diary more-of-it\nMore?\n```\n", build.content + "/guides/more.md")
    #expect(try Program.run(["check", "--locked"] + folders).output.contains("`more-of-it`"))
  }

  @Test("Robots are told where Intake's pages are below the site's address; a feed without entries is none")
  func forMachines() throws {
    let site = try BuiltSite(settings: "url: https://example.org/a/")
    #expect(site.text("robots.txt").contains("Disallow: /a/my/\n"))
    #expect(site.text("index.html").contains(#"<link rel="canonical" href="https://example.org/a/">"#))
    #expect(site.has("feed.xml") == site.text("index.html").contains("feed.xml"))
    let scratch = try Scratch()
    var undated = try Fixture.site(in: scratch)
    for (name, data) in try Fixture.files(below: undated.content) where name.hasPrefix("guides/") {
      try write(
        String(decoding: data, as: UTF8.self).replacing(/\nupdated: [0-9-]+/, with: ""), "\(undated.content)/\(name)")
    }
    let files = try undated.draw().value
    #expect(!files.keys.contains { $0.text == "feed.xml" })
    for (path, data) in files where path.text.hasSuffix(".html") {
      #expect(!String(decoding: data, as: UTF8.self).contains("feed.xml"))
    }
  }

  private func write(_ text: String, _ path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }
}

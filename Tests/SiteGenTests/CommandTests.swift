import Foundation
import FoundationNetworking
import Testing

@testable import SiteGen

/// What an editor types.
struct CommandTests {
  @Test("Every mistake is printed and the end is 1; a wrong option ends with 64; check writes nothing")
  func exits() throws {
    let scratch = try Scratch()
    var broken = try Fixture.site(in: scratch, overlay: "\(DiagnosticTests.folder)/several")
    let (status, output) = try Program.run(
      "build", "--content", broken.content, "--site", broken.site, "--out", broken.out)
    #expect(status == 1)
    #expect(output.contains("content/guides/asking.md:3:1: error: "))
    #expect(output.components(separatedBy: ": error: ").count - 1 == (try broken.run().count))
    #expect(try Program.run("check", "--content", broken.content, "--site", broken.site).status == 1)
    #expect(try Program.run("build", "--colour", "red").status == 64)
    #expect(try Program.run("new", "poem", "A road").status == 64)

    let good = try Scratch()
    let small = try Fixture.site(in: good)
    let before = try Fixture.files(below: good.path)
    #expect(try Program.run("check", "--content", small.content, "--site", small.site) == (0, ""))
    #expect(try Fixture.files(below: good.path) == before)
  }

  @Test("A folder that is not there is said to be so, and no more")
  func noFolder() throws {
    let scratch = try Scratch()
    let small = try Fixture.site(in: scratch)
    let (status, output) = try Program.run("check", "--content", scratch.path + "/nothing", "--site", small.site)
    #expect(status == 1)
    #expect(
      output == "\(scratch.path)/nothing:1:1: error: There is no such folder. Name the right one with `--content`.\n")
  }

  @Test("Help says what the commands are, and shells get their completions")
  func help() throws {
    let help = try Program.run("--help")
    #expect(help.status == 0)
    for command in ["build", "check", "serve", "new"] {
      #expect(help.output.contains("  \(command) "))
      #expect(try Program.run(command, "--help").output.contains("USAGE: sitegen \(command)"))
    }
    for shell in ["bash", "zsh", "fish"] {
      #expect(try Program.run("--generate-completion-script", shell).output.contains("drafts"))
    }
  }

  @Test(
    "What `new` writes is a draft without a mistake, behind the others, and is written once",
    arguments: ["guide", "stage"])
  func new(kind: String) throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let title = #"A "second" road: \ on & on"#
    #expect(try Program.run("new", kind, title, "--content", build.content).status == 0)
    let file = "\(build.content)/\(kind == "guide" ? "guides" : "roadmap")/a-second-road-on-on.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("\norder: \(kind == "guide" ? 3 : 2)\n"))
    #expect(try build.plan().diagnostics == [])
    build.drafts = true
    let drawn = try build.draw()
    #expect(drawn.diagnostics == [])
    let page = drawn.value.first { $0.key.text.hasSuffix("a-second-road-on-on.html") }
    #expect(
      String(decoding: try #require(page).value, as: UTF8.self).contains(
        "<h1>A &quot;second&quot; road: \\ on &amp; on</h1>"))

    try "mine".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try Program.run("new", kind, title, "--content", build.content).status == 1)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }

  @Test("The preview builds again after a change; a mistake lies over the last good page until it is mended")
  func preview() async throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    let file = build.content + "/guides/asking.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try await Program.serving("--content", build.content, "--site", build.site, "--out", build.out) { address, output in
      func page(_ path: String) async throws -> String {
        let (data, _) = try await URLSession.shared.data(from: address.appending(path: path))
        return String(decoding: data, as: UTF8.self)
      }
      func shows(_ words: String) async throws -> String {
        try await Program.eventually {
          let shown = try await page("guides/asking.html")
          return shown.contains(words) ? shown : nil
        }
      }
      let first = try await shows("Ask once.")
      #expect(first.contains("/_preview/reload.js"))
      #expect(try await page("").contains("<h1>Mentoring</h1>"))
      #expect(try await page("my/diary").contains("This is a preview"))
      #expect(try await page("nowhere.html").contains("Page not found"))

      try text.replacing("Ask once.", with: "Ask twice over.").write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try await !shows("Ask twice over.").contains("waymark-mistakes"))

      try text.replacing("Ask once.", with: "[Ask](nobody.md).").write(toFile: file, atomically: false, encoding: .utf8)
      let broken = try await shows("waymark-mistakes")
      #expect(broken.contains("Ask twice over."))
      #expect(broken.contains("The link “nobody.md” leads nowhere"))
      #expect(output().contains("The link “nobody.md” leads nowhere"))
      let onDisk = try String(contentsOfFile: build.out + "/guides/asking.html", encoding: .utf8)
      #expect(!onDisk.contains("waymark-mistakes") && !onDisk.contains("_preview"))

      try text.write(toFile: file, atomically: false, encoding: .utf8)
      #expect(try await !shows("Ask once.").contains("waymark-mistakes"))

      // A folder that is new is watched, too.
      try FileManager.default.createDirectory(atPath: build.content + "/more", withIntermediateDirectories: true)
      try "---\ntitle: More\n---\nMore of it.\n".write(
        toFile: build.content + "/more/more.md", atomically: false, encoding: .utf8)
      _ = try await Program.eventually { try await page("more/more.html").contains("More of it.") ? true : nil }
      try "---\ntitle: More\n---\nEven more of it.\n".write(
        toFile: build.content + "/more/more.md", atomically: false, encoding: .utf8)
      _ = try await Program.eventually { try await page("more/more.html").contains("Even more of it.") ? true : nil }
    }
  }
}

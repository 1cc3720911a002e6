import Foundation
import FoundationNetworking
import Scheme
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
    #expect(output.contains("content/guides/asking.md:5:1: error: "))
    #expect(output.components(separatedBy: ": error: ").count - 1 == (try broken.run().count { $0.level == .error }))
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
      output == "\(scratch.path)/nothing:1:1: error: There is no such folder. Give the right one with `--content`.\n")
  }

  @Test("The help of each command reads as expected", arguments: ["", "build", "check", "serve", "new", "move"])
  func help(command: String) throws {
    let help = try command.isEmpty ? Program.run("--help") : Program.run(command, "--help")
    #expect(help.status == 0)
    let file = "\(Fixture.folder)/help/\(command.isEmpty ? "sitegen" : command).txt"
    if Fixture.updates { try help.output.write(toFile: file, atomically: true, encoding: .utf8) }
    #expect(help.output == (try String(contentsOfFile: file, encoding: .utf8)))
  }

  @Test("Shells get their completions", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try Program.run("--generate-completion-script", shell)
    #expect(script.status == 0)
    for word in ["build", "check", "serve", "new", "move", "guide", "drafts", "format", "github"] {
      #expect(script.output.contains(word), "\(word)")
    }
  }

  @Test("Mistakes are told to people, to programs and to code hosts; each ends with 1")
  func formats() throws {
    let scratch = try Scratch()
    let broken = try Fixture.site(in: scratch, overlay: "\(DiagnosticTests.folder)/missing-title")
    func check(_ format: String) throws -> String {
      let (status, output) = try Program.run(
        "check", "--content", broken.content, "--site", broken.site, "--format", format)
      #expect(status == 1)
      return output.replacing(scratch.path + "/", with: "")
    }
    let sentence = "This page has no title. Write `title: …` between two lines of `---`, or begin with `# …`."
    #expect(try check("text") == "content/guides/asking.md:1:1: error: \(sentence)\n1 | ---\n  | ^\n")
    #expect(try check("github") == "::error file=content/guides/asking.md,line=1,col=1::\(sentence)\n")
    #expect(try check("json").contains("\"message\" : \"\(sentence)\""))
    #expect(try Program.run("check", "--format", "xml").status == 64)
  }

  @Test("Without a command it builds; drafts come when they are asked for")
  func byDefault() throws {
    let scratch = try Scratch()
    let small = try Fixture.site(in: scratch)
    let folders = ["--content", small.content, "--site", small.site, "--out", small.out]
    let draft = small.out + "/guides/unready.html"
    #expect(try Program.run(folders) == (0, ""))
    #expect(FileManager.default.fileExists(atPath: small.out + "/index.html"))
    #expect(!FileManager.default.fileExists(atPath: draft))
    #expect(try Program.run(["build", "--drafts"] + folders) == (0, ""))
    #expect(FileManager.default.fileExists(atPath: draft))
    #expect(try Program.run(folders) == (0, ""))
    #expect(!FileManager.default.fileExists(atPath: draft))
  }

  @Test("Pages are not written among the files that they are made of", arguments: ["build", "serve"])
  func outAmongContent(command: String) throws {
    let scratch = try Scratch()
    let small = try Fixture.site(in: scratch)
    for out in [small.content, small.content + "/a/_site", small.site + "/", small.site + "/../content/x"] {
      let (status, output) = try Program.run(
        command, "--content", small.content, "--site", small.site, "--out", out)
      #expect(status == 64, "\(out)")
      #expect(output.contains("Choose another --out."), "\(out)")
    }
    #expect(!FileManager.default.fileExists(atPath: small.content + "/a"))
  }

  @Test("A link to a folder, or to nothing, is no reason to leave pages out in silence")
  func links() throws {
    let scratch = try Scratch()
    let small = try Fixture.site(in: scratch)
    let folders = ["--content", small.content, "--site", small.site]
    for target in ["guides", "nothing.md"] {
      let link = small.content + "/shared.md"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: small.content + "/" + target)
      let (status, output) = try Program.run(["check"] + folders)
      #expect(status == 1)
      #expect(output.contains("\(link) "))
      try FileManager.default.removeItem(atPath: link)
    }
    try FileManager.default.createSymbolicLink(
      atPath: small.content + "/again.md", withDestinationPath: small.content + "/about/rules.md")
    #expect(try Program.run(["check"] + folders) == (0, ""))
  }

  @Test("A port that is taken is said to be so")
  func takenPort() async throws {
    let scratch = try Scratch()
    let small = try Fixture.site(in: scratch)
    let folders = ["--content", small.content, "--site", small.site, "--out", small.out]
    try await Program.serving(folders) { address, _ in
      let port = try #require(address.port)
      let (status, output) = try Program.run(["serve", "--port", "\(port)"] + folders)
      #expect(status == 64)
      #expect(output.contains("The port \(port) is in use"))
    }
  }

  @Test("A new page needs the content folder, and a name that leaves room for ids")
  func newEdges() throws {
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    let nowhere = try Program.run("new", "guide", "A road", "--content", scratch.path + "/nowhere")
    #expect(nowhere.status == 1)
    #expect(nowhere.output.contains("Give the right one with `--content`."))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/nowhere"))
    #expect(try Program.run("new", "guide", "…", "--content", build.content).status == 64)

    let title = "How we meet, where we meet, and why we do so again and again, whatever the weather"
    let (status, output) = try Program.run("new", "guide", title, "--content", build.content)
    #expect(status == 0)
    #expect(output.contains("/guides/how-we-meet-where-we-meet-and-why-we-do-so.md. It is a draft"))
    build.drafts = true
    #expect(try build.plan().diagnostics == [])
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
    #expect(text.contains("\norder: 3\n"))
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

  @Test("A preview that begins with mistakes shows them, and the pages once they are mended")
  func previewOfMistakes() async throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch, overlay: "\(DiagnosticTests.folder)/missing-title")
    let folders = ["--content", build.content, "--site", build.site, "--out", build.out]
    try await Program.serving(folders) { address, output in
      func shows(_ words: String) async throws {
        _ = try await Program.eventually {
          String(decoding: try await URLSession.shared.data(from: address).0, as: UTF8.self).contains(words)
            ? true : nil
        }
      }
      try await shows("This page has no title.")
      #expect(output().contains("asking.md:1:1: error: This page has no title."))
      try "---\ntitle: Asking\n---\n".write(
        toFile: build.content + "/guides/asking.md", atomically: true, encoding: .utf8)
      try await shows("<h1>Mentoring</h1>")
    }
  }

  @Test("The preview builds again after a change; a mistake lies over the last good page until it is mended")
  func preview() async throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    let file = build.content + "/guides/asking.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let folders = ["--content", build.content, "--site", build.site, "--out", build.out]
    try await Program.serving(folders) { address, output in
      func page(_ path: String) async throws -> String {
        let (data, _) = try await URLSession.shared.data(from: address.appending(path: path))
        return String(decoding: data, as: UTF8.self)
      }
      /// The page once it shows these words. It is written before the mistakes of the build before are gone.
      func shows(_ words: String, without others: String? = nil) async throws -> String {
        try await Program.eventually {
          let shown = try await page("guides/asking.html")
          return shown.contains(words) && !(others.map(shown.contains) ?? false) ? shown : nil
        }
      }
      let first = try await shows("Ask once.")
      #expect(first.contains("<script src=\"/_preview/reload.js\" data-build=\""))
      // The script asks for the next build, so the page's policy has to let it.
      let policy = try #require(values(of: "content", in: first).first { $0.hasPrefix("default-src") })
      #expect(policy.hasPrefix("default-src 'none'; connect-src 'self'; "))
      #expect(try await page("_preview/reload.js").contains("/_preview/builds/"))
      #expect(try await Int(page("_preview/builds/0")) ?? 0 >= 1)
      #expect(try await page("").contains("<h1>Mentoring</h1>"))
      #expect(try await page("my/diary").contains("<title>This is a preview</title>"))
      #expect(try await page("nowhere.html").contains("<h1>\(Fixture.said(SiteWords.notFound))</h1>"))

      try text.replacing("Ask once.", with: "Ask twice over.").write(toFile: file, atomically: true, encoding: .utf8)
      _ = try await shows("Ask twice over.", without: "waymark-mistakes")

      try text.replacing("Ask once.", with: "[Ask](nobody.md).").write(toFile: file, atomically: false, encoding: .utf8)
      let broken = try await shows("waymark-mistakes")
      #expect(broken.contains("Ask twice over."))
      #expect(broken.contains("The link “nobody.md” leads nowhere"))
      #expect(output().contains("The link “nobody.md” leads nowhere"))
      let onDisk = try String(contentsOfFile: build.out + "/guides/asking.html", encoding: .utf8)
      #expect(!onDisk.contains("waymark-mistakes") && !onDisk.contains("_preview"))

      try text.write(toFile: file, atomically: false, encoding: .utf8)
      _ = try await shows("Ask once.", without: "waymark-mistakes")

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

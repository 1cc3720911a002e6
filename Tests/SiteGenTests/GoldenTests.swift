import Foundation
import Testing

@testable import SiteGen

struct GoldenTests {
  @Test("The small site comes out as expected, byte for byte")
  func small() throws {
    let scratch = try Scratch()
    #expect(try Fixture.site(in: scratch).run().isEmpty)
    let built = try Fixture.files(below: scratch.path + "/out")
    let expected = Fixture.folder + "/small-site/expected"
    if Fixture.updates {
      try? FileManager.default.removeItem(atPath: expected)
      try FileManager.default.copyItem(atPath: scratch.path + "/out", toPath: expected)
    }
    let wanted = try Fixture.files(below: expected)
    #expect(built.keys.sorted() == wanted.keys.sorted())
    for (name, data) in built {
      #expect(
        String(decoding: data, as: UTF8.self) == wanted[name].map { String(decoding: $0, as: UTF8.self) }, "\(name)")
    }
  }

  @Test("Two builds give equal bytes, and the second writes no file")
  func repeats() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    #expect(try build.run().isEmpty)
    let first = try Fixture.files(below: build.out)
    let dates = try modified(first.keys, below: build.out)
    #expect(try build.run().isEmpty)
    #expect(try Fixture.files(below: build.out) == first)
    #expect(try modified(first.keys, below: build.out) == dates)
  }

  @Test("A page that is gone is taken away, and what is not ours stays")
  func takesAway() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    #expect(try build.run().isEmpty)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: build.out + "/CNAME"))
    try FileManager.default.removeItem(atPath: build.content + "/guides/asking.md")
    #expect(try build.run().isEmpty)
    let left = try Fixture.files(below: build.out)
    #expect(left["guides/asking.html"] == nil)
    #expect(left["CNAME"] == Data("mine".utf8))
  }

  @Test("Links to Intake lead to another address when site.yml names one")
  func otherIntake() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch)
    let settings = build.site + "/site.yml"
    let text = try String(contentsOfFile: settings, encoding: .utf8) + "intake: https://my.example.org/\n"
    try text.write(toFile: settings, atomically: true, encoding: .utf8)
    #expect(try build.run().isEmpty)
    let page = try String(contentsOfFile: build.out + "/guides/first-meeting.html", encoding: .utf8)
    #expect(page.contains("action=\"https://my.example.org/my/forms/hopes\""))
    #expect(page.contains("href=\"https://my.example.org/my/\""))
  }

  private func modified(_ names: some Sequence<String>, below folder: String) throws -> [String: Date] {
    try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let date = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.modificationDate] as? Date
        return (name, try #require(date))
      })
  }
}

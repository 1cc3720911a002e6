import Foundation
import Scheme
import Testing

@testable import Intake

struct MailTextTests {
  /// One mail of a kind, as Ben gets it.
  private static func letter(_ kind: MailKind, coordinators: [String] = ["cleo@example.org"]) async throws -> Letter {
    let house = try await House { $0.coordinators = coordinators }
    let ben = try await house.intake.store.write {
      try Person.confirmed(by: "ben@example.org", newcomers: .member, in: $0).id
    }
    try await house.intake.store.write { try Outbox.add([Mail(kind: kind, to: .person(ben))], in: $0) }
    let letter = try #require(try await house.mails(to: "ben@example.org").first)
    return letter
  }

  private static func header(_ name: String, of letter: Letter) -> String? {
    MailPart(String(decoding: letter.bytes, as: UTF8.self)).header(name)
  }

  @Test("A reply goes to the first coordinator, and the mail says so")
  func reply() async throws {
    let letter = try await Self.letter(.proposalSent, coordinators: ["cleo@example.org", "dev@example.org"])
    #expect(Self.header("reply-to", of: letter) == "cleo@example.org")
    #expect(letter.body.hasSuffix("A reply goes to the coordinator of Here & There's scheme."))
    let alone = try await Self.letter(.proposalSent, coordinators: [])
    #expect(Self.header("reply-to", of: alone) == nil && !alone.body.contains("A reply"))
  }

  @Test("Every mail about two people leads to help; others do not", arguments: MailKind.allCases)
  func help(kind: MailKind) {
    let isAboutTwo = ["proposal-", "survey-", "pair-", "mentor-availability"].contains { kind.rawValue.hasPrefix($0) }
    #expect(kind.footers.contains(.pairFooter) == isAboutTwo)
  }

  @Test("The help's link is in the mail itself")
  func helpLink() async throws {
    #expect(try await Self.letter(.proposalSent).body.contains("Get help:\nhttp://localhost:8080/my/help\n"))
  }

  @Test("An optional mail has its link to stop it, in its words and for mail programs; another one has none")
  func stop() async throws {
    let letter = try await Self.letter(.proposalReminder)
    let stop = try #require(letter.stop)
    #expect(stop.hasPrefix("http://localhost:8080/my/mail/stop/") && letter.body.contains("\n\(stop)\n"))
    #expect(Self.header("list-unsubscribe", of: letter) == "<\(stop)>")
    #expect(Self.header("list-unsubscribe-post", of: letter) == "List-Unsubscribe=One-Click")
    let other = try await Self.letter(.proposalSent)
    #expect(other.stop == nil && Self.header("list-unsubscribe", of: other) == nil)
  }

  @Test("Every optional kind has a name for people")
  func names() {
    #expect(Set(MailWords.names.keys) == Set(MailKind.optional))
  }

  @Test("Each mail of the real content says why it came", arguments: MailKind.allCases)
  func why(kind: MailKind) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content/mail/\(kind.rawValue).md")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\nYou are getting this email because "))
  }

  @Test("No subject of the real content begins with what somebody typed", arguments: MailKind.allCases)
  func subjectsBegin(kind: MailKind) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content/mail/\(kind.rawValue).md")
    let line = try #require(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().first)
    let subject = line.dropFirst("title: ".count).filter { $0 != "\"" }
    #expect(!subject.isEmpty && !MailText.beginsTyped(String(subject)))
    #expect(MailText.beginsTyped("“{partner}” has said yes") && MailText.beginsTyped("{address}"))
    #expect(!MailText.beginsTyped("{site}: {partner}") && !MailText.beginsTyped("Hello"))
  }

  @Test("In a subject a typed name is isolated, and one that leads somewhere or shows nothing is left out")
  func typedNames() throws {
    #expect(TypedWords.inSubject("דנה", as: .partner, House.words) == "\u{2068}דנה\u{2069}")
    for name in ["https://evil.example NOW", "\u{3164}", "Ben\u{202E}", "visit evil.example"] {
      #expect(
        TypedWords.inSubject(name, as: .partner, House.words) == "\u{2068}\(said(ProfileWords.nameless))\u{2069}",
        "\(name)")
    }
    #expect(TypedWords.inSubject("ana@example.org", as: .address, House.words) == "\u{2068}ana@example.org\u{2069}")
    #expect(TypedWords.inBody("Ana", as: .partner, House.words) == "Ana")
    #expect(TypedWords.inBody("דנה", as: .partner, House.words) == "\u{2068}דנה\u{2069}")
    #expect(TypedWords.inBody("an…@example.org", as: .account, House.words) == "an…@example.org")
  }

  @Test("A subject with a name from right to left comes through as it was meant, and never begins with the name")
  func subjectOnTheWay() async throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)")
    try FileManager.default.copyItem(atPath: House.site, toPath: site.path)
    defer { try? FileManager.default.removeItem(at: site) }
    let file = site.appending(path: "scheme.json")
    let scheme = try String(contentsOf: file, encoding: .utf8)
    let changed = scheme.replacing("{site}: proposal sent\"", with: "{partner}: proposal sent\"")
    try #require(changed != scheme)
    try Data(changed.utf8).write(to: file)
    let house = try await House(site: site.path)
    try await house.mentor("Ben", [])
    let dana = try await house.signedIn("dana@example.org")
    let profile =
      Story.profile.filter { $0.0 != "name" } + [("name", "דנה כהן"), ("role", "mentee"), ("_checked", "yes")]
    try await dana.post("/my/forms/profile", profile)
    try await dana.open("/my/mentors")
    try await dana.open(dana.link("Ben"))
    try await dana.send("/proposals", [("where-i-am", "At a start."), ("months", "6")])
    let letter = try #require(try await house.mails(to: "ben@example.org").last)
    let lines = String(decoding: letter.bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
    let more = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
    let words = ([lines[start]] + more).flatMap { $0.split(separator: " ") }.dropFirst()
    let subject = words.map { word in
      let base64 = word.dropFirst("=?utf-8?B?".count).dropLast(2)
      return Data(base64Encoded: String(base64)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
    }.joined()
    #expect(subject == letter.subject && words.allSatisfy { $0.utf8.count <= 75 })
    #expect(subject == "Here & There's scheme: \u{2068}דנה כהן\u{2069}: proposal sent")
    #expect(letter.body.contains("\u{2068}דנה כהן\u{2069}"))
  }

  @Test("A name that poses as an encoded word, or is very long, stays a name")
  func subjects() {
    #expect(Letter.encodedWords("Ben has said yes") == "Ben has said yes")
    #expect(Letter.encodedWords("=?utf-8?Q?=0D=0ABcc?=") == "=?utf-8?B?PT91dGYtOD9RPz0wRD0wQUJjYz89?=")
    let long = Letter.encodedWords(String(repeating: "b", count: 2_000))
    #expect(long.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
  }
}

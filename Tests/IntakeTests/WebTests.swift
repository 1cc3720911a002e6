import Foundation
import Scheme
import Testing

@testable import Intake

struct WebTests {
  /// Sec-Fetch-Site, Origin, Referer, and what they mean for a form of the site and for one of our own.
  static let origins:
    [(site: String?, origin: String?, referer: String?, intake: Origin.Verdict, own: Origin.Verdict)] = [
      ("same-origin", "https://my.example", nil, .known, .known),
      ("same-origin", nil, nil, .known, .known),
      (nil, "https://my.example", nil, .known, .known),
      ("cross-site", "https://site.example", nil, .known, .foreign),
      ("same-site", "https://site.example", nil, .known, .foreign),
      (nil, "https://site.example", nil, .known, .foreign),
      (nil, "https://site.example.evil", nil, .foreign, .foreign),
      (nil, "http://site.example", nil, .foreign, .foreign),
      (nil, "https://site.example:444", nil, .foreign, .foreign),
      ("cross-site", "https://evil.example", nil, .foreign, .foreign),
      ("none", "https://evil.example", nil, .foreign, .foreign),
      ("none", nil, nil, .known, .known),
      ("cross-site", nil, nil, .foreign, .foreign),
      ("same-site", nil, nil, .foreign, .foreign),
      ("cross-site", "null", nil, .anonymous, .foreign),
      (nil, "null", nil, .anonymous, .foreign),
      (nil, nil, nil, .anonymous, .foreign),
      (nil, nil, "https://my.example/my/diary", .anonymous, .known),
      (nil, nil, "https://my.example.evil/", .anonymous, .foreign),
    ]

  @Test("Where a post comes from decides what becomes of it", arguments: origins.indices)
  func verdicts(index: Int) {
    let (site, header, referer, intake, own) = Self.origins[index]
    let origin = Origin(fetchSite: site, origin: header, referer: referer)
    let listed = ["https://site.example"]
    #expect(origin.verdict(for: .publicIntake, own: "https://my.example", listed: listed) == intake)
    #expect(origin.verdict(for: .own, own: "https://my.example", listed: listed) == own)
  }

  @Test("A form's bytes are read in order, decoded once")
  func formPost() throws {
    let posted = try FormPost.read(Array("a=1+2&b=%C3%A9%2B&a=%2541&empty=&alone".utf8))
    #expect(
      posted.fields == [
        Posted.Field("a", "1 2"), Posted.Field("b", "é+"), Posted.Field("a", "%41"), Posted.Field("empty", ""),
        Posted.Field("alone", ""),
      ])
  }

  @Test("Two cookies of one name, long ones and odd ones are nobody's")
  func cookies() {
    let cookies = Cookies(isSecure: true)
    let token = "AAAAAAAAAAAAAAAAAAAAAAAA"
    #expect(cookies.value(.session, in: ["a=b; __Host-session=\(token)"]) == token)
    #expect(cookies.value(.session, in: ["session=\(token)"]) == nil)
    #expect(cookies.value(.session, in: ["__Host-session=\(token); __Host-session=\(token)"]) == nil)
    #expect(cookies.value(.session, in: ["__Host-session=\(String(repeating: "a", count: 16_384))"]) == nil)
    #expect(cookies.value(.session, in: ["__Host-session=\(token)é"]) == nil)
    #expect(cookies.setting(.session, to: token, for: .days(1)).hasSuffix("Path=/; HttpOnly; SameSite=Lax; Secure"))
  }

  @Test("A mail's head cannot be forged, and its lines stay short")
  func letters() throws {
    var letter = Letter(
      messageID: "abc", from: "Waymark <waymark@localhost>", to: "ana@example.org",
      subject: "Zoë\r\nBcc: eve@example.org",
      body: "Grüße, " + String(repeating: "ü", count: 100) + "\n\nhttp://localhost/x",
      sentAt: Instant(seconds: 1_790_000_000), link: "")
    let text = String(decoding: letter.bytes, as: UTF8.self)
    #expect(!text.contains("\r\nBcc:"))
    #expect(text.contains("Subject: =?utf-8?B?"))
    #expect(text.contains("Date: Mon, 21 Sep 2026 14:13:20 +0000"))
    #expect(text.contains("Message-ID: <abc@localhost>"))
    #expect(text.contains("Gr=C3=BC=C3=9Fe,"))
    #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
    letter.body = "Plain = plain.\n"
    #expect(
      String(decoding: letter.bytes, as: UTF8.self).contains(
        "Content-Transfer-Encoding: 7bit\r\n\r\nPlain = plain.\r\n"))
  }

  @Test("Handles are 16 letters of base32, digits four, and neither repeats")
  func names() {
    let handles = Set((0..<1_000).map { _ in World.real.handle() })
    #expect(handles.count == 1_000)
    #expect(handles.allSatisfy { $0.count == 16 && $0.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) } })
    #expect((0..<1_000).allSatisfy { _ in World.real.digits().count == 4 })
  }

  @Test("Links that editors wrote into forms lead to the site, wherever Intake draws the form")
  func linksInForms() async throws {
    let house = try await House { $0.site = Link(checking: "https://site.example/sub/") ?? .root }
    let answer = try await house.wire.send("GET", "/my/forms/profile", headers: [], body: nil)
    #expect(answer.body.contains("<a href=\"https://site.example/sub/guides/first-meeting.html#hopes\">the guide</a>"))
    #expect(answer.body.contains("<a href=\"https://site.example/sub/guides/first-meeting.html\">the guide</a>"))
    #expect(answer.body.contains("<a href=\"/my/diary\">My diary</a>"))
    #expect(!answer.body.contains("=\"site:") && !answer.body.contains("=\"intake:"))
  }

  @Test(
    "Addresses of forms come back as they went, and no two forms have one", arguments: FormCatalogue.all.types.indices)
  func formAddresses(index: Int) throws {
    let type = FormCatalogue.all.types[index]
    let names = type.route.variables.indices.map { "name\($0)" }
    let made = type.init(names: names)
    let form = try #require(made)
    #expect(form.names == names && form.path == type.route.path(names))
    let found = try #require(FormCatalogue.all.form(at: form.path))
    #expect(Swift.type(of: found) == type && found.path == form.path)
    #expect(form.link.text == "/my/\(form.path)")
  }

  @Test(
    "What is no form's address is none",
    arguments: [
      "", "forms", "forms/a/b", "proposals/x/other", "people/x", "coordinator", "coordinator/people/x", "pairs/n",
      "pairs/n/x",
    ])
  func noForm(path: String) { #expect(FormCatalogue.all.form(at: path) == nil) }

  /// Settings, and a word of the sentence that refuses them.
  @Test(
    "Settings that cannot be are refused with a sentence",
    arguments: [
      ("colour: red", "no setting `colour`"), ("url: http://my.example.org/", "https://"),
      ("url: my.example.org", "`url`"),
      ("members: everybody", "`members`"), ("members: domains", "`domains:`"), ("time-zone: Mars/Olympus", "time zone"),
      ("site: ../x", "slash"), ("mail-from: \"Zoë <z@example.org>\"", "ASCII"),
      ("proposals: {most-open: 3}", "`content/terms.md`"), ("coordinators: [cleo]", "“cleo”"),
      ("url: https://my.example.org/", "`coordinators`"),
      ("{url: 'https://my.example.org/', coordinators: [cleo@example.org]}", "`safeguarding-contacts`"),
      ("safeguarding-contacts: [{name: F, address: a@b.example}, {name: F, address: c@b.example}]", "same name"),
    ])
  func settings(yaml: String, says: String) {
    #expect {
      _ = try Settings(yaml: yaml, port: 8080)
    } throws: { error in
      "\(error)".contains(says)
    }
  }

  @Test("A new scheme.json is taken as it comes; a bad one is refused and the old one stays")
  func schemeShelf() async throws {
    let house = try await House()
    let path = house.folder + "/scheme.json"
    var scheme = house.intake.scheme.current
    try scheme.encoded().write(to: URL(fileURLWithPath: path))
    let shelf = try SchemeShelf(path: path, settings: house.intake.settings)
    func reload() async throws -> Bool { try await shelf.reload { _ in } }
    #expect(try await !reload())
    scheme.site.name = "Renamed"
    scheme.terms[.answerWithin] = 20
    try scheme.encoded().write(to: URL(fileURLWithPath: path))
    #expect(try await reload() && shelf.current.site.name == "Renamed")
    #expect(shelf.settings.terms.patience == .days(20), "its numbers hold with it")
    scheme.forms.removeAll { $0.id == "proposal" }
    try scheme.encoded().write(to: URL(fileURLWithPath: path))
    await #expect(throws: SchemeFile.Refusal.self) { try await reload() }
    try Data("{}".utf8).write(to: URL(fileURLWithPath: path))
    await #expect(throws: SchemeFile.Refusal.self) { try await reload() }
    #expect(shelf.current.site.name == "Renamed")
  }
}

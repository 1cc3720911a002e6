import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// What a browser, a broken one or someone's script may send.
struct BadPostTests {
  static let form = "/my/forms/hopes"
  static let own = [("Origin", House.origin), ("Sec-Fetch-Site", "same-origin")]
  static let urlencoded = ("Content-Type", "application/x-www-form-urlencoded")

  /// Sends bytes as they are.
  static func send(
    _ body: String, to path: String = form, headers: [(String, String)] = own + [urlencoded], _ house: House
  ) async throws -> Answer {
    try await house.wire.send("POST", path, headers: headers, body: Data(body.utf8))
  }

  static func nothingStored(_ house: House) async throws -> Bool {
    let counts = ["draft", "diary_entry", "profile"].map { "(SELECT count(*) FROM \($0))" }
    return try await house.count("SELECT " + counts.joined(separator: " + ")) == 0
  }

  /// A post to the profile, the field that is complained of when it comes back, and what of it must still be there.
  static let faults: [(fields: String, field: String, keeps: String)] = [
    ("name=&experience=Ten+years", "name", "Ten years</textarea>"),
    ("name=\(String(repeating: "n", count: 81))", "name", String(repeating: "n", count: 81)),
    ("name=Ana&name=Eve&experience=Ten", "name", "Ten</textarea>"),
    ("name=Ana&role=owner", "role", "value=\"Ana\""),
    ("name=Ana&offers=leading&offers=hacking", "offers", "value=\"leading\" checked"),
    ("name=Ana&places=three", "places", "value=\"three\""),
    ("name=A%01b", "name", "value=\"A&#1;b\""),
    ("name=A%04b", "name", "value=\"A\u{4}b\""),
    ("name=Ana&_version=ffffffffffffffff", "role", "value=\"Ana\""),
  ]

  @Test("A form with a fault comes back whole: 422, an error summary, and every word", arguments: faults.indices)
  func comesBack(index: Int) async throws {
    let (fields, field, keeps) = Self.faults[index]
    let house = try await House()
    let answer = try await Self.send(fields, to: "/my/forms/profile", house)
    #expect(answer.status == 422)
    #expect(answer.body.contains("<title>\(said(FormWords.error)) "))
    #expect(answer.body.contains("<li><a href=\"#f-profile-\(field)"), "it is led to from above the form")
    #expect(answer.body.contains("id=\"f-profile-\(field)-error\""), "and said beside the field")
    #expect(answer.body.contains(keeps))
    #expect(try await Self.nothingStored(house))
  }

  @Test("A rule between two questions is said in the form too")
  func placesOfAMentor() async throws {
    let house = try await House()
    let ben = try await house.signedIn("ben@example.org")
    try await ben.post("/my/forms/profile", Story.profile + [("name", "Ben"), ("role", "mentor")])
    #expect(ben.answer.status == 422)
    #expect(ben.page.says(ProfileWords.placesWanted))
    #expect(ben.page.contains("value=\"Ben\""))
  }

  @Test(
    "Bytes that are no form get a plain page that says to go back, and nothing is stored",
    arguments: ["hopes=a%FFb", "hopes=a%00b", "hopes=a%4", "hopes=a%zz", "=x", "hopes=%C0%AF"])
  func unreadable(body: String) async throws {
    let house = try await House()
    let answer = try await Self.send(body, house)
    #expect(answer.status == 400)
    #expect(answer.body.says(Problem.unreadable.sentence))
    #expect(try await Self.nothingStored(house))
  }

  @Test("A body of 1 MiB, too many fields, a wrong type, no type: refused, and nothing is stored")
  func bounds() async throws {
    let house = try await House()
    let big = try await Self.send("hopes=" + String(repeating: "a", count: 1_048_576), house)
    #expect(big.status == 413 && big.body.says(Problem.tooLarge.sentence))
    let many = try await Self.send(String(repeating: "a=1&", count: 201), house)
    #expect(many.status == 400)
    for type in [
      "text/plain", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencodedx",
    ] {
      let wrong = try await Self.send("hopes=a", headers: Self.own + [("Content-Type", type)], house)
      #expect(wrong.status == 415 && wrong.body.says(Problem.wrongType.sentence))
    }
    #expect(try await Self.send("hopes=a", headers: Self.own, house).status == 415)
    let charset = Self.own + [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")]
    #expect(try await Self.send("hopes=a", headers: charset, house).status == 303)
  }

  @Test("Another origin is refused before a byte is read; a page from disk makes a draft and never uses the session")
  func origins() async throws {
    let house = try await House { $0.siteOrigins = ["https://site.example.org"] }
    let browser = try await house.signedIn("ana@example.org")
    @discardableResult
    func send(_ headers: [(String, String)]) async throws -> Answer {
      try await browser.post(Self.form, [("hopes", "From afar")], headers: headers)
    }
    #expect(try await send([("Origin", "https://evil.example")]).status == 403)
    #expect(try await send([("Origin", "http://localhost:8081"), ("Sec-Fetch-Site", "same-site")]).status == 403)
    #expect(try await send([("Sec-Fetch-Site", "cross-site")]).status == 403)
    #expect(try await Self.nothingStored(house))

    try await send([("Origin", "null"), ("Sec-Fetch-Site", "cross-site")])
    #expect(browser.page.says(DraftWords.title) && browser.page.contains("From afar"))
    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 0)
    try await browser.send("/confirmation")
    #expect(browser.page.says(DiaryWords.kept))

    try await send([("Origin", "https://site.example.org"), ("Sec-Fetch-Site", "cross-site")])
    #expect(browser.page.says(DiaryWords.kept), "a listed site with a live session saves at once")
    try await browser.post("/my/sign-out", [], headers: [("Origin", "https://site.example.org")])
    #expect(browser.answer.status == 403, "what only Intake draws is posted from its own origin only")
  }

  @Test("An unknown version is read by the newest form, and a version that was loaded once by its own")
  func versions() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    try await browser.post(Self.form, [("_version", "0000000000000000"), ("hopes", "Still here")])
    #expect(browser.page.says(DiaryWords.kept))

    var scheme = house.intake.scheme.current
    scheme.prompts[0].form = Form(
      id: "hopes", title: "Old",
      parts: [.question(Question(id: "hopes", kind: .diary, wording: Wording("As it was asked")))])
    let old = scheme.prompts[0].form
    try await house.intake.store.write { [scheme] in try FormVersions.keep(scheme, in: $0) }
    try await browser.post(Self.form, [("_version", old.version), ("hopes", "An old page")])
    #expect(browser.page.contains("As it was asked"), "the entry keeps the wording that was answered")
  }

  @Test("An unknown form becomes a draft with its fields as text, kept as a diary entry if its sender says so")
  func unknownForm() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    try await browser.post("/my/forms/gone", [("what", "Old <question>"), ("_key", "k")])
    #expect(browser.path.hasPrefix("/my/drafts/"))
    #expect(browser.page.contains("Old &lt;question&gt;"))
    try await browser.send("/confirmation")
    #expect(browser.page.contains("what:\nOld &lt;question&gt;"))
    #expect(try await house.count("SELECT count(*) FROM diary_entry WHERE form_version_id IS NULL") == 1)
  }

  @Test("When the disk does not take it, the form comes back with 503 and every word, and goes through later")
  func cannotSave() async throws {
    let house = try await House()
    let browser = try await house.signedIn("ana@example.org")
    try await house.intake.store.write { try $0.db.execute(sql: "ALTER TABLE diary_entry RENAME TO away") }
    try await browser.open("/my/forms/diary-entry")
    try await browser.send("/my/forms/diary-entry", [("diary-entry", "Not lost")])
    #expect(browser.answer.status == 503)
    #expect(browser.page.says(Problem.cannotSave.title) && browser.page.contains("Not lost</textarea>"))
    try await house.intake.store.write { try $0.db.execute(sql: "ALTER TABLE away RENAME TO diary_entry") }
    try await browser.send("/my/forms/diary-entry")
    #expect(browser.page.says(DiaryWords.kept))
  }

  @Test(
    "Every response carries the safe headers, errors among them",
    arguments: ["/", "/my/", "/nothing", "/my/nothing", "/.git", "/a%2fb", "/..%2f"])
  func headers(path: String) async throws {
    let house = try await House()
    let answer = try await house.wire.send("GET", path, headers: [], body: nil)
    #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") ?? false)
    #expect(answer.header("X-Content-Type-Options") == "nosniff")
    #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
    #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin")
    #expect(
      answer.header("Referrer-Policy") == (path.hasPrefix("/my") ? "same-origin" : "strict-origin-when-cross-origin"))
    #expect((answer.header("Cache-Control") == "no-store") == path.hasPrefix("/my"))
    #expect(answer.header("Server") == nil)
  }

  @Test("No GET changes anything but the audit")
  func getsOnlyRead() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ana = try await story.diary()
    _ = try await story.mentor()
    try await story.proposal(ana)
    let act = try await house.link(to: story.ben)
    _ = try await SignInTests.asked("dev@example.org", house)
    let before = try await house.rows()
    let handles = try await house.intake.store.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT handle FROM draft UNION SELECT handle FROM proposal UNION SELECT handle FROM person "
          + "UNION SELECT handle FROM sign_in UNION SELECT handle FROM diary_entry")
    }
    let addresses = try RouteList.all().filter { $0.hasPrefix("GET /my") }.map { String($0.dropFirst(4)) }
    #expect(addresses.count > 25)
    for address in addresses {
      for handle in handles {
        try await ana.open(address.replacing(":handle", with: handle).replacing(":id", with: "hopes"))
      }
    }
    try await ana.open(act)
    let after = try await house.rows()
    #expect(before.keys == after.keys && before.count > 10)
    for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
  }

  @Test("Somebody else's thing is the same 404 as a thing that does not exist")
  func othersThings() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ana = try await story.diary()
    let entry = try #require(ana.page.components(separatedBy: "class=\"entry\" id=\"").last?.prefix(16))
    _ = try await story.mentor()
    try await story.proposal(ana)
    let proposal = ana.path
    let dev = try await house.signedIn("dev@example.org")
    let nothing = try await dev.open("/my/diary/aaaaaaaaaaaaaaaa")
    #expect(nothing.status == 404)
    for path in ["/my/diary/\(entry)", proposal] {
      let answer = try await dev.open(path)
      #expect(answer.status == 404 && answer.body == nothing.body)
    }
    for noun in PairPage.forms.map({ $0.noun }) {
      let answer = try await dev.post(
        "\(proposal)/\(noun)", [("response", "accept"), ("comment", "Hi"), ("months", "1"), ("where-i-am", "x")])
      #expect(answer.status == 404 && answer.body == nothing.body, "\(noun)")
    }
    #expect(try await ana.post("\(proposal)/response", [("response", "accept"), ("comment", "Myself")]).status == 404)
  }
}

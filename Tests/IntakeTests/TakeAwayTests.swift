import Foundation
import Scheme
import Testing

@testable import Intake

/// The files that people take away, compared with what was typed.
struct TakeAwayTests {
  static let typed = "First <b>line</b> & \"quotes\"\n\n  * no list\n1. no number\n[no](link) `no code` \\ ünïcode"

  @Test("The three files hold the whole diary, with the questions as they were asked, and nobody else's")
  func diary() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.ben.post("/my/forms/diary-entry", [("diary-entry", "Ben's own."), DiaryTests.readers(cast)])
    try await cast.ana.post("/my/forms/hopes", [("hopes", Self.typed), DiaryTests.readers(cast)])
    try await cast.ana.post("/my/forms/diary-entry", [("diary-entry", "A second.")])
    try await cast.ana.open("/my/")
    try await cast.ana.open(cast.ana.link(TakeAwayWords.pageTitle))
    let html = try await Self.file(cast.ana, .html, "text/html; charset=utf-8")
    #expect(html.contains("First &lt;b&gt;line&lt;/b&gt; &amp; &quot;quotes&quot;\n\n  * no list"))
    #expect(html.contains("What do you hope will be different a year from now?"))
    #expect(html.contains("href=\"http://localhost:8080/guides/first-meeting.html#hopes\""))
    let markdown = try await Self.file(cast.ana, .markdown, "text/markdown; charset=utf-8")
    #expect(markdown.contains("First \\<b\\>line\\</b\\> \\& \"quotes\"\n\n&nbsp;&nbsp;\\* no list\\\n1\\. no number"))
    #expect(markdown.contains("**What do you hope will be different a year from now?**"))
    let json = try await Self.file(cast.ana, .json, "application/json")
    let read = try JSONDecoder().decode(Read.self, from: Data(json.utf8))
    #expect(read.diary.map(\.text) == [Self.typed, "A second."], "oldest first, exactly as typed")
    #expect(read.diary[0].question == "What do you hope will be different a year from now?")
    #expect(read.diary[0].written == "2026-09-21T14:13:20Z" && read.diary[0].shared_with == "Ben")
    #expect(read.mentorings.map(\.with) == ["Ben"])
    for text in [html, markdown, json] { #expect(!text.contains("Ben's own") && !text.contains("Ben&#39;s own")) }
  }

  @Test(
    "A mentoring's record is in the files with every version, by whom and agreed by whom; a stopped one is left out")
  func record() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    let house = cast.house
    let stage = try #require(house.intake.scheme.current.stages.first { $0.id == "building-rapport" })
    try await house.intake.store.write { transaction in
      let pair = try Mentoring.all().all(in: transaction.db)[0]
      guard let version = try FormVersions.row(of: stage.flatForm, in: transaction.db) else { throw Problem.cannotSave }
      let place = DecisionPlace(stage: stage.id, question: "rhythm", side: .agreed)
      for text in ["Weekly", "Twice a month"] {
        try Decision.add(
          .text(text), at: place, by: .mentor, of: pair, after: nil, version: version, in: transaction)
      }
      try Decision.agree(transaction.db.lastInsertedRowID, of: pair, in: transaction)
      let note = Meeting.Note(day: "2026-09-20", minutes: 61, medium: "video")
      try Meeting.add(note, to: pair, by: .mentor, in: transaction)
      let point = ActionPoint.Plan(what: "Draft the agreement", who: .mentee, dueOn: "2026-10-01")
      try ActionPoint.add(point, stage: stage.id, by: .mentor, of: pair, in: transaction)
      try ActionPoint.all(of: pair, in: transaction.db).first?.finish(by: pair.mentee, in: transaction)
    }
    for file in TakeAwayPages.File.allCases {
      let text = try await cast.ana.open("/my/take-away/\(file.rawValue)").body
      for words in ["Weekly", "Twice a month", "How often will you meet?", "Draft the agreement", "Building rapport"] {
        #expect(text.contains(words), "\(words) in \(file)")
      }
    }
    let page = try await cast.ana.open("/my/take-away/my-mentoring.html").body
    #expect(page.says(TakeAwayWords.partnerWrote(Name("Ben"), house.moment)))
    #expect(page.says(TakeAwayWords.youAgreed(house.moment)))
    let (length, video) = (MeetingWords.length(61), house.intake.scheme.current.medium("video"))
    let noted = TakeAwayWords.partnerNoted(Name("Ben"))
    #expect(page.says("20 September 2026 · \(length) · \(video) · \(noted)" as Phrase))
    #expect(page.contains("☑ <span class=\"typed\" dir=\"auto\">Draft the agreement</span>"))
    let (due, ticked) = (TakeAwayWords.due("1 October 2026"), TakeAwayWords.youTicked(house.moment))
    #expect(page.says("\(TakeAwayWords.you), \(due), \(ticked)" as Phrase))
    try await house.run("UPDATE profile SET name = 'בן' WHERE name = 'Ben'")
    func raw(_ file: TakeAwayPages.File) async throws -> String {
      let cookies = [("Cookie", "session=\(cast.ana.cookies["session"] ?? "")")]
      return try await house.wire.send("GET", "/my/take-away/\(file.rawValue)", headers: cookies, body: nil).body
    }
    let (html, markdown) = (try await raw(.html), try await raw(.markdown))
    let apart = "a name that runs from right to left stands apart"
    #expect(html.contains(said(TakeAwayWords.partnerNoted("<bdi>בן</bdi>"))), "\(apart)")
    #expect(markdown.contains(said(TakeAwayWords.partnerNoted("\u{2068}בן\u{2069}"))), "\(apart)")
    #expect(try await raw(.json).contains("\"noted_by\" : \"בן\""))
    try await house.run("UPDATE profile SET name = 'Ben' WHERE name = 'בן'")
    try await house.freeze()
    let stopped = try await cast.ana.open("/my/take-away/my-mentoring.json").body
    #expect(stopped.contains("\"Ben\"") && !stopped.contains("Weekly") && !stopped.contains("Draft the agreement"))
  }

  @Test("The page runs nothing and loads nothing: its own style sheet is all that its policy lets in")
  func selfContained() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let page = try await ana.open("/my/take-away/my-mentoring.html").body
    let sheet = try #require(page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    #expect(sheet == TakeAwayStyle.sheet.string)
    #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
    for word in ["<script", "src=", "<link", "@import", "url("] { #expect(!page.contains(word), "\(word)") }
    #expect(try await house.browser().open("/my/take-away/my-mentoring.json").body.says(PeopleWords.signIn))
    #expect(try await ana.open("/my/take-away/anything.zip").status == 404)
  }

  @Test("A diary of more than a thousand entries is in the file, each once and in order")
  func long() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    try await house.run(
      """
      WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1200)
      INSERT INTO diary_entry (handle, person_id, text, created_at)
        SELECT printf('%016d', n), (SELECT id FROM person), 'Entry ' || n, 1790000000 FROM n
      """)
    let json = try await ana.open("/my/take-away/my-mentoring.json").body
    let read = try JSONDecoder().decode(Read.self, from: Data(json.utf8))
    #expect(read.diary.map(\.text) == (1...1_200).map { "Entry \($0)" })
  }

  @Test("A long diary is read and sent piece by piece, two files at a time for one person")
  func pieces() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    let ben = try await house.signedIn("ben@example.org")
    let (count, words) = (500, String(repeating: "word ", count: 400))
    try await house.run(
      """
      WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(count))
      INSERT INTO diary_entry (handle, person_id, text, created_at)
        SELECT printf('%016d', n), (SELECT min(id) FROM person), '\(words)', 1790000000 FROM n
      """)
    let token = try #require(ana.cookies["session"].map(Token.init))
    let person = try await house.intake.store.read { [now = house.intake.world.now()] db in
      try Session.person(token, at: now, in: db)
    }
    let reading = TakeAwayReading(person: try #require(person), intake: house.intake)
    let head = try await house.intake.store.read { try reading.head(in: $0) }
    for file in [TakeAwayHTML(takeAway: head), TakeAwayMarkdown(takeAway: head), TakeAwayJSON(takeAway: head)]
      as [any TakeAwayFile]
    {
      var sizes: [Int] = []
      try await reading.write(file) { sizes.append($0.count) }
      let whole = sizes.reduce(0, +)
      #expect(whole > count * words.count && (sizes.max() ?? whole) < whole / 20)
    }
    let downloads = house.intake.downloads
    let turns = try (0..<Downloads.most).map { _ in try downloads.turn(for: reading.person.id) }
    let refused = try await ana.open("/my/take-away/my-mentoring.json")
    #expect(refused.status == 429 && refused.header("Retry-After") != nil)
    #expect(try await ben.open("/my/take-away/my-mentoring.json").status == 200, "nobody waits for another")
    turns[0].end()
    for _ in 0..<3 { #expect(try await ana.open("/my/take-away/my-mentoring.json").status == 200) }
    for _ in 0..<3 {
      let head = try await house.wire.send(
        "HEAD", "/my/take-away/my-mentoring.json", headers: [("Cookie", "session=\(token.text)")], body: nil)
      #expect(head.status == 200 && head.body.isEmpty, "a file that is never sent takes no turn")
    }
  }

  @Test(
    "Words in Markdown show as they were typed, and are no markup",
    arguments: [
      ("# a", "\\# a\n"), ("- a", "\\- a\n"), ("12) a", "12\\) a\n"), ("a\nb", "a\\\nb\n"), ("a\n\nb", "a\n\nb\n"),
      ("===", "\\===\n"), ("a_b*c", "a\\_b\\*c\n"), ("<i>", "\\<i\\>\n"), ("&amp;", "\\&amp;\n"),
      ("![x](y)", "\\!\\[x\\](y)\n"),
      ("    code", "&nbsp;&nbsp;&nbsp;&nbsp;code\n"), ("~~~", "\\~\\~\\~\n"), ("+1", "\\+1\n"),
      ("1.5 hours", "1\\.5 hours\n"),
    ])
  func markdown(typed: String, written: String) {
    #expect(MarkdownText.paragraphs(typed) == written)
  }

  /// The part of the JSON file that is looked at.
  struct Read: Decodable {
    struct Entry: Decodable {
      let text: String
      let question: String?
      let written: String
      let shared_with: String?
    }
    struct Mentoring: Decodable { let with: String }
    let diary: [Entry]
    let mentorings: [Mentoring]
  }

  /// Follows the link to a file on the page, which stays open.
  static func file(_ browser: Browser, _ kind: TakeAwayPages.File, _ type: String) async throws -> String {
    let file = try await browser.open(browser.link(TakeAwayWords.name(kind)))
    #expect(file.header("Content-Type") == type)
    #expect(file.header("Content-Disposition")?.hasPrefix("attachment; filename=\"my-mentoring.") == true)
    #expect(file.header("Cache-Control") == "no-store")
    try await browser.open("/my/take-away")
    return file.body
  }
}

import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// *Who sees what*, cell by cell: everyone opens every page there is, and is or is not shown the planted words.
struct AccessTests {
  /// What is planted of each thing; any of it gives the thing away.
  static let planted: [Access.Thing: [String]] = [
    .diaryEntry: ["planted-diary"],
    .sharedEntry: ["planted-shared-ben", "planted-shared-fred"],
    .publicProfile: ["planted-profile"],
    .contact: ["planted-contact"],
    .helps: ["planted-helps"],
    .signInAddress: ["ana-planted@example.org"],
    .waitingProfile: ["planted-waiting-profile"],
    .questionToWaiting: ["planted-question", "planted-answer"],
    .proposalText: ["planted-text-ben", "planted-text-fred"],
    .proposalComment: ["planted-comment-ben", "planted-comment-fred"],
    .pairState: [
      said(MentoringWords.state(.active, as: .mentee, partner: Name("Ben"))),
      said(MentoringWords.state(.active, as: .mentor, partner: Name("Ana"))),
      said(MentoringWords.state(.ended, as: .mentee, partner: Name("Ben"))), "(\(said(CoordinatorWords.state(.sent))))",
      said(CoordinatorWords.pair(Name("Ana Planted"), Name("Ben"))),
    ],
    .meetings: [said(MeetingWords.length(437))],
    .surveyAnswer: ["planted-survey"],
    .record: ["planted-record-ben", "planted-record-fred", "planted-point-ben", "planted-point-fred"],
    .privateAnswer: ["planted-private"],
    .endingReason: ["planted-reason"],
    .notPaired: ["planted-nobody"],
    .concern: ["planted-concern"],
  ]

  /// Things that this program does not keep yet, or keeps as a bare number that names nobody: no page may be said to
  /// show them.
  static let notPlanted: Set<Access.Thing> = [.partnerRating]

  @Test("Every cell of the table is what the pages show")
  func cells() async throws {
    let company = try await Company()
    let texts = try await Self.texts(company)
    for thing in Access.Thing.allCases {
      for reader in Access.Reader.allCases {
        let cell = Access.cell(thing, reader)
        guard let words = Self.planted[thing] else {
          #expect(Self.notPlanted.contains(thing) && cell != .reads, "\(thing) is planted nowhere")
          continue
        }
        let isWaiters = [.waitingProfile, .questionToWaiting].contains(thing)
        let text = try #require(texts[reader == .oneself && isWaiters ? "wim" : reader.rawValue])
        let found = words.filter(text.contains)
        #expect(found.isEmpty != (cell == .reads), "\(thing) to \(reader): \(found)")
        #expect(found.allSatisfy { Self.isTheirs($0, reader) }, "\(thing) to \(reader): \(found)")
      }
    }
  }

  /// Of the two proposals, Ben reads the one to him, and Fred the one to Fred.
  private static func isTheirs(_ words: String, _ reader: Access.Reader) -> Bool {
    switch reader {
    case .partner: !words.hasSuffix("-fred")
    case .formerPartner: !words.hasSuffix("-ben")
    default: true
    }
  }

  @Test("A coordinator who belongs to a pair sees of it what a partner sees, and nothing on the coordinator's page")
  func coordinatorInAPair() async throws {
    let company = try await Company()
    let ana = try await company.person(
      "Ana", as: "mentee", [("contact", "planted-contact"), ("helps", "planted-helps")])
    let cleo = try await company.person("Cleo")
    let path = try await company.propose(ana, to: "Cleo", "planted-text")
    company.house.pass(.days(13))
    try await cleo.open("/my/coordinator/")
    #expect(cleo.page.says(CoordinatorWords.noAttention))
    try await company.accept(cleo, path)
    for words in ["planted-contact", "planted-helps", "planted-text"] { #expect(cleo.page.contains(words)) }
    let handle = try await company.handle(of: "ana@example.org")
    #expect(try await cleo.open("/my/coordinator/people/\(handle)").status == 404)
  }

  @Test("The page prints the table, to people who are signed out as well")
  func printed() async throws {
    let house = try await House()
    let page = try await house.browser().open("/my/who-sees-what")
    #expect(page.status == 200)
    let rows = page.body.components(separatedBy: "<tr>").dropFirst(2)
    #expect(rows.count == Access.Thing.allCases.count)
    for (row, thing) in zip(rows, Access.Thing.allCases) {
      #expect(row.says(AccessWords.thing(thing)))
      let cells = row.components(separatedBy: "<td>").dropFirst().map { $0.components(separatedBy: "</td>")[0] }
      #expect(cells == Access.Reader.allCases.map { said(AccessWords.cell(Access.cell(thing, $0))) })
    }
  }

  // MARK: What is planted, and what everyone finds

  /// All that each reader's pages say.
  private static func texts(_ company: Company) async throws -> [String: String] {
    var browsers = try await plant(company)
    let link = try await company.house.link(to: Company.ffion)
    browsers["safeguardingContact"] = company.house.browser()
    browsers["signedOut"] = company.house.browser()
    let routes = try await RouteList.pages(of: company.house)
    var texts: [String: String] = [:]
    for (reader, browser) in browsers {
      for page in routes + (reader == "safeguardingContact" ? [link] : []) {
        texts[reader, default: ""] += try await browser.open(page).body
      }
    }
    return texts
  }

  private static func plant(_ company: Company) async throws -> [String: Browser] {
    let ana = try await company.person(
      "Ana Planted", as: "both", at: "ana-planted@example.org",
      [("experience", "planted-profile"), ("contact", "planted-contact"), ("helps", "planted-helps")])
    let (ben, fred) = (try await company.person("Ben"), try await company.person("Fred"))
    _ = try await company.person("Gwen")
    try await ana.post("/my/forms/diary-entry", [("diary-entry", "planted-diary")])
    try await ana.post("/my/not-paired", [("people", "planted-nobody")])
    _ = try await company.propose(ana, to: "Gwen")
    company.house.pass(.days(13))
    let over = try await company.propose(ana, to: "Fred", "planted-text-fred")
    try await company.accept(fred, over, "planted-comment-fred")
    try await plantRecord(ana, over, "fred")
    try await share(ana, with: "Fred", over)
    try await ana.open(over)
    try await ana.open(ana.path + "/ending")
    try await ana.sendChecked("/ending", [("reason", "fit"), ("reason-words", "planted-reason")])
    let pair = try await company.propose(ana, to: "Ben", "planted-text-ben")
    try await company.accept(ben, pair, "planted-comment-ben")
    try await plantRecord(ana, pair, "ben")
    try await ana.post("/my/pairs/\(pair.suffix(16))/stages/looking-back", [("support", "planted-private")])
    try await share(ana, with: "Ben", pair)
    for path in [over, pair] {
      try await ana.post(
        "/my/pairs/\(path.suffix(16))/meetings",
        [("day", company.house.intake.settings.day(of: company.house.intake.world.now())), ("minutes", "437")])
    }
    try await company.concern(ana, "planted-concern", pair: pair)
    try await plantSurvey(company)

    let cleo = try await company.house.signedIn(Company.cleo)
    let wim = try await company.person("Wim", at: "wim@elsewhere.example", [("experience", "planted-waiting-profile")])
    try await cleo.open("/my/coordinator/people/\(try await company.handle(of: "wim@elsewhere.example"))")
    try await cleo.send("/questions", [("question", "planted-question")])
    try await wim.open("/my/")
    try await wim.open(wim.link(CoordinatorWords.answerQuestion))
    try await wim.send("/answer", [("answer", "planted-answer")])
    return [
      "oneself": ana, "partner": ben, "formerPartner": fred, "member": try await company.person("Dev", as: "mentee"),
      "waiting": try await company.person("Xia", at: "xia@elsewhere.example"), "coordinator": cleo, "wim": wim,
    ]
  }

  /// What a pair writes on its journey.
  private static func plantRecord(_ browser: Browser, _ proposal: String, _ name: String) async throws {
    let pair = "/my/pairs/\(proposal.suffix(16))"
    try await browser.post("\(pair)/stages/building-rapport", [("rhythm", "planted-record-\(name)")])
    try await browser.post("\(pair)/action-points", [("what", "planted-point-\(name)")])
  }

  private static func share(_ author: Browser, with partner: String, _ pair: String) async throws {
    let words = "planted-shared-\(partner.lowercased())"
    let fields = [("diary-entry", words), (ReadersQuestion.id, String(pair.suffix(16)))]
    try await author.post("/my/forms/diary-entry", fields)
    #expect(author.page.says(DiaryWords.youAnd(Name(partner))))
  }

  /// A survey's answer in words, which the small site's surveys do not ask for.
  private static func plantSurvey(_ company: Company) async throws {
    let question = Question(id: "words", kind: .long, wording: Wording("In your words"))
    let form = Form(id: "survey-ended", title: "Survey", parts: [.question(question)])
    let json = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
    try await company.house.intake.store.write { transaction in
      try transaction.db.execute(
        sql: "INSERT INTO form_version (form, version, json, loaded_at) VALUES (?, ?, ?, 0)",
        arguments: [form.id, form.version, json])
      try transaction.db.execute(
        sql:
          "UPDATE survey SET form_version_id = ?, answers = ?, answered_at = ? WHERE person_id = (SELECT person_id FROM mentoring_member AS member WHERE member.mentoring_id = survey.mentoring_id AND role = 'mentee')",
        arguments: [
          transaction.db.lastInsertedRowID, try Answers(["words": .text("planted-survey")]).json, transaction.now,
        ])
      #expect(transaction.db.changesCount == 1)
    }
  }
}

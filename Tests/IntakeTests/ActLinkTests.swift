import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// A mailed link that answers one thing as one person.
struct ActLinkTests {
  /// Ben is a mentor, Ana has sent him a proposal, and this is the link in his mail.
  static func proposed(in house: House) async throws -> (ana: Browser, ben: Browser, link: String) {
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ben = try await story.mentor()
    let ana = try await house.signedIn(story.ana)
    try await story.proposal(ana)
    return (ana, ben, try await house.link(to: story.ben))
  }

  static let acceptance = [("response", "accept"), ("comment", "Gladly."), ("_checked", "yes")]

  @Test("ACT Looking, ten times or with HEAD, shows whom it answers as and changes nothing")
  func looking() async throws {
    let house = try await House()
    let (_, _, link) = try await Self.proposed(in: house)
    let watcher = try DatabaseQueue(path: house.folder + "/intake.db")
    let before = try await watcher.read { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    let phone = house.browser()
    for _ in 0..<10 { try await phone.open(link) }
    _ = try await house.wire.send("HEAD", link, headers: [], body: nil)
    #expect(phone.page.contains(Address.masked("ben@example.org")) && phone.page.contains("At a start."))
    #expect(try await watcher.read { try Int.fetchOne($0, sql: "PRAGMA data_version") } == before)
    try watcher.close()
  }

  @Test("ACT One post answers; the page names the account, and the token goes on in no redirect")
  func answers() async throws {
    let house = try await House()
    let (_, _, link) = try await Self.proposed(in: house)
    let phone = house.browser()
    try await phone.open(link)
    try await phone.send(link, Self.acceptance)
    #expect(phone.page.says(ProposalWords.answered) && phone.page.says(ProposalWords.answeredNext))
    #expect(phone.page.says(PeopleWords.answered("be…@example.org")))
    let token = try #require(link.split(separator: "/").last)
    #expect(phone.path == link && !phone.page.contains(token))
    #expect(try await house.count("SELECT count(*) FROM proposal WHERE state = 'accepted'") == 1)
  }

  @Test("ACT It opens no session, no diary, no contact details and no settings")
  func noSession() async throws {
    let house = try await House()
    let (_, ben, link) = try await Self.proposed(in: house)
    try await JoinTests.writes("Only mine", ben)
    let phone = house.browser()
    try await phone.open(link)
    #expect(!phone.page.contains("Room 7") && !phone.page.contains("Only mine"))
    #expect(!phone.page.contains("ana@example.org") && !phone.page.contains("ben@example.org"))
    try await phone.send(link, Self.acceptance)
    #expect(phone.cookies.isEmpty && !phone.page.contains("Room 7"))
    for path in ["/my/", "/my/diary", "/my/profile", "/my/addresses", "/my/sessions", "/my/mentors"] {
      try await phone.open(path)
      #expect(phone.path.hasPrefix("/my/sign-in"), "\(path)")
    }
    try await phone.open(link)
    #expect(!phone.page.contains("Room 7"), "not after the answer either")
  }

  @Test("ACT It is bound to its person, whoever else is signed in in that browser, and to its thing")
  func bound() async throws {
    let house = try await House()
    let (ana, _, link) = try await Self.proposed(in: house)
    #expect(ana.page.contains("action=\"/my/sign-out\""))
    try await ana.open(link)
    #expect(
      ana.page.contains(Address.masked("ben@example.org")) && !ana.page.contains("action=\"/my/sign-out\""))
    try await ana.sendChecked(link, [("response", "amend"), ("comment", "More, please.")])
    #expect(ana.page.says(PeopleWords.answered("be…@example.org")))
    #expect(
      try await house.count("SELECT count(*) FROM proposal_event WHERE action = 'amend' AND actor = 'mentor'") == 1)
    let token = link.split(separator: "/").last ?? ""
    for other in ["/my/link/\(token)", "/my/addresses/links/\(token)"] {
      #expect(try await ana.open(other).status == 410)
    }
  }

  @Test("ACT It lives until its thing closes: days later and after a sign-in it answers, once it is answered no more")
  func life() async throws {
    let house = try await House()
    let (_, _, link) = try await Self.proposed(in: house)
    house.pass(.days(13))
    _ = try await house.signedIn("ben@example.org")
    let phone = house.browser()
    try await phone.open(link)
    let form = try #require(Browser.Form.all(in: phone.page).first { $0.action == link }).fields
    try await phone.send(link, Self.acceptance)
    #expect(phone.page.says(ProposalWords.answered))
    try await phone.open(link)
    #expect(phone.page.says(ProposalWords.closed))
    try await phone.post(
      link,
      form.filter { !["response", "comment", "_key"].contains($0.0) } + [
        ("response", "reject"), ("comment", "No"), ("_checked", "yes"),
      ])
    #expect(phone.answer.status == 422 && phone.page.says(MentoringWords.changedMeanwhile))
    #expect(try await house.count("SELECT count(*) FROM proposal_event WHERE action = 'reject'") == 0)
  }

  @Test("ACT It closes with the thing: taken back or expired, there is nothing to answer")
  func closed() async throws {
    for isTakenBack in [true, false] {
      let house = try await House()
      let (ana, _, link) = try await Self.proposed(in: house)
      if isTakenBack {
        try await ana.open(ana.path + "/withdrawal")
        try await ana.send("/withdrawal")
      } else {
        house.pass(.days(14))
      }
      let phone = house.browser()
      try await phone.open(link)
      #expect(phone.page.says(ProposalWords.closed))
      try await phone.post(link, Self.acceptance)
      #expect(phone.answer.status == 422)
      #expect(try await house.count("SELECT count(*) FROM proposal WHERE state = 'accepted'") == 0)
    }
  }

  @Test("ACT It ends with its person's standing, and with the address that it was mailed to")
  func ends() async throws {
    let house = try await House()
    let (_, ben, link) = try await Self.proposed(in: house)
    let phone = house.browser()
    func standing(_ word: String) async throws {
      try await house.intake.store.write { try $0.db.execute(sql: "UPDATE person SET standing = '\(word)'") }
    }
    try await standing("suspended")
    #expect(try await phone.open(link).status == 410)
    try await standing("member")
    #expect(try await phone.open(link).status == 200)
    try await AddressTests.added("home@example.org", by: ben, house)
    #expect(try await phone.open(link).status == 200)
    try await ben.post("/my/addresses/removal", [("address", "ben@example.org")])
    #expect(try await phone.open(link).status == 410)
    #expect(try await phone.post(link, Self.acceptance).status == 410)
  }

  @Test("ACT Only its hash is stored, made as the mail is sent; an unknown one is the dead link's page")
  func tokens() async throws {
    let house = try await House()
    let (_, _, link) = try await Self.proposed(in: house)
    let token = try #require(link.split(separator: "/").last)
    for name in ["intake.db", "intake.db-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: house.folder + "/" + name))
      #expect(bytes.range(of: Data(token.utf8)) == nil)
    }
    #expect(try await house.browser().open("/my/act/AAAAAAAAAAAAAAAAAAAAAAAA").status == 410)
    #expect(
      try await house.browser().post(link, Self.acceptance, headers: [("Origin", "https://evil.example")]).status == 403
    )
  }
}

import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

struct MatchingTests {
  @Test("Who fits best comes first, with reasons in words and with what does not fit")
  func reasons() async throws {
    let house = try await House()
    try await house.mentor(
      "Ben",
      [
        ("offers", "leading"), ("languages", "welsh"), ("where", "in-person"),
        ("experience", "Ten years on <b>Wards</b>, then in publishing."),
      ])
    try await house.mentor(
      "Zoe",
      [
        ("offers", "leading"), ("offers", "writing"), ("languages", "english"), ("where", "video"),
        ("experience", "Keeps bees."),
      ])
    try await house.mentee(
      "Ana",
      [
        ("seeks", "leading"), ("seeks", "writing"), ("languages", "english"), ("where", "video"),
        ("goals", "To lead my ward, and to publish."),
      ])
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/mentors")
    #expect(ana.names == ["Zoe", "Ben"] && ana.page.contains("class=\"reasons\""))
    for words: any Sayable in [
      MatchingWords.offers(["Leading a team", "Writing"], of: 2), MatchingWords.speaks(["English"]),
      MatchingWords.meets(["By video"]), MatchingWords.offers(["Leading a team"], of: 2),
      MatchingWords.writes(of: ["Wards", "publishing"]),
      [
        MatchingWords.doesNotOffer(["Writing"]), MatchingWords.noLanguage(theirs: ["Welsh"]),
        MatchingWords.noMeeting(theirs: ["In person"]),
      ].joined(separator: " "),
      MatchingWords.notPerfect,
    ] as [any Sayable] { #expect(ana.page.says(words), "\(said(words))") }
    try await ana.open(ana.link("Ben"))
    #expect(ana.page.says(MatchingWords.why) && ana.page.says(MatchingWords.offers(["Leading a team"], of: 2)))
  }

  @Test("A skill that few offer weighs more than one that many do; ties go by name, then by who came first")
  func rarity() async throws {
    let house = try await House()
    for name in ["Eve", "Ben", "Dan"] { try await house.mentor(name, [("offers", "leading")]) }
    try await house.run("UPDATE address SET address = 'other-' || address WHERE address = 'ben@example.org'")
    let second = try await house.mentor("Ben", [("offers", "leading")])
    try await house.mentor("Zoe", [("offers", "writing")])
    try await house.mentee("Ana", [("seeks", "leading"), ("seeks", "writing")])
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/mentors")
    #expect(ana.names == ["Zoe", "Ben", "Ben", "Dan", "Eve"])
    let links = ana.page.components(separatedBy: "href=\"/my/mentors/").dropFirst().map { String($0.prefix(16)) }
    let handle = try await house.intake.store.read {
      try String.fetchOne($0, sql: "SELECT handle FROM person WHERE id = ?", arguments: [second])
    }
    #expect(links.count > 2 && links[2] == handle)
  }

  @Test("Without a profile, or as a mentor, one sees the mentors by name, without reasons, and is asked for a profile")
  func noProfile() async throws {
    let house = try await House()
    try await house.mentor("Zoe", [("offers", "leading")])
    try await house.mentor("Ben", [("offers", "writing")])
    for address in ["dev@example.org", "ben@example.org"] {
      let browser = try await house.signedIn(address)
      try await browser.open("/my/mentors")
      #expect(browser.names == (address.hasPrefix("dev") ? ["Ben", "Zoe"] : ["Zoe"]))
      #expect(browser.page.says(MatchingWords.profileFirst) && !browser.page.contains("class=\"reasons\""))
    }
  }

  @Test("Oneself, the full, the unavailable and who is no member are no choice, however well they fit")
  func hardRules() async throws {
    let house = try await House()
    let fits = [("offers", "leading")]
    let today = house.intake.settings.day(of: house.intake.world.now())
    try await house.cast("Ana", [("role", "both"), ("places", "2"), ("seeks", "leading")] + fits)
    try await house.mentor("Off", fits + [("availability", "not-available")])
    try await house.mentor("Later", fits + [("availability", "from-date"), ("available-from", "2099-01-01")])
    try await house.mentor("Today", fits + [("availability", "from-date"), ("available-from", today)])
    try await house.mentor("Waiting", fits, standing: .waiting)
    let full = try await house.mentor("Full", fits)
    let dev = try await house.mentee("Dev", [])
    try await house.run(
      """
      INSERT INTO mentoring (id, handle, state, since, proposed_at, begun_at, ends_on)
      VALUES (1, 'aaaaaaaaaaaaaaaa', 'paused', 0, 0, 0, '2099-01-01');
      INSERT INTO mentoring_member VALUES (1, \(dev), 'mentee'), (1, \(full), 'mentor');
      """)
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/mentors")
    #expect(ana.names == ["Today"])
    try await house.run("UPDATE mentoring SET state = 'completed'")
    try await ana.open("/my/mentors")
    #expect(ana.names == ["Full", "Today"])
  }

  @Test("The list is searched by skill and by words, and no typed word is taken for a query")
  func search() async throws {
    let house = try await House()
    try await house.mentor("Ben", [("offers", "leading"), ("experience", "Nursing on children's wards.")])
    try await house.mentor("Zoë", [("offers", "writing"), ("experience", "Wards, and a desk.")])
    let ana = try await house.signedIn("ana@example.org")
    for (query, names) in [
      ("skill=writing", ["Zoë"]), ("word=ward", ["Ben", "Zoë"]), ("word=WARDS+nurses", ["Ben"]), ("word=zoe", ["Zoë"]),
      ("skill=leading&word=desk", []), ("skill=none", ["Ben", "Zoë"]), ("word=%22", ["Ben", "Zoë"]),
      ("word=ward*", ["Ben", "Zoë"]), ("word=name%3Aben", []), ("word=NOT+ben", []), ("word=%22+OR+%22", []),
      ("word=NEAR(ben", []), ("page=0", ["Ben", "Zoë"]), ("page=2", []), ("page=99999999999999999999", ["Ben", "Zoë"]),
    ] {
      try await ana.open("/my/mentors?\(query)")
      #expect(ana.answer.status == 200 && ana.names == names, "\(query): \(ana.names)")
    }
    try await ana.open("/my/mentors?skill=none&word=%3Cb%3E")
    #expect(ana.page.says(MatchingWords.unknownSkill) && ana.page.contains("value=\"&lt;b&gt;\""))
  }

  @Test("Twenty mentors stand on a page, and links lead on and back with the same search")
  func pages() async throws {
    let house = try await House()
    for number in 10..<55 { try await house.mentor("Ben \(number)", [("offers", "leading")]) }
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/mentors?skill=leading&word=ben")
    #expect(ana.names.count == 20 && !ana.page.says(MatchingWords.previous))
    try await ana.open(ana.link(MatchingWords.next))
    #expect(ana.address == "/my/mentors?skill=leading&word=ben&page=2" && ana.names.first == "Ben 30")
    try await ana.open(ana.link(MatchingWords.next))
    #expect(ana.names.map { $0 } == (50..<55).map { "Ben \($0)" } && !ana.page.says(MatchingWords.next))
    try await ana.open(ana.link(MatchingWords.previous))
    try await ana.open(ana.link(MatchingWords.previous))
    #expect(ana.address == "/my/mentors?skill=leading&word=ben")
  }

  @Test("The mail that brings a proposal says why, in listed skills and no other words")
  func mail() async throws {
    let house = try await House()
    try await house.mentor("Ben", [("offers", "leading"), ("offers", "writing"), ("experience", "Secret wards.")])
    try await house.mentee(
      "Ana", [("seeks", "writing"), ("seeks", "speaking-up"), ("goals", "Secret wards."), ("other-topics", "Bees")])
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Ben"))
    try await ana.send("/proposals", [("where-i-am", "At a start."), ("months", "6")])
    let mail = try #require(try await house.mails(to: "ben@example.org").last)
    #expect(mail.body.contains(said(MatchingWords.forMentor(offers: ["Writing"], of: 2, mentee: Name("Ana")))))
    #expect(!mail.body.lowercased().contains("wards") && !mail.body.contains("Bees"))
  }

  @Test("Words that a mentor takes out of the profile, or that go with it, are soon in no byte of the file")
  func deletedWords() async throws {
    let house = try await House()
    for word in ["quokkatamer", "wombatkeeper"] { try await house.mentor("Ben", [("experience", "I was a \(word).")]) }
    try await house.mentor("Zoe", [("experience", "Once a dugongrider.")])
    try await house.run("DELETE FROM profile WHERE name = 'Zoe'")
    #expect(try await house.count("SELECT count(*) FROM profile_words") == 1)
    try await house.tidy()
    try await house.intake.store.close()
    for (word, isThere) in [("quokkatam", false), ("dugongrid", false), ("wombatkeep", true)] {
      let file = try Data(contentsOf: URL(fileURLWithPath: house.folder + "/intake.db"))
      #expect((file.range(of: Data(word.utf8)) != nil) == isThere, "\(word)")
    }
  }

  @Test(
    "Telling words are long enough, or abbreviations, and say something",
    arguments: [
      ("I would like to lead my ward, my Ward.", ["ward"]), ("In the NHS, at an ICU; or so", ["nhs", "icu"]),
      ("L’équipe: \"équipe\" OR NOT*", ["équipe", "or", "not"]), ("", []),
    ])
  func telling(text: String, words: [String]) {
    #expect(MatchingText.tellingWords(in: text, but: "would like lead") == words)
  }
}

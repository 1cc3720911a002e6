import Foundation
import Scheme
import Testing

@testable import Intake

/// When a pair met, what they print of it, and the question whether they have.
struct MeetingTests {
  private static func meetings(_ cast: AnaAndBen) -> String {
    "/my/pairs/\(cast.proposal.suffix(16))/meetings"
  }

  /// Someone opens the link of the last mail that asks, on a telephone.
  private static func asked(_ address: String, _ cast: AnaAndBen) async throws -> Browser {
    let letter = try #require(
      try await cast.house.mails(to: address).last { $0.subject.contains("pair meeting") }, "\(address) was not asked")
    let phone = cast.house.browser()
    try await phone.open(String(letter.link.dropFirst(House.origin.count)))
    return phone
  }

  private static func timesAsked(_ address: String, _ cast: AnaAndBen) async throws -> Int {
    try await cast.subjects(to: address).count { $0.contains("pair meeting") }
  }

  /// How long a meeting was, and in which way, as the list has it.
  private static func measures(_ minutes: Int, _ medium: String, _ cast: AnaAndBen) -> Phrase {
    "\(MeetingWords.length(minutes)) · \(cast.house.intake.scheme.current.medium(medium))"
  }

  @Test("Either notes a meeting by its day alone; either corrects it, and removes it")
  func noted() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.pass(days: 3)
    try await cast.ana.open(cast.proposal)
    try await cast.ana.open(cast.ana.link(MeetingWords.title))
    #expect(cast.ana.path == Self.meetings(cast) && cast.ana.page.says(MeetingWords.none))
    try await cast.ana.send("/meetings", [("day", "2026-09-22")])
    #expect(cast.ana.page.contains("22 September 2026") && cast.ana.page.says(MeetingWords.notedByYou))

    try await cast.ben.open(Self.meetings(cast))
    #expect(cast.ben.page.says(MeetingWords.notedByPartner(Name("Ana"))))
    try await cast.ben.open(cast.ben.link(MeetingWords.change))
    try await cast.ben.send(cast.ben.path, [("day", "2026-09-23"), ("minutes", "90"), ("medium", "video")])
    #expect(cast.ben.page.contains("23 September 2026") && cast.ben.page.says(Self.measures(90, "video", cast)))
    try await cast.ana.open(Self.meetings(cast))
    try await cast.ana.open(cast.ana.link(MeetingWords.change))
    #expect(cast.ana.page.contains("value=\"90\""), "the form holds what is noted")
    try await cast.ana.send("/removal")
    #expect(cast.ana.page.says(MeetingWords.none))
  }

  @Test("A day that is to come, a day noted already and a length of no meeting come back with what was typed")
  func refused() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.ana.open(Self.meetings(cast))
    let dayWanted = DeskWords.dayWanted("21 September 2026", "22 September 2026")
    for (day, minutes, words) in [
      ("2026-09-23", "60", dayWanted), ("2026-09-20", "60", dayWanted),
      ("2026-09-21", "1441", MeetingWords.lengthBounds()), ("2026-09-21", "0", MeetingWords.lengthBounds()),
    ] {
      try await cast.ana.send("/meetings", [("day", day), ("minutes", minutes)])
      #expect(cast.ana.answer.status == 422 && cast.ana.page.says(words), "\(day) \(minutes)")
      #expect(cast.ana.page.contains("value=\"\(day)\"") && cast.ana.page.contains("value=\"\(minutes)\""))
    }
    try await cast.ana.send("/meetings", [("day", "2026-09-21"), ("minutes", "30")])
    #expect(cast.ana.answer.status == 200)
    try await cast.ana.send("/meetings", [("day", "2026-09-21")])
    #expect(cast.ana.answer.status == 422 && cast.ana.page.says(MeetingWords.notedAlready))
    #expect(try await cast.house.count("SELECT count(*) FROM meeting") == 1)
  }

  @Test("Both are asked after two weeks, answer from a telephone, and a meeting that both tell of is noted once")
  func askedAndMet() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.pass(days: 13)
    #expect(try await Self.timesAsked(cast.story.ana, cast) == 0)
    try await cast.pass(days: 1)
    #expect(try await Self.timesAsked(cast.story.ana, cast) == 1)

    let ana = try await Self.asked(cast.story.ana, cast)
    #expect(ana.page.says(MeetingWords.check(Name("Ben"))) && ana.page.contains(Address.masked(cast.story.ana)))
    #expect(!ana.page.contains("Room 7"), "a mailed link shows no contact")
    try await ana.send(ana.path, [("met", "yes")])
    #expect(ana.answer.status == 422 && ana.page.contains("href=\"#f-meeting-check-day\""))
    try await ana.send(ana.path, [("met", "yes"), ("day", "2026-10-01")])
    #expect(ana.page.says(ProposalWords.answered) && !ana.page.says(ProposalWords.answeredNext))
    let ben = try await Self.asked(cast.story.ben, cast)
    #expect(ben.page.says(MeetingWords.notedBefore("1 October 2026")))
    try await ben.send(ben.path, [("met", "yes"), ("day", "2026-10-01"), ("minutes", "60"), ("medium", "phone")])
    try await ben.open(ben.path)
    #expect(ben.page.says(MeetingWords.youSaid(.yes)))

    let desk = try await cast.house.signedIn(cast.story.ana)
    try await desk.open(Self.meetings(cast))
    #expect(desk.page.says("\(Self.measures(60, "phone", cast)) · \(MeetingWords.notedByYou)" as Phrase))
    #expect(try await cast.house.count("SELECT count(*) FROM meeting") == 1)
    try await cast.pass(days: 29)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 1)
    try await cast.pass(days: 2)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 2, "and monthly")
  }

  @Test("Who notes a meeting is not asked whether they meet until a month after it")
  func notAsked() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.pass(days: 10)
    try await cast.ana.open(Self.meetings(cast))
    try await cast.ana.send("/meetings", [("day", "2026-10-01")])
    try await cast.pass(days: 29)
    #expect(try await Self.timesAsked(cast.story.ana, cast) == 0)
    try await cast.pass(days: 1)
    #expect(try await Self.timesAsked(cast.story.ana, cast) == 1)
  }

  @Test("The coordinator learns of a pair that never met once both have said so twice, and no more once they have")
  func neverMet() async throws {
    let cast = try await AnaAndBen.paired(in: House { $0.coordinators = [Company.cleo] })
    func cleo() async throws -> String {
      let cleo = try await cast.house.signedIn(Company.cleo)
      try await cleo.open("/my/coordinator/")
      return cleo.words
    }
    func say(_ answer: String, _ addresses: String...) async throws {
      for address in addresses {
        let phone = try await Self.asked(address, cast)
        try await phone.send(phone.path, [("met", answer)])
        #expect(phone.page.says(ProposalWords.answered))
      }
    }
    let never = said(CoordinatorWords.reason(.neverMet))
    try await cast.pass(days: 14)
    try await say("not-yet", cast.story.ana, cast.story.ben)
    try await cast.pass(days: 30)
    try await say("planned", cast.story.ana)
    try await say("not-yet", cast.story.ben)
    #expect(try await !cleo().contains(never), "one meeting was planned")
    try await cast.pass(days: 30)
    try await say("not-yet", cast.story.ana)
    #expect(try await !cleo().contains(never), "only one of the two has said so twice")
    try await say("not-yet", cast.story.ben)
    let page = try await cleo()
    let pair = said(CoordinatorWords.pair(Name("Ana"), Name("Ben")))
    #expect(page.contains(never) && page.contains(pair) && !page.contains("At a start"))
    let ana = try await cast.house.signedIn(cast.story.ana)
    try await ana.open(Self.meetings(cast))
    try await ana.send("/meetings", [("day", "2026-12-01")])
    #expect(try await !cleo().contains(never))
  }

  @Test("One button stops the question about one pair, a tick in its answer too, and a mail program's for all")
  func stopped() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.ana.open(Self.meetings(cast))
    for _ in 0..<2 {
      try await cast.ana.send("/meeting-mails")
      #expect(cast.ana.page.says(MeetingWords.mailsOff))
      try await cast.ana.send("/meeting-mails")
      #expect(cast.ana.page.says(MeetingWords.mailsOn), "and on again, within a minute")
    }
    try await cast.ana.send("/meeting-mails")
    try await cast.pass(days: 14)
    #expect(try await Self.timesAsked(cast.story.ana, cast) == 0)
    let ben = try await Self.asked(cast.story.ben, cast)
    let letter = try #require(try await cast.house.mails(to: cast.story.ben).last)
    #expect(letter.stop != nil)
    try await ben.send(ben.path, [("met", "planned"), ("stop", "yes")])
    try await cast.pass(days: 60)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 1)

    let other = try await AnaAndBen.paired(in: House())
    try await other.pass(days: 14)
    let stop = try #require(try await other.house.mails(to: other.story.ben).last?.stop)
    try await other.house.browser().post(String(stop.dropFirst(House.origin.count)), [])
    try await other.pass(days: 30)
    #expect(try await Self.timesAsked(other.story.ana, other) == 2)
    #expect(try await Self.timesAsked(other.story.ben, other) == 1)
  }

  @Test("Nobody is asked during a break, while the pair is frozen, or once it is over; a mailed link says so")
  func rests() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.pass(days: 14)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 1)
    try await cast.step(cast.ana, PauseForm.self, [("until", "2026-12-01")])
    let phone = try await Self.asked(cast.story.ben, cast)
    #expect(phone.page.says(MeetingWords.checkClosed))
    try await cast.pass(days: 57)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 1)
    try await cast.pass(days: 13)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 1, "two weeks to meet again after a break")
    try await cast.pass(days: 1)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 2)

    try await cast.house.freeze()
    try await cast.pass(days: 31)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 2)
    let again = try await cast.signedInAgain()
    try await again.ana.open(Self.meetings(cast))
    #expect(again.ana.page.says(MentoringWords.rests) && !again.ana.page.contains("name=\"day\""))
    #expect(!again.ana.page.contains("/meeting-mails"), "nobody is asked")
    try await again.ana.post(Self.meetings(cast), [("day", "2026-12-20")])
    #expect(again.ana.answer.status == 422)
    try await cast.house.freeze(false)
    try await cast.step(again.ana, CompletionForm.self)
    try await cast.pass(days: 40)
    #expect(try await Self.timesAsked(cast.story.ben, cast) == 2)
  }

  @Test("A statement sums the meetings, shows words of one's own, and keeps nothing of them")
  func statement() async throws {
    let readers = "Nobody but you & your paper"
    let site = try House.site { scheme in
      for index in scheme.forms.indices where scheme.forms[index].id == FormKind.meetingStatement.rawValue {
        scheme.forms[index].readers = readers
      }
    }
    defer { try? FileManager.default.removeItem(atPath: site) }
    let cast = try await AnaAndBen.paired(in: House(site: site))
    try await cast.pass(days: 10)
    try await cast.ana.open(Self.meetings(cast))
    for (day, minutes) in [("2026-09-22", "90"), ("2026-09-29", "45"), ("2026-09-30", "")] {
      try await cast.ana.send("/meetings", [("day", day), ("minutes", minutes)])
    }
    try await cast.ana.open(cast.ana.link(MeetingWords.statement))
    let sum = StatementWords.sum(3, from: "22 September 2026", to: "30 September 2026", minutes: 135, unmeasured: 1)
    let about = StatementWords.about(Name("Ana"), Name("Ben"), cast.house.intake.scheme.current.site.name)
    #expect(cast.ana.page.says(sum) && cast.ana.page.says(about))
    #expect(cast.ana.page.says(readers))
    let before = try await cast.house.rows()
    try await cast.ana.send("/statement", [("words", "For my <appraisal>.")])
    #expect(
      cast.ana.page.contains("<p class=\"typed\" dir=\"auto\">For my &lt;appraisal&gt;.</p>")
        && cast.ana.page.says(sum))
    #expect(try await cast.house.rows() == before)
    try await cast.ana.send("/statement", [("words", String(repeating: "x", count: 4_001))])
    let words = try #require(cast.house.intake.scheme.current[.meetingStatement].question("words"))
    #expect(cast.ana.answer.status == 422 && cast.ana.page.says(FormWords.tooLong(words.name, 4_001, 4_000)))

    let stranger = cast.house.browser()
    try await stranger.post(cast.ana.path, [("words", "Mine to keep")])
    #expect(stranger.page.contains("Mine to keep") && !stranger.page.contains("Ben"), "words outlive a session")
  }
}

import Scheme
import Testing

@testable import Intake

struct ProposalTests {
  @Test(
    "A form that is saved says so and what happens next; what the mentor asks for stands beside the form that changes it"
  )
  func news() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    let sent = ProposalWords.sent(Name("Ben"))
    #expect(cast.ana.page.says(sent))
    try await cast.ben.sendChecked("/response", [("response", "amend"), ("comment", "A word on your aim?")])
    #expect(cast.ben.page.says(ProposalWords.responded(.amending, partner: Name("Ana"))))
    try await cast.ana.open(cast.proposal + "/version")
    #expect(cast.ana.page.says(ProposalWords.wish(Name("Ben"))) && cast.ana.page.contains("A word on your aim?"))
    try await cast.ana.send("/version")
    #expect(cast.ana.page.says(sent))
    try await cast.ana.open(cast.proposal)
    #expect(!cast.ana.page.says(sent), "it is said once")
    try await cast.step(cast.ana, WithdrawalForm.self)
    #expect(cast.ana.page.says(ProposalWords.saved(Name("Ben"))))
  }

  /// An option of a form, as the small site words it.
  private static func option(_ id: String, of question: String, _ form: FormKind, _ cast: AnaAndBen) throws -> String {
    try said(#require(cast.house.intake.scheme.current[form].question(question)?.option(id)).wording)
  }

  @Test("A proposal that waits says how long, reminds the mentor at 7 and 12 days, and expires after 14")
  func reminders() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    #expect(cast.ana.page.says(ProposalWords.waits("21 September 2026", "4 October 2026")))
    for (days, count) in [(6, 0), (1, 1), (4, 1), (1, 2), (1, 2)] {
      try await cast.pass(days: days)
      #expect(try await cast.subjects(to: cast.story.ben).count { $0.contains("proposal reminder") } == count)
    }
    let reminder = try await cast.house.link(to: cast.story.ben)
    let phone = cast.house.browser()
    try await phone.open(reminder)
    let reject = try Self.option("reject", of: "response", .response, cast)
    #expect(phone.page.says(reject), "the reminder's link answers, too")
    try await cast.pass(days: 1)
    #expect(try await cast.subjects(to: cast.story.ana).last?.contains("proposal expired") ?? false)
  }

  @Test("A mentor who needs until a day says so once; the mentee is told, and it expires after that day")
  func delay() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    try await cast.step(cast.ben, DelayForm.self, [("until", "2026-10-13")])
    let days = DeskWords.dayWanted("22 September 2026", "12 October 2026")
    #expect(cast.ben.answer.status == 422 && cast.ben.page.says(days))
    try await cast.ben.send("/delay", [("until", "2026-10-12")])
    #expect(cast.ben.page.says(ProposalWords.waits("21 September 2026", "12 October 2026")))
    #expect(try await cast.house.mails(to: cast.story.ana).last?.body.contains("12 October 2026") ?? false)
    try await cast.ben.open(cast.proposal + "/delay")
    #expect(cast.ben.path == cast.proposal, "once only")
    try await cast.pass(days: 20)
    #expect(try await cast.subjects(to: cast.story.ben).last?.contains("proposal reminder") ?? false)
    let late = try await cast.signedInAgain()
    try await late.ben.sendChecked("/response", [("response", "accept"), ("comment", "At last.")])
    #expect(late.ben.page.says(MentoringWords.state(.active, as: .mentor, partner: Name("Ana"))))
  }

  @Test("Asking for time takes none away, and brings no second reminder at once; months are from 1 to 24")
  func bounds() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    try await cast.pass(days: 8)
    try await cast.step(cast.ben, DelayForm.self, [("until", "2026-10-03")])
    let wanted = MentoringWords.dayWanted("4 October 2026", "20 October 2026")
    #expect(cast.ben.answer.status == 422 && cast.ben.page.says(wanted))
    try await cast.ben.send("/delay", [("until", "2026-10-06")])
    try await cast.pass(days: 1)
    #expect(try await cast.subjects(to: cast.story.ben).count { $0.contains("proposal reminder") } == 1)
    try await cast.ben.sendChecked("/response", [("response", "amend"), ("comment", "For how long?")])
    try await cast.ana.open(cast.proposal)
    for months in ["0", "25"] {
      try await cast.ana.send("/version", [("months", months)])
      #expect(cast.ana.answer.status == 422 && cast.ana.page.says(ProposalWords.monthsBounds))
    }
  }

  @Test("More time can be asked for once, also when the proposal was changed meanwhile")
  func delayOnce() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    #expect(cast.ben.page.contains("/delay\""))
    try await cast.step(cast.ben, DelayForm.self, [("until", "2026-10-10")])
    try await cast.ben.open(cast.proposal)
    try await cast.ben.sendChecked("/response", [("response", "amend"), ("comment", "For how long?")])
    try await cast.ana.open(cast.proposal)
    try await cast.ana.send("/version", [("months", "9")])
    try await cast.ben.open(cast.proposal)
    #expect(cast.ben.page.contains("/response\"") && !cast.ben.page.contains("/delay\""))
  }

  @Test("To a mentor with whom one is not to be paired, a proposal is not sent again")
  func notSentAgain() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    try await cast.ben.sendChecked("/response", [("response", "amend"), ("comment", "For how long?")])
    try await cast.ben.open("/my/not-paired")
    try await cast.ben.send("/my/not-paired", [("people", "Ana")])
    try await cast.ana.open(cast.proposal)
    try await cast.ana.send("/version", [("months", "9")])
    #expect(cast.ana.answer.status == 422 && cast.ana.page.says(MentoringWords.changedMeanwhile))
  }

  @Test("What others will read is shown first; who wants to change it finds every word")
  func preview() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    let typed = [("response", "reject"), ("comment", "Not <this> year."), ("stay", "no")]
    try await cast.ben.send("/response", typed)
    #expect(try cast.ben.page.contains("<strong>\(Self.option("reject", of: "response", .response, cast))</strong>"))
    #expect(cast.ben.page.contains("Not &lt;this&gt; year."))
    #expect(try await cast.house.count("SELECT count(*) FROM proposal WHERE state = 'sent'") == 1, "nothing is sent")
    try await cast.ben.send("/response", [("_change", "yes")])
    #expect(cast.ben.answer.status == 200 && cast.ben.page.contains("Not &lt;this&gt; year.</textarea>"))
    try await cast.ben.sendChecked("/response", typed)
    #expect(cast.ben.page.says(ProposalWords.state(.rejected, as: .mentor, partner: Name("Ana"))))
    try await cast.ben.open("/my/profile")
    #expect(
      cast.ben.page.says(ProfileWords.state(isMember: true, isMentor: true, isAvailable: false)),
      "the form asked whether to stay available")
  }

  @Test("A proposal that was changed shows field by field what became of it")
  func difference() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    try await cast.ben.sendChecked("/response", [("response", "amend"), ("comment", "For how long?")])
    try await cast.ana.open(cast.proposal)
    try await cast.ana.send("/version", [("months", "9"), ("rhythm", "monthly")])
    try await cast.ben.open(cast.proposal)
    let changes =
      cast.ben.page.components(separatedBy: "answers changes").last?.components(separatedBy: "</dl>")[0] ?? ""
    #expect(changes.contains("</span> 6</del>") && changes.contains("</span> 9</ins>"))
    let monthly = try Self.option("monthly", of: "rhythm", .proposal, cast)
    #expect(changes.contains("</span> \(said(ProposalWords.nothing))</del>"))
    #expect(changes.contains("</span> \(monthly)</ins>"))
    #expect(!changes.contains("At a start."), "what stayed is not there")
  }

  @Test("A rejection can be taken back for 7 days, unless the mentee has found another mentor")
  func reconsider() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    try await cast.ben.sendChecked("/response", [("response", "reject"), ("comment", "No time.")])
    try await cast.ana.open(cast.proposal)
    #expect(cast.ana.page.says(ProposalWords.state(.rejected, as: .mentee, partner: Name("Ben"))))
    try await cast.step(cast.ben, ReconsiderationForm.self, [("comment", "I found an hour after all.")])
    #expect(cast.ben.page.says(ProposalWords.state(.sent, as: .mentor, partner: Name("Ana"))))
    #expect(try await cast.subjects(to: cast.story.ana).last?.contains("proposal reconsidered") ?? false)
    try await cast.ben.sendChecked("/response", [("response", "reject"), ("comment", "No, sorry.")])
    try await accepted(by: "eli@example.org", cast)
    try await cast.step(cast.ben, ReconsiderationForm.self, [("comment", "Yes!")])
    #expect(cast.ben.answer.status == 422 && cast.ben.page.says(ProposalWords.acceptedElsewhere))
    #expect(cast.ben.page.contains("Yes!</textarea>"))
  }

  @Test("Once one is accepted, the mentee takes the others back or keeps them")
  func others() async throws {
    let house = try await House()
    let cast = try await AnaAndBen.proposed(in: house)
    for (name, address) in [("Cleo", "cleo@example.org"), ("Eli", "eli@example.org")] {
      let mentor = try await house.signedIn(address)
      try await mentor.post(
        "/my/forms/profile",
        Story.profile + [("name", name), ("role", "mentor"), ("places", "1"), ("_checked", "yes")])
      try await cast.ana.open("/my/mentors")
      try await cast.ana.open(cast.ana.link(name))
      try await cast.ana.send("/proposals", [("where-i-am", "Here"), ("months", "3")])
    }
    try await cast.ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    try await cast.ana.open("/my/")
    try await cast.ana.open(cast.ana.link(MyPageWords.others(Name("Ben"))))
    #expect(cast.ana.path.hasSuffix("/others"))
    let cleos = try #require(cast.ana.page.components(separatedBy: "value=\"").first { $0.contains("Cleo") })
    try await cast.ana.send("/others", [("withdraw", String(cleos.prefix(16)))])
    #expect(try await cast.subjects(to: "cleo@example.org").last?.contains("proposal withdrawn") ?? false)
    #expect(try await house.count("SELECT count(*) FROM proposal WHERE state = 'withdrawn'") == 1)
    #expect(try await house.count("SELECT count(*) FROM proposal WHERE state = 'sent'") == 1, "Eli's is kept")
    try await cast.ana.open("/my/")
    #expect(!cast.ana.page.contains("/others\""), "she has said so")
  }

  @Test("Who is no longer available is asked about each proposal that waits")
  func notAvailable() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    try await cast.ben.open("/my/forms/profile")
    try await cast.ben.sendChecked("/my/forms/profile", [("availability", "not-available")])
    #expect(cast.ben.path == "/my/profile/waiting" && cast.ben.page.says(ProposalWords.titleMentor(Name("Ana"))))
    let handle = String(cast.proposal.suffix(16))
    try await cast.ben.open("/my/")
    try await cast.ben.open(cast.ben.link(MyPageWords.waiting))
    try await cast.ben.send("/waiting", [(handle, "keep")])
    try await cast.ben.open("/my/")
    #expect(!cast.ben.page.contains("href=\"/my/profile/waiting\""), "he has said so")
    try await cast.ben.open("/my/profile/waiting")
    try await cast.ben.send("/waiting", [(handle, "close")])
    #expect(cast.ben.path == "/my/profile")
    #expect(try await cast.subjects(to: cast.story.ana).last?.contains("proposal closed") ?? false)
    try await cast.ana.open(cast.proposal)
    #expect(cast.ana.page.says(ProposalWords.event(.leave, by: Name("Ben"))))
    for page in ["waiting", "availability"] {
      try await cast.ben.open("/my/profile/" + page)
      #expect(cast.ben.answer.status == 200 && cast.ben.page.contains("href=\"/my/profile\""), "says so kindly")
    }
  }

  @Test("From a day on: until then nobody sees the mentor, who is back on that day")
  func fromADay() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    let ben = try await story.mentor()
    try await ben.open("/my/forms/profile")
    try await ben.send("/my/forms/profile", [("availability", "from-date")])
    #expect(ben.answer.status == 422 && ben.page.says(ProfileWords.dayWanted))
    try await ben.sendChecked("/my/forms/profile", [("availability", "from-date"), ("available-from", "2026-09-25")])
    let ana = try await house.signedIn(story.ana)
    try await ana.open("/my/mentors")
    #expect(!ana.page.contains("Ben"))
    house.pass(.days(4))
    try await ana.open("/my/mentors")
    #expect(ana.page.contains("Ben"))
  }

  /// Another mentor accepts a proposal of Ana's.
  private func accepted(by address: String, _ cast: AnaAndBen) async throws {
    let mentor = try await cast.house.signedIn(address)
    try await mentor.post(
      "/my/forms/profile", Story.profile + [("name", "Eli"), ("role", "mentor"), ("places", "1"), ("_checked", "yes")])
    let ana = try await cast.house.signedIn(cast.story.ana)
    try await ana.open("/my/mentors")
    try await ana.open(ana.link("Eli"))
    try await ana.send("/proposals", [("where-i-am", "Here"), ("months", "3")])
    try await mentor.open(ana.path)
    try await mentor.sendChecked("/response", [("response", "accept"), ("comment", "Yes.")])
  }
}

import Scheme
import Testing

@testable import Intake

struct PairTests {
  @Test(
    "A step's form that comes back still says with whom it is and where it stands, and so do survey and meeting check")
  func comesBack() async throws {
    let cast = try await Pairing.begun()
    let bad: [(form: any CourseForm.Type, typed: [(String, String)])] = [
      (PauseForm.self, [("until", "2026-01-01")]), (ExtensionForm.self, [("months", "99")]),
    ]
    for (form, typed) in bad {
      try await cast.ana.open("\(cast.proposal)/\(form.noun)")
      try await cast.ana.send("/\(form.noun)", typed)
      #expect(cast.ana.answer.status == 422 && cast.ana.page.contains("href=\"\(cast.proposal)\""), "\(form)")
    }
    try await cast.pass(days: 14)
    func letter(_ subject: String) async throws -> Browser {
      let mail = try #require(
        try await cast.house.mails(to: "ana@example.org").last { $0.subject.contains(subject) })
      let phone = cast.house.browser()
      try await phone.open(String(mail.link.dropFirst(House.origin.count)))
      return phone
    }
    let check = try await letter("pair meeting")
    try await check.send(check.path, [("met", "yes")])
    #expect(check.answer.status == 422 && check.page.says(MeetingWords.check(Name("Ben"))))
    try await cast.step(cast.ana, CompletionForm.self)
    let survey = try await letter("survey mentee")
    try await survey.send(survey.path, [("words", String(repeating: "a", count: 30_000))])
    #expect(survey.answer.status == 422 && survey.page.says(SurveyWords.about(Name("Ben"))))
  }

  @Test("The mentee writes first within 7 days, says so, and is asked no more")
  func firstContact() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    let day = "27 September 2026"
    #expect(cast.ana.page.says(MentoringWords.writesFirst(isMentee: true, partner: Name("Ben"), by: day)))
    #expect(cast.ben.page.says(MentoringWords.writesFirst(isMentee: false, partner: Name("Ana"), by: day)))
    try await cast.ana.open("/my/")
    let wanted = MyPageWords.write(Name("Ben"), day)
    #expect(cast.ana.page.says(wanted))
    try await cast.step(cast.ana, FirstContactForm.self)
    #expect(cast.ana.page.says(MentoringWords.youMadeContact))
    try await cast.ana.open("/my/")
    #expect(!cast.ana.page.says(wanted))
  }

  @Test("A mentee who has not written in time is reminded once, gently, and can switch such mails off")
  func firstContactReminder() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    func reminders() async throws -> [Letter] {
      try await cast.house.mails(to: cast.story.ana).filter { $0.subject.contains("first contact") }
    }
    try await cast.pass(days: 6)
    #expect(try await reminders().isEmpty)
    try await cast.pass(days: 10)
    let letters = try await reminders()
    #expect(letters.count == 1 && letters[0].stop != nil)
    #expect(letters.first?.link == House.origin + cast.proposal, "there she finds how to reach him")
  }

  @Test("More months are agreed unless the other says no within two weeks; then the day before holds again")
  func notForLonger() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.step(cast.ana, ExtensionForm.self, [("months", "3")])
    try await cast.step(cast.ana, ExtensionForm.self, [("months", "24")])
    #expect(cast.ana.page.says(MentoringWords.agreedUntil("21 June 2029")))
    #expect(!cast.ana.page.contains("/earlier-end\""), "it is the other's to refuse")
    try await cast.ben.open(cast.proposal)
    let wish = MentoringWords.wouldGoOn(Name("Ana"), "21 March 2027", "4 October 2026")
    #expect(cast.ben.page.says(wish) && cast.ben.page.contains("/earlier-end\""))
    let phone = cast.house.browser()
    try await phone.open(try await cast.house.link(to: cast.story.ben))
    try await phone.send(phone.path, [("comment", "Half a year is what I have.")])
    #expect(phone.page.says(ProposalWords.answered))
    #expect(try await cast.subjects(to: cast.story.ana).last?.contains("pair not extended") ?? false)
    try await cast.ana.open(cast.proposal)
    #expect(cast.ana.page.says(MentoringWords.agreedUntil("21 March 2027")))
    #expect(cast.ana.page.contains("Half a year is what I have."))

    try await cast.step(cast.ben, ExtensionForm.self, [("months", "1")])
    try await cast.pass(days: 14)
    try await cast.ana.open(cast.proposal + "/earlier-end")
    #expect(cast.ana.path == cast.proposal, "silence is consent")
    #expect(cast.ana.page.says(MentoringWords.agreedUntil("21 April 2027")))
  }

  @Test("Reopened, a mentoring that was completed in a break is in its break again, and loses none of its months")
  func reopenedInABreak() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.step(cast.ana, PauseForm.self, [("until", "2026-10-11")])
    try await cast.pass(days: 4)
    try await cast.step(cast.ana, CompletionForm.self)
    try await cast.step(cast.ben, ReopeningForm.self, [("comment", "After the break.")])
    #expect(cast.ben.page.says(MentoringWords.pausedUntil("11 October 2026")))
    try await cast.pass(days: 16)
    try await cast.ben.open(cast.proposal)
    #expect(cast.ben.page.says(MentoringWords.agreedUntil("10 April 2027")))
  }

  @Test("A break is over on its day, both are told, and it has not used up the months that were agreed")
  func pause() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    #expect(cast.ana.page.says(MentoringWords.agreedUntil("21 March 2027")))
    try await cast.step(cast.ana, PauseForm.self, [("until", "2026-09-21")])
    #expect(cast.ana.answer.status == 422, "today is too soon")
    try await cast.ana.send("/pause", [("until", "2026-10-01"), ("comment", "A busy week.")])
    #expect(cast.ana.page.says(MentoringWords.pausedUntil("1 October 2026")))
    #expect(cast.ana.page.contains("Room 7"), "they are still a pair")
    #expect(try await cast.house.mails(to: cast.story.ben).last?.body.contains("1 October 2026") ?? false)
    try await cast.pass(days: 10)
    for address in [cast.story.ana, cast.story.ben] {
      #expect(try await cast.subjects(to: address).last?.contains("pair resumed") ?? false)
    }
    try await cast.ana.open(cast.proposal)
    #expect(cast.ana.page.says(MentoringWords.agreedUntil("31 March 2027")))
  }

  @Test("When the months are over both are asked, twice, and then it is left to the coordinator; a mail's link answers")
  func over() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.pass(days: 181)
    #expect(try await !cast.subjects(to: cast.story.ana).contains { $0.contains("pair over") })
    try await cast.pass(days: 1)
    for address in [cast.story.ana, cast.story.ben] {
      #expect(try await cast.subjects(to: address).last?.contains("pair over") ?? false)
    }
    try await cast.pass(days: 14)
    #expect(try await cast.subjects(to: cast.story.ben).count { $0.contains("pair over") } == 2)
    try await cast.pass(days: 30)
    #expect(try await cast.subjects(to: cast.story.ben).count { $0.contains("pair over") } == 2)

    let phone = cast.house.browser()
    try await phone.open(try await cast.house.link(to: cast.story.ben))
    #expect(!phone.page.contains("Room 7"), "a mailed link shows no contact")
    try await phone.send(phone.path, [("continuation", "extend")])
    #expect(phone.answer.status == 422 && phone.page.says(MentoringWords.monthsWanted))
    try await phone.send(phone.path, [("continuation", "extend"), ("months", "2")])
    #expect(phone.page.says(ProposalWords.answered))
    #expect(try await cast.subjects(to: cast.story.ana).last?.contains("pair extended") ?? false)
    let later = try await cast.signedInAgain()
    #expect(later.ana.page.says(MentoringWords.agreedUntil("5 July 2027")))
  }

  @Test("An early end names no one to blame: the reason is for the coordinator alone")
  func end() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.step(
      cast.ana, EndingForm.self,
      [("reason", "fit"), ("reason-words", "We speak past each other."), ("comment", "Thank you.")])
    #expect(cast.ana.page.says(MentoringWords.state(.ended, as: .mentee, partner: Name("Ben"))))
    try await cast.ben.open(cast.proposal)
    #expect(cast.ben.page.contains("Thank you."))
    let reasons = cast.house.intake.scheme.current.form(.surveyEnded)?.question(FormKind.reasonQuestion)
    let reason = try #require(reasons?.option("fit")?.wording.text)
    for words in ["speak past", reason, "Room 7"] { #expect(!cast.ben.page.contains(words)) }
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring_event WHERE reason LIKE '%speak past%'") == 1)
    #expect(try await cast.subjects(to: cast.story.ben).contains { $0.contains("pair ended") })
    #expect(try await cast.subjects(to: cast.story.ben).last?.contains("survey ended") ?? false)
  }

  @Test("Either may reopen within 14 days, which closes the surveys' links; at the next end they are asked again")
  func reopen() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.step(cast.ana, CompletionForm.self)
    #expect(cast.ana.page.contains(cast.proposal + "/reopening"), "whoever tapped too soon can take it back, too")
    let survey = try await cast.house.link(to: cast.story.ana)
    try await cast.ben.open(cast.proposal)
    try await cast.step(cast.ben, ReopeningForm.self, [("comment", "One more thing.")])
    #expect(cast.ben.page.says(MentoringWords.youReopened))
    let phone = cast.house.browser()
    try await phone.open(survey)
    #expect(phone.page.says(SurveyWords.closed))
    try await cast.step(cast.ben, CompletionForm.self)
    try await cast.step(cast.ben, ReopeningForm.self, [("comment", "That was too soon.")])
    #expect(try await cast.subjects(to: cast.story.ana).last?.contains("pair reopened") ?? false)
    try await cast.step(cast.ben, CompletionForm.self)
    try await phone.open(try await cast.house.link(to: cast.story.ana))
    #expect(phone.page.says(SurveyWords.about(Name("Ben"))))
    try await cast.pass(days: 14)
    try await cast.ana.open(cast.proposal + "/reopening")
    #expect(cast.ana.path == cast.proposal, "too late")
  }

  @Test("Once it is over the mentor is asked by mail whether to mentor somebody else")
  func availability() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.step(cast.ana, CompletionForm.self)
    let mails = try await cast.house.mails(to: cast.story.ben)
    let letter = try #require(mails.last { $0.subject.contains("mentor availability") })
    let phone = cast.house.browser()
    let link = String(letter.link.dropFirst(House.origin.count))
    try await phone.open(link)
    try await phone.send(phone.path, [("availability", "from-date")])
    #expect(phone.answer.status == 422)
    try await phone.send(phone.path, [("availability", "from-date"), ("available-from", "2027-01-15")])
    #expect(phone.page.says(ProposalWords.answered))
    #expect(try await cast.house.count("SELECT count(*) FROM profile WHERE available_from = '2027-01-15'") == 1)
    try await phone.open(link)
    #expect(phone.answer.status == 410, "it was answered")
  }

  @Test("Who leaves is signed out and gone; the partner is told kindly; the diary waits for them")
  func leaving() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    try await cast.ben.open("/my/leaving")
    try await cast.ben.send("/my/leaving", [("comment", "I am moving away.")])
    #expect(cast.ben.answer.status == 422, "the tick is missing")
    try await cast.ben.send("/my/leaving", [("leave", "yes")])
    #expect(cast.ben.page.says(LeavingWords.goodbyeNext))
    try await cast.ben.open("/my/")
    #expect(cast.ben.page.contains("name=\"address\""))
    #expect(try await cast.subjects(to: cast.story.ana).contains { $0.contains("pair ended") })
    try await cast.ana.open(cast.proposal)
    #expect(cast.ana.page.contains("I am moving away.") && !cast.ana.page.contains("Room 7"))
    try await cast.ana.open("/my/mentors")
    #expect(!cast.ana.page.contains("Ben"))
    let back = try await cast.house.signedIn(cast.story.ben)
    #expect(back.answer.status == 200 && back.path.hasPrefix("/my/"))
    try await cast.ana.open("/my/mentors")
    #expect(!cast.ana.page.contains("Ben"), "back, and not available before they say so")
  }

  @Test("Nobody comes back to who would not be paired with them, who has left, or who is suspended")
  func notAgain() async throws {
    for why in ["not paired", "left", "suspended"] {
      let cast = try await AnaAndBen.paired(in: House())
      try await cast.step(cast.ana, EndingForm.self, [("reason", "fit")])
      switch why {
      case "not paired":
        try await cast.ana.open("/my/not-paired")
        try await cast.ana.send("/my/not-paired", [("people", cast.story.ben)])
      case "left":
        try await cast.ana.open("/my/leaving")
        try await cast.ana.send("/my/leaving", [("leave", "yes")])
      default:
        try await cast.house.run(
          "UPDATE person SET standing = 'suspended' WHERE id = (SELECT mentee_id FROM proposal)")
      }
      try await cast.ben.post(cast.proposal + "/reopening", [("comment", "Once more?")])
      #expect(cast.ben.answer.status == 422, "\(why)")
      #expect(cast.ben.page.says(MentoringWords.changedMeanwhile) && cast.ben.page.contains("Once more?</textarea>"))
      try await cast.ben.open(cast.proposal)
      #expect(cast.ben.page.contains("/reopening\"") == (why == "not paired"))
    }
  }

  @Test("Of a partner who is suspended one sees no contact, and can accept nothing")
  func suspendedPartner() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    #expect(cast.ana.page.contains("Room 7"))
    try await cast.house.run("UPDATE person SET standing = 'suspended' WHERE id = (SELECT mentor_id FROM proposal)")
    try await cast.ana.open(cast.proposal)
    #expect(!cast.ana.page.contains("Room 7") && !cast.ana.page.contains("Ten years on wards."))

    let other = try await AnaAndBen.proposed(in: House())
    try await other.house.run("UPDATE person SET standing = 'suspended' WHERE id = (SELECT mentee_id FROM proposal)")
    try await other.ben.sendChecked("/response", [("response", "accept"), ("comment", "Gladly.")])
    #expect(other.ben.answer.status == 422 && other.ben.page.says(MentoringWords.changedMeanwhile))
  }

  @Test("When one of a pair leaves, the other is asked the survey, and the coordinator sees it")
  func leftAlone() async throws {
    let house = try await House { $0.coordinators = ["cleo@example.org"] }
    let cast = try await AnaAndBen.paired(in: house)
    try await cast.ana.open("/my/leaving")
    try await cast.ana.send("/my/leaving", [("leave", "yes")])
    #expect(try await cast.subjects(to: cast.story.ben).contains { $0.contains("survey ended") })
    #expect(try await !cast.subjects(to: cast.story.ana).contains { $0.contains("survey ended") })
    let cleo = try await house.signedIn("cleo@example.org")
    try await cleo.open("/my/coordinator/")
    let pair = CoordinatorWords.pair(Name("Ana"), Name("Ben"))
    #expect(cleo.page.says(pair) && cleo.page.says(CoordinatorWords.left))
  }
}

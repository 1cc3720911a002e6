import Foundation
import Scheme
import Testing

@testable import Intake

/// A year of a scheme: three mentors, four mentees, a coordinator and a safeguarding contact, each mail read and each
/// link followed; from a browser without cookies where a telephone would be.
struct YearTests {
  @Test(
    "A year from a first visit to a goodbye, with all that goes wrong; and every mail's link leads somewhere")
  func year() async throws {
    let year = try await Year()
    try await year.everybodyIsLetIn()
    try await year.anaFindsBen()
    try await year.anaAndBenAgreeOnHow()
    try await year.anaKeepsADiary()
    try await year.devAndEliAgree()
    try await year.fayIsSilentAndThinksAgain()
    try await year.devAndEliEndEarly()
    try await year.devLosesHerMailbox()
    try await year.mailToGusComesBack()
    try await year.hanaReadsTheNews()
    try await year.somethingIsNotRight()
    try await year.anaAndBenMeet()
    try await year.anaAndBenTakeABreak()
    try await year.benIsUnsure()
    try await year.theMonthsAreOver()
    try await year.anaTakesItAway()
    try await year.fayLeaves()
    try await year.everyMailIsRead()
  }
}

/// What happens, in its order.
extension Year {
  /// Everyone fills in a profile and waits; Cleo lets them in, Hana only once she has answered a question.
  func everybodyIsLetIn() async throws {
    _ = try await desk("Cleo")
    let skills = ["Ben": "leading", "Eli": "leading", "Fay": "writing", "Ana": "leading", "Dev": "leading"]
    for name in ["Ben", "Eli", "Fay"] {
      try await join(name, "mentor", [("places", "1"), ("offers", skills[name] ?? "")])
    }
    for name in ["Ana", "Dev", "Gus", "Hana"] { try await join(name, "mentee", [("seeks", skills[name] ?? "writing")]) }
    try await pass(1)
    let cleo = try await phone("Cleo", "person waiting")
    #expect(cleo.page.says(PeopleWords.signIn))
    let page = try await desk("Cleo")
    for name in ["Ben", "Eli", "Fay", "Ana", "Dev", "Gus", "Hana"] {
      try await page.open("/my/coordinator/")
      try await page.open(page.link(name))
      try await page.send(
        name == "Hana" ? "/questions" : "/membership", name == "Hana" ? [("question", "Whom do you know here?")] : [])
    }
    let hana = try await phone("Hana", "member question")
    #expect(hana.page.contains("Whom do you know here?"))
    try await hana.send(hana.path, [("answer", "Ben, from the choir.")])
    try await page.open("/my/coordinator/people/\(company.handle(of: address("Hana")))")
    #expect(page.page.contains("Ben, from the choir."))
    try await page.send("/membership")
    #expect(try await count("member welcome", to: "Hana") == 1)
  }

  /// Ana asks Ben and Eli. Ben needs time, then accepts from his telephone; Ana takes the other one back.
  func anaFindsBen() async throws {
    let ben = try await propose("Ana", to: "Ben")
    _ = try await propose("Ana", to: "Eli")
    #expect(try await house.mails(to: address("Ben")).last?.body.contains("Leading a team") ?? false, "why him")
    try await pass(7)
    #expect(try await count("proposal reminder", to: "Ben") == 1)
    let late = try await step("Ben", ben, DelayForm.self, [("until", "2026-10-15")])
    #expect(late.path == ben && late.page.contains("15 October 2026"))
    #expect(try await phone("Ana", "proposal delayed").page.says(PeopleWords.signIn))
    try await pass(2)
    try await answer("Ben", "proposal reminder", "accept", "Gladly.")
    let ana = try await desk("Ana")
    try await ana.open(ben)
    #expect(ana.page.contains("Room of Ben") && !ana.page.contains("ben@example.org"))
    try await ana.open("\(ben)/others")
    let elis = try #require(ana.page.components(separatedBy: "value=\"").first { $0.contains("Eli") })
    try await ana.send("/others", [("withdraw", String(elis.prefix(16)))])
    #expect(try await count("proposal withdrawn", to: "Eli") == 1)
    _ = try await step("Ana", ben, FirstContactForm.self)
  }

  /// Eli asks for a change from his telephone, Dev makes it from hers, Eli accepts.
  func devAndEliAgree() async throws {
    _ = try await propose("Dev", to: "Eli", months: "12")
    try await answer("Eli", "proposal sent", "amend", "A whole year?")
    let dev = try await phone("Dev", "proposal amend")
    #expect(dev.page.contains("A whole year?"))
    try await dev.send(dev.path, [("months", "6")])
    let eli = try await phone("Eli", "proposal sent again")
    #expect(eli.page.contains("<del>") && eli.page.contains("12") && eli.page.contains("6"))
    try await answer("Eli", "proposal sent again", "accept", "Half a year, then.")
    #expect(try await phone("Dev", "proposal accepted").page.says(PeopleWords.signIn))
  }

  /// Fay lets Gus's proposal expire; asked again she declines, and takes that back.
  func fayIsSilentAndThinksAgain() async throws {
    let first = try await propose("Gus", to: "Fay")
    try await pass(14)
    #expect(try await count("proposal reminder", to: "Fay") == 2)
    #expect(try await count("proposal expired", to: "Gus") == 1)
    let gus = try await desk("Gus")
    try await gus.open(first)
    #expect(gus.page.says(ProposalWords.state(.expired, as: .mentee, partner: Name("Fay"))))
    let second = try await propose("Gus", to: "Fay")
    try await answer("Fay", "proposal sent", "reject", "Too busy.")
    _ = try await step("Fay", second, ReconsiderationForm.self, [("comment", "I found an hour.")])
    #expect(try await phone("Gus", "proposal reconsidered").page.says(PeopleWords.signIn))
    let fay = try await desk("Fay")
    try await fay.open(second)
    try await fay.sendChecked("/response", [("response", "accept"), ("comment", "Welcome.")])
    #expect(fay.page.contains("Room of Gus"))
  }

  /// It does not fit: the reason is for Cleo alone.
  func devAndEliEndEarly() async throws {
    let dev = try await desk("Dev")
    try await dev.open("/my/")
    try await dev.open(dev.link(MentoringWords.title(Name("Eli"))))
    let pair = dev.path
    _ = try await step(
      "Dev", pair, EndingForm.self, [("reason", "fit"), ("reason-words", "For Cleo only."), ("comment", "Thanks.")])
    let eli = try await desk("Eli")
    try await eli.open(pair)
    #expect(eli.page.contains("Thanks.") && !eli.page.contains("For Cleo only.") && !eli.page.contains("Room of Dev"))
    let cleo = try await desk("Cleo")
    try await cleo.open("/my/coordinator/")
    #expect(cleo.page.contains("For Cleo only.") && !cleo.page.contains("Words of Dev"))
    let again = try await phone("Eli", "mentor availability")
    try await again.send(again.path, [("availability", "available")])
    #expect(again.page.says(ProposalWords.answered))
    let survey = try await phone("Dev", "survey ended")
    try await survey.send(survey.path, [("reason", "fit")])
    #expect(survey.page.says(ProposalWords.answered))
  }

  /// Dev's mailbox is gone: Cleo knows her voice, and after three days her account has another address.
  func devLosesHerMailbox() async throws {
    let cleo = try await desk("Cleo")
    try await cleo.open("/my/coordinator/lost-mailboxes")
    try await cleo.send(
      "/lost-mailboxes",
      [
        ("old-address", address("Dev")), ("new-address", "dev@home.example"), ("checked", "For Cleo only: her voice."),
      ])
    #expect(try await count("lost mailbox", to: "Dev") == 1, "she could refuse")
    let phone = house.browser()
    try await phone.open(house.link(to: "dev@home.example"))
    try await phone.send(phone.path)
    try await pass(4)
    let dev = try await house.signedIn("dev@home.example")
    #expect(dev.page.says(MentoringWords.title(Name("Eli"))))
    #expect(try await house.count("SELECT count(*) FROM address WHERE address = 'dev@example.org'") == 0)
  }

  /// A mail to Gus comes back; Cleo is told, and it is forgotten once he follows a link again.
  func mailToGusComesBack() async throws {
    let letter = try #require(try await house.mails(to: address("Gus")).last)
    let report = try #require(
      BounceReport(BounceTests.postfix(letter.messageID, to: address("Gus")).replacing("\n", with: "\r\n")))
    let coordinators = house.intake.settings.coordinators
    let known = try await house.intake.store.write { try Bounce.take(report, telling: coordinators, in: $0) }
    #expect(known == 1)
    #expect(try await phone("Cleo", "address bounced").page.says(PeopleWords.signIn))
    let cleo = try await desk("Cleo")
    try await cleo.open("/my/coordinator/")
    #expect(cleo.page.contains("Gus, gu…@example.org"))
    _ = try await desk("Gus")
    try await cleo.open("/my/coordinator/")
    #expect(!cleo.page.contains("gu…@example.org"))
  }

  /// Hana turns to what Eli offers; the weekly news tells her that he has a place, and he accepts.
  func hanaReadsTheNews() async throws {
    let hana = try await desk("Hana")
    try await hana.open("/my/forms/profile")
    try await hana.sendChecked("/my/forms/profile", [("seeks", "leading")])
    try await pass(8)
    #expect(try await count("digest", to: "Hana") == 1)
    let news = try await phone("Hana", "digest")
    #expect(news.page.says(PeopleWords.signIn))
    _ = try await propose("Hana", to: "Eli", months: "3")
    try await answer("Eli", "proposal sent", "accept", "Let us meet.")
  }

  /// Someone who is signed out raises a concern about Hana and Eli; Ffion freezes the pair, and lifts it.
  func somethingIsNotRight() async throws {
    try await company.concern(house.browser(), "Something about two people.")
    let ffion = try await phone("Ffion", "concern")
    #expect(ffion.page.contains("Something about two people."))
    let acting = try await company.contact(Company.ffion)
    try await acting.send("/freeze", [("one", address("Hana")), ("other", address("Eli"))])
    let eli = try await desk("Eli")
    try await eli.open("/my/")
    try await eli.open(eli.link(MentoringWords.title(Name("Hana"))))
    #expect(!eli.page.contains("Room of Hana") && eli.page.says(MentoringWords.rests))
    let pair = try #require(acting.page.components(separatedBy: "name=\"pair\" value=\"").dropFirst().first?.prefix(16))
    try await acting.send("/freeze-end", [("pair", String(pair))])
    try await eli.open(eli.path)
    #expect(eli.page.contains("Room of Hana"))
    try await acting.send("/suspension", [("person", try await company.handle(of: address("Hana")))])
    try await eli.open(eli.path)
    #expect(!eli.page.contains("Room of Hana"))
    try await acting.send("/suspension-end", [("person", try await company.handle(of: address("Hana")))])
    try await eli.open(eli.path)
    #expect(eli.page.contains("Room of Hana"))
    try await acting.send("/closing", [("note", "Spoke to both.")])
  }

  /// Two months without meeting are added at the end.
  func anaAndBenTakeABreak() async throws {
    let pair = try await anasPair()
    let before = try await endOfAnas()
    _ = try await step("Ben", pair, PauseForm.self, [("until", try later(60))])
    #expect(try await phone("Ana", "pair paused").page.says(PeopleWords.signIn))
    try await pass(60)
    for name in ["Ana", "Ben"] { #expect(try await count("pair resumed", to: name) == 1) }
    #expect(try await endOfAnas() > before)
  }

  /// Both are asked; Ana extends from her telephone; then they complete, Ben reopens, and they complete for good.
  func theMonthsAreOver() async throws {
    while try await count("pair over", to: "Ana") == 0 { try await pass(7) }
    let ana = try await phone("Ana", "pair over")
    try await ana.send(ana.path, [("continuation", "extend"), ("months", "1")])
    #expect(try await count("pair extended", to: "Ben") == 1)
    let pair = try await anasPair()
    _ = try await step("Ana", pair, CompletionForm.self, [("comment", "That was good.")])
    _ = try await step("Ben", pair, ReopeningForm.self, [("comment", "One thing is left.")])
    #expect(try await phone("Ana", "survey mentee").page.says(SurveyWords.closed))
    _ = try await step("Ben", pair, CompletionForm.self)
    for (name, fields) in [("Ana", [("goals-met", "yes"), ("partner", "5")]), ("Ben", [("recommend", "10")])] {
      let survey = try await phone(name, "survey")
      try await survey.send(survey.path, fields)
      #expect(survey.page.says(ProposalWords.answered))
    }
  }

  /// Fay leaves; Gus is told kindly, and shown nobody who is not there.
  func fayLeaves() async throws {
    let fay = try await desk("Fay")
    try await fay.open("/my/leaving")
    try await fay.send("/my/leaving", [("leave", "yes"), ("comment", "I am moving away.")])
    #expect(try await count("pair ended", to: "Gus") == 1)
    let gus = try await desk("Gus")
    try await gus.open("/my/mentors")
    #expect(!gus.page.contains("Fay"))
    #expect(
      try await house.count(
        "SELECT (SELECT count(*) FROM proposal WHERE state IN ('sent', 'amending')) + (SELECT count(*) FROM mentoring WHERE state = 'paused')"
      ) == 0)
  }

  /// True where a mail's link is over by the end of the year: it was used, what it answers is closed, or its reader left.
  private func isOver(_ letter: Letter, to name: String) -> Bool {
    let over = ["Sign in to", "lost mailbox", ": concern", "mentor availability", "concern waits"]
    return name == "Fay" || letter.to == "dev@example.org" || over.contains(where: letter.subject.contains)
  }

  /// Each link of the year leads to a page, whoever opens it; no mail quotes anyone; those about two lead to help.
  func everyMailIsRead() async throws {
    let names = ["Ana", "Ben", "Cleo", "Dev", "Eli", "Fay", "Ffion", "Gus", "Hana"]
    var kinds: Set<String> = []
    for name in names {
      for letter in try await house.mails(to: address(name)) {
        kinds.insert(letter.subject)
        for words in [
          "Words of", "Gladly", "For Cleo", "Room of", "choir", "Something about", "Tuesday", "laughed", "this job",
        ] {
          #expect(!letter.body.contains(words), "\(letter.subject)")
        }
        let about = ["proposal", "pair", "survey"].contains { letter.subject.contains(": \($0)") }
        #expect(!about || letter.body.contains("/my/help"), "\(letter.subject)")
        let status = try await house.browser().open(String(letter.link.dropFirst(House.origin.count))).status
        #expect(status == 200 || status == 410 && isOver(letter, to: name), "\(letter.subject) to \(name): \(status)")
        if let stop = letter.stop {
          #expect(try await house.browser().open(String(stop.dropFirst(House.origin.count))).status == 200)
        }
      }
    }
    #expect(kinds.count >= 20, "\(kinds.sorted())")
  }
}

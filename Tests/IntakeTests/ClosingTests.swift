import Scheme
import Testing

@testable import Intake

/// What someone reads before they complete or end a mentoring, and what the other reads afterwards.
struct ClosingTests {
  private static let endings: [(form: any CourseForm.Type, typed: [(String, String)])] = [
    (CompletionForm.self, []), (EndingForm.self, [("reason", "time")]),
    (ContinuationForm.self, [("continuation", "complete")]),
    (ContinuationForm.self, [("continuation", "end")]),
  ]

  @Test("Nothing ends before its page has said what stops and what stays", arguments: endings.indices)
  func check(index: Int) async throws {
    let (form, typed) = Self.endings[index]
    let cast = try await Pairing.begun()
    try await cast.fill(cast.ana, "building-rapport", [(".action", "Read a book")])
    try await cast.ana.open("\(cast.proposal)/\(form.noun)")
    try await cast.ana.send("/\(form.noun)", typed + [("comment", "Thank you for all of it.")])
    let page = cast.ana.page
    #expect(cast.ana.answer.status == 200 && page.says(ClosingWords.stops) && page.says(ClosingWords.stays))
    #expect(page.contains("<p class=\"typed\" dir=\"auto\">Thank you for all of it.</p>"), "as Ben will read it")
    #expect(page.says(ClosingWords.whatStays(openPoints: 1, until: "4 October 2026")[0]))
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE state = 'active'") == 1)
    try await cast.ana.send("/\(form.noun)", [("_change", "yes")])
    #expect(cast.ana.page.contains("Thank you for all of it.</textarea>"), "it can be changed")
    try await cast.ana.sendChecked("/\(form.noun)", typed)
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE state = 'active'") == 0)

    try await cast.ben.open(try await Self.linkOfTheEnd(cast))
    let lead = try #require(cast.ben.page.range(of: "Thank you for all of it."))
    let rest = try #require(cast.ben.page.range(of: said(ProposalWords.whatElse)))
    #expect(lead.lowerBound < rest.lowerBound, "the message stands first, where the mail leads")
    #expect(cast.ben.page.contains("/reopening\""))
  }

  /// Where the mail leads that tells Ben of the end.
  private static func linkOfTheEnd(_ cast: Pairing) async throws -> String {
    let told = try await cast.house.mails(to: "ben@example.org").last {
      $0.subject.contains("pair completed") || $0.subject.contains("pair ended")
    }
    return String(try #require(told).link.dropFirst(House.origin.count))
  }

  @Test("A mentee whose mentor's places are taken reads so while they could go on, and is offered nothing in vain")
  func noPlace() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben", [("places", "1")])
    let ana = try await company.person("Ana", as: "mentee")
    let path = try await company.propose(ana, to: "Ben")
    try await company.accept(ben, path)
    try await ana.open(path + "/completion")
    try await ana.sendChecked("/completion")
    let dev = try await company.person("Dev", as: "mentee")
    try await company.accept(ben, try await company.propose(dev, to: "Ben"))
    try await ana.open(path)
    #expect(ana.page.says(MentoringWords.noPlaceToReopen) && !ana.page.contains("/reopening\""))
    try await company.house.pass(days: 15)
    try await ana.open(path)
    #expect(ana.answer.status == 200 && !ana.page.says(MentoringWords.noPlaceToReopen), "that time is over")
  }

  @Test("More months are agreed without a second look, since nothing ends")
  func extending() async throws {
    let cast = try await Pairing.begun()
    try await cast.ana.open("\(cast.proposal)/continuation")
    try await cast.ana.send("/continuation", [("continuation", "extend"), ("months", "2")])
    #expect(cast.ana.path == cast.proposal)
  }

  @Test("An end that was sent signed out is looked at as well, and its draft is gone once it is sent")
  func draft() async throws {
    let cast = try await Pairing.begun()
    let phone = cast.house.browser()
    try await phone.post("\(cast.proposal)/ending", [("reason", "time"), ("comment", "Goodbye.")])
    #expect(phone.path.hasPrefix("/my/drafts/"))
    try await phone.send("/address", [("address", "ana@example.org")])
    try await phone.open(try await cast.house.link(to: "ana@example.org"))
    try await phone.send(phone.path)
    if !phone.path.hasPrefix("/my/drafts/") { try await phone.open(phone.link(MyPageWords.draft)) }
    try await phone.send("/confirmation")
    #expect(phone.page.says(ClosingWords.stops))
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE state = 'active'") == 1)
    try await phone.send("/ending", [("_checked", "yes")])
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE state = 'ended'") == 1)
    #expect(try await cast.house.count("SELECT count(*) FROM draft") == 0)
  }
}

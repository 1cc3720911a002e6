import Foundation
import Scheme
import Testing

@testable import Intake

/// What a mentee and a mentor live through, told once and lived twice: through the router, and over a socket.
struct Story {
  /// A browser without cookies.
  var browser: () -> Browser
  /// The path of the link in the last mail to an address.
  var mailedLink: (String) async throws -> String

  let ana = "ana@example.org"
  let ben = "ben@example.org"

  /// Ana answers a prompt, is asked for her address, follows the mail, sees her text again, and finds it in her diary.
  func diary() async throws -> Browser {
    let browser = browser()
    try await browser.open("/guides/first-meeting.html")
    try await browser.send("/my/forms/hopes", [("hopes", "To lead a <team> & \"rest\".")])
    #expect(browser.page.contains("To lead a &lt;team&gt; &amp; &quot;rest&quot;."))
    try await browser.send("/address", [("address", "Ana@Example.org")])
    #expect(browser.answer.status == 200 && browser.page.contains(ana))
    try await browser.open(mailedLink(ana))
    #expect(browser.page.contains(Address.masked(ana)))
    try await browser.send(browser.path)
    #expect(browser.page.contains("To lead a &lt;team&gt;"), "sees the text again")
    try await browser.send("/confirmation")
    #expect(browser.page.says(DiaryWords.kept))
    try await browser.open("/my/diary")
    #expect(browser.page.contains("To lead a &lt;team&gt; &amp; &quot;rest&quot;."))
    #expect(browser.page.contains("What do you <em>hope</em> will be different a year from now?"))
    #expect(try browser.link(DiaryWords.back("")) == "/guides/first-meeting.html#kept=hopes")
    return browser
  }

  static let profile = [
    ("experience", "Ten years on wards."), ("contact", "Room 7"), ("commitment", "yes"), ("availability", "available"),
  ]

  /// Ben fills in the profile on the site, as a mentor.
  func mentor() async throws -> Browser {
    let browser = browser()
    try await browser.open("/forms/profile.html")
    try await browser.send(
      "/my/forms/profile",
      Story.profile + [
        ("name", "Ben"), ("role", "mentor"), ("places", "1"), ("offers", "leading"), ("offers", "writing"),
      ])
    try await browser.send("/address", [("address", ben)])
    try await browser.open(mailedLink(ben))
    try await browser.send(browser.path)
    try await browser.send("/confirmation")
    #expect(browser.page.says(ProfileWords.state(isMember: true, isMentor: true, isAvailable: true)))
    return browser
  }

  /// Ana fills in hers as a mentee, sees Ben among the mentors, and sends him a proposal.
  func proposal(_ browser: Browser) async throws {
    try await browser.open("/my/forms/profile")
    try await browser.sendChecked(
      "/my/forms/profile", Story.profile + [("name", "Ana"), ("role", "mentee"), ("seeks", "leading")])
    #expect(browser.page.says(ProfileWords.isSaved))
    try await browser.open("/my/mentors")
    #expect(browser.page.contains("Leading a team · Writing"))
    #expect(!browser.page.contains("Room 7"))
    try await browser.open(browser.link("Ben"))
    #expect(!browser.page.contains("Room 7"), "a contact is for partners")
    try await browser.send("/proposals", [("where-i-am", "At a start."), ("months", "6")])
    #expect(browser.path.hasPrefix("/my/proposals/"))
  }

  /// Ben asks for a change from the mail, without signing in; Ana sends again from hers; Ben accepts.
  func agreement() async throws {
    let benPhone = browser()
    try await benPhone.open(mailedLink(ben))
    #expect(benPhone.page.contains("At a start."))
    #expect(benPhone.page.contains(Address.masked(ben)))
    try await benPhone.sendChecked(
      benPhone.path, [("response", "amend"), ("comment", "How often would you like to meet?")])
    #expect(benPhone.page.says(ProposalWords.answered))

    let anaPhone = browser()
    try await anaPhone.open(mailedLink(ana))
    #expect(anaPhone.page.contains("How often would you like to meet?"))
    #expect(anaPhone.page.contains("At a start.</textarea>"), "the form is filled in")
    try await anaPhone.send(anaPhone.path, [("where-i-am", "At a start; every fourth week.")])

    try await benPhone.open(mailedLink(ben))
    #expect(benPhone.page.contains("every fourth week"))
    let check = try await benPhone.sendChecked(benPhone.path, [("response", "accept"), ("comment", "Gladly.")])
    let accepts = try Self.acceptance()
    #expect(check.contains("<strong>\(accepts)</strong>") && check.contains("Gladly."), "sees what Ana will read")
    #expect(benPhone.page.says(ProposalWords.answered))
  }

  /// How the small site words that a mentor accepts.
  private static func acceptance() throws -> String {
    let file = URL(fileURLWithPath: House.site + "/scheme.json")
    let form = try SchemeFile(reading: Data(contentsOf: file))[.response]
    return try #require(form.question("response")?.option("accept")).wording.text
  }

  /// Ana reads that Ben accepted and how to reach him, and marks the mentoring complete; both answer the survey.
  func ending(_ browser: Browser) async throws {
    try await browser.open(mailedLink(ana))
    #expect(browser.page.says(MentoringWords.state(.active, as: .mentee, partner: Name("Ben"))))
    #expect(browser.page.contains("Gladly."))
    #expect(browser.page.contains("Room 7"))
    try await browser.open(browser.path + "/completion")
    try await browser.sendChecked("/completion", [("comment", "Thank you!")])
    #expect(browser.page.says(MentoringWords.state(.completed, as: .mentee, partner: Name("Ben"))))
    #expect(!browser.page.contains("Room 7"), "a contact is shown while the pair lives")

    for (address, fields) in [(ana, [("goals-met", "yes"), ("partner", "5")]), (ben, [("recommend", "9")])] {
      let phone = self.browser()
      try await phone.open(mailedLink(address))
      #expect(phone.page.says(SurveyWords.about(Name(address == ana ? "Ben" : "Ana"))))
      try await phone.send(phone.path, fields)
      #expect(phone.page.says(ProposalWords.answered))
      try await phone.open(mailedLink(address))
      #expect(phone.page.says(SurveyWords.thanks), "the link shows that it is answered")
    }
  }

  /// Ben sets himself to not available and vanishes from the list.
  func vanishing(_ ana: Browser, _ ben: Browser) async throws {
    try await ana.open("/my/mentors")
    let path = try ana.link("Ben")
    try await ben.open("/my/forms/profile")
    try await ben.sendChecked("/my/forms/profile", [("availability", "not-available")])
    #expect(ben.page.says(ProfileWords.state(isMember: true, isMentor: true, isAvailable: false)))
    try await ana.open("/my/mentors")
    #expect(!ana.page.contains("Ben"))
    try await ana.open(path)
    #expect(ana.answer.status == 404 && ana.page.says(ProfileWords.notAvailable))
  }

  /// Signed out one sees content and no person, not even a count.
  func signedOut() async throws {
    let stranger = browser()
    for path in [
      "/my", "/my/", "/my/diary", "/my/mentors", "/my/profile", "/my/forms/profile", "/guides/first-meeting.html",
    ] {
      try await stranger.open(path)
      for word in ["Ana", "Ben", "example.org", "Room 7"] {
        #expect(!stranger.page.contains(word), "\(path) shows \(word)")
      }
    }
    #expect(stranger.answer.status == 200)
  }

  func all() async throws {
    let ana = try await diary()
    let ben = try await mentor()
    try await proposal(ana)
    try await agreement()
    try await ending(ana)
    try await vanishing(ana, ben)
    try await signedOut()
  }
}

import Foundation
import Scheme
import Testing

@testable import Intake

/// What people may call themselves.
struct PersonalNameTests {
  @Test(
    "A name that holds an address of any kind is no name",
    arguments: [
      "https://evil.example NOW", "Visit evil.example", "evil.com", "Ana www.evil", "ana@example.org", "x.com",
      "t.co/a",
      "Ana (evil.example/ana)", "evil。example", "ｅｖｉｌ．ｅｘａｍｐｌｅ", "mailto:ana", "//evil", "192.0.2.7", "пример.рф",
      "ana@home", "x.ai", "go t.link", "x.de", "tel:+44123456789",
    ])
  func addresses(name: String) {
    #expect(PersonalName.fault(in: name) != nil)
  }

  @Test(
    "Names of many kinds are names",
    arguments: [
      "Ana", "J. R. Smith", "J.R. Smith", "A.Smith", "St. John", "Zoë O’Brien-Łęcka", "山田太郎", "אנה", "محمد", "अनिल",
      "X Æ A-12", "Dr.Smith", "Ana St.John", "M.Sc.Psych", "A.Li",
      "Ben (he/him)", "Ana 🌻", "Dr. Ben Smith, Ph.D.", "Ben Jr.", "Ng", "O", "@ana",
    ])
  func names(name: String) {
    #expect(PersonalName.fault(in: name) == nil)
  }

  @Test("A profile needs a name that can be seen and leads nowhere; invisible characters are left out of it")
  func profile() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben")
    let unseen = ["\u{200B}", "\u{3164}\u{2800}", "\u{E0041}\u{E0042}", "\u{61C}"]
    for name in unseen + ["!!!", "https://evil.example NOW", "Be\u{202E}n"] {
      try await ben.open("/my/forms/profile")
      try await ben.send("/my/forms/profile", [("name", name), ("_checked", "yes")])
      #expect(ben.answer.status == 422, "\(name.unicodeScalars.map(\.value))")
    }
    let asked = try #require(company.house.intake.scheme.current[.profile].question("name"))
    #expect(ben.page.says(FormWords.hiddenAfter(asked.name, "202E", "Be")))
    try await ben.open("/my/forms/profile")
    try await ben.send("/my/forms/profile", [("name", "\u{2067}B\u{AD}en\u{B}\u{34F}Smith"), ("_checked", "yes")])
    #expect(try await company.house.count("SELECT count(*) FROM profile WHERE name = 'Ben Smith'") == 1)
  }

  @Test("Somebody signs in with an address that was copied with marks around it")
  func address() async throws {
    let house = try await House()
    let browser = house.browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", "\u{202A}ana@example.org\u{202C}\u{200B}\u{A0}")])
    #expect(try await house.mails(to: "ana@example.org").count == 1)
  }
}

import GRDB
import Scheme
import Testing

@testable import Intake

struct ProfileRenamingTests {
  @Test(
    "Who offers or seeks a skill that has another id now offers and seeks it still, as soon as the scheme is loaded")
  func carriedOver() async throws {
    let house = try await House()
    try await house.mentor("Ben", [("offers", "leading"), ("offers", "writing")])
    let ana = try await house.mentee("Ana", [("seeks", "leading")])
    var scheme = house.intake.scheme.current
    let index = try #require(scheme.forms.firstIndex { $0.id == "profile" })
    let parts = scheme.forms[index].parts.map { part in
      guard case .question(var question) = part, ["offers", "seeks"].contains(question.id) else { return part }
      question.options = question.options.map { option in
        option.id == "leading" ? Question.Option(id: "heading", wording: Wording("Heading a team")) : option
      }
      return Form.Part.question(question)
    }
    scheme.forms[index] = Form(id: "profile", title: "Your profile", parts: parts)
    scheme.renamed = [
      "profile.offers.leading": "profile.offers.guiding", "profile.offers.guiding": "profile.offers.heading",
    ]
    try await house.intake.store.write { [scheme] transaction in
      try FormVersions.keep(scheme, in: transaction)
      try ProfileRenaming.carryOver(scheme, in: transaction)
    }
    let skills = try await house.intake.store.read { db in
      try String.fetchAll(db, sql: "SELECT side || ' ' || skill FROM profile_skill ORDER BY 1")
    }
    #expect(skills == ["offers heading", "offers writing", "seeks heading"])
    let profile = try await house.intake.store.read { try Profile.find(ana, in: $0) }
    #expect(profile?.answers.options("seeks") == ["heading"])
    #expect(profile?.form.words(for: ["heading"], of: "seeks") == ["Heading a team"])
  }
}

import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// The surveys at the end: who is asked what, reminded how often, and what the coordinator makes of the answers.
struct SurveyTests {
  private static func count(_ subject: String, _ address: String, _ company: Company) async throws -> Int {
    try await company.house.mails(to: address).count { $0.subject.contains(subject) }
  }

  /// A pair that is over.
  @discardableResult
  private static func over(
    _ mentee: String, _ mentor: String, early: Bool = false, _ company: Company
  ) async throws -> String {
    let (one, other) = (
      try await company.person(mentee, as: "mentee"),
      try await company.house.signedIn("\(mentor.lowercased())@example.org")
    )
    let path = try await company.propose(one, to: mentor)
    try await company.accept(other, path)
    try await one.open(path)
    try await one.open(path + (early ? "/ending" : "/completion"))
    try await one.sendChecked(early ? "/ending" : "/completion", early ? [("reason", "fit")] : [])
    return path
  }

  /// A telephone with the last survey that someone was asked.
  private static func letter(_ name: String, _ company: Company) async throws -> Browser {
    let letter = try #require(
      try await company.house.mails(to: "\(name.lowercased())@example.org").last { $0.subject.contains("survey") })
    let phone = company.house.browser()
    try await phone.open(String(letter.link.dropFirst(House.origin.count)))
    return phone
  }

  /// Someone answers from the last mail about a survey, on a telephone.
  private static func answer(_ name: String, _ fields: [(String, String)], _ company: Company) async throws {
    let phone = try await letter(name, company)
    #expect(phone.page.contains("name=\"contact-me\""))
    try await phone.send(phone.path, fields)
    #expect(phone.page.says(ProposalWords.answered) && !phone.page.says(ProposalWords.answeredNext))
  }

  @Test("An early end asks both the short survey; a completion asks each their own")
  func kinds() async throws {
    let company = try await Company()
    _ = try await company.person("Ben")
    try await Self.over("Ana", "Ben", early: true, company)
    for address in ["ana@example.org", "ben@example.org"] {
      #expect(try await Self.count("survey ended", address, company) == 1)
    }
    #expect(try await Self.letter("Ana", company).page.contains("name=\"reason\"") == false, "she has given it already")
    #expect(try await Self.letter("Ben", company).page.contains("name=\"reason\""))
    try await Self.over("Dev", "Ben", company)
    #expect(try await Self.count("survey mentee", "dev@example.org", company) == 1)
    #expect(try await Self.count("survey mentor", "ben@example.org", company) == 1)
  }

  @Test("Who has not answered is reminded after 7 and 21 days, then never; an answer and a reopening stop it")
  func reminders() async throws {
    let company = try await Company()
    _ = try await company.person("Ben")
    let path = try await Self.over("Ana", "Ben", company)
    try await company.house.pass(days: 6)
    #expect(try await Self.count("survey reminder", "ana@example.org", company) == 0)
    try await company.house.pass(days: 1)
    #expect(try await Self.count("survey reminder", "ana@example.org", company) == 1)
    let ben = try await company.house.signedIn("ben@example.org")
    try await ben.open(path + "/reopening")
    try await ben.send("/reopening", [("comment", "One more time.")])
    try await company.house.pass(days: 20)
    #expect(try await Self.count("survey reminder", "ana@example.org", company) == 1, "it goes on")

    try await ben.open(path + "/ending")
    try await ben.sendChecked("/ending", [("reason", "time")])
    #expect(try await Self.count("survey ended", "ana@example.org", company) == 1, "asked what fits the new end")
    try await Self.answer("Ana", [("reason", "time")], company)
    try await company.house.pass(days: 60)
    #expect(try await Self.count("survey reminder", "ana@example.org", company) == 1, "she has answered")
    #expect(try await Self.count("survey reminder", "ben@example.org", company) == 3, "one before, two after")
  }

  @Test("The coordinator reads counts, averages, who returned it, and words with names; a partner and a member do not")
  func results() async throws {
    let company = try await Company()
    let ben = try await company.person("Ben", [("places", "9")])
    let cleo = try await company.house.signedIn(Company.cleo)
    for (name, goals, partner) in [
      ("Ana", "yes", "5"), ("Dev", "yes", "4"), ("Eli", "no", "3"), ("Fay", "yes", "4"), ("Gus", "no", "5"),
    ] {
      try await cleo.open("/my/coordinator/surveys")
      #expect(cleo.page.says(SurveyResultsWords.partnerNotYet) == (name != "Ana"))
      try await Self.over(name, "Ben", company)
      try await Self.answer(name, [("goals-met", goals), ("partner", partner)], company)
    }
    try await Self.answer("Ben", [("recommend", "10")], company)
    try await Self.over("Hana", "Ben", early: true, company)
    try await Self.answer("Hana", [("words", "=We spoke past <each> other.")], company)
    try await cleo.open("/my/coordinator/")
    try await cleo.open(cleo.link(SurveyResultsWords.title))
    for words: any Sayable in [
      SurveyResultsWords.returned(5, of: 5), SurveyResultsWords.returned(1, of: 5),
      SurveyResultsWords.returned(1, of: 2), SurveyResultsWords.partner("4.2", 5),
      SurveyResultsWords.netPromoterScore(100),
      SurveyResultsWords.average("10.0"), "=We spoke past <each> other.",
      SurveyResultsWords.byMentee(Name("Hana"), Name("Ben")),
    ] as [any Sayable] { #expect(cleo.page.says(words), "\(said(words))") }
    #expect(cleo.page.contains("</th><td>3</td>"))
    for reader in [ben, try await company.person("Ivy", as: "mentee")] {
      #expect(try await reader.open("/my/coordinator/surveys").status == 404)
      #expect(try await reader.open("/my/coordinator/lists/survey-ended.csv").status == 404)
    }
    let hana = try await company.house.signedIn("hana@example.org")
    let handle = try #require(
      try await company.house.intake.store.read {
        try String.fetchOne($0, sql: "SELECT handle FROM survey WHERE answers LIKE '%spoke past%'")
      })
    try await hana.open("/my/surveys/\(handle)")
    #expect(hana.page.contains("spoke past &lt;each&gt;"), "she reads again what she answered")
    let kept = try await company.house.count("SELECT count(*) FROM survey WHERE answers LIKE '%\"fit\"%'")
    #expect(kept == 1, "the reason that she gave when she ended it")

    let csv = try await cleo.open("/my/coordinator/lists/survey-ended.csv")
    #expect(csv.header("content-type") == "text/csv; charset=utf-8")
    #expect(csv.header("content-disposition") == "attachment; filename=\"survey-ended.csv\"")
    #expect(csv.header("cache-control") == "no-store")
    #expect(csv.body.contains("\"Hana\",\""))
    let mentee = said(CoordinatorListWords.mentee)
    #expect(csv.body.contains("\",\"\(mentee)\",\"Ben\",\""))
    #expect(csv.body.contains("\"'=We spoke past <each> other.\""))
    let json = try await cleo.open("/my/coordinator/lists/survey-ended.json")
    #expect(json.body.contains("\"=We spoke past <each> other.\""))
    let mentees = try await cleo.open("/my/coordinator/lists/survey-mentee.csv").body
    let columns = try #require(mentees.components(separatedBy: "\r\n").first).components(separatedBy: ",")
    #expect(columns.contains("\"goals-met\"") && !columns.contains("\"\(FormKind.partnerQuestion)\""))
    #expect(mentees.contains(",\"yes\"") && !mentees.contains("\"5\""), "no item on the partner")
    #expect(try await company.audit().filter { $0.contains("take-list") }.count == 3)
  }

  @Test("The sixth answer about a partner shows in no figure until the tenth has come")
  func inFives() async throws {
    let company = try await Company()
    let store = company.house.intake.store
    for _ in 0..<5 { try await store.write { try PartnerRating.add(4, .surveyMentee, in: $0) } }
    for _ in 0..<4 {
      try await store.write { try PartnerRating.add(1, .surveyMentee, in: $0) }
      #expect(try await store.read { try PartnerRating.shown(of: .surveyMentee, in: $0)?.total } == 20)
    }
    try await store.write { try PartnerRating.add(1, .surveyMentee, in: $0) }
    #expect(try await store.read { try PartnerRating.shown(of: .surveyMentee, in: $0)?.average } == 2.5)
  }

  @Test("A wish to be contacted stands on the coordinator's page by name until somebody has been in touch")
  func contact() async throws {
    let company = try await Company()
    _ = try await company.person("Ben")
    try await Self.over("Ana", "Ben", company)
    try await Self.answer("Ana", [("goals-met", "no"), ("contact-me", "yes")], company)
    let cleo = try await company.house.signedIn(Company.cleo)
    try await cleo.open("/my/coordinator/")
    #expect(
      cleo.page.says(CoordinatorWords.contactWishes)
        && cleo.page.says(CoordinatorWords.afterMentoring(Name("Ben"))))
    try await cleo.open(cleo.link("Ana"))
    #expect(cleo.page.contains("ana@example.org"))
    try await cleo.open("/my/coordinator/")
    try await cleo.send("/contact")
    #expect(cleo.path == "/my/coordinator/" && !cleo.page.says(CoordinatorWords.contactWishes))
    #expect(try await company.audit().contains("coordinator make-contact done"))
  }

  @Test("Who asked to be contacted is no link where the coordinator has a proposal with them, and finds no page")
  func contactWithoutPage() async throws {
    let company = try await Company()
    for name in ["Ben", "Cleo"] { _ = try await company.person(name) }
    try await Self.over("Ana", "Ben", company)
    try await Self.answer("Ana", [("goals-met", "no"), ("contact-me", "yes")], company)
    _ = try await company.propose(try await company.house.signedIn("ana@example.org"), to: "Cleo")
    let cleo = try await company.house.signedIn(Company.cleo)
    let page = try await cleo.open("/my/coordinator/")
    #expect(
      page.words.contains("Ana\n\(said(CoordinatorWords.afterMentoring(Name("Ben"))))")
        && !page.body.contains(">Ana</a>"))
  }

  @Test("A coordinator finds nothing of a mentoring of their own, neither in the results nor in the lists")
  func ownMentoring() async throws {
    let company = try await Company()
    let cleo = try await company.person("Cleo")
    _ = try await company.person("Ben")
    try await Self.over("Ana", "Cleo", early: true, company)
    try await Self.answer("Ana", [("reason", "fit"), ("words", "About Cleo"), ("contact-me", "yes")], company)
    try await Self.over("Dev", "Ben", company)
    for page in ["surveys", "lists/survey-ended.csv", "lists/pairs.csv", ""] {
      try await cleo.open("/my/coordinator/\(page)")
      #expect(cleo.answer.status == 200 && !cleo.page.contains("About Cleo") && !cleo.page.contains("Ana"), "\(page)")
    }
    try await cleo.open("/my/coordinator/lists/pairs.csv")
    #expect(cleo.page.contains("\"Dev\",\"") && cleo.page.contains("\"Ben\",\""))
    #expect(cleo.page.contains("\"\(said(CoordinatorListWords.completed))\""))
  }

  @Test("OUT6 A field of a CSV file is never a formula, and is quoted whatever it holds")
  func csv() {
    for text in [
      "=1", "+1", "-1", "@x", " =1", "\u{A0}=1", "\t1", "\r1", "\n1", "\u{FF1D}1", "\u{FF0B}1", "\u{FF20}x",
      "=\u{301}1",
    ] {
      #expect(SafeCSV.field(text).hasPrefix("\"'"), "\(text)")
    }
    #expect(SafeCSV.field("Ana \"A.\"\r\nB, C") == "\"Ana \"\"A.\"\"\r\nB, C\"")
    #expect(SafeCSV.field("a-b") == "\"a-b\"" && SafeCSV.field("") == "\"\"")
    #expect(
      String(decoding: SafeCSV([["a", "b"], ["1", "2"]]).bytes, as: UTF8.self) == "\"a\",\"b\"\r\n\"1\",\"2\"\r\n")
  }
}

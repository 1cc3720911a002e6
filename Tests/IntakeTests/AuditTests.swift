import Foundation
import GRDB
import Testing

@testable import Intake

/// Who did what to what, when: appended, and without anyone's words.
struct AuditTests {
  @Test("What a coordinator and a contact do, and what was denied, is noted without words or addresses")
  func noted() async throws {
    let company = try await Company()
    _ = try await company.person("Wim", at: "wim@elsewhere.example", [("experience", "planted-words")])
    let dev = try await company.person("Dev")
    let cleo = try await company.house.signedIn(Company.cleo)
    let handle = try await company.handle(of: "wim@elsewhere.example")
    try await dev.open("/my/coordinator/people/\(handle)")
    try await dev.open("/my/coordinator/people/\(handle)")
    try await cleo.open("/my/coordinator/people/\(handle)")
    try await cleo.send("/questions", [("question", "planted-words")])
    try await cleo.send("/membership")
    try await company.concern(company.house.browser(), "planted-words")
    let ffion = company.house.browser()
    try await ffion.open(try await company.house.link(to: Company.ffion))
    let acting = try await company.contact(Company.ffion)
    try await acting.send("/suspension", [("named", "dev@example.org")])
    try await acting.send("/suspension-end", [("person", "others"), ("named", "dev@example.org")])
    try await acting.send("/closing", [("note", "planted-words")])
    let read = "coordinator read-person done"
    let lines = try await company.audit()
    #expect(
      lines == [
        "person sign-in done", "person sign-in done", "person sign-in done",
        "person GET /my/coordinator/people/{handle} denied", read, "coordinator ask done", read,
        "coordinator let-in done", "coordinator read-coordinator-page done", "nobody raise-concern done",
        "contact read-concern done", "person sign-in done", "contact suspend done", "contact lift-suspension done",
        "contact close-concern done", "contact list-concerns done",
      ])
    let rows = try await company.house.intake.store.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM audit").map { "\($0)" }
    }
    #expect(rows.allSatisfy { !$0.contains("planted") && !$0.contains("@") })
    #expect(rows[3].contains(handle) && rows[6].contains("\(1_790_000_000)"))
  }

  @Test("No line of the audit is changed or deleted", arguments: ["UPDATE audit SET act = 'x'", "DELETE FROM audit"])
  func appendOnly(sql: String) async throws {
    let house = try await House()
    _ = try await house.signedIn("ana@example.org")
    await #expect(throws: DatabaseError.self) {
      try await house.intake.store.write { try $0.db.execute(sql: sql) }
    }
    #expect(try await house.count("SELECT count(*) FROM audit WHERE act = 'sign-in'") == 1)
  }
}

import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// A row that no released Waymark could have written: a faulty disk, a repair by hand, a newer program.
@Suite("A bad row")
struct BadRowTests {
  /// A place where Ana's row holds what nobody expects.
  struct Damage: Sendable, CustomTestStringConvertible {
    var table: String
    var column: String
    var value: String
    var owner: String
    var page: String

    var testDescription: String { "\(table).\(column) is \(value)" }

    static let all = [
      Damage(table: "person", column: "standing", value: "'guest'", owner: "id", page: "/my/"),
      Damage(table: "diary_entry", column: "text", value: "NULL", owner: "person_id", page: "/my/diary"),
      Damage(table: "diary_entry", column: "created_at", value: "'noon'", owner: "person_id", page: "/my/diary"),
      Damage(table: "profile", column: "name", value: "x'FF'", owner: "person_id", page: "/my/profile"),
      Damage(table: "profile", column: "answers", value: "'[1]'", owner: "person_id", page: "/my/profile"),
      Damage(table: "proposal", column: "state", value: "'asleep'", owner: "mentee_id", page: "/my/"),
      Damage(
        table: "mentoring", column: "state", value: "'asleep'",
        owner: "(SELECT person_id FROM mentoring_member WHERE mentoring_id = id AND role = 'mentee')", page: "/my/"),
      Damage(table: "session", column: "used_at", value: "'once'", owner: "person_id", page: "/my/sessions"),
    ]

    /// The schema refuses such rows, so a view that has them takes the table's place.
    func happen(in house: House) async throws {
      try await house.intake.store.write { transaction in
        let db = transaction.db
        let columns = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
        let ana = "(SELECT person_id FROM address WHERE address = 'ana@example.org')"
        let values = columns.map { name in
          name == column ? "CASE WHEN \(owner) = \(ana) THEN \(value) ELSE \(name) END AS \(name)" : name
        }
        try db.execute(sql: "ALTER TABLE \(table) RENAME TO sound_\(table)")
        try db.execute(sql: "CREATE VIEW \(table) AS SELECT \(values.joined(separator: ", ")) FROM sound_\(table)")
      }
    }
  }

  @Test("costs one page an error, and nobody else anything", arguments: Damage.all)
  func onePage(damage: Damage) async throws {
    let pairing = try await Pairing.begun()
    let cleo = try await pairing.house.signedIn(Company.cleo)
    try await pairing.ana.post(
      "/my/forms/\(FormKind.diaryEntry.rawValue)", [(FormKind.diaryEntry.rawValue, "My own words.")])
    try await damage.happen(in: pairing.house)
    #expect(try await pairing.ana.open(damage.page).status == 500)
    #expect(try await cleo.open("/my/").status == 200)
    #expect(try await pairing.house.browser().open("/my/sign-in").status == 200)
  }

  @Test("is told of in the log by its column, without a word of what anybody wrote")
  func logged() throws {
    let queue = try DatabaseQueue()
    try queue.read { db in
      let row = try #require(try Row.fetchOne(db, sql: "SELECT 'PRIVATE' AS answer, 'weird' AS author"))
      let error = #expect(throws: BadValue.self) { () throws -> MentoringActor in try row.get("author") }
      #expect(error?.logged.contains("author") ?? false)
      #expect(!(error?.logged.contains("PRIVATE") ?? true) && !(error?.logged.contains("weird") ?? true))
    }
    let json = #expect(throws: (any Error).self) {
      try JSONDecoder().decode([Int].self, from: Data("[\"PRIVATE\"]".utf8))
    }
    #expect(!(json?.logged.contains("PRIVATE") ?? true))
  }

  @Test("does not take with it what others post in the same moment")
  func ownJob() async throws {
    let house = try await House()
    let store = house.intake.store
    let bad = Task {
      try await store.write { transaction in
        let row = try #require(try Row.fetchOne(transaction.db, sql: "SELECT NULL AS name"))
        let name: String = try row.get("name")
        return name
      }
    }
    let good = Task { try await store.write { try Int.fetchOne($0.db, sql: "SELECT 7") } }
    await #expect(throws: BadValue.self) { try await bad.value }
    #expect(try await good.value == 7)
  }
}

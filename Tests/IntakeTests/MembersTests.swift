import GRDB
import Testing

@testable import Intake

/// The members of a mentoring are rows: what they write names them, and no table says how many there are.
struct MembersTests {
  /// Dev joins Ana and Ben as another mentee, which no page can do.
  private func three() async throws -> (pair: Pairing, mentoring: Mentoring, dev: Int64) {
    let pair = try await Pairing.begun()
    let dev = try await pair.house.mentee("Dev", [])
    let mentoring = try await pair.house.intake.store.write { transaction in
      let mentoring = try Mentoring.all().all(in: transaction.db)[0]
      try transaction.db.execute(
        sql: "INSERT INTO mentoring_member (mentoring_id, person_id, role) VALUES (?, ?, 'mentee')",
        arguments: [mentoring.id, dev])
      return mentoring
    }
    return (pair, mentoring, dev)
  }

  @Test("A gate closes, and a pair has never met, once each of three members has said so")
  func everyMember() async throws {
    let (pair, mentoring, dev) = try await three()
    try await pair.house.intake.store.write { transaction in
      let db = transaction.db
      for (stage, members) in [
        ("one", [mentoring.mentee, mentoring.mentor]), ("two", [mentoring.mentee, mentoring.mentor, dev]),
      ] {
        for member in members {
          try db.execute(
            sql: "INSERT INTO stage_gate (mentoring_id, stage, person_id, at) VALUES (?, ?, ?, 7)",
            arguments: [mentoring.id, stage, member])
        }
      }
      #expect(try StageGate.closed(of: mentoring, in: db).map(\.stage) == ["two"])
      for handle in ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"] {
        try db.execute(
          sql: "INSERT INTO meeting_check (handle, mentoring_id, asked_at) VALUES (?, ?, 7)",
          arguments: [handle, mentoring.id])
        let check = try #require(try MeetingCheck.find(db.lastInsertedRowID, in: db))
        for member in [mentoring.mentee, mentoring.mentor] { try check.answer(.notYet, by: member, in: transaction) }
      }
      #expect(try MeetingCheck.neverMet().all(in: db).isEmpty, "Dev has not said")
      for id in try Int64.fetchAll(db, sql: "SELECT id FROM meeting_check") {
        try MeetingCheck.find(id, in: db)?.answer(.notYet, by: dev, in: transaction)
      }
      #expect(try MeetingCheck.neverMet().all(in: db).first?.id == mentoring.id)
    }
  }

  @Test(
    "Whoever is suspended stops it for all; whoever is deleted takes it with them; and a stranger writes nothing in it")
  func oneOfThree() async throws {
    let (pair, mentoring, dev) = try await three()
    let cleo = try await pair.house.mentee("Cleo", [])
    let refused = await #expect(throws: DatabaseError.self) {
      try await pair.house.intake.store.write {
        try $0.db.execute(
          sql: "INSERT INTO stage_gate (mentoring_id, stage, person_id, at) VALUES (?, 'one', ?, 7)",
          arguments: [mentoring.id, cleo])
      }
    }
    #expect(refused?.resultCode == .SQLITE_CONSTRAINT)
    try await pair.house.intake.store.write { transaction in
      try Person.find(dev, in: transaction.db)?.suspend(in: transaction)
      #expect(try Mentoring.find(mentoring.id, in: transaction.db)?.life == .stopped)
    }
    try await pair.house.run("DELETE FROM person WHERE id = \(dev)")
    #expect(try await pair.house.count("SELECT count(*) FROM mentoring") == 0)
    #expect(try await pair.house.count("SELECT count(*) FROM proposal WHERE state = 'accepted'") == 0)
  }
}

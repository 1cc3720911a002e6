import Foundation
import Scheme
import Synchronization
import Testing

@testable import Intake

/// The lists that a coordinator takes away, longer than what is read at a time.
struct CoordinatorListTests {
  private static let count = 2 * CoordinatorList.page + 2
  /// Cleo is a mentor of this one's, and finds nothing of it.
  private static let cleos = 7
  private static let names = (1...count).filter { $0 != cleos }.map { "Mentee \($0)" }

  /// So many pairs, all of them Ben's but for one, each over and with an answered survey.
  private static func house() async throws -> House {
    let house = try await House { $0.coordinators = [Company.cleo] }
    try await house.mentor("Ben", [])
    try await house.mentor("Cleo", [])
    try await house.run(
      """
      CREATE TEMPORARY TABLE n AS
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count)) SELECT i FROM n;
      INSERT INTO person (id, handle, standing, created_at) SELECT 1000 + i, printf('%016d', i), 'member', 0 FROM n;
      INSERT INTO profile (person_id, name, role, availability, places, contact, form_version_id, answers, updated_at)
        SELECT 1000 + i, 'Mentee ' || i, 'mentee', 'available', 0, 'Room 7', form_version_id, answers, 0
        FROM n JOIN profile ON name = 'Ben';
      INSERT INTO mentoring (id, handle, state, since, proposed_at, begun_at, ends_on)
        SELECT i, printf('%016d', i), 'completed', 0, 0, 0, '1970-01-01' FROM n;
      INSERT INTO mentoring_member SELECT i, 1000 + i, 'mentee' FROM n;
      INSERT INTO mentoring_member SELECT i, person_id, 'mentor'
        FROM n JOIN profile ON name = CASE i WHEN \(cleos) THEN 'Cleo' ELSE 'Ben' END;
      INSERT INTO survey (handle, mentoring_id, person_id, form, asked_at, answered_at, form_version_id, answers)
        SELECT printf('%016d', i), i, 1000 + i, 'survey-mentee', 0, \(count) - i, form_version.id, '{}'
        FROM n JOIN form_version ON form = 'survey-mentee';
      DROP TABLE n;
      """)
    return house
  }

  @Test("A long list has every row once and in order, in either file, and none of the coordinator's own pair")
  func complete() async throws {
    let house = try await Self.house()
    let cleo = try await house.signedIn(Company.cleo)
    for (list, key) in [("pairs", "mentee"), ("survey-mentee", "person")] {
      let csv = try await cleo.open("/my/coordinator/lists/\(list).csv").body
      #expect(csv.utf8.starts(with: SafeCSV.mark))
      let lines = csv.components(separatedBy: "\r\n").dropFirst().dropLast()
      #expect(lines.map { String($0.dropFirst().prefix { $0 != "\"" }) } == Self.names, "\(list)")
      let json = try await cleo.open("/my/coordinator/lists/\(list).json").body
      let rows = try JSONDecoder().decode([[String: String]].self, from: Data(json.utf8))
      #expect(rows.map { $0[key] } == Self.names, "\(list)")
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      #expect(json == String(decoding: try encoder.encode(rows), as: UTF8.self), "as if it were written at once")
    }
    let none = try await cleo.open("/my/coordinator/lists/never-met.json").body
    #expect(try JSONDecoder().decode([[String: String]].self, from: Data(none.utf8)).isEmpty)
  }

  @Test("Two people of one name are two in a list, and each is found on their own page by what tells them apart")
  func sameName() async throws {
    let company = try await Company()
    let cleo = try await company.house.signedIn(Company.cleo)
    let ben = try await company.person("Ben")
    for address in ["ana@example.org", "other@example.org"] {
      let ana = try await company.person("Ana", as: "mentee", at: address)
      let path = try await company.propose(ana, to: "Ben")
      try await company.accept(ben, path)
    }
    let json = try await cleo.open("/my/coordinator/lists/pairs.json").body
    let rows = try JSONDecoder().decode([[String: String]].self, from: Data(json.utf8))
    #expect(rows.map { $0["mentee"] } == ["Ana", "Ana"])
    for (row, address) in zip(rows, ["ana@example.org", "other@example.org"]) {
      #expect(try await row["mentee-id"] == company.handle(of: address))
      #expect(try await row["mentor-id"] == company.handle(of: "ben@example.org"))
      try await cleo.open("/my/coordinator/people/\(row["mentee-id"] ?? "")")
      #expect(cleo.page.contains(address))
    }
  }

  @Test("A long list is read and sent a page at a time")
  func inPieces() async throws {
    let house = try await Self.house()
    let person = try await house.intake.store.read { db in
      try Person.find(address: Company.cleo, in: db).map { SignedIn(person: $0, address: Company.cleo, session: nil) }
    }
    for (file, pieces) in [("pairs.csv", 1 + 3), ("pairs.json", 1 + 3 + 1), ("survey-mentee.csv", 1 + 3)] {
      let visit = Visit(person: person, path: "", parameters: ["id": file], query: Posted())
      let reply = try await house.intake.read(for: visit) {
        try CoordinatorListPages(reading: CoordinatorReading($0)).take()
      }
      guard case .download(let download) = reply.content,
        case .pieces(let write) = download.content
      else {
        Issue.record("\(file) is no download in pieces")
        continue
      }
      let rows = Mutex<[Int]>([])
      try await write { piece in rows.withLock { $0.append(String(decoding: piece, as: UTF8.self).rows) } }
      #expect(rows.withLock { $0.count } == pieces, "\(file)")
      #expect(rows.withLock { $0.max() } == CoordinatorList.page, "\(file)")
    }
  }
}

extension String {
  /// How often someone's name is in it.
  fileprivate var rows: Int { components(separatedBy: "Mentee ").count - 1 }
}

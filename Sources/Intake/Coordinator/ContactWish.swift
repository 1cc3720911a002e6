import GRDB
import Scheme

/// Someone who asked in a survey to be contacted, and has not been yet.
struct ContactWish: Sendable {
  /// The survey's handle.
  let survey: String
  /// The person's handle.
  let handle: String
  let name: PersonName
  let partner: Phrase
  let since: Instant

  /// Longest first.
  ///
  /// - Parameter coordinator: sees none about a pair that they belong to.
  /// - Parameter survey: the handle of the only survey to look at; `nil` for all.
  static func open(for coordinator: SignedIn, survey: String? = nil, in db: Database) throws -> [ContactWish] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT survey.handle AS survey, person.handle, person.id, mentee_id, mentor_id, answered_at FROM survey
        JOIN \(Mentoring.now) ON mentoring.id = mentoring_id JOIN person ON person.id = person_id
        WHERE contact_wanted = 1 AND contacted_at IS NULL AND :coordinator NOT IN (mentee_id, mentor_id)
          AND survey.handle = coalesce(:survey, survey.handle) ORDER BY answered_at
        """,
      arguments: ["coordinator": coordinator.id, "survey": survey]
    ).map { row in
      let (person, mentee, mentor): (Int64, Int64, Int64) = try (
        row.get("id"), row.get("mentee_id"), row.get("mentor_id")
      )
      return try ContactWish(
        survey: row.get("survey"), handle: row.get("handle"), name: PersonName(person, for: coordinator, in: db),
        partner: Profile.name(of: person == mentor ? mentee : mentor, in: db).phrase, since: row.get("answered_at"))
    }
  }

  /// - Throws: `Problem.notFound` for a wish that is not open to this coordinator.
  static func find(_ survey: String, for coordinator: SignedIn, in db: Database) throws -> ContactWish {
    guard let wish = try open(for: coordinator, survey: survey, in: db).first else { throw Problem.notFound }
    return wish
  }

  /// Notes that someone has been in touch.
  ///
  /// - Throws: `Problem.notFound`.
  static func done(_ survey: String, by coordinator: SignedIn, in transaction: Transaction) throws {
    let wish = try find(survey, for: coordinator, in: transaction.db)
    try transaction.db.execute(
      cached: "UPDATE survey SET contacted_at = ? WHERE handle = ?", arguments: [transaction.now, survey])
    try Audit.note(.makeContact, by: .coordinator(coordinator.person), on: .person(wish.handle), in: transaction)
  }
}

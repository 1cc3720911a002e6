import GRDB
import Scheme

/// When others can choose a person, and what happens to the proposals that are waiting when they no longer can.
extension Profile {
  /// When others can choose this person.
  enum Availability: Sendable, Hashable {
    case available
    case notAvailable
    /// From a day, such as `2026-03-27`, in the scheme's time zone.
    case from(String)

    func holds(on day: String) -> Bool {
      switch self {
      case .available: true
      case .notAvailable: false
      case .from(let first): first <= day
      }
    }
  }

  /// Sets whether a person is available, in the answers as well, so that the form shows it.
  static func setAvailable(_ isAvailable: Bool, from day: String? = nil, person: Int64, in transaction: Transaction)
    throws
  {
    guard let profile = try find(person, in: transaction.db) else { return }
    var answers = profile.answers
    let option = isAvailable ? "available" : day == nil ? "not-available" : "from-date"
    answers.values["availability"] = .options([option])
    answers.values["available-from"] = day.map { .day($0) }
    try transaction.db.execute(
      cached: """
        UPDATE profile SET availability = ?, available_from = ?, answers = ?, availability_asked_at = NULL,
          waiting_asked_at = ?
        WHERE person_id = ?
        """,
      arguments: [
        isAvailable ? "available" : "not-available", day, try answers.json, isAvailable ? nil : transaction.now, person,
      ])
  }

  /// Notes whether someone who is not available still has to say what happens to the proposals waiting for them.
  static func askAboutWaiting(_ isOpen: Bool, person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE profile SET waiting_asked_at = ? WHERE person_id = ?",
      arguments: [isOpen ? transaction.now : nil, person])
  }

  /// Opens the question of whether this mentor takes another mentee.
  static func askAvailability(of person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE profile SET availability_asked_at = ? WHERE person_id = ?", arguments: [transaction.now, person])
  }

  static func isAskedForAvailability(_ person: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT availability_asked_at IS NOT NULL FROM profile WHERE person_id = ?", arguments: [person])
      ?? false
  }
}

import Foundation
import GRDB
import Scheme

/// The survey's item on the partner: rows that record no person, pair or time, and what is shown of them.
///
/// Five are needed before anything is shown, and then the sum moves in steps of five: someone who watches it as one
/// more answer comes in learns nothing about that answer.
struct PartnerRating: Sendable {
  static let step = 5

  /// How many answers the average is based on: 5, 10, 15 …
  let answers: Int
  let total: Int

  var average: Double { Double(total) / Double(answers) }

  static func add(_ rating: Int, _ kind: FormKind, in transaction: Transaction) throws {
    let db = transaction.db
    try db.execute(
      cached: "INSERT INTO partner_rating (key, form, rating) VALUES (?, ?, ?)",
      arguments: [Data(transaction.world.random(16)), kind.rawValue, rating])
    try db.execute(
      cached: """
        INSERT OR REPLACE INTO partner_rating_sum (form, answers, total)
        SELECT form, count(*), sum(rating) FROM partner_rating WHERE form = ? GROUP BY form HAVING count(*) % ? = 0
        """,
      arguments: [kind.rawValue, step])
  }

  /// What may be shown; `nil` until there are five answers.
  static func shown(of kind: FormKind, in db: Database) throws -> PartnerRating? {
    try Row.fetchOne(db, cached: "SELECT * FROM partner_rating_sum WHERE form = ?", arguments: [kind.rawValue]).map {
      try PartnerRating(answers: $0.get("answers"), total: $0.get("total"))
    }
  }
}

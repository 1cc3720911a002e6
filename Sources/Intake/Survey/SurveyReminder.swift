import GRDB
import Scheme

extension Survey {
  /// When someone who has not answered is reminded; there are no later reminders.
  static let reminders = [Span.days(7), .days(21)]

  static func remind(in transaction: Transaction) throws -> LeftOut {
    let waiting = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT id, person_id, asked_at, reminded FROM survey
        WHERE answered_at IS NULL AND closed_at IS NULL AND reminded < ? AND asked_at <= ? LIMIT 100
        """,
      arguments: [reminders.count, transaction.now - reminders[0]])
    return try transaction.each(waiting) { row in
      let (asked, reminded): (Instant, Int) = try (row.get("asked_at"), row.get("reminded"))
      let past = reminders.count { asked + $0 <= transaction.now }
      guard past > reminded else { return }
      try transaction.db.execute(
        cached: "UPDATE survey SET reminded = ? WHERE id = ?", arguments: [past, row.get("id") as Int64])
      try Outbox.add(
        [Mail(kind: .surveyReminder, to: .person(row.get("person_id")), about: .survey(row.get("id")))], in: transaction
      )
    }
  }
}

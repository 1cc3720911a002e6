import GRDB
import Scheme

/// Mails to one reader that were never sent, for the coordinator's page. Sign-in links are left out, because nobody
/// is waiting for them any more, and so are mails about a concern.
struct DeadLetters: Sendable {
  /// By the name in the profile, or by the address, masked.
  let reader: Phrase
  let why: Outbox.End
  let count: Int
  let last: Instant

  private static let shown = Span.days(30)

  /// Those of the last 30 days, newest first.
  static func recent(at now: Instant, in db: Database) throws -> [DeadLetters] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT name, coalesce(outbox.address, address.address) AS mailbox, dead_why, count(*) AS count,
          max(dead_at) AS last
        FROM outbox LEFT JOIN profile ON profile.person_id = outbox.person_id
        LEFT JOIN address ON address.person_id = outbox.person_id AND gets_mail = 1
        WHERE dead_why IN (?, ?, ?) AND dead_at > ? AND sign_in_id IS NULL AND concern_reader_id IS NULL
        GROUP BY outbox.person_id, outbox.address, dead_why ORDER BY last DESC LIMIT 50
        """,
      arguments: [Outbox.End.refused, Outbox.End.tooLate, Outbox.End.unreadable, now - shown]
    ).map { row in
      try DeadLetters(
        reader: (row.get("name") as String?).map { Name($0).phrase } ?? Address.masked(row.get("mailbox") ?? "").phrase,
        why: row.get("dead_why"), count: row.get("count"), last: row.get("last"))
    }
  }
}

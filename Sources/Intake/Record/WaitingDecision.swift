import GRDB
import Scheme

/// The only mail about a journey: something is waiting for someone to agree. Each of a pair gets at most one a day,
/// whatever and however often the other writes.
enum WaitingDecision {
  static let patience = Span.days(1)

  /// Notes that something was written that is waiting for one of the two.
  static func note(for reader: MentoringActor, of mentoring: Mentoring, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO waiting_decision (mentoring_id, reader_id, since) VALUES (?, ?, ?)
        ON CONFLICT (mentoring_id, reader_id) DO UPDATE SET since = max(excluded.since, coalesce(told_at, 0) + 1)
        """,
      arguments: [mentoring.id, mentoring.person(reader), transaction.now])
  }

  /// Mails everyone who has not been told since, in live pairs that use the roadmap. During a break nobody is told.
  static func tell(in transaction: Transaction) throws -> LeftOut {
    let due = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT waiting_decision.* FROM waiting_decision JOIN \(Mentoring.now) ON mentoring.id = mentoring_id
        WHERE life = 'live' AND (told_at IS NULL OR told_at < waiting_decision.since
          AND told_at <= ?) LIMIT 100
        """,
      arguments: [transaction.now - patience])
    return try transaction.each(due) { row in
      guard let mentoring = try Mentoring.find(row.get("mentoring_id"), in: transaction.db) else { return }
      let person: Int64 = try row.get("reader_id")
      let reader = mentoring.actor(person)
      try transaction.db.execute(
        cached: "UPDATE waiting_decision SET told_at = ? WHERE mentoring_id = ? AND reader_id = ?",
        arguments: [transaction.now, mentoring.id, person])
      guard try isTrue(for: reader, of: mentoring, in: transaction.db) else { return }
      try Outbox.add([mentoring.mail(.pairDecision, to: reader)], in: transaction)
    }
  }

  /// True while something is waiting for someone, in a pair that uses the roadmap.
  static func isTrue(for reader: MentoringActor, of mentoring: Mentoring, in db: Database) throws -> Bool {
    guard mentoring.life == .live, try Journey.find(of: mentoring, in: db).usesRoadmap else { return false }
    return try !all(for: reader, in: Decision.all(of: mentoring, in: db)).isEmpty
  }

  /// What is waiting for one of a pair to agree.
  static func all(for reader: MentoringActor, in decisions: [Decision]) -> [Decision] {
    DecisionHistory.all(in: decisions).compactMap(\.waiting).filter { $0.author != reader }
  }
}

extension WaitingDecision {
  /// What the mail about it says; `nil` if nothing is waiting for its reader any more.
  static func mailContent(for person: Int64?, of mentoring: Mentoring, in db: Database) throws -> MailContent? {
    guard let person, try isTrue(for: mentoring.actor(person), of: mentoring, in: db) else { return nil }
    let partner = try Profile.name(of: mentoring.partner(of: person), in: db)
    return MailContent(path: "my/pairs/\(mentoring.handle)", values: [.partner: partner.phrase])
  }
}

import GRDB
import Scheme

/// The one mail about a journey: something waits for somebody to agree. At most one a day to each of a pair, whatever
/// and however often the other writes.
enum WaitingDecision {
  static let patience = Span.days(1)

  /// Something was written that waits for one of the two.
  static func note(for reader: ProposalActor, of proposal: Proposal, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO waiting_decision (proposal_id, reader, since) VALUES (?, ?, ?)
        ON CONFLICT (proposal_id, reader) DO UPDATE SET since = max(excluded.since, coalesce(told_at, 0) + 1)
        """,
      arguments: [proposal.id, reader, transaction.now])
  }

  /// Mails to whoever has not been told since, in pairs that live and use the roadmap. During a break nobody is told.
  static func tell(in transaction: Transaction) throws -> LeftOut {
    let due = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT waiting_decision.* FROM waiting_decision JOIN \(Proposal.now) ON proposal.id = proposal_id
        WHERE life = 'live' AND (told_at IS NULL OR told_at < waiting_decision.since
          AND told_at <= ?) LIMIT 100
        """,
      arguments: [transaction.now - patience])
    return try transaction.each(due) { row in
      guard let proposal = try Proposal.find(row.get("proposal_id"), in: transaction.db),
        let reader = try ProposalActor(rawValue: row.get("reader"))
      else { return }
      try transaction.db.execute(
        cached: "UPDATE waiting_decision SET told_at = ? WHERE proposal_id = ? AND reader = ?",
        arguments: [transaction.now, proposal.id, reader])
      guard try isTrue(for: reader, of: proposal, in: transaction.db) else { return }
      try Outbox.add([proposal.mail(.pairDecision, to: reader)], in: transaction)
    }
  }

  /// True while something waits for somebody, in a pair that uses the roadmap.
  static func isTrue(for reader: ProposalActor, of proposal: Proposal, in db: Database) throws -> Bool {
    guard proposal.life == .live, try Journey.find(of: proposal, in: db).usesRoadmap else { return false }
    return try !all(for: reader, in: Decision.all(of: proposal, in: db)).isEmpty
  }

  /// What waits for one of a pair to agree.
  static func all(for reader: ProposalActor, in decisions: [Decision]) -> [Decision] {
    DecisionHistory.all(in: decisions).compactMap(\.waiting).filter { $0.author != reader }
  }
}

extension WaitingDecision {
  /// What the mail about it says; `nil` where nothing waits for its reader any more.
  static func mailContent(
    for person: Int64?, of proposal: Proposal, _ settings: Settings, in db: Database
  ) throws -> MailContent? {
    guard let person, try isTrue(for: proposal.actor(person), of: proposal, in: db) else { return nil }
    let partner = try Profile.name(of: proposal.partner(of: person), in: db)
    return MailContent(path: "my/pairs/\(proposal.handle)", values: [.partner: partner.text])
  }
}

import GRDB

/// What time alone does to proposals. Each round is a few short jobs; what is left is done in the next.
extension Proposal {
  private static let mostInOneJob = 100

  /// Expires the proposals that were not answered in time.
  static func expire(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let due = try Row.fetchAll(
      transaction.db, cached: "SELECT * FROM \(now) WHERE \(isWaiting) AND due_at <= ? LIMIT ?",
      arguments: [transaction.now, mostInOneJob])
    return try transaction.each(due) { row in
      let proposal = try Proposal(row: row)
      let step = Step(action: ProposalAction.expire, actor: .clock)
      guard try proposal.take(step, settings: settings, in: transaction) else { return }
      try Outbox.add([proposal.mail(.proposalExpired, to: .mentee)], in: transaction)
    }
  }

  /// Reminds the person who has to act, once at each of the times that the terms set.
  static func remind(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let waiting = try Row.fetchAll(
      transaction.db, cached: "SELECT * FROM \(now) WHERE \(isWaiting) AND due_at > ?", arguments: [transaction.now])
    return try transaction.each(waiting) { row in
      let proposal = try Proposal(row: row)
      guard let due = proposal.position.due else { return }
      let past = settings.terms.reminders(since: proposal.position.since, due: due).count { $0 <= transaction.now }
      guard past > proposal.reminded else { return }
      try transaction.db.execute(
        cached: "UPDATE proposal SET reminded = ? WHERE id = ?", arguments: [past, proposal.id])
      let isMentors = proposal.state == .sent
      try Outbox.add(
        [proposal.mail(isMentors ? .proposalReminder : .proposalAmendReminder, to: isMentors ? .mentor : .mentee)],
        in: transaction)
    }
  }
}

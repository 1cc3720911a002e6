import GRDB

/// What only time does to proposals and pairs. Each round is a few short jobs; what is left is done in the next.
extension Proposal {
  private static let mostInOneJob = 100

  /// Proposals whose answer did not come in time, and breaks that are over.
  static func moveDue(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let due = try Row.fetchAll(
      transaction.db,
      cached:
        "SELECT * FROM \(now) WHERE life IN ('waiting', 'paused') AND due_at <= ? LIMIT ?",
      arguments: [transaction.now, mostInOneJob])
    return try transaction.each(due) { row in
      let proposal = try Proposal(row: row)
      let isBreak = proposal.state == .paused
      let step = ProposalStep(action: isBreak ? .resume : .expire, actor: .clock)
      guard try proposal.take(step, settings: settings, in: transaction) else { return }
      try Outbox.add(
        isBreak
          ? [proposal.mail(.pairResumed, to: .mentee), proposal.mail(.pairResumed, to: .mentor)]
          : [proposal.mail(.proposalExpired, to: .mentee)], in: transaction)
    }
  }

  /// Reminds whoever is waited for, once at each of the times that the terms name.
  static func remind(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let waiting = try Row.fetchAll(
      transaction.db,
      cached: "SELECT * FROM \(now) WHERE life = 'waiting' AND due_at > ?",
      arguments: [transaction.now])
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

  /// Reminds a mentee once who has not said, in the time for it, that they have written to their mentor.
  static func remindOfContact(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let silent = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT * FROM \(now) WHERE life = 'live' AND contact_made_at IS NULL
        AND contact_reminded = 0 AND since <= ? LIMIT ?
        """,
      arguments: [transaction.now - settings.terms.firstContact, mostInOneJob])
    return try transaction.each(silent) { row in
      let proposal = try Proposal(row: row)
      try transaction.db.execute(
        cached: "UPDATE proposal SET contact_reminded = 1 WHERE id = ?", arguments: [proposal.id])
      try Outbox.add([proposal.mail(.pairFirstContact, to: .mentee)], in: transaction)
    }
  }

  /// When the agreed months are over, asks both how to go on: twice, and then it is for the coordinator to ask.
  static func askWhereOver(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let over = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT * FROM \(now) WHERE life = 'live' AND ends_on < ? AND asked < 2
        AND (asked_at IS NULL OR asked_at <= ?) LIMIT ?
        """,
      arguments: [
        settings.day(of: transaction.now), transaction.now - settings.terms.askAgain, mostInOneJob,
      ])
    return try transaction.each(over) { row in
      let proposal = try Proposal(row: row)
      try transaction.db.execute(
        cached: "UPDATE proposal SET asked = asked + 1, asked_at = ? WHERE id = ?",
        arguments: [transaction.now, proposal.id])
      try Outbox.add([proposal.mail(.pairOver, to: .mentee), proposal.mail(.pairOver, to: .mentor)], in: transaction)
    }
  }

  /// True when both were asked twice how to go on after the agreed months, and neither has said.
  func isLeftOpen(at now: Instant, terms: ProposalTerms) -> Bool {
    life == .live && asked >= 2 && askedAt.map { now >= $0 + terms.askAgain } ?? false
  }
}

import GRDB
import Scheme

/// What only time does to mentoring relationships. Each round is a few short jobs; what is left is done in the next.
extension Mentoring {
  private static let mostInOneJob = 100

  /// Ends the breaks that are over.
  static func endBreaks(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    try all().when("life = 'paused' AND due_at <= ?", [transaction.now]).each(mostInOneJob, in: transaction) {
      mentoring in
      let step = Step(action: MentoringAction.resume, actor: .clock)
      guard try mentoring.take(step, settings: settings, in: transaction) else { return }
      try Outbox.add(mentoring.mailBoth(.pairResumed), in: transaction)
    }
  }

  /// Reminds a mentee, once, if they have not said in time that they have written to their mentor.
  static func remindOfContact(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    try live().when(
      "contact_made_at IS NULL AND contact_reminded = 0 AND since <= ?",
      [transaction.now - settings.terms.firstContact]
    ).each(mostInOneJob, in: transaction) { mentoring in
      try mentoring.set("contact_reminded = 1", in: transaction)
      try Outbox.add([mentoring.mail(.pairFirstContact, to: .mentee)], in: transaction)
    }
  }

  /// When the agreed months are over, asks both how to go on: twice, and then it is up to the coordinator to ask.
  static func askWhereOver(settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let now = transaction.now
    return try live().when(
      "ends_on < ? AND asked < 2 AND (asked_at IS NULL OR asked_at <= ?)",
      [settings.day(of: now), now - settings.terms.askAgain]
    ).each(mostInOneJob, in: transaction) { mentoring in
      try mentoring.set("asked = asked + 1, asked_at = :now", ["now": now], in: transaction)
      try Outbox.add(mentoring.mailBoth(.pairOver), in: transaction)
    }
  }

  /// True when both were asked twice how to go on after the agreed months, and neither has answered.
  func isLeftOpen(at now: Instant, terms: Terms) -> Bool {
    life == .live && asked >= 2 && askedAt.map { now >= $0 + terms.askAgain } ?? false
  }
}

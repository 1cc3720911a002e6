import GRDB
import Scheme

extension Mail {
  /// True for a mail about a pair that is stopped, or to someone who is suspended or has left: it is dropped, not kept
  /// for later.
  func isStopped(in db: Database) throws -> Bool {
    if case .person(let id) = to, let standing = try Person.find(id, in: db)?.standing,
      [.suspended, .left].contains(standing)
    {
      return true
    }
    return try about?.isStopped(in: db) ?? false
  }
}

extension Mail.Subject {
  fileprivate func isStopped(in db: Database) throws -> Bool {
    switch self {
    case .proposal(let id): try Proposal.find(id, in: db)?.position.isStopped ?? false
    case .mentoring(let id): try Mentoring.find(id, in: db)?.life == .stopped
    case .survey(let id):
      try Survey.find(id, in: db).flatMap { try Mentoring.find($0.mentoring, in: db) }?.life == .stopped
    case .meetingCheck(let id): try MeetingCheck.find(id, in: db)?.pair.life == .stopped
    case .question, .concern, .addressLink, .accountEvent, .address: false
    }
  }
}

extension Person {
  /// Shuts someone out at once: sessions end, links stop, and they vanish from every list.
  func suspend(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        UPDATE person SET standing_before = standing, standing = 'suspended' WHERE id = ? AND standing <> 'suspended'
        """,
      arguments: [id])
    try transaction.db.execute(cached: "DELETE FROM session WHERE person_id = ?", arguments: [id])
  }

  /// Gives someone back the standing that they had.
  func liftSuspension(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        UPDATE person SET standing = coalesce(standing_before, 'waiting'), standing_before = NULL
        WHERE id = ? AND standing = 'suspended'
        """,
      arguments: [id])
  }
}

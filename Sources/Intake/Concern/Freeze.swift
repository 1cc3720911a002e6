import GRDB
import Scheme

/// What a safeguarding contact can stop at once. The pair is told nothing but that nothing can be done at present: what
/// follows from it is `Life.stopped`.
extension Proposal {
  /// Stops all steps, the contact details and the mails.
  func freeze(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE proposal SET frozen_at = ? WHERE id = ? AND frozen_at IS NULL", arguments: [transaction.now, id])
  }

  func unfreeze(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "UPDATE proposal SET frozen_at = NULL WHERE id = ?", arguments: [id])
  }

  /// True when the two have, or ever had, a proposal.
  static func isAny(between one: Int64, and other: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      cached: """
        SELECT EXISTS (SELECT 1 FROM proposal
          WHERE mentee_id = :one AND mentor_id = :other OR mentee_id = :other AND mentor_id = :one)
        """,
      arguments: ["one": one, "other": other]) ?? false
  }
}

extension Mail {
  /// True for a mail about a pair that is stopped, and to somebody who is suspended or has left: it is dropped, not kept
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
    case .proposal(let id): try Proposal.find(id, in: db)?.life == .stopped
    case .survey(let id):
      try Survey.find(id, in: db).flatMap { try Proposal.find($0.proposal, in: db) }?.life == .stopped
    case .meetingCheck(let id): try MeetingCheck.find(id, in: db)?.pair.life == .stopped
    case .question, .concern, .addressLink, .accountEvent, .address: false
    }
  }
}

extension Person {
  /// Shuts somebody out at once: sessions end, links stop, and they vanish from every list.
  func suspend(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        UPDATE person SET standing_before = standing, standing = 'suspended' WHERE id = ? AND standing <> 'suspended'
        """,
      arguments: [id])
    try transaction.db.execute(cached: "DELETE FROM session WHERE person_id = ?", arguments: [id])
  }

  /// Gives somebody back the standing that they had.
  func liftSuspension(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        UPDATE person SET standing = coalesce(standing_before, 'waiting'), standing_before = NULL
        WHERE id = ? AND standing = 'suspended'
        """,
      arguments: [id])
  }
}

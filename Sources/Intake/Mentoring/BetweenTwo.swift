import GRDB
import Scheme

/// What is between a mentee and a mentor: a proposal, and the mentoring relationship that comes from it. Both have
/// the same handle and share one page.
protocol BetweenTwo: Sendable {
  var handle: String { get }
  var mentee: Int64 { get }
  var mentor: Int64 { get }
}

extension BetweenTwo {
  /// The role of one of the two in it.
  func actor(_ person: Int64) -> MentoringActor { person == mentor ? .mentor : .mentee }

  /// The person in a role.
  func person(_ actor: MentoringActor) -> Int64 { actor == .mentor ? mentor : mentee }

  /// The other one.
  func partner(of person: Int64) -> Int64 { person == mentor ? mentee : mentor }

  /// Its page.
  var path: String { "/my/proposals/\(handle)" }
  var link: Link { Link(["my", "proposals", handle], after: .root) }

  /// True while both are members: neither is suspended, and anyone who left has been let in again.
  func areMembers(in db: Database) throws -> Bool {
    try [mentee, mentor].map { try Person.find($0, in: db)?.standing } == [.member, .member]
  }

  /// True while the two may be a pair, or become one again: both are members, and `NotPaired` does not keep them
  /// apart.
  func mayBePair(in db: Database) throws -> Bool {
    try areMembers(in: db) && !NotPaired.holds(between: mentee, and: mentor, in: db)
  }

  /// Uses up one of the steps that someone can take with the other.
  func limitSteps(of actor: MentoringActor, _ settings: Settings, in transaction: Transaction) throws {
    guard actor != .clock else { return }
    let (one, other) = (person(actor), person(actor.partner))
    try settings.limits.allow(.steps, by: [.pair(one, with: other)], in: transaction)
  }
}

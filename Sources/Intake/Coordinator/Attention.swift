import GRDB
import Scheme

/// A pair, or a proposal on the way to one, that needs the coordinator's attention: its names, state and dates, and why.
struct Attention: Sendable {
  enum Reason: Sendable {
    /// A safeguarding contact has frozen it.
    case frozen
    /// One of the two is suspended.
    case shutOut
    /// Nobody has answered, though all reminders have gone out.
    case waitsLong
    /// The agreed months are over, both were asked twice how to go on, and neither has said.
    case leftOpen
    /// One of the two is unsure of the pair, says that it does not work, or asks for support.
    case askedForHelp
    /// Both have said twice that they have not met.
    case neverMet
  }

  /// The handle of the pair's page.
  let handle: String
  let mentee: PersonName
  let mentor: PersonName
  let state: Phrase
  let reason: Reason
  let since: Instant

  /// All pairs that need attention, those that have needed it longest first. Each room adds its own reasons here.
  ///
  /// - Parameter coordinator: sees nothing here about a pair that they belong to: there, they see what a partner sees.
  static func all(for coordinator: SignedIn, at now: Instant, terms: Terms, in db: Database) throws
    -> [Attention]
  {
    let all =
      try stopped(in: db) + waitingLong(at: now, terms, in: db) + leftOpen(at: now, terms, in: db)
      + askedForHelp(in: db) + neverMet(in: db)
    return try all.filter { $0.pair.mentee != coordinator.id && $0.pair.mentor != coordinator.id }
      .sorted { $0.since < $1.since }
      .map { try Attention($0, for: coordinator, in: db) }
  }

  /// A reason that a room has found.
  private typealias Found = (pair: any BetweenTwo, state: Phrase, reason: Reason, since: Instant)

  private init(_ found: Found, for coordinator: SignedIn, in db: Database) throws {
    handle = found.pair.handle
    mentee = try PersonName(found.pair.mentee, for: coordinator, in: db)
    mentor = try PersonName(found.pair.mentor, for: coordinator, in: db)
    (state, reason, since) = (found.state, found.reason, found.since)
  }

  private static func found(_ mentoring: Mentoring, _ reason: Reason, since: Instant) -> Found {
    (mentoring, CoordinatorWords.state(mentoring.state), reason, since)
  }

  private static func found(_ proposal: Proposal, _ reason: Reason, since: Instant) -> Found {
    (proposal, CoordinatorWords.state(proposal.state), reason, since)
  }

  /// What would be going on if nothing had stopped it.
  private static func stopped(in db: Database) throws -> [Found] {
    func reason(_ frozenAt: Instant?) -> Reason { frozenAt == nil ? .shutOut : .frozen }
    let mentorings = try Mentoring.all().when("life = 'stopped'").all(in: db).filter(\.state.isGoingOn)
      .map { found($0, reason($0.frozenAt), since: $0.frozenAt ?? $0.position.since) }
    let proposals = try Proposal.all(where: "state IN ('sent', 'amending') AND is_stopped", in: db)
      .map { found($0, reason($0.frozenAt), since: $0.frozenAt ?? $0.position.since) }
    return mentorings + proposals
  }

  private static func waitingLong(at now: Instant, _ terms: Terms, in db: Database) throws -> [Found] {
    try Proposal.all(where: Proposal.isWaiting, in: db)
      .filter { proposal in
        guard let due = proposal.position.due else { return false }
        return (terms.reminders(since: proposal.position.since, due: due).last ?? due) <= now
      }
      .map { found($0, .waitsLong, since: $0.position.since) }
  }

  private static func askedForHelp(in db: Database) throws -> [Found] {
    try PrivateAnswer.pairsForHelp(in: db).map { found($0.pair, .askedForHelp, since: $0.since) }
  }

  private static func neverMet(in db: Database) throws -> [Found] {
    try MeetingCheck.neverMet().all(in: db).compactMap { pair in
      try MeetingCheck.neverMet(pair, in: db).map { found(pair, .neverMet, since: $0) }
    }
  }

  private static func leftOpen(at now: Instant, _ terms: Terms, in db: Database) throws -> [Found] {
    try Mentoring.live().when("asked >= 2").all(in: db).filter { $0.isLeftOpen(at: now, terms: terms) }
      .map { found($0, .leftOpen, since: $0.askedAt ?? $0.position.since) }
  }
}

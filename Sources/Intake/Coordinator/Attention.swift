import GRDB

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

  /// The proposal's handle.
  let handle: String
  let mentee: PersonName
  let mentor: PersonName
  let state: ProposalState
  let reason: Reason
  let since: Instant

  /// All pairs that need attention, those that have needed it longest first. Each room adds its own reasons here.
  ///
  /// - Parameter coordinator: sees nothing here of a pair that they belong to: of that, they see what a partner sees.
  static func all(for coordinator: SignedIn, at now: Instant, terms: ProposalTerms, in db: Database) throws
    -> [Attention]
  {
    let all =
      try frozen(in: db) + shutOut(in: db) + waitingLong(at: now, terms, in: db) + leftOpen(at: now, terms, in: db)
      + askedForHelp(in: db)
      + MeetingCheck.neverMet(in: db).map { ($0.pair, .neverMet, $0.since) }
    return try all.filter { $0.proposal.mentee != coordinator.id && $0.proposal.mentor != coordinator.id }
      .sorted { $0.since < $1.since }
      .map { try Attention($0, for: coordinator, in: db) }
  }

  /// A reason that a room has found.
  private typealias Found = (proposal: Proposal, reason: Reason, since: Instant)

  private init(_ found: Found, for coordinator: SignedIn, in db: Database) throws {
    handle = found.proposal.handle
    mentee = try PersonName(found.proposal.mentee, for: coordinator, in: db)
    mentor = try PersonName(found.proposal.mentor, for: coordinator, in: db)
    state = found.proposal.state
    reason = found.reason
    since = found.since
  }

  private static func frozen(in db: Database) throws -> [Found] {
    try stopped(in: db).compactMap { proposal in proposal.frozenAt.map { (proposal, .frozen, $0) } }
  }

  private static func shutOut(in db: Database) throws -> [Found] {
    try stopped(in: db).filter { $0.frozenAt == nil }.map { ($0, .shutOut, $0.position.since) }
  }

  /// What would go on if nothing had stopped it.
  private static func stopped(in db: Database) throws -> [Proposal] {
    try Proposal.all(where: "life = 'stopped'", in: db).filter(\.state.isOpen)
  }

  private static func waitingLong(at now: Instant, _ terms: ProposalTerms, in db: Database) throws -> [Found] {
    try Proposal.all(where: "life = 'waiting'", in: db)
      .filter { proposal in
        guard let due = proposal.position.due else { return false }
        return (terms.reminders(since: proposal.position.since, due: due).last ?? due) <= now
      }
      .map { ($0, .waitsLong, $0.position.since) }
  }

  private static func askedForHelp(in db: Database) throws -> [Found] {
    try PrivateAnswer.pairsForHelp(in: db).map { ($0.proposal, .askedForHelp, $0.since) }
  }

  private static func leftOpen(at now: Instant, _ terms: ProposalTerms, in db: Database) throws -> [Found] {
    try Proposal.all(where: "life = 'live' AND asked >= 2", in: db)
      .filter { $0.isLeftOpen(at: now, terms: terms) }
      .map { ($0, .leftOpen, $0.askedAt ?? $0.position.since) }
  }
}

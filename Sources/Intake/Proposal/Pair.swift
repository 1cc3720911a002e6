import GRDB
import Scheme

/// An accepted proposal, as one of the two sees it: what hangs on a pair asks here whether it is theirs.
struct Pair: Sendable {
  let proposal: Proposal
  /// What the person who looks is in it.
  let actor: ProposalActor
  /// The other's name.
  let partner: Name
  /// The name of the one who looks.
  let ownName: Name

  /// Nothing is shown of what the two share.
  var isStopped: Bool { proposal.life == .stopped }
  /// The two can write.
  var isWritable: Bool { proposal.life.isPartnership }

  /// A pair of this person's.
  ///
  /// - Throws: `Problem.notFound` for everybody but the two, and as long as nobody has accepted.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> Pair {
    let proposal = try Proposal.own(handle, person, as: nil, in: db)
    guard proposal.acceptedAt != nil, proposal.state.isPair || proposal.state.isOver else { throw Problem.notFound }
    return try Pair(proposal, for: person.id, in: db)
  }

  /// A pair of this person's that nothing has stopped, whether it goes on or is over.
  ///
  /// - Throws: `Problem.notFound`; `Obstacle` where nothing can be done at present.
  static func unstopped(_ handle: String, _ filled: FilledForm, in db: Database) throws -> Pair {
    let pair = try own(handle, filled.person, in: db)
    if pair.isStopped { throw Obstacle(ProposalWords.rests) }
    return pair
  }

  /// A pair of this person's that can write now.
  ///
  /// - Throws: `Problem.notFound`; `Obstacle` where nothing can be written any more, or at present.
  static func writable(_ handle: String, _ filled: FilledForm, in db: Database) throws -> Pair {
    let pair = try unstopped(handle, filled, in: db)
    guard pair.isWritable else { throw Obstacle(JourneyWords.isOver) }
    return pair
  }

  /// The pairs in which somebody can write, oldest first.
  static func writable(by person: SignedIn, in db: Database) throws -> [Pair] {
    try Proposal.all(of: person.id, in: db).filter(\.life.isPartnership).map { try Pair($0, for: person.id, in: db) }
      .sorted { $0.proposal.id < $1.proposal.id }
  }

  private init(_ proposal: Proposal, for person: Int64, in db: Database) throws {
    self.proposal = proposal
    actor = proposal.actor(person)
    partner = try Profile.name(of: proposal.partner(of: person), in: db)
    ownName = try Profile.name(of: person, in: db)
  }

  /// The name of somebody of the two, to the one who looks.
  func name(_ someone: ProposalActor) -> Name { someone == actor ? .you : partner }

  /// The same on paper, which both look at.
  func nameOnPaper(_ someone: ProposalActor) -> Name { someone == actor ? ownName : partner }

  /// Where its pages stand, from `/`.
  func link(_ parts: String...) -> Link { Link(["my", "pairs", proposal.handle] + parts, after: .root) }
}

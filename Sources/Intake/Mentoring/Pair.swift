import GRDB
import Scheme

/// A mentoring relationship as one of the two sees it: what belongs to it asks here whether it is theirs.
struct Pair: Sendable {
  let mentoring: Mentoring
  /// The role of the person who is looking.
  let actor: MentoringActor
  /// The other's name.
  let partner: Name
  /// The name of the person who is looking.
  let ownName: Name

  /// Nothing that the two share is shown.
  var isStopped: Bool { mentoring.life == .stopped }
  /// The two can write.
  var isWritable: Bool { mentoring.life.isPartnership }

  /// One of this person's pairs.
  ///
  /// - Throws: `Problem.notFound` for everyone except the two, and until someone has accepted.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> Pair {
    try Pair(Mentoring.own(handle, person, in: db), for: person.id, in: db)
  }

  /// One of this person's pairs that nothing has stopped, whether it goes on or is over.
  ///
  /// - Throws: `Problem.notFound`; `Obstacle` if nothing can be done at the moment.
  static func unstopped(_ handle: String, _ filled: FilledForm, in db: Database) throws -> Pair {
    let pair = try own(handle, filled.person, in: db)
    if pair.isStopped { throw Obstacle(MentoringWords.rests) }
    return pair
  }

  /// One of this person's pairs that can write now.
  ///
  /// - Throws: `Problem.notFound`; `Obstacle` if nothing can be written any more, or at the moment.
  static func writable(_ handle: String, _ filled: FilledForm, in db: Database) throws -> Pair {
    let pair = try unstopped(handle, filled, in: db)
    guard pair.isWritable else { throw Obstacle(JourneyWords.isOver) }
    return pair
  }

  /// The pairs in which someone can write, oldest first.
  static func writable(by person: SignedIn, in db: Database) throws -> [Pair] {
    try Mentoring.partnerships().of(person.id).all(in: db).map { try Pair($0, for: person.id, in: db) }
  }

  init(_ mentoring: Mentoring, for person: Int64, in db: Database) throws {
    self.mentoring = mentoring
    actor = mentoring.actor(person)
    partner = try Profile.name(of: mentoring.partner(of: person), in: db)
    ownName = try Profile.name(of: person, in: db)
  }

  /// The name of one of the two, for the person who is looking: their own is “You”.
  func name(_ someone: MentoringActor) -> Phrase { someone == actor ? .you : partner.phrase }

  /// The same on paper, which both read.
  func nameOnPaper(_ someone: MentoringActor) -> Name { someone == actor ? ownName : partner }

  /// Where its pages are, from `/`.
  func link(_ parts: String...) -> Link { Link(["my", "pairs", mentoring.handle] + parts, after: .root) }
}

import GRDB
import Scheme

/// A mentoring, as one of the two sees it: what hangs on it asks here whether it is theirs.
struct Pair: Sendable {
  let mentoring: Mentoring
  /// What the person who looks is in it.
  let actor: MentoringActor
  /// The other's name.
  let partner: Name
  /// The name of the one who looks.
  let ownName: Name

  /// Nothing is shown of what the two share.
  var isStopped: Bool { mentoring.life == .stopped }
  /// The two can write.
  var isWritable: Bool { mentoring.life.isPartnership }

  /// A pair of this person's.
  ///
  /// - Throws: `Problem.notFound` for everyone but the two, and as long as nobody has accepted.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> Pair {
    try Pair(Mentoring.own(handle, person, in: db), for: person.id, in: db)
  }

  /// A pair of this person's that nothing has stopped, whether it goes on or is over.
  ///
  /// - Throws: `Problem.notFound`; `Obstacle` where nothing can be done at present.
  static func unstopped(_ handle: String, _ filled: FilledForm, in db: Database) throws -> Pair {
    let pair = try own(handle, filled.person, in: db)
    if pair.isStopped { throw Obstacle(MentoringWords.rests) }
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

  /// The name of someone of the two, to the one who looks: their own is “You”.
  func name(_ someone: MentoringActor) -> Phrase { someone == actor ? .you : partner.phrase }

  /// The same on paper, which both look at.
  func nameOnPaper(_ someone: MentoringActor) -> Name { someone == actor ? ownName : partner }

  /// Where its pages stand, from `/`.
  func link(_ parts: String...) -> Link { Link(["my", "pairs", mentoring.handle] + parts, after: .root) }
}

import GRDB
import Scheme

/// Whether what two people have with each other goes on: the one answer, which every room asks.
///
/// It is the same for both of them. Who is suspended or has left is signed out, and asks nothing.
enum Life: String, Sendable, CaseIterable, DatabaseValueConvertible {
  /// A proposal that one of the two is to answer: they are no pair yet.
  case waiting
  /// A mentoring that goes on.
  case live
  /// A mentoring that takes a break: both can do what they could before, and nobody is reminded.
  case paused
  /// A safeguarding contact has frozen it or suspended one of the two, or one of them is gone from what is still open.
  /// Nothing can be done, nothing of what they share is shown, no mail is sent, and no page says why.
  case stopped
  /// It has come to its end, or to nothing: both read what they wrote, and add nothing.
  case over

  /// The two are partners now: they write in their record, share entries, and see how to reach each other.
  var isPartnership: Bool { self == .live || self == .paused }
}

extension Proposal {
  /// Stands behind `FROM` or `JOIN` in place of the table: its rows, each with the answer as its column `life`.
  static let now = """
    (SELECT proposal.*, CASE
        WHEN frozen_at IS NOT NULL OR EXISTS (
          SELECT 1 FROM person WHERE person.id IN (mentee_id, mentor_id) AND (standing = 'suspended'
            OR standing <> 'member' AND state IN ('sent', 'amending', 'accepted', 'paused'))) THEN 'stopped'
        WHEN state IN ('sent', 'amending') THEN 'waiting'
        WHEN state = 'accepted' THEN 'live'
        WHEN state = 'paused' THEN 'paused'
        ELSE 'over' END AS life
      FROM proposal) AS proposal
    """

  /// What each of the two is to the other.
  var reader: Access.Reader { life.isPartnership ? .partner : .formerPartner }

  /// True while both are members: neither is suspended, and whoever left has been let in again.
  func areMembers(in db: Database) throws -> Bool {
    try [mentee, mentor].map { try Person.find($0, in: db)?.standing } == [.member, .member]
  }

  /// True while the two may be a pair, or become one again: both are members, and neither would rather not.
  func mayBePair(in db: Database) throws -> Bool {
    try areMembers(in: db) && !NotPaired.holds(between: mentee, and: mentor, in: db)
  }
}

extension Proposal {
  /// Where it stands, for one of the two; where it is stopped, that alone.
  func words(for actor: ProposalActor, partner: Name) -> Wording {
    life == .stopped ? Wording(ProposalWords.rests) : ProposalWords.state(state, as: actor, partner: partner)
  }

  /// The page in place of whatever the two share, while nothing of it is shown.
  func restsPage(_ title: Wording) -> Reply {
    .page(
      Page(
        title,
        """
        <p>\(ProposalWords.rests)</p>
        <p><a href="\(href: link)">\(JourneyWords.toMentoring)</a></p>

        """))
  }
}

import GRDB
import Scheme

/// Whether a mentoring relationship goes on: the one answer that every room asks for.
///
/// It is the same for all its members. Someone who is suspended or has left is signed out, and asks nothing.
enum Life: String, Sendable, CaseIterable, DatabaseValueConvertible {
  /// It goes on.
  case live
  /// It is taking a break: its members can do what they could before, and nobody is reminded.
  case paused
  /// A safeguarding contact has frozen it or suspended a member, or a member has left while it was still going on.
  /// Nothing can be done, nothing that they share is shown, no mail is sent, and no page says why.
  case stopped
  /// It has ended: its members can read what they wrote, and add nothing.
  case over

  /// The members are partners now: they write in their record, share entries, and see how to reach each other.
  var isPartnership: Bool { self == .live || self == .paused }
}

extension Mentoring {
  /// Goes after `FROM` or `JOIN` in place of the table: its rows, each with its members, the answer as the column
  /// `life`, and `frozen_at`.
  static let now = """
    (SELECT mentoring.*, \(first("mentee")) AS mentee_id, \(first("mentor")) AS mentor_id,
        \(Freeze.since("mentoring")) AS frozen_at,
        CASE
          WHEN \(Freeze.holds("mentoring")) OR EXISTS (
            SELECT 1 FROM mentoring_member JOIN person ON person.id = person_id WHERE mentoring_id = mentoring.id
              AND (standing = 'suspended' OR standing <> 'member' AND \(isGoingOn))) THEN 'stopped'
          WHEN state = 'active' THEN 'live'
          WHEN state = 'paused' THEN 'paused'
          ELSE 'over' END AS life
      FROM mentoring) AS mentoring
    """

  /// SQL for the person that today's pages show in a role.
  private static func first(_ role: String) -> String {
    "(SELECT person_id FROM mentoring_member WHERE mentoring_id = mentoring.id AND role = '\(role)' LIMIT 1)"
  }

  /// What a member is to the other.
  var reader: Access.Reader { life.isPartnership ? .partner : .formerPartner }

  /// Its state, in words for one of the two; if it is stopped, only that.
  func words(for actor: MentoringActor, partner: Name) -> Phrase {
    life == .stopped ? MentoringWords.rests() : MentoringWords.state(state, as: actor, partner: partner)
  }

  /// The page that replaces everything the two share while none of it is shown.
  func restsPage(_ title: Phrase) -> Reply {
    .page(
      Page(
        title,
        """
        <p>\(MentoringWords.rests)</p>
        <p><a href="\(href: link)">\(JourneyWords.toMentoring)</a></p>

        """))
  }
}

/// What a safeguarding contact has stopped: a mentoring relationship or a proposal, by the handle that they share.
enum Freeze {
  /// SQL that is true for a row of a table while it is frozen.
  static func holds(_ table: String) -> String { "\(since(table)) IS NOT NULL" }

  /// SQL for the moment at which it was frozen.
  static func since(_ table: String) -> String {
    "(SELECT max(frozen.at) FROM frozen WHERE frozen.handle = \(table).handle)"
  }

  /// Stops all steps, the contact details and the mails of the two.
  static func begin(_ pair: some BetweenTwo, in transaction: Transaction) throws {
    for actor in [MentoringActor.mentee, .mentor] {
      try transaction.db.execute(
        cached: """
          INSERT INTO frozen (handle, person_id, role, at) VALUES (?, ?, ?, ?)
          ON CONFLICT (handle, person_id) DO UPDATE SET at = coalesce(at, excluded.at)
          """,
        arguments: [pair.handle, pair.person(actor), actor, transaction.now])
    }
  }

  static func end(_ pair: some BetweenTwo, in transaction: Transaction) throws {
    try transaction.db.execute(cached: "UPDATE frozen SET at = NULL WHERE handle = ?", arguments: [pair.handle])
  }
}

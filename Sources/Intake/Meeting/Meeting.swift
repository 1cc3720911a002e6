import GRDB
import Scheme

/// A meeting of a pair: when, how long and how, and nothing of what was said. Either of the two may note, correct and
/// remove it. A day has one meeting: both may say that they met, and it is noted once.
struct Meeting: FetchableRecord, Sendable {
  /// How the two met.
  enum Medium: String, Sendable, CaseIterable {
    case inPerson = "in-person"
    case video
    case phone
    case other
  }

  /// What is known of a meeting.
  struct Note: Sendable, Hashable {
    /// In the scheme's time zone, as `2026-03-27`.
    var day: String
    /// `nil` where nobody has said how long it was.
    var minutes: Int?
    var medium: Medium?
  }

  let handle: String
  /// The row of the pair's proposal.
  let proposal: Int64
  let note: Note
  let notedBy: ProposalActor

  init(row: Row) throws {
    handle = try row.get("handle")
    proposal = try row.get("proposal_id")
    let medium: String? = try row.get("medium")
    note = try Note(day: row.get("day"), minutes: row.get("minutes"), medium: medium.flatMap(Medium.init))
    let actor: String = try row.get("noted_by")
    notedBy = ProposalActor(rawValue: actor) ?? .mentee
  }

  // MARK: Reading

  /// The meetings of a pair, oldest first.
  static func all(of proposal: Proposal, in db: Database) throws -> [Meeting] {
    try Meeting.fetchAll(
      db, cached: "SELECT * FROM meeting WHERE proposal_id = ? ORDER BY day", arguments: [proposal.id])
  }

  /// The meetings of a person in all their pairs, oldest first, each with its pair and the partner's name.
  static func all(of person: SignedIn, in db: Database) throws -> [(
    meeting: Meeting, pair: Proposal, partner: Name
  )] {
    var all: [(meeting: Meeting, pair: Proposal, partner: Name)] = []
    for pair in try Proposal.all(of: person.id, in: db) {
      let partner = try Profile.name(of: pair.partner(of: person.id), in: db)
      all += try Meeting.all(of: pair, in: db).map { ($0, pair, partner) }
    }
    return all.sorted { $0.meeting.note.day < $1.meeting.note.day }
  }

  /// A meeting of this person's, with its pair.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> (meeting: Meeting, pair: Proposal) {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT meeting.*, proposal.handle AS pair FROM meeting JOIN proposal ON proposal.id = proposal_id
        WHERE meeting.handle = ? AND ? IN (mentee_id, mentor_id)
        """,
      arguments: [handle, person.id])
    guard let row else { throw Problem.notFound }
    return (try Meeting(row: row), try Proposal.pair(row.get("pair"), of: person, in: db))
  }

  static func isNoted(on day: String, of proposal: Proposal, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 FROM meeting WHERE proposal_id = ? AND day = ?)",
      arguments: [proposal.id, day]) ?? false
  }

  // MARK: Writing

  /// Notes a meeting. Where that day has one already, it learns what was not known of it.
  static func add(_ note: Note, to proposal: Proposal, by actor: ProposalActor, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO meeting (handle, proposal_id, day, minutes, medium, noted_by, noted_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (proposal_id, day) DO UPDATE SET minutes = coalesce(minutes, excluded.minutes),
          medium = coalesce(medium, excluded.medium)
        """,
      arguments: [
        transaction.world.handle(), proposal.id, note.day, note.minutes, note.medium?.rawValue, actor.rawValue,
        transaction.now,
      ])
  }

  func correct(_ note: Note, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE meeting SET day = ?, minutes = ?, medium = ? WHERE handle = ?",
      arguments: [note.day, note.minutes, note.medium?.rawValue, handle])
  }

  func remove(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "DELETE FROM meeting WHERE handle = ?", arguments: [handle])
  }
}

extension Proposal {
  /// Where its meetings stand.
  /// The page with the meetings of the two.
  var meetings: Link { MeetingNoteForm(handle: handle).link }

  /// A pair of this person's, whether it lives or is over.
  ///
  /// - Throws: `Problem.notFound`, also for a proposal that was never accepted.
  static func pair(_ handle: String, of person: SignedIn, in db: Database) throws -> Proposal {
    let proposal = try own(handle, person, as: nil, in: db)
    guard proposal.state.isPair || proposal.state.isOver else { throw Problem.notFound }
    return proposal
  }
}

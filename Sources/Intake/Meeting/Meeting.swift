import GRDB
import Scheme

/// A meeting of a pair: when, how long and how, but nothing about what was said. Either of the two may note, correct
/// and remove it. A pair has at most one meeting a day: both may say that they met, and it is noted once.
struct Meeting: FetchableRecord, Sendable {
  /// What is known about a meeting.
  struct Note: Sendable, Hashable {
    /// In the scheme's time zone, as `2026-03-27`.
    var day: String
    /// `nil` if nobody has said how long it was.
    var minutes: Int?
    /// How the two met: an option of the form's question `medium`.
    var medium: String?
  }

  let handle: String
  let note: Note
  let notedBy: MentoringActor

  init(row: Row) throws {
    handle = try row.get("handle")
    note = try Note(day: row.get("day"), minutes: row.get("minutes"), medium: row.get("medium"))
    notedBy = try row.get("noted_by")
  }

  // MARK: Reading

  private static let rows = "SELECT *, \(Member.role("meeting", "noted_by_id")) AS noted_by FROM meeting"

  /// The meetings of a pair, oldest first.
  static func all(of mentoring: Mentoring, in db: Database) throws -> [Meeting] {
    try Meeting.fetchAll(
      db, cached: "\(rows) WHERE mentoring_id = ? ORDER BY day", arguments: [mentoring.id])
  }

  /// The meetings of a person in all their pairs, oldest first, each with its pair and the partner's name.
  static func all(of person: SignedIn, in db: Database) throws -> [(
    meeting: Meeting, pair: Mentoring, partner: Name
  )] {
    var all: [(meeting: Meeting, pair: Mentoring, partner: Name)] = []
    for pair in try Mentoring.all().of(person.id).all(in: db) {
      let partner = try Profile.name(of: pair.partner(of: person.id), in: db)
      all += try Meeting.all(of: pair, in: db).map { ($0, pair, partner) }
    }
    return all.sorted { $0.meeting.note.day < $1.meeting.note.day }
  }

  /// One of this person's meetings, with its pair.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, in db: Database) throws -> (meeting: Meeting, pair: Mentoring) {
    let row = try Row.fetchOne(db, cached: "\(rows) WHERE handle = ?", arguments: [handle])
    guard let row, let mentoring: Int64 = try row.get("mentoring_id"),
      let pair = try Mentoring.all().of(person.id).when("mentoring.id = ?", [mentoring]).first(in: db)
    else { throw Problem.notFound }
    return (try Meeting(row: row), pair)
  }

  static func isNoted(on day: String, of mentoring: Mentoring, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 FROM meeting WHERE mentoring_id = ? AND day = ?)",
      arguments: [mentoring.id, day]) ?? false
  }

  // MARK: Writing

  /// Notes a meeting. If that day already has one, what was not known about it is filled in.
  static func add(_ note: Note, to mentoring: Mentoring, by actor: MentoringActor, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO meeting (handle, mentoring_id, day, minutes, medium, noted_by_id, noted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (mentoring_id, day) DO UPDATE SET minutes = coalesce(minutes, excluded.minutes),
          medium = coalesce(medium, excluded.medium)
        """,
      arguments: [
        transaction.world.handle(), mentoring.id, note.day, note.minutes, note.medium,
        mentoring.person(actor), transaction.now,
      ])
  }

  func correct(_ note: Note, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE meeting SET day = ?, minutes = ?, medium = ? WHERE handle = ?",
      arguments: [note.day, note.minutes, note.medium, handle])
  }

  func remove(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "DELETE FROM meeting WHERE handle = ?", arguments: [handle])
  }
}

extension Mentoring {
  /// The page with the meetings of the two.
  var meetings: Link { MeetingNoteForm(handle: handle).link }
}

extension SchemeFile {
  /// What a way to meet is called; its id if the scheme has taken it off the list.
  func medium(_ id: String) -> Phrase {
    self[.meeting].question("medium")?.option(id)?.wording.phrase ?? id.phrase
  }
}

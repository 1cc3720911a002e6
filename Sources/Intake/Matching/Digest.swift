import GRDB
import Scheme

/// What is new for someone who is looking for a mentor, or has space for a mentee. It is sent at most once a week,
/// and only if they want it (`StoppedMail`).
///
/// It names listed skills, and no people. A mentor sees mentees' names only in proposals; and the name in a profile
/// is free text, which would go by mail to everyone that it might fit.
enum Digest {
  /// The time from one check for news to the next.
  static let interval = Span.days(7)
  /// How many people are checked in one job.
  static let perJob = 50

  /// What is new on either side: skills in the words of the person's own profile.
  struct News: Sendable, Hashable {
    /// Sought by the person, and offered by mentors who have gained space since the last check.
    var offered: [String] = []
    /// Offered by the person, and sought by mentees who have started to look since the last check.
    var sought: [String] = []

    var isEmpty: Bool { offered.isEmpty && sought.isEmpty }
  }

  // MARK: The clock

  /// Notes since when each person has been open to matching. A mentor who has space again is new again.
  static func noteWhoIsOpen(on day: String, in transaction: Transaction) throws {
    for (side, isOpen) in [("mentor", Matching.hasPlace), ("mentee", isLooking)] {
      let open = "SELECT person_id FROM profile JOIN person ON person.id = person_id WHERE \(isOpen)"
      try transaction.db.execute(
        cached: "DELETE FROM match_open WHERE side = :side AND person_id NOT IN (\(open))",
        arguments: ["side": side, "day": day])
      try transaction.db.execute(
        cached:
          "INSERT OR IGNORE INTO match_open (person_id, side, since) SELECT person_id, :side, :now FROM (\(open))",
        arguments: ["side": side, "day": day, "now": transaction.now])
    }
    try transaction.db.execute(
      cached: "INSERT OR IGNORE INTO digest (person_id, checked_at) SELECT person_id, ? FROM match_open",
      arguments: [transaction.now])
  }

  /// SQL: true for a profile of a member who is looking for a mentor on `:day`, and has none.
  private static let isLooking = """
    (standing = 'member' AND role IN ('mentee', 'both') AND (availability = 'available' OR available_from <= :day)
      AND \(Mentoring.goingOn(as: .mentee, "profile.person_id")) = 0)
    """

  /// Checks some of those whose week is over, and writes to those for whom there is something new.
  ///
  /// - Returns: true while there may be more.
  static func sendSome(in transaction: Transaction) throws -> Bool {
    let due = try Row.fetchAll(
      transaction.db,
      cached: """
        SELECT * FROM digest WHERE checked_at <= ?
        AND NOT EXISTS (SELECT 1 FROM stopped_mail WHERE person_id = digest.person_id AND kind = ?)
        ORDER BY checked_at, person_id LIMIT ?
        """,
      arguments: [transaction.now - interval, MailKind.digest.rawValue, perJob])
    for row in due {
      let person: Int64 = try row.get("person_id")
      let last = try lastMail(to: person, in: transaction.db)
      // If the last mail was not sent, what it would have said is still news.
      let told: Instant? = try last == .sent ? nil : row.get("news_since")
      let since = try min(told ?? row.get("checked_at"), row.get("checked_at"))
      try transaction.db.execute(
        cached: "UPDATE digest SET checked_at = ? WHERE person_id = ?", arguments: [transaction.now, person])
      guard try last != .waiting && hasNews(for: person, since: since, in: transaction.db) else { continue }
      // The mail is composed when it is sent, and says what is new by then.
      try transaction.db.execute(
        cached: "UPDATE digest SET news_since = ? WHERE person_id = ?", arguments: [since, person])
      try Outbox.add([Mail(kind: .digest, to: .person(person))], in: transaction)
    }
    return due.count == perJob
  }

  private enum LastMail {
    case sent
    /// When it is sent, it will say everything that is new.
    case waiting
    case dead
  }

  /// What became of the last digest to someone; one that is no longer on record counts as sent.
  private static func lastMail(to person: Int64, in db: Database) throws -> LastMail {
    let row = try Row.fetchOne(
      db, cached: "SELECT sent_at, dead_at FROM outbox WHERE person_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
      arguments: [person, MailKind.digest.rawValue])
    guard let row, try row.get("sent_at") as Int64? == nil else { return .sent }
    return try row.get("dead_at") as Int64? == nil ? .waiting : .dead
  }

  // MARK: The news

  private static func hasNews(for person: Int64, since: Instant, in db: Database) throws -> Bool {
    try !skills("seeks", new: "mentor", "offers", for: person, since: since, in: db).isEmpty
      || !skills("offers", new: "mentee", "seeks", for: person, since: since, in: db).isEmpty
  }

  /// What the mail says; `nil` if none of it is true any more.
  static func mailContent(for person: Int64, in db: Database) throws -> MailContent? {
    guard let profile = try Profile.find(person, in: db),
      let since = try Instant.fetchOne(
        db, cached: "SELECT news_since FROM digest WHERE person_id = ?", arguments: [person])
    else { return nil }
    let offered = try skills("seeks", new: "mentor", "offers", for: person, since: since, in: db)
    let sought = try skills("offers", new: "mentee", "seeks", for: person, since: since, in: db)
    let news = News(
      offered: profile.form.words(for: offered, of: "seeks"), sought: profile.form.words(for: sought, of: "offers"))
    guard !news.isEmpty else { return nil }
    return MailContent(
      path: news.offered.isEmpty ? "my/profile" : "my/mentors", values: [.news: DigestWords.lines(news)])
  }

  /// The skills that a person has on one side, and someone new has on the other.
  ///
  /// - Parameters:
  ///   - own: the person's side, which must be open too.
  ///   - side: what the new people are.
  private static func skills(
    _ own: String, new side: String, _ theirs: String, for person: Int64, since: Instant, in db: Database
  ) throws -> [String] {
    try String.fetchAll(
      db,
      cached: """
        SELECT DISTINCT mine.skill FROM match_open AS me
          JOIN profile_skill AS mine ON mine.person_id = me.person_id AND mine.side = :own
          JOIN profile_skill AS theirs ON theirs.side = :theirs AND theirs.skill = mine.skill
          JOIN match_open AS other ON other.person_id = theirs.person_id AND other.side = :side
        WHERE me.person_id = :person AND me.side = :mySide AND other.since > :since AND other.person_id <> :person
          AND other.person_id NOT IN \(NotPaired.others)
        """,
      arguments: [
        "own": own, "theirs": theirs, "side": side, "mySide": side == "mentor" ? "mentee" : "mentor", "person": person,
        "since": since,
      ])
  }
}

extension DigestWords {
  static func lines(_ news: Digest.News) -> Phrase {
    [
      news.offered.isEmpty ? nil : newMentors(MatchingWords.list(news.offered)),
      news.sought.isEmpty ? nil : newMentees(MatchingWords.list(news.sought)),
    ].compactMap(\.self).joined(separator: "\n\n")
  }
}

import GRDB
import Scheme

/// What is new for somebody who looks for a mentor, or has a place: told at most once a week, and only if they want it.
///
/// It names listed skills and nobody. A mentor sees mentees' names in proposals alone; and the name of a profile is
/// free text, which would go by mail to everybody whom it might fit.
enum Digest {
  /// From one look for news to the next.
  static let interval = Span.days(7)
  /// So many people are looked at in one job.
  static let perJob = 50

  /// What is new on either side: skills in the words of one's own profile.
  struct News: Sendable, Hashable {
    /// Sought, and offered by mentors who have a place since.
    var offered: [String] = []
    /// Offered, and sought by mentees who have come since.
    var sought: [String] = []

    var isEmpty: Bool { offered.isEmpty && sought.isEmpty }
  }

  /// Whether somebody wants it. Who never said so does.
  static func isWanted(by person: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT wanted FROM digest WHERE person_id = ?", arguments: [person]) ?? true
  }

  static func want(_ isWanted: Bool, by person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      sql: """
        INSERT INTO digest (person_id, wanted, checked_at) VALUES (?, ?, ?)
        ON CONFLICT (person_id) DO UPDATE SET wanted = excluded.wanted
        """,
      arguments: [person, isWanted, transaction.now])
  }

  // MARK: The clock

  /// Notes since when each person can be matched. A mentor who has a place again is new again.
  static func noteWhoIsOpen(on day: String, in transaction: Transaction) throws {
    for (side, isOpen) in [("mentor", Matching.hasPlace), ("mentee", isLooking)] {
      let open = "SELECT person_id FROM profile JOIN person ON person.id = person_id WHERE \(isOpen)"
      try transaction.db.execute(
        sql: "DELETE FROM match_open WHERE side = :side AND person_id NOT IN (\(open))",
        arguments: ["side": side, "day": day])
      try transaction.db.execute(
        sql: "INSERT OR IGNORE INTO match_open (person_id, side, since) SELECT person_id, :side, :now FROM (\(open))",
        arguments: ["side": side, "day": day, "now": transaction.now])
    }
    try transaction.db.execute(
      sql: "INSERT OR IGNORE INTO digest (person_id, checked_at) SELECT person_id, ? FROM match_open",
      arguments: [transaction.now])
  }

  /// SQL: true for a profile of a member who looks for a mentor on `:day`, and has none.
  private static let isLooking = """
    (standing = 'member' AND role IN ('mentee', 'both') AND (availability = 'available' OR available_from <= :day)
      AND NOT EXISTS (SELECT 1 FROM proposal WHERE mentee_id = profile.person_id AND \(Proposal.isLiving)))
    """

  /// Looks into some of those whose week is over, and writes to whom there is something new.
  ///
  /// - Returns: true while there may be more.
  static func sendSome(in transaction: Transaction) throws -> Bool {
    let due = try Row.fetchAll(
      transaction.db,
      sql: "SELECT * FROM digest WHERE wanted = 1 AND checked_at <= ? ORDER BY checked_at, person_id LIMIT ?",
      arguments: [transaction.now - interval, perJob])
    for row in due {
      let person: Int64 = row["person_id"]
      let since: Instant = row["checked_at"]
      try transaction.db.execute(
        sql: "UPDATE digest SET checked_at = ? WHERE person_id = ?", arguments: [transaction.now, person])
      guard try hasNews(for: person, since: since, in: transaction.db) else { continue }
      // The mail is drawn as it is sent, and then says what is new since.
      try transaction.db.execute(
        sql: "UPDATE digest SET news_since = ? WHERE person_id = ?", arguments: [since, person])
      try Outbox.add([Mail(kind: .digest, to: .person(person))], in: transaction)
    }
    return due.count == perJob
  }

  // MARK: The news

  private static func hasNews(for person: Int64, since: Instant, in db: Database) throws -> Bool {
    try !skills("seeks", new: "mentor", "offers", for: person, since: since, in: db).isEmpty
      || !skills("offers", new: "mentee", "seeks", for: person, since: since, in: db).isEmpty
  }

  /// What the mail says; `nil` where it is no longer wanted, or nothing of it holds any more.
  static func mailContent(for person: Int64, in db: Database) throws -> MailContent? {
    guard try isWanted(by: person, in: db), let profile = try Profile.find(person, in: db),
      let since = try Instant.fetchOne(
        db, sql: "SELECT news_since FROM digest WHERE person_id = ?", arguments: [person])
    else { return nil }
    let offered = try skills("seeks", new: "mentor", "offers", for: person, since: since, in: db)
    let sought = try skills("offers", new: "mentee", "seeks", for: person, since: since, in: db)
    let news = News(
      offered: profile.form.words(for: offered, of: "seeks"), sought: profile.form.words(for: sought, of: "offers"))
    guard !news.isEmpty else { return nil }
    return MailContent(
      path: news.offered.isEmpty ? "my/profile" : "my/mentors", values: [.news: DigestWords.lines(news)])
  }

  /// The skills that a person has on one side, and somebody new on the other.
  ///
  /// - Parameters:
  ///   - own: the person's side, which must be open too.
  ///   - side: what the new people are.
  private static func skills(
    _ own: String, new side: String, _ theirs: String, for person: Int64, since: Instant, in db: Database
  ) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
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

/// The switch for the digest.
struct DigestPages: Sendable {
  let parts: Parts

  func change(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let isWanted = visit.posted.first("wanted") == "yes"
    try await parts.store.write { try Digest.want(isWanted, by: person.id, in: $0) }
    return .seeOther("/my/profile")
  }

  static func html(isWanted: Bool) -> HTML {
    let button = ButtonForm(
      isWanted ? DigestWords.switchOff : DigestWords.switchOn, to: ["my", "digest"],
      hidden: [Posted.Field("wanted", isWanted ? "no" : "yes")], isQuiet: true)
    return """
      <h2>\(DigestWords.title)</h2>
      <p>\(DigestWords.what) \(isWanted ? DigestWords.isOn : DigestWords.isOff)</p>
      \(button.html)
      """
  }
}

/// What the digest says, and the switch for it.
enum DigestWords {
  static let title = "News by e-mail"
  static let what =
    "If somebody new might fit you, we tell you by e-mail, at most once a week. The mail names skills of the list, and nobody."
  static let isOn = "These mails are on."
  static let isOff = "These mails are off."
  static let switchOn = "Switch them on"
  static let switchOff = "Switch them off"

  static func lines(_ news: Digest.News) -> String {
    [
      news.offered.isEmpty
        ? nil : "Mentors have a place who offer what you seek: \(MatchingWords.listed(news.offered)).",
      news.sought.isEmpty
        ? nil : "Mentees look for what you offer: \(MatchingWords.listed(news.sought)).",
    ].compactMap(\.self).joined(separator: "\n\n")
  }
}

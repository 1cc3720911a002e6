import Foundation
import GRDB
import Scheme

/// What a mentee is matched by.
struct MenteeWishes: Sendable {
  let seeks: [String]
  let languages: [String]
  let ways: [String]
  /// The significant words of what they hope for, and of the topics that are not on the list.
  let words: [String]

  /// `nil` for someone who does not want to be mentored.
  init?(_ profile: Profile?, in words: Words) {
    guard let profile, profile.role.isMentee else { return nil }
    seeks = profile.answers.options("seeks")
    languages = profile.answers.options("languages")
    ways = profile.answers.options("where")
    self.words = MatchingText.tellingWords(
      in: profile.answers.text("other-topics") + "\n" + profile.answers.text("goals"),
      but: words.text(MatchingWords.usualWords))
  }
}

/// A mentor as the list shows them: what can be compared, but no answer in full.
struct MentorLine: Sendable {
  let person: Int64
  let handle: String
  let name: Name
  var offers: [String] = []
  var languages: [String] = []
  var ways: [String] = []
  /// Words of the mentee, as they are in the mentor's public profile.
  var words: [String] = []
}

/// What someone looks for in the list.
struct MentorSearch: Sendable {
  var skill: String?
  var words: [SearchWords.Word] = []
  /// How many of the best are skipped.
  var start = 0
  var count = 20
}

/// Mentors for a mentee, best first. The rules that decide who is listed are separate from the points that decide the
/// order.
enum Matching {
  /// SQL: true for a profile that others can choose on `:day`: a member who mentors, is available, and has space.
  static let hasPlace = """
    (standing = 'member' AND role IN ('mentor', 'both') AND (availability = 'available' OR available_from <= :day)
      AND places > \(Mentoring.goingOn(as: .mentor, "profile.person_id")))
    """

  /// SQL: true for a mentor who `:person` can choose on `:day`.
  static let isChoice = """
    (\(hasPlace) AND profile.person_id <> :person AND profile.person_id NOT IN \(NotPaired.others))
    """

  private static let fromMentors =
    "FROM profile INDEXED BY mentor_to_choose JOIN person ON person.id = profile.person_id"

  /// True for a mentor who someone can choose today.
  static func isChoice(_ mentor: Int64, for person: Int64, on day: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 \(fromMentors) WHERE profile.person_id = :mentor AND \(isChoice))",
      arguments: ["mentor": mentor, "person": person, "day": day]) ?? false
  }

  /// The mentors who someone can choose today, best first; by name if there are no wishes.
  ///
  /// - Returns: one more than was asked for, if there are more.
  static func best(
    _ search: MentorSearch, for person: Int64, wishes: MenteeWishes?, on day: String, in db: Database
  ) throws -> [MentorLine] {
    let points = try wishes.map { try Points(of: $0, in: db) } ?? Points()
    var values: [String: (any DatabaseValueConvertible)?] = [
      "person": person, "day": day, "skills": try points.skills.json, "words": try points.words.json,
      "language": MatchingWeights.language, "meeting": MatchingWeights.meeting, "start": search.start,
      "count": search.count + 1,
    ]
    if let skill = search.skill { values["skill"] = skill }
    let hasWords = MentorCondition(search.words)
    values.merge(hasWords.values) { value, _ in value }
    let rows = try Row.fetchAll(db, cached: ranking(search, hasWords.sql), arguments: StatementArguments(values))
    let lines = try rows.map {
      try MentorLine(person: $0.get("person_id"), handle: $0.get("handle"), name: Name($0.get("name")))
    }
    return try filled(lines, words: points.tellingWords, in: db)
  }

  /// One mentor to be compared with a mentee.
  static func line(of mentor: Profile, wishes: MenteeWishes, in db: Database) throws -> MentorLine {
    let line = MentorLine(person: mentor.person, handle: mentor.handle, name: mentor.name)
    return try filled([line], words: try Points(of: wishes, in: db).tellingWords, in: db)[0]
  }

  // MARK: The order

  /// All points in one statement: rarity was counted before, and mentors who are not on the page are not read.
  private static func ranking(_ search: MentorSearch, _ hasWords: String) -> String {
    """
    WITH skill AS MATERIALIZED (SELECT key AS id, value AS points FROM json_each(:skills)),
      word AS MATERIALIZED (SELECT key AS query, value AS points FROM json_each(:words)),
      skill_points AS MATERIALIZED (SELECT person_id AS mentor, sum(points) AS points
        FROM skill CROSS JOIN profile_skill ON skill = skill.id WHERE side = 'offers' GROUP BY person_id),
      word_points AS MATERIALIZED (SELECT profile_words.rowid AS mentor, sum(points) AS points
        FROM word CROSS JOIN profile_words ON profile_words MATCH query GROUP BY profile_words.rowid)
    SELECT profile.person_id, handle, name, coalesce(skill_points.points, 0) + coalesce(word_points.points, 0)
      + :language * \(inCommon("languages")) + :meeting * \(inCommon("where")) AS points
    \(fromMentors)
      LEFT JOIN skill_points ON skill_points.mentor = profile.person_id
      LEFT JOIN word_points ON word_points.mentor = profile.person_id
    WHERE \(isChoice)\(search.skill == nil ? "" : isOffered)\(hasWords)
    ORDER BY points DESC, name_key, profile.person_id LIMIT :count OFFSET :start
    """
  }

  /// SQL: 1 if a mentor has chosen something that `:person` has chosen too.
  private static func inCommon(_ question: StaticString) -> String {
    """
    EXISTS (SELECT 1 FROM profile_choice AS theirs WHERE theirs.person_id = profile.person_id
      AND question = '\(question)' AND choice IN (SELECT choice FROM profile_choice
        WHERE person_id = :person AND question = '\(question)'))
    """
  }

  private static let isOffered = """
     AND profile.person_id IN (SELECT person_id FROM profile_skill WHERE side = 'offers' AND skill = :skill)
    """

  /// How many points each of a mentee's wishes is worth, by how rare it is among the mentors.
  private struct Points {
    /// By the skill's id.
    var skills: [String: Int] = [:]
    /// By the query that finds the word.
    var words: [String: Int] = [:]
    var tellingWords: [String] = []

    init() {}

    init(of wishes: MenteeWishes, in db: Database) throws {
      let mentors = try Int.fetchOne(db, cached: "SELECT count(*) FROM profile_words_docsize") ?? 0
      for skill in wishes.seeks {
        let count = try Int.fetchOne(
          db, cached: "SELECT count(*) FROM profile_skill WHERE side = 'offers' AND skill = ?", arguments: [skill])
        skills[skill] = MatchingWeights.ofSkill(offeredBy: count ?? 0, of: mentors)
      }
      for word in wishes.words {
        let query = MatchingText.query(written: word)
        let count = try Int.fetchOne(
          db, cached: "SELECT count(*) FROM profile_words WHERE profile_words MATCH ?", arguments: [query])
        let points = MatchingWeights.ofWord(usedBy: count ?? 0, of: mentors)
        guard points > 0 else { continue }
        words[query] = points
        tellingWords.append(word)
      }
    }
  }

  // MARK: What the listed mentors have

  private static func filled(_ lines: [MentorLine], words: [String], in db: Database) throws -> [MentorLine] {
    let ids = try lines.map(\.person).json
    let skills = try Row.fetchAll(
      db,
      cached: """
        SELECT person_id, 'offers' AS question, skill AS choice FROM profile_skill
        WHERE side = 'offers' AND person_id IN (SELECT value FROM json_each(:ids))
        UNION ALL SELECT person_id, question, choice FROM profile_choice
        WHERE person_id IN (SELECT value FROM json_each(:ids))
        """,
      arguments: ["ids": ids])
    let chosen = try Dictionary(grouping: skills) {
      try "\($0.get("person_id") as Int64) \($0.get("question") as String)"
    }
    let found = try foundWords(words, in: ids, db)
    return try lines.map { line in
      var line = line
      func choices(_ question: String) throws -> [String] {
        try chosen["\(line.person) \(question)"]?.map { try $0.get("choice") } ?? []
      }
      line.offers = try choices("offers")
      line.languages = try choices("languages")
      line.ways = try choices("where")
      line.words = found[line.person] ?? []
      return line
    }
  }

  /// The mentors' own words that SQLite matches with the mentee's, marked by characters that no answer can contain.
  private static func foundWords(_ words: [String], in ids: String, _ db: Database) throws -> [Int64: [String]] {
    guard !words.isEmpty else { return [:] }
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT rowid, highlight(profile_words, 1, char(2), char(3)) || ' ' || highlight(profile_words, 2, char(2), char(3))
          AS marked
        FROM profile_words
        WHERE profile_words MATCH :words AND rowid IN (SELECT value FROM json_each(:ids))
        """,
      arguments: ["words": MatchingText.query(writtenAny: words), "ids": ids])
    return try Dictionary(rows.map { try ($0.get("rowid"), MatchingText.marked(in: $0.get("marked"))) }) { one, _ in one
    }
  }
}

extension Encodable {
  /// Compact JSON with sorted keys, as SQLite's `json_each` reads it.
  fileprivate var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

/// SQL: true for mentors whose name or own words match every word of a search: with a word that begins with it or, if
/// the stemmer finds one, a word with the same stem.
private struct MentorCondition {
  private(set) var sql = ""
  private(set) var values: [String: (any DatabaseValueConvertible)?] = [:]

  init(_ words: [SearchWords.Word]) {
    for word in words where !MatchingText.words(in: word.typed).isEmpty {
      var ways: [String] = []
      for way in word.ways { ways.append(way.map { has(" " + $0) }.joined(separator: " AND ")) }
      if let stem = hasStem(word.typed) { ways.append(stem) }
      sql += " AND (" + ways.joined(separator: " OR ") + ")"
    }
  }

  private mutating func has(_ beginning: String) -> String {
    "profile.person_id IN (SELECT person_id FROM profile_text WHERE instr(words, \(value(beginning))))"
  }

  private mutating func hasStem(_ typed: String) -> String? {
    let words = MatchingText.words(in: typed)
    guard !words.isEmpty else { return nil }
    let query = value(MatchingText.query(all: words))
    return "profile.person_id IN (SELECT rowid FROM profile_words WHERE profile_words MATCH \(query))"
  }

  private mutating func value(_ text: String) -> String {
    let name = "word\(values.count)"
    values[name] = text
    return ":" + name
  }
}

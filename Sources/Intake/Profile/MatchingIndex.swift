import Foundation
import GRDB
import Scheme

/// What matching reads from a profile, kept beside it: its choices as rows, and its words in a full-text index.
enum MatchingIndex {
  /// Keeps all of it in step; called in the job that saves the profile, after its row is written.
  static func keep(
    _ answers: Answers, of person: Int64, _ language: Language, in transaction: Transaction
  ) throws {
    try keepChoices(answers, of: person, in: transaction.db)
    try keepWords(answers, of: person, in: transaction.db)
    try keepName(answers.text("name"), of: person, language, in: transaction.db)
  }

  private static func keepName(_ name: String, of person: Int64, _ language: Language, in db: Database) throws {
    try db.execute(
      cached: "UPDATE profile SET name_key = ? WHERE person_id = ?",
      arguments: [Data(language.sortKey(of: name)), person])
    try NotPaired.keepName(name, of: person, in: db)
  }

  private static func keepChoices(_ answers: Answers, of person: Int64, in db: Database) throws {
    try db.execute(cached: "DELETE FROM profile_choice WHERE person_id = ?", arguments: [person])
    for question in ["languages", "where"] {
      for choice in answers.options(question) {
        try db.execute(
          cached: "INSERT INTO profile_choice (person_id, question, choice) VALUES (?, ?, ?)",
          arguments: [person, question, choice])
      }
    }
  }

  /// Only mentors are searched.
  private static func keepWords(_ answers: Answers, of person: Int64, in db: Database) throws {
    try db.execute(cached: "DELETE FROM profile_words WHERE rowid = ?", arguments: [person])
    try db.execute(cached: "DELETE FROM profile_text WHERE person_id = ?", arguments: [person])
    guard answers.options("role").first.flatMap(Profile.Role.init)?.isMentor ?? false else { return }
    try keepWords(
      [answers.text("name"), answers.text("experience"), answers.text("other-topics")], of: person, in: db)
  }

  /// Keeps them twice: for the stemmer, which cannot match the beginnings of words, and as `SearchWords` looks for
  /// them.
  private static func keepWords(_ texts: [String], of person: Int64, in db: Database) throws {
    try db.execute(
      cached: "INSERT INTO profile_words (rowid, name, experience, topics) VALUES (?, ?, ?, ?)",
      arguments: [person, texts[0], texts[1], texts[2]])
    try db.execute(
      cached: "INSERT INTO profile_text (person_id, words) VALUES (?, ?)",
      arguments: [person, SearchWords.form(of: texts.joined(separator: "\n"))])
  }

  /// Folds all profiles again if they were folded by other rules, by another ICU or for another language: once after an
  /// update.
  static func renew(for language: Language, in transaction: Transaction) throws {
    let db = transaction.db
    let version = FoldedText.version + " " + language.tag
    guard try String.fetchOne(db, cached: "SELECT version FROM folding") != version else { return }
    try db.execute(sql: "DELETE FROM profile_text; DELETE FROM folding")
    try db.execute(cached: "INSERT INTO folding (version) VALUES (?)", arguments: [version])
    let mentors = try Row.fetchAll(db, sql: "SELECT rowid, name, experience, topics FROM profile_words")
    try db.execute(sql: "DROP TABLE profile_words; " + Tables.profileWords(hasStems: language.isEnglish))
    for row in mentors {
      let (person, texts): (Int64, [String?]) = try (
        row.get("rowid"), [row.get("name"), row.get("experience"), row.get("topics")]
      )
      try keepWords(texts.map { $0 ?? "" }, of: person, in: db)
    }
    for row in try Row.fetchAll(db, cached: "SELECT person_id, name FROM profile") {
      try keepName(row.get("name"), of: row.get("person_id"), language, in: db)
    }
    try NotPaired.renewKeys(in: db)
  }

  // MARK: Words that were deleted

  /// FTS5 only marks a deleted word; it goes when its part of the index is merged with the parts that came before it.
  ///
  /// SQLite 3.40 has no `secure-delete` for FTS5 (that came with 3.42). So the upkeep merges all parts into one, in
  /// steps of a few milliseconds. If there is only one part, nothing is done.
  ///
  /// - Parameter isFirst: starts again, with all the parts that there are now.
  /// - Returns: true while there is more to merge.
  static func mergeSome(isFirst: Bool, in transaction: Transaction) throws -> Bool {
    let hasParts = try Bool.fetchOne(
      transaction.db,
      cached: """
        SELECT (SELECT min(segid) FROM profile_words_idx) < (SELECT max(segid) FROM profile_words_idx)
        """)
    guard hasParts == true else { return false }
    let before = transaction.db.totalChangesCount
    try transaction.db.execute(
      cached: "INSERT INTO profile_words (profile_words, rank) VALUES ('merge', ?)", arguments: [isFirst ? -50 : 50])
    // SQLite's documentation: a merge that changed fewer than two rows found nothing to do.
    return transaction.db.totalChangesCount - before >= 2
  }
}

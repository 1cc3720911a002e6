extension Tables {
  /// What mentors are found and ranked by.
  static let matching = choices + words + digest

  /// What people chose in the profile's form, one row for each choice, so that no answers have to be decoded to
  /// compare two people.
  ///
  /// The index has all the columns that the hard rules read, so that they do not have to read the long rows of
  /// profiles.
  private static let choices = """
    CREATE TABLE profile_choice (
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      question TEXT NOT NULL CHECK (question IN ('languages', 'where')),
      choice TEXT NOT NULL,
      PRIMARY KEY (person_id, question, choice)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mentor_to_choose ON profile (person_id, name_key, availability, available_from, places)
      WHERE role IN ('mentor', 'both');

    """

  /// The words of mentors' profiles, and what they are compared by. Both are made in Swift, so they are made again
  /// when the rules, ICU or the scheme's language have changed (`folding`, `MatchingIndex.renew`).
  private static let words = """
    \(profileWords(hasStems: true))
    CREATE TRIGGER words_of_profile AFTER DELETE ON profile BEGIN
      DELETE FROM profile_words WHERE rowid = OLD.person_id;
    END;

    CREATE TABLE profile_text (
      person_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
      words TEXT NOT NULL
    ) STRICT;

    CREATE TABLE folding (version TEXT NOT NULL) STRICT;

    """

  /// The words for full-text search.
  ///
  /// - Parameter hasStems: finds “leading” by “lead”, which SQLite can only do in English.
  static func profileWords(hasStems: Bool) -> String {
    """
    CREATE VIRTUAL TABLE profile_words USING fts5 (
      name, experience, topics, tokenize = '\(hasStems ? "porter " : "")unicode61 remove_diacritics 2'
    );
    """
  }

  /// Since when someone has been open to matching, and when each person was last checked for a digest.
  private static let digest = """
    CREATE TABLE match_open (
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
      since INTEGER NOT NULL,
      PRIMARY KEY (person_id, side)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE digest (
      person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
      checked_at INTEGER NOT NULL,
      news_since INTEGER
    ) STRICT;
    CREATE INDEX digest_due ON digest (checked_at);
    """
}

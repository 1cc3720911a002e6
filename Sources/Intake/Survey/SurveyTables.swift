extension Tables {
  /// Surveys, which a reopening closes; and the item on the partner, kept apart from them and added up.
  static let survey = """
    CREATE TABLE survey (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      form TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      reminded INTEGER NOT NULL DEFAULT 0,
      closed_at INTEGER,
      answered_at INTEGER,
      form_version_id INTEGER REFERENCES form_version,
      answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
      contact_wanted INTEGER NOT NULL DEFAULT 0 CHECK (contact_wanted IN (0, 1)),
      contacted_at INTEGER,
      UNIQUE (mentoring_id, person_id)
    ) STRICT;

    CREATE TABLE partner_rating (
      key BLOB PRIMARY KEY CHECK (length(key) = 16),
      form TEXT NOT NULL,
      rating INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE partner_rating_sum (
      form TEXT PRIMARY KEY,
      answers INTEGER NOT NULL CHECK (answers > 0 AND answers % 5 = 0),
      total INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}

extension Tables {
  /// When pairs met, what they answered when they were asked whether they had, and who would rather not be asked.
  static let meeting = """
    CREATE TABLE meeting (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentoring_id INTEGER NOT NULL,
      day TEXT NOT NULL CHECK (length(day) = 10),
      minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
      medium TEXT,
      noted_by_id INTEGER NOT NULL,
      noted_at INTEGER NOT NULL,
      UNIQUE (mentoring_id, day),
      FOREIGN KEY (mentoring_id, noted_by_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE meeting_check (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
      asked_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX check_of_mentoring ON meeting_check (mentoring_id, id);

    CREATE TABLE meeting_check_answer (
      check_id INTEGER NOT NULL REFERENCES meeting_check ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      answer TEXT NOT NULL CHECK (answer IN ('yes', 'planned', 'not-yet')),
      PRIMARY KEY (check_id, person_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE meeting_mail_stop (
      mentoring_id INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (mentoring_id, person_id),
      FOREIGN KEY (mentoring_id, person_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """
}

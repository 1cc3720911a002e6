extension Tables {
  /// When pairs met, what they answered when they were asked whether they had, and who would rather not be asked.
  static let meeting = """
    CREATE TABLE meeting (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      day TEXT NOT NULL CHECK (length(day) = 10),
      minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
      medium TEXT CHECK (medium IN ('in-person', 'video', 'phone', 'other')),
      noted_by TEXT NOT NULL CHECK (noted_by IN ('mentee', 'mentor')),
      noted_at INTEGER NOT NULL,
      UNIQUE (proposal_id, day)
    ) STRICT;

    CREATE TABLE meeting_check (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      asked_at INTEGER NOT NULL,
      mentee TEXT CHECK (mentee IN ('yes', 'planned', 'not-yet')),
      mentor TEXT CHECK (mentor IN ('yes', 'planned', 'not-yet'))
    ) STRICT;
    CREATE INDEX check_of_pair ON meeting_check (proposal_id, id);

    CREATE TABLE meeting_mail_stop (
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      actor TEXT NOT NULL CHECK (actor IN ('mentee', 'mentor')),
      at INTEGER NOT NULL,
      PRIMARY KEY (proposal_id, actor)
    ) STRICT, WITHOUT ROWID;
    """
}

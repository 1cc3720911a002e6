extension Tables {
  /// Who does what by when: the mentee, the mentor or both.
  static let actionPoints = """
    CREATE TABLE action_point (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentoring_id INTEGER NOT NULL,
      stage TEXT,
      question TEXT,
      what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 4000),
      who TEXT CHECK (who IN ('mentee', 'mentor', 'both')),
      due_on TEXT CHECK (length(due_on) = 10),
      author_id INTEGER NOT NULL,
      written_at INTEGER NOT NULL,
      changes INTEGER NOT NULL DEFAULT 0,
      done_at INTEGER,
      done_by_id INTEGER,
      CHECK ((done_at IS NULL) = (done_by_id IS NULL)),
      FOREIGN KEY (mentoring_id, author_id) REFERENCES mentoring_member ON DELETE CASCADE,
      FOREIGN KEY (mentoring_id, done_by_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX action_point_of_mentoring ON action_point (mentoring_id, id);
    """
}

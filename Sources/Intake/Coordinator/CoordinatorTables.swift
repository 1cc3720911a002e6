extension Tables {
  /// Who is invited, and questions to people who are waiting.
  static let coordinator = """
    CREATE TABLE invitation (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      address TEXT NOT NULL UNIQUE CHECK (length(address) BETWEEN 3 AND 254),
      invited_at INTEGER NOT NULL,
      confirmed_at INTEGER
    ) STRICT;

    CREATE TABLE member_question (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
      asked_at INTEGER NOT NULL,
      answer TEXT CHECK (length(answer) BETWEEN 1 AND 4000),
      answered_at INTEGER,
      CHECK ((answer IS NULL) = (answered_at IS NULL))
    ) STRICT;
    CREATE INDEX question_to_person ON member_question (person_id, id);
    """
}

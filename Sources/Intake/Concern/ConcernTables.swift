extension Tables {
  /// Concerns, who reads each, and what was done about it. A closing note stays among the steps when a concern is
  /// reopened.
  static let concern = """
    CREATE TABLE concern (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
      reach TEXT NOT NULL DEFAULT '' CHECK (length(reach) <= 200),
      sender_id INTEGER REFERENCES person ON DELETE SET NULL,
      proposal_id INTEGER REFERENCES proposal ON DELETE SET NULL,
      raised_at INTEGER NOT NULL,
      closed_at INTEGER,
      note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
      CHECK ((closed_at IS NULL) = (note IS NULL))
    ) STRICT;

    CREATE TABLE concern_reader (
      id INTEGER PRIMARY KEY,
      concern_id INTEGER NOT NULL REFERENCES concern ON DELETE CASCADE,
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      UNIQUE (concern_id, address)
    ) STRICT;

    CREATE TABLE concern_link (
      token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
      reader_id INTEGER NOT NULL REFERENCES concern_reader ON DELETE CASCADE,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE concern_step (
      id INTEGER PRIMARY KEY,
      concern_id INTEGER NOT NULL REFERENCES concern ON DELETE CASCADE,
      step TEXT NOT NULL CHECK (
        step IN ('care', 'suspension', 'suspension-end', 'freeze', 'freeze-end', 'closing', 'reopening')),
      contact TEXT NOT NULL,
      person_id INTEGER REFERENCES person ON DELETE SET NULL,
      proposal_id INTEGER REFERENCES proposal ON DELETE SET NULL,
      note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
      at INTEGER NOT NULL,
      CHECK ((step = 'closing') = (note IS NOT NULL))
    ) STRICT;
    CREATE INDEX step_of_concern ON concern_step (concern_id, id);
    """
}

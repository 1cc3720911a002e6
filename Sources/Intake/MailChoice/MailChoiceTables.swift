extension Tables {
  /// Links that stop a kind of mail, and what was stopped.
  static let mailChoice = """
    CREATE TABLE stop_link (
      token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      kind TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE stopped_mail (
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (person_id, kind)
    ) STRICT, WITHOUT ROWID;
    """
}

extension Tables {
  /// Links that sign in, and sessions that their owners can tell apart.
  static let signIn = """
    CREATE TABLE sign_in (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      address TEXT NOT NULL,
      destination TEXT,
      draft_id INTEGER REFERENCES draft ON DELETE SET NULL,
      token_hash BLOB UNIQUE CHECK (length(token_hash) = 32),
      created_at INTEGER NOT NULL,
      expires_at INTEGER,
      used_at INTEGER
    ) STRICT;
    CREATE INDEX sign_in_for_address ON sign_in (address);

    CREATE TABLE session (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      address_id INTEGER REFERENCES address ON DELETE SET NULL,
      browser TEXT NOT NULL CHECK (length(browser) <= 60),
      created_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX session_of_person ON session (person_id);
    """
}

extension Tables {
  /// Links that sign in.
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
    """
}

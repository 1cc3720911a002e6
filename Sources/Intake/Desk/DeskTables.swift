extension Tables {
  /// Forms that are waiting to be saved, and whose they are; and links that answer one form without a session.
  static let desk = """
    CREATE TABLE draft (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      cookie_hash BLOB NOT NULL CHECK (length(cookie_hash) = 32),
      person_id INTEGER REFERENCES person ON DELETE CASCADE,
      sent_as INTEGER REFERENCES person ON DELETE SET NULL,
      passed_on INTEGER NOT NULL DEFAULT 0 CHECK (passed_on IN (0, 1)),
      asked_by TEXT CHECK (length(asked_by) BETWEEN 3 AND 254),
      digits TEXT NOT NULL CHECK (length(digits) = 4),
      tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
      form_address TEXT NOT NULL,
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE act_link (
      id INTEGER PRIMARY KEY,
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      address_id INTEGER REFERENCES address ON DELETE CASCADE,
      form_address TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    """
}

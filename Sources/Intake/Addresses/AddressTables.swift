extension Tables {
  /// Mailboxes that people have lost, and the links that confirm one.
  static let addresses = """
    CREATE TABLE lost_mailbox (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      coordinator_id INTEGER REFERENCES person ON DELETE SET NULL,
      old_address TEXT NOT NULL,
      new_address TEXT NOT NULL CHECK (new_address <> old_address),
      checked TEXT NOT NULL CHECK (length(checked) BETWEEN 1 AND 4000),
      created_at INTEGER NOT NULL,
      confirmed_at INTEGER,
      ended_at INTEGER,
      outcome TEXT CHECK (outcome IN ('done', 'refused', 'withdrawn', 'lapsed')),
      CHECK ((ended_at IS NULL) = (outcome IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX one_lost_mailbox ON lost_mailbox (person_id) WHERE ended_at IS NULL;

    CREATE TABLE address_link (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      purpose TEXT NOT NULL CHECK (purpose IN ('add', 'take-over', 'refuse')),
      address TEXT NOT NULL,
      lost_mailbox_id INTEGER REFERENCES lost_mailbox ON DELETE CASCADE,
      session_id INTEGER REFERENCES session ON DELETE SET NULL,
      digits TEXT NOT NULL CHECK (length(digits) = 4),
      tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
      token_hash BLOB UNIQUE CHECK (length(token_hash) = 32),
      created_at INTEGER NOT NULL,
      mailed_at INTEGER,
      used_at INTEGER,
      CHECK ((purpose = 'add') = (lost_mailbox_id IS NULL))
    ) STRICT;
    CREATE INDEX address_link_of_person ON address_link (person_id);
    """
}

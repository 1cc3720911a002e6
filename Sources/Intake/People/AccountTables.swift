extension Schema {
  /// Whom a form was drawn for, and whose a draft is.
  static let formMarks = """
    ALTER TABLE person ADD COLUMN form_mark TEXT;
    UPDATE person SET form_mark = lower(hex(randomblob(12)));
    CREATE UNIQUE INDEX person_of_form_mark ON person (form_mark);
    CREATE TRIGGER form_mark_of_person AFTER INSERT ON person WHEN NEW.form_mark IS NULL BEGIN
      UPDATE person SET form_mark = lower(hex(randomblob(12))) WHERE id = NEW.id;
    END;

    ALTER TABLE draft ADD COLUMN sent_as INTEGER REFERENCES person ON DELETE SET NULL;
    ALTER TABLE draft ADD COLUMN passed_on INTEGER NOT NULL DEFAULT 0 CHECK (passed_on IN (0, 1));
    ALTER TABLE draft ADD COLUMN asked_by TEXT CHECK (length(asked_by) BETWEEN 3 AND 254);

    """

  /// Sessions that their owners can tell apart, limits on mailed links, links that confirm an address, lost mailboxes,
  /// and what became of addresses.
  static let accounts = """
    CREATE TABLE session_2 (
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
    INSERT INTO session_2 SELECT id, lower(hex(randomblob(8))), token_hash, person_id, NULL, '', created_at, created_at,
      expires_at FROM session;
    DROP TABLE session;
    ALTER TABLE session_2 RENAME TO session;
    CREATE INDEX session_of_person ON session (person_id);

    ALTER TABLE act_link ADD COLUMN address_id INTEGER REFERENCES address ON DELETE CASCADE;

    CREATE TABLE link_asked (
      id INTEGER PRIMARY KEY,
      address TEXT NOT NULL,
      client TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX link_asked_at ON link_asked (at);

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

    CREATE TABLE account_event (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      by_id INTEGER REFERENCES person ON DELETE SET NULL,
      action TEXT NOT NULL,
      address TEXT NOT NULL,
      lost_mailbox_id INTEGER REFERENCES lost_mailbox ON DELETE SET NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_of_account ON account_event (person_id, id);
    CREATE INDEX event_of_lost_mailbox ON account_event (lost_mailbox_id, id);

    ALTER TABLE outbox ADD COLUMN address_link_id INTEGER REFERENCES address_link ON DELETE CASCADE;
    ALTER TABLE outbox ADD COLUMN account_event_id INTEGER REFERENCES account_event ON DELETE CASCADE;

    """
}

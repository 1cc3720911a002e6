extension Tables {
  /// Who people are, the marks on the forms drawn for them, the mailboxes that they have confirmed, where they are
  /// signed in, and what happened to their accounts.
  static let people = """
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      standing TEXT NOT NULL CHECK (standing IN ('waiting', 'member', 'declined', 'suspended', 'left')),
      standing_before TEXT CHECK (standing_before IN ('waiting', 'member', 'declined', 'left')),
      form_mark TEXT,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX person_of_form_mark ON person (form_mark);
    CREATE TRIGGER form_mark_of_person AFTER INSERT ON person WHEN NEW.form_mark IS NULL BEGIN
      UPDATE person SET form_mark = lower(hex(randomblob(12))) WHERE id = NEW.id;
    END;

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

    CREATE TABLE address (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      address TEXT NOT NULL UNIQUE CHECK (length(address) BETWEEN 3 AND 254),
      hash BLOB CHECK (length(hash) = 32),
      confirmed_at INTEGER NOT NULL,
      gets_mail INTEGER NOT NULL CHECK (gets_mail IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX address_getting_mail ON address (person_id) WHERE gets_mail = 1;
    CREATE INDEX address_by_hash ON address (hash);

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

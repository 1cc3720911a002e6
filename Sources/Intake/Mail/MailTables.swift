extension Schema {
  /// How a mail's sending ended other than by being sent; bounces; links that stop a kind of mail, and what was stopped.
  static let mailSending = """
    ALTER TABLE outbox ADD COLUMN dead_at INTEGER;
    ALTER TABLE outbox ADD COLUMN dead_why TEXT CHECK (
      (dead_why IS NULL) = (dead_at IS NULL) AND (sent_at IS NULL OR dead_at IS NULL)
      AND dead_why IN ('refused', 'too-late', 'pointless', 'unreadable'));
    ALTER TABLE outbox ADD COLUMN address_id INTEGER REFERENCES address ON DELETE CASCADE;
    DROP INDEX outbox_due;
    CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
    CREATE INDEX outbox_waiting_person ON outbox (person_id, id) WHERE sent_at IS NULL AND dead_at IS NULL;
    CREATE INDEX outbox_waiting_address ON outbox (address, id) WHERE sent_at IS NULL AND dead_at IS NULL;

    CREATE TABLE bounce (
      address_id INTEGER PRIMARY KEY REFERENCES address ON DELETE CASCADE,
      is_permanent INTEGER NOT NULL CHECK (is_permanent IN (0, 1)),
      status TEXT NOT NULL CHECK (length(status) BETWEEN 5 AND 11),
      at INTEGER NOT NULL
    ) STRICT;

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

  /// What is forgotten after a time is found without reading all the rest.
  static let mailMemory = """
    CREATE INDEX outbox_ended ON outbox (coalesce(sent_at, dead_at));
    CREATE INDEX outbox_of_concern ON outbox (concern_reader_id) WHERE concern_reader_id IS NOT NULL;
    CREATE INDEX stop_link_created ON stop_link (created_at);

    """
}

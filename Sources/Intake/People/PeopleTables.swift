extension Tables {
  /// Who they are, what a form is marked with that was drawn for them, and what became of their accounts.
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
    """
}

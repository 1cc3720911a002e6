extension Schema {
  /// Who is let in and who is kept safe: the audit, invitations, questions to those who wait, concerns, and what a
  /// safeguarding contact can stop.
  static let care = audit + waiting + concerns + mailsAboutThem

  /// Appended to, never changed: the triggers refuse it to everybody, this program included.
  private static let audit = """
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('person', 'coordinator', 'contact', 'nobody')),
      who TEXT CHECK (length(who) BETWEEN 1 AND 200),
      act TEXT NOT NULL,
      object TEXT CHECK (length(object) BETWEEN 1 AND 200),
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'denied')),
      CHECK ((role = 'nobody') = (who IS NULL))
    ) STRICT;
    CREATE INDEX audit_denied ON audit (who, act) WHERE outcome = 'denied';
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;

    """

  private static let waiting = """
    ALTER TABLE person ADD COLUMN standing_before TEXT
      CHECK (standing_before IN ('waiting', 'member', 'declined', 'left'));

    CREATE TABLE invitation (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      address TEXT NOT NULL UNIQUE CHECK (length(address) BETWEEN 3 AND 254),
      invited_at INTEGER NOT NULL,
      confirmed_at INTEGER
    ) STRICT;

    CREATE TABLE member_question (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
      asked_at INTEGER NOT NULL,
      answer TEXT CHECK (length(answer) BETWEEN 1 AND 4000),
      answered_at INTEGER,
      CHECK ((answer IS NULL) = (answered_at IS NULL))
    ) STRICT;
    CREATE INDEX question_to_person ON member_question (person_id, id);

    """

  private static let concerns = """
    ALTER TABLE proposal ADD COLUMN frozen_at INTEGER;

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
      step TEXT NOT NULL CHECK (step IN ('suspension', 'suspension-end', 'freeze', 'freeze-end')),
      contact TEXT NOT NULL,
      person_id INTEGER REFERENCES person ON DELETE SET NULL,
      proposal_id INTEGER REFERENCES proposal ON DELETE SET NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX step_of_concern ON concern_step (concern_id, id);

    CREATE TABLE concern_client (
      client TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    """

  private static let mailsAboutThem = """
    ALTER TABLE outbox ADD COLUMN question_id INTEGER REFERENCES member_question ON DELETE CASCADE;
    ALTER TABLE outbox ADD COLUMN concern_reader_id INTEGER REFERENCES concern_reader ON DELETE CASCADE;

    """

  /// A concern that a contact looks after, and one that is taken up again after it was closed; the note of a closing
  /// stays among the steps.
  static let concernCare = """
    CREATE TABLE concern_step_2 (
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
    INSERT INTO concern_step_2
      SELECT id, concern_id, step, contact, person_id, proposal_id, NULL, at FROM concern_step;
    INSERT INTO concern_step_2 (concern_id, step, contact, note, at)
      SELECT id, 'closing', 'A contact', note, closed_at FROM concern WHERE closed_at IS NOT NULL;
    DROP TABLE concern_step;
    ALTER TABLE concern_step_2 RENAME TO concern_step;
    CREATE INDEX step_of_concern ON concern_step (concern_id, id);

    """
}

extension Tables {
  /// A mentoring relationship, who is in it, what was done, and what a safeguarding contact has stopped.
  ///
  /// When a person is deleted, so are their mentoring relationships: a record of two people is not a record of one.
  static let mentoring = """
    CREATE TABLE mentoring (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'completed', 'ended')),
      since INTEGER NOT NULL,
      due_at INTEGER,
      proposed_at INTEGER NOT NULL,
      begun_at INTEGER NOT NULL,
      contact_made_at INTEGER,
      contact_reminded INTEGER NOT NULL DEFAULT 0 CHECK (contact_reminded IN (0, 1)),
      ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
      ends_before TEXT CHECK (length(ends_before) = 10),
      extended_by_id INTEGER REFERENCES person ON DELETE SET NULL,
      extended_at INTEGER,
      asked INTEGER NOT NULL DEFAULT 0,
      asked_at INTEGER
    ) STRICT;

    CREATE TABLE mentoring_member (
      mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
      PRIMARY KEY (mentoring_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mentoring_of_member ON mentoring_member (person_id, role);
    CREATE TRIGGER mentoring_of_member_who_is_gone AFTER DELETE ON mentoring_member BEGIN
      DELETE FROM mentoring WHERE id = OLD.mentoring_id;
    END;

    CREATE TABLE mentoring_event (
      id INTEGER PRIMARY KEY,
      mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
      action TEXT NOT NULL,
      person_id INTEGER REFERENCES person ON DELETE SET NULL,
      comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
      reason TEXT CHECK (length(reason) <= 4000),
      reason_option TEXT CHECK (length(reason_option) <= 100),
      day TEXT CHECK (length(day) = 10),
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_of_mentoring ON mentoring_event (mentoring_id, id);

    CREATE TABLE frozen (
      handle TEXT NOT NULL CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
      at INTEGER,
      PRIMARY KEY (handle, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX frozen_of_person ON frozen (person_id);
    """
}

extension Tables {
  /// A proposal: what was sent, what was done, and when the answer is due.
  static let proposal = """
    CREATE TABLE proposal (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentee_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      mentor_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE CHECK (mentor_id <> mentee_id),
      state TEXT NOT NULL CHECK (state IN ('sent', 'amending', 'accepted', 'rejected', 'withdrawn', 'expired')),
      since INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      due_at INTEGER,
      was_delayed INTEGER NOT NULL DEFAULT 0 CHECK (was_delayed IN (0, 1)),
      reminded INTEGER NOT NULL DEFAULT 0,
      others_asked INTEGER NOT NULL DEFAULT 0 CHECK (others_asked IN (0, 1)),
      mentoring_id INTEGER UNIQUE REFERENCES mentoring ON DELETE CASCADE,
      CHECK ((state = 'accepted') = (mentoring_id IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX one_waiting_proposal ON proposal (mentee_id, mentor_id) WHERE state IN ('sent', 'amending');
    CREATE INDEX proposal_of_mentor ON proposal (mentor_id, state);
    CREATE INDEX proposal_of_mentee ON proposal (mentee_id, state);

    CREATE TABLE proposal_version (
      id INTEGER PRIMARY KEY,
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answers TEXT NOT NULL CHECK (json_valid(answers)),
      sent_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX version_of_proposal ON proposal_version (proposal_id, id);

    CREATE TABLE proposal_event (
      id INTEGER PRIMARY KEY,
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      action TEXT NOT NULL,
      actor TEXT NOT NULL CHECK (actor IN ('mentee', 'mentor', 'clock')),
      comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
      day TEXT CHECK (length(day) = 10),
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_of_proposal ON proposal_event (proposal_id, id);
    """
}

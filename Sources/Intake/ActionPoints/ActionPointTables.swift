extension Tables {
  /// Who does what by when. People stand in it as the mentee and the mentor of the proposal.
  static let actionPoints = """
    CREATE TABLE action_point (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      stage TEXT,
      question TEXT,
      what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 4000),
      who TEXT CHECK (who IN ('mentee', 'mentor', 'both')),
      due_on TEXT CHECK (length(due_on) = 10),
      author TEXT NOT NULL CHECK (author IN ('mentee', 'mentor')),
      written_at INTEGER NOT NULL,
      changes INTEGER NOT NULL DEFAULT 0,
      done_at INTEGER,
      done_by TEXT CHECK (done_by IN ('mentee', 'mentor')),
      CHECK ((done_at IS NULL) = (done_by IS NULL))
    ) STRICT;
    CREATE INDEX action_point_of_pair ON action_point (proposal_id, id);
    """
}

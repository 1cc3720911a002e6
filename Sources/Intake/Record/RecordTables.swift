extension Tables {
  /// What a pair writes in the stages of its journey. People stand in it as the mentee and the mentor of the proposal.
  static let record = """
    CREATE TABLE decision (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      stage TEXT NOT NULL,
      question TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
      side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor', 'agreed')),
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answer TEXT CHECK (json_valid(answer)),
      author TEXT NOT NULL CHECK (author IN ('mentee', 'mentor')),
      written_at INTEGER NOT NULL,
      base_id INTEGER REFERENCES decision ON DELETE SET NULL,
      agreed_at INTEGER,
      CHECK (side IN ('agreed', author)),
      CHECK (agreed_at IS NULL OR side = 'agreed')
    ) STRICT;
    CREATE INDEX decision_of_pair ON decision (proposal_id, stage, id);
    CREATE TRIGGER decision_is_not_changed
      BEFORE UPDATE OF proposal_id, stage, question, number, side, form_version_id, answer, author, written_at ON decision
      BEGIN SELECT RAISE(ABORT, 'a decision is followed by another one, never changed'); END;
    CREATE TRIGGER decision_is_agreed_once BEFORE UPDATE OF agreed_at ON decision WHEN OLD.agreed_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'what was agreed stays so'); END;

    CREATE TABLE private_answer (
      id INTEGER PRIMARY KEY,
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      stage TEXT NOT NULL,
      question TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answer TEXT CHECK (json_valid(answer)),
      author TEXT NOT NULL CHECK (author IN ('mentee', 'mentor')),
      written_at INTEGER NOT NULL,
      asks_for_help INTEGER NOT NULL CHECK (asks_for_help IN (0, 1)),
      handled_at INTEGER
    ) STRICT;
    CREATE INDEX private_answer_of_pair ON private_answer (proposal_id, stage, id);
    CREATE INDEX private_answer_for_help ON private_answer (proposal_id) WHERE asks_for_help = 1 AND handled_at IS NULL;

    CREATE TABLE stage_gate (
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      stage TEXT NOT NULL,
      mentee_at INTEGER,
      mentor_at INTEGER,
      closed_at INTEGER AS (CASE WHEN mentee_at IS NOT NULL AND mentor_at IS NOT NULL
        THEN max(mentee_at, mentor_at) END) VIRTUAL,
      PRIMARY KEY (proposal_id, stage)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE waiting_decision (
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      reader TEXT NOT NULL CHECK (reader IN ('mentee', 'mentor')),
      since INTEGER NOT NULL,
      told_at INTEGER,
      PRIMARY KEY (proposal_id, reader)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journey (
      proposal_id INTEGER PRIMARY KEY REFERENCES proposal ON DELETE CASCADE,
      left_roadmap_at INTEGER,
      left_roadmap_by TEXT CHECK (left_roadmap_by IN ('mentee', 'mentor')),
      CHECK ((left_roadmap_at IS NULL) = (left_roadmap_by IS NULL))
    ) STRICT;
    """
}

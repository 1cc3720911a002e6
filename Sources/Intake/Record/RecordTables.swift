extension Tables {
  /// What a pair writes in the stages of its journey, each row with who wrote it.
  static let record = """
    CREATE TABLE decision (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentoring_id INTEGER NOT NULL,
      stage TEXT NOT NULL,
      question TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
      is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answer TEXT CHECK (json_valid(answer)),
      author_id INTEGER NOT NULL,
      written_at INTEGER NOT NULL,
      base_id INTEGER REFERENCES decision ON DELETE SET NULL,
      agreed_at INTEGER,
      CHECK (agreed_at IS NULL OR is_shared),
      FOREIGN KEY (mentoring_id, author_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX decision_of_mentoring ON decision (mentoring_id, stage, id);
    CREATE TRIGGER decision_is_not_changed
      BEFORE UPDATE OF mentoring_id, stage, question, number, is_shared, form_version_id, answer, author_id, written_at
      ON decision
      BEGIN SELECT RAISE(ABORT, 'a decision is followed by another one, never changed'); END;
    CREATE TRIGGER decision_is_agreed_once BEFORE UPDATE OF agreed_at ON decision WHEN OLD.agreed_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'what was agreed stays so'); END;

    CREATE TABLE private_answer (
      id INTEGER PRIMARY KEY,
      mentoring_id INTEGER NOT NULL,
      stage TEXT NOT NULL,
      question TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answer TEXT CHECK (json_valid(answer)),
      author_id INTEGER NOT NULL,
      written_at INTEGER NOT NULL,
      asks_for_help INTEGER NOT NULL CHECK (asks_for_help IN (0, 1)),
      handled_at INTEGER,
      FOREIGN KEY (mentoring_id, author_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX private_answer_of_mentoring ON private_answer (mentoring_id, stage, id);
    CREATE INDEX private_answer_for_help ON private_answer (mentoring_id) WHERE asks_for_help = 1 AND handled_at IS NULL;

    CREATE TABLE stage_gate (
      mentoring_id INTEGER NOT NULL,
      stage TEXT NOT NULL,
      person_id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (mentoring_id, stage, person_id),
      FOREIGN KEY (mentoring_id, person_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE waiting_decision (
      mentoring_id INTEGER NOT NULL,
      reader_id INTEGER NOT NULL,
      since INTEGER NOT NULL,
      told_at INTEGER,
      PRIMARY KEY (mentoring_id, reader_id),
      FOREIGN KEY (mentoring_id, reader_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journey (
      mentoring_id INTEGER PRIMARY KEY REFERENCES mentoring ON DELETE CASCADE,
      left_roadmap_at INTEGER,
      left_roadmap_by_id INTEGER,
      CHECK ((left_roadmap_at IS NULL) = (left_roadmap_by_id IS NULL)),
      FOREIGN KEY (mentoring_id, left_roadmap_by_id) REFERENCES mentoring_member ON DELETE CASCADE
    ) STRICT;
    """
}

extension Tables {
  /// An entry: what it answers, when it was changed, the mentoring relationship it belongs to, and when it was shared.
  ///
  /// The index has every column that entries are searched by: a row is long, and is not read for that. Sharing ends in
  /// the step that ends the pair, no matter who takes it, and a reopening does not bring it back.
  static let diary = """
    CREATE TABLE diary_entry (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      prompt TEXT,
      form_version_id INTEGER REFERENCES form_version,
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 60000),
      created_at INTEGER NOT NULL,
      edited_at INTEGER,
      mentoring_id INTEGER REFERENCES mentoring ON DELETE SET NULL,
      shared_at INTEGER CHECK (shared_at IS NULL OR mentoring_id IS NOT NULL)
    ) STRICT;
    CREATE INDEX diary_of_person ON diary_entry (person_id, id, prompt, mentoring_id, created_at);
    CREATE INDEX diary_of_mentoring ON diary_entry (mentoring_id) WHERE mentoring_id IS NOT NULL;
    CREATE INDEX diary_shared ON diary_entry (mentoring_id, id) WHERE shared_at IS NOT NULL;

    CREATE TRIGGER share_of_mentoring_that_is_over AFTER UPDATE OF state ON mentoring
      WHEN NEW.state NOT IN ('active', 'paused') BEGIN
      UPDATE diary_entry SET shared_at = NULL WHERE mentoring_id = NEW.id AND shared_at IS NOT NULL;
    END;
    CREATE TRIGGER share_of_mentoring_that_is_gone BEFORE DELETE ON mentoring BEGIN
      UPDATE diary_entry SET shared_at = NULL WHERE mentoring_id = OLD.id AND shared_at IS NOT NULL;
    END;
    """
}

extension Schema {
  /// What an entry answers, when it was changed, which mentoring it belongs to, and since when its partner reads it.
  ///
  /// The index holds all that an entry is looked for by: a row is long, and is not read for it. A share ends in the
  /// step that ends the pair, whoever takes it, and a reopening does not bring it back.
  static let diaryTables = """
    ALTER TABLE diary_entry ADD COLUMN prompt TEXT;
    ALTER TABLE diary_entry ADD COLUMN edited_at INTEGER;
    ALTER TABLE diary_entry ADD COLUMN pair_id INTEGER REFERENCES proposal ON DELETE SET NULL;
    ALTER TABLE diary_entry ADD COLUMN shared_at INTEGER CHECK (shared_at IS NULL OR pair_id IS NOT NULL);
    UPDATE diary_entry SET prompt = (SELECT form FROM form_version WHERE form_version.id = form_version_id)
      WHERE form_version_id IS NOT NULL;

    DROP INDEX diary_of_person;
    CREATE INDEX diary_of_person ON diary_entry (person_id, id, prompt, pair_id, created_at);
    CREATE INDEX diary_of_pair ON diary_entry (pair_id) WHERE pair_id IS NOT NULL;
    CREATE INDEX diary_shared ON diary_entry (pair_id, id) WHERE shared_at IS NOT NULL;

    CREATE TRIGGER share_of_pair_that_is_over AFTER UPDATE OF state ON proposal
      WHEN NEW.state NOT IN ('accepted', 'paused') BEGIN
      UPDATE diary_entry SET shared_at = NULL WHERE pair_id = NEW.id AND shared_at IS NOT NULL;
    END;
    CREATE TRIGGER share_of_pair_that_is_gone BEFORE DELETE ON proposal BEGIN
      UPDATE diary_entry SET shared_at = NULL WHERE pair_id = OLD.id AND shared_at IS NOT NULL;
    END;

    """
}

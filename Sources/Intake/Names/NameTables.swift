/// What names and texts are compared by: made of them in Swift, so it is made anew where the rules or ICU have changed
/// (`folding`, `MatchingIndex.renew`).
extension Schema {
  static let nameTables = """
    CREATE TABLE folding (version TEXT NOT NULL) STRICT;

    DROP INDEX profile_by_name;
    ALTER TABLE profile DROP COLUMN name_folded;
    CREATE TABLE profile_name (
      key TEXT NOT NULL,
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      PRIMARY KEY (key, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX name_of_profile ON profile_name (person_id);
    CREATE TABLE profile_text (
      person_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
      words TEXT NOT NULL
    ) STRICT;

    DROP INDEX line_by_name;
    CREATE TABLE not_paired_key (
      key TEXT NOT NULL,
      line_id INTEGER NOT NULL REFERENCES not_paired_line ON DELETE CASCADE,
      PRIMARY KEY (key, line_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX key_of_line ON not_paired_key (line_id);
    INSERT INTO not_paired_key (key, line_id) SELECT folded, id FROM not_paired_line;

    DROP TRIGGER line_means_new_address;
    DROP TRIGGER line_means_moved_address;
    CREATE TRIGGER line_means_new_address AFTER INSERT ON address BEGIN
      INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
        SELECT person_id, NEW.person_id, id FROM not_paired_key JOIN not_paired_line ON id = line_id
        WHERE key = NEW.address AND person_id <> NEW.person_id;
    END;
    CREATE TRIGGER line_means_moved_address AFTER UPDATE OF person_id, address ON address BEGIN
      INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
        SELECT person_id, NEW.person_id, id FROM not_paired_key JOIN not_paired_line ON id = line_id
        WHERE key = NEW.address AND person_id <> NEW.person_id;
    END;

    """
}

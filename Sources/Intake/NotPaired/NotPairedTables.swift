extension Tables {
  /// A line is what a person wrote; a row of `not_paired` is who it means, or what a coordinator set. Once a line has
  /// meant someone, it goes on meaning them, whatever they call themselves later. The keys are what names and lines
  /// are compared by; they are made again when `folding` changes.
  static let notPaired =
    """
    CREATE TABLE not_paired_line (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      line TEXT NOT NULL CHECK (length(line) BETWEEN 1 AND 254),
      folded TEXT NOT NULL,
      UNIQUE (person_id, folded)
    ) STRICT;

    CREATE TABLE not_paired_key (
      key TEXT NOT NULL,
      line_id INTEGER NOT NULL REFERENCES not_paired_line ON DELETE CASCADE,
      PRIMARY KEY (key, line_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX key_of_line ON not_paired_key (line_id);

    CREATE TABLE profile_name (
      key TEXT NOT NULL,
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      PRIMARY KEY (key, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX name_of_profile ON profile_name (person_id);

    CREATE TABLE not_paired (
      id INTEGER PRIMARY KEY,
      one_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      other_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE CHECK (other_id <> one_id),
      line_id INTEGER REFERENCES not_paired_line ON DELETE CASCADE,
      handle TEXT UNIQUE CHECK (length(handle) = 16),
      set_by INTEGER REFERENCES person ON DELETE SET NULL,
      set_at INTEGER,
      CHECK ((line_id IS NULL) = (handle IS NOT NULL)),
      UNIQUE (one_id, other_id, line_id)
    ) STRICT;
    CREATE INDEX not_paired_other ON not_paired (other_id, one_id);
    CREATE INDEX not_paired_of_line ON not_paired (line_id);

    """
    + [("new", "INSERT"), ("moved", "UPDATE OF person_id, address")].map { word, change in
      """
      CREATE TRIGGER line_means_\(word)_address AFTER \(change) ON address BEGIN
        INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
          SELECT person_id, NEW.person_id, id FROM not_paired_key JOIN not_paired_line ON id = line_id
          WHERE key = NEW.address AND person_id <> NEW.person_id;
      END;

      """
    }.joined()
}

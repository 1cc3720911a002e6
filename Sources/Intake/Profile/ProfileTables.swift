extension Tables {
  /// What people say about themselves. Days are texts such as `2026-03-27`.
  static let profile = """
    CREATE TABLE profile (
      person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      name_key BLOB NOT NULL DEFAULT x'',
      role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'both')),
      availability TEXT NOT NULL CHECK (availability IN ('available', 'not-available')),
      available_from TEXT CHECK (length(available_from) = 10),
      availability_asked_at INTEGER,
      waiting_asked_at INTEGER,
      places INTEGER NOT NULL CHECK (places BETWEEN 0 AND 99),
      contact TEXT NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answers TEXT NOT NULL CHECK (json_valid(answers)),
      updated_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE profile_skill (
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      side TEXT NOT NULL CHECK (side IN ('offers', 'seeks')),
      skill TEXT NOT NULL,
      PRIMARY KEY (person_id, side, skill)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX skill_of_side ON profile_skill (side, skill);
    """
}

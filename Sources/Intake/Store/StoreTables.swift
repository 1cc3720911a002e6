extension Tables {
  /// The versions of forms, the keys of posts that were answered, and the latest moment at which something was written
  /// (`ClockStep`).
  static let store = """
    CREATE TABLE form_version (
      id INTEGER PRIMARY KEY,
      form TEXT NOT NULL,
      version TEXT NOT NULL CHECK (length(version) = 16),
      json TEXT NOT NULL CHECK (json_valid(json)),
      loaded_at INTEGER NOT NULL,
      UNIQUE (form, version)
    ) STRICT;

    CREATE TABLE receipt (
      key BLOB PRIMARY KEY CHECK (length(key) = 32),
      body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
      location TEXT NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), latest INTEGER NOT NULL) STRICT;
    """
}

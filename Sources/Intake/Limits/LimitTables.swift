extension Tables {
  /// One table for all that is counted.
  static let limits = """
    CREATE TABLE counted (
      act TEXT NOT NULL,
      unit TEXT NOT NULL,
      who TEXT NOT NULL,
      at INTEGER NOT NULL,
      times INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (act, unit, who, at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX counted_at ON counted (act, unit, at);
    """
}

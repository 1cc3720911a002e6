extension Schema {
  /// Reminders of surveys, who asked to be contacted, and the item on the partner, added up.
  static let surveys = """
    ALTER TABLE survey ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE survey ADD COLUMN contact_wanted INTEGER NOT NULL DEFAULT 0 CHECK (contact_wanted IN (0, 1));
    ALTER TABLE survey ADD COLUMN contacted_at INTEGER;
    -- Who was asked before there were reminders gets none.
    UPDATE survey SET reminded = 2;

    CREATE TABLE partner_rating_sum (
      form TEXT PRIMARY KEY,
      answers INTEGER NOT NULL CHECK (answers > 0 AND answers % 5 = 0),
      total INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    """
}

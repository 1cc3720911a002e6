extension Tables {
  /// The audit is only ever appended to: the triggers refuse changes from everyone, this program included.
  static let access = """
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('person', 'coordinator', 'contact', 'nobody')),
      who TEXT CHECK (length(who) BETWEEN 1 AND 200),
      act TEXT NOT NULL,
      object TEXT CHECK (length(object) BETWEEN 1 AND 200),
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'denied')),
      CHECK ((role = 'nobody') = (who IS NULL))
    ) STRICT;
    CREATE INDEX audit_denied ON audit (who, act) WHERE outcome = 'denied';
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;
    """
}

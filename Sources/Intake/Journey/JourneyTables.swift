extension Tables {
  /// Who of a pair has left the roadmap, and when.
  static let journey = """
    CREATE TABLE journey (
      proposal_id INTEGER PRIMARY KEY REFERENCES proposal ON DELETE CASCADE,
      left_roadmap_at INTEGER,
      left_roadmap_by TEXT CHECK (left_roadmap_by IN ('mentee', 'mentor')),
      CHECK ((left_roadmap_at IS NULL) = (left_roadmap_by IS NULL))
    ) STRICT;
    """
}

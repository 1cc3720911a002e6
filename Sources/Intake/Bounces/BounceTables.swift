extension Tables {
  /// The last report of a mail that did not arrive, for each address.
  static let bounces = """
    CREATE TABLE bounce (
      address_id INTEGER PRIMARY KEY REFERENCES address ON DELETE CASCADE,
      is_permanent INTEGER NOT NULL CHECK (is_permanent IN (0, 1)),
      status TEXT NOT NULL CHECK (length(status) BETWEEN 5 AND 11),
      at INTEGER NOT NULL
    ) STRICT;
    """
}

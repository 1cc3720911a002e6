extension Tables {
  /// What coordinators and contacts decided about people, kept by keyed hashes of their addresses: it outlives the rows
  /// that it is about. The triggers keep it and bring it back, so that no room can forget to.
  static let verdict = verdicts + verdictsOnPeople + pairsApart + verdictsOnAddresses

  private static let verdicts = """
    CREATE TABLE file_key (key BLOB NOT NULL CHECK (length(key) = 32)) STRICT;
    INSERT INTO file_key (key) VALUES (randomblob(32));

    CREATE TABLE verdict (
      hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
      who TEXT NOT NULL,
      standing TEXT NOT NULL CHECK (standing IN ('declined', 'suspended')),
      standing_before TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX verdict_of_person ON verdict (who);

    CREATE TABLE kept_apart (
      pair TEXT NOT NULL,
      side INTEGER NOT NULL CHECK (side IN (1, 2)),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      at INTEGER NOT NULL,
      PRIMARY KEY (pair, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kept_apart_by_hash ON kept_apart (hash);

    """

  /// Someone is declined or suspended, with all addresses that they have or had; or no longer is.
  private static let verdictsOnPeople = """
    CREATE TRIGGER verdict_is_kept AFTER UPDATE OF standing ON person WHEN NEW.standing IN ('declined', 'suspended')
    BEGIN
      UPDATE verdict SET standing = NEW.standing, standing_before = NEW.standing_before WHERE who = NEW.handle;
      INSERT OR REPLACE INTO verdict (hash, who, standing, standing_before)
        SELECT hash, NEW.handle, NEW.standing, NEW.standing_before FROM address
        WHERE person_id = NEW.id AND hash IS NOT NULL;
    END;
    CREATE TRIGGER verdict_is_lifted AFTER UPDATE OF standing ON person
    WHEN OLD.standing IN ('declined', 'suspended') AND NEW.standing NOT IN ('declined', 'suspended')
    BEGIN
      DELETE FROM verdict WHERE who = NEW.handle OR hash IN (SELECT hash FROM address WHERE person_id = NEW.id);
    END;

    """

  /// Two people are set apart by a coordinator, or frozen by a contact.
  private static let pairsApart =
    ["INSERT", "UPDATE OF one_id, other_id"].map { change in
      """
      CREATE TRIGGER apart_is_kept_\(change.prefix(6)) AFTER \(change) ON not_paired WHEN NEW.handle IS NOT NULL
      BEGIN
        INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
          SELECT NEW.handle, CASE person_id WHEN NEW.one_id THEN 1 ELSE 2 END, hash, NEW.set_at FROM address
          WHERE person_id IN (NEW.one_id, NEW.other_id) AND hash IS NOT NULL;
      END;

      """
    }.joined()
    + ["INSERT", "UPDATE OF at"].map { change in
      """
      CREATE TRIGGER freeze_is_kept_\(change.prefix(6)) AFTER \(change) ON frozen WHEN NEW.at IS NOT NULL
      BEGIN
        INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
          SELECT NEW.handle, CASE NEW.role WHEN 'mentee' THEN 1 ELSE 2 END, hash, NEW.at FROM address
          WHERE person_id = NEW.person_id AND hash IS NOT NULL;
      END;
      """
    }.joined() + """
      CREATE TRIGGER freeze_is_lifted AFTER UPDATE OF at ON frozen WHEN NEW.at IS NULL
      BEGIN
        DELETE FROM kept_apart WHERE pair = NEW.handle;
      END;
      """

  /// Someone gets an address: what was decided about the person who reads it applies to them, and what was decided
  /// about them applies to the person who reads it.
  private static let verdictsOnAddresses = ["INSERT", "UPDATE OF person_id, address, hash"].map { change in
    """
    CREATE TRIGGER verdict_meets_address_\(change.prefix(6)) AFTER \(change) ON address WHEN NEW.hash IS NOT NULL
    BEGIN
      UPDATE verdict SET who = (SELECT handle FROM person WHERE id = NEW.person_id)
        WHERE who = (SELECT who FROM verdict WHERE hash = NEW.hash);
      UPDATE person SET
        standing_before = CASE (SELECT standing FROM verdict WHERE hash = NEW.hash) WHEN 'suspended'
          THEN coalesce((SELECT standing_before FROM verdict WHERE hash = NEW.hash), standing) END,
        standing = (SELECT standing FROM verdict WHERE hash = NEW.hash)
        WHERE id = NEW.person_id AND standing NOT IN ('suspended', (SELECT standing FROM verdict WHERE hash = NEW.hash))
        AND EXISTS (SELECT 1 FROM verdict WHERE hash = NEW.hash);
      INSERT OR REPLACE INTO verdict (hash, who, standing, standing_before)
        SELECT NEW.hash, handle, standing, standing_before FROM person
        WHERE id = NEW.person_id AND standing IN ('declined', 'suspended');
      INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
        SELECT handle, CASE one_id WHEN NEW.person_id THEN 1 ELSE 2 END, NEW.hash, set_at FROM not_paired
        WHERE handle IS NOT NULL AND NEW.person_id IN (one_id, other_id);
      INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
        SELECT handle, CASE role WHEN 'mentee' THEN 1 ELSE 2 END, NEW.hash, at FROM frozen
        WHERE at IS NOT NULL AND person_id = NEW.person_id;
      INSERT INTO not_paired (one_id, other_id, handle, set_at)
        SELECT NEW.person_id, person_id, lower(hex(randomblob(8))), min(theirs.at)
        FROM kept_apart AS mine JOIN kept_apart AS theirs ON theirs.pair = mine.pair AND theirs.side <> mine.side
        JOIN address ON address.hash = theirs.hash
        WHERE mine.hash = NEW.hash AND person_id <> NEW.person_id
        AND NOT EXISTS (SELECT 1 FROM not_paired WHERE handle IS NOT NULL
          AND min(one_id, other_id) = min(NEW.person_id, person_id)
          AND max(one_id, other_id) = max(NEW.person_id, person_id))
        AND NOT EXISTS (SELECT 1 FROM frozen WHERE handle = mine.pair AND at IS NOT NULL
          AND frozen.person_id = NEW.person_id)
        GROUP BY person_id;
    END;

    """
  }.joined()
}

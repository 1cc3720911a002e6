/// The tables that mentors are found and put in order with, and those of people who are not to be paired.
extension Schema {
  static let matchingTables = choices + words + notPaired + digest

  /// What people chose in the profile's form, a row a choice, so that no answers have to be decoded to compare two people.
  ///
  /// The indexes hold all columns that the hard rules read: a profile's row is long, and is not looked at for them.
  private static let choices = """
    CREATE TABLE profile_choice (
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      question TEXT NOT NULL CHECK (question IN ('languages', 'where')),
      choice TEXT NOT NULL,
      PRIMARY KEY (person_id, question, choice)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO profile_choice
      SELECT person_id, 'languages', value FROM profile, json_each(answers, '$.languages')
      UNION SELECT person_id, 'where', value FROM profile, json_each(answers, '$.where');

    CREATE INDEX skill_of_side ON profile_skill (side, skill);
    CREATE INDEX mentor_to_choose ON profile (person_id, name, availability, available_from, places)
      WHERE role IN ('mentor', 'both');
    CREATE INDEX pair_of_mentee ON proposal (mentee_id, state);

    """

  /// The words of the profiles of those who mentor.
  private static let words = """
    CREATE VIRTUAL TABLE profile_words USING fts5 (
      name, experience, topics, tokenize = 'porter unicode61 remove_diacritics 2'
    );
    INSERT INTO profile_words (rowid, name, experience, topics)
      SELECT person_id, name, answers ->> '$.experience', answers ->> '$."other-topics"' FROM profile
      WHERE role IN ('mentor', 'both');
    CREATE TRIGGER words_of_profile AFTER DELETE ON profile BEGIN
      DELETE FROM profile_words WHERE rowid = OLD.person_id;
    END;

    """

  /// A line is what a person wrote; a row of `not_paired` is whom it means, or what a coordinator set. Whom a line has
  /// once meant it goes on meaning, whatever they call themselves later.
  private static let notPaired = """
    ALTER TABLE profile ADD COLUMN name_folded TEXT;
    UPDATE profile SET name_folded = lower(name);
    CREATE INDEX profile_by_name ON profile (name_folded);

    CREATE TABLE not_paired_line (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      line TEXT NOT NULL CHECK (length(line) BETWEEN 1 AND 254),
      folded TEXT NOT NULL,
      UNIQUE (person_id, folded)
    ) STRICT;
    CREATE INDEX line_by_name ON not_paired_line (folded);

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

    CREATE TRIGGER line_means_new_address AFTER INSERT ON address BEGIN
      INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
        SELECT person_id, NEW.person_id, id FROM not_paired_line
        WHERE folded = NEW.address AND person_id <> NEW.person_id;
    END;
    CREATE TRIGGER line_means_moved_address AFTER UPDATE OF person_id, address ON address BEGIN
      INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
        SELECT person_id, NEW.person_id, id FROM not_paired_line
        WHERE folded = NEW.address AND person_id <> NEW.person_id;
    END;

    """

  /// Since when somebody can be matched, and when each person's digest was looked into last.
  private static let digest = """
    CREATE TABLE match_open (
      person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
      side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
      since INTEGER NOT NULL,
      PRIMARY KEY (person_id, side)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE digest (
      person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
      checked_at INTEGER NOT NULL,
      news_since INTEGER
    ) STRICT;
    CREATE INDEX digest_due ON digest (checked_at);

    """
}

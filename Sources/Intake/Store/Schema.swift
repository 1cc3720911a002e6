import GRDB

/// The tables, and the steps that lead to them. The rules of the scheme that SQLite can hold stand here.
enum Schema {
  /// "Wymk": tells our files from other SQLite files.
  static let applicationID: Int32 = 0x5779_6D6B

  /// Brings the file up to this program's version: one transaction a step, with its `user_version`.
  ///
  /// - Throws: ``StoreFault`` for a file of another program or of a newer Waymark, should its log say so.
  static func migrate(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard owner == applicationID else { throw StoreFault.foreignFile }
    guard version <= steps.count else { throw StoreFault.newerFile(version) }
    for number in version..<steps.count {
      try db.inTransaction(.immediate) {
        try db.execute(sql: steps[number])
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(number + 1)")
        return .commit
      }
    }
  }

  /// Step by step; a step that has been released is never changed.
  static let steps = [
    people + forms + matching + mail, mailToAddresses + availableFrom, proposalDates, matchingTables, accounts, care,
    mailSending, secondThoughts, journeys, meetings, diaryTables, mailMemory + concernCare, surveys, limits, nameTables,
    formMarks, verdicts, clock, endings,
  ]

  /// The latest moment at which something was written (`ClockStep`).
  private static let clock = """
    CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), latest INTEGER NOT NULL) STRICT;

    """

  private static let people = """
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      standing TEXT NOT NULL CHECK (standing IN ('waiting', 'member', 'declined', 'suspended', 'left')),
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE address (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      address TEXT NOT NULL UNIQUE CHECK (length(address) BETWEEN 3 AND 254),
      confirmed_at INTEGER NOT NULL,
      gets_mail INTEGER NOT NULL CHECK (gets_mail IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX address_getting_mail ON address (person_id) WHERE gets_mail = 1;

    CREATE TABLE session (
      id INTEGER PRIMARY KEY,
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX session_of_person ON session (person_id);

    CREATE TABLE draft (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      cookie_hash BLOB NOT NULL CHECK (length(cookie_hash) = 32),
      person_id INTEGER REFERENCES person ON DELETE CASCADE,
      digits TEXT NOT NULL CHECK (length(digits) = 4),
      tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
      form_address TEXT NOT NULL,
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE sign_in (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      address TEXT NOT NULL,
      destination TEXT,
      draft_id INTEGER REFERENCES draft ON DELETE SET NULL,
      token_hash BLOB UNIQUE CHECK (length(token_hash) = 32),
      created_at INTEGER NOT NULL,
      expires_at INTEGER,
      used_at INTEGER
    ) STRICT;
    CREATE INDEX sign_in_for_address ON sign_in (address);

    CREATE TABLE act_link (
      id INTEGER PRIMARY KEY,
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      form_address TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;

    """

  private static let forms = """
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

    CREATE TABLE diary_entry (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      form_version_id INTEGER REFERENCES form_version,
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 60000),
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX diary_of_person ON diary_entry (person_id, id);

    """

  private static let matching = """
    CREATE TABLE profile (
      person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'both')),
      availability TEXT NOT NULL CHECK (availability IN ('available', 'not-available')),
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

    CREATE TABLE proposal (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      mentee_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      mentor_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE CHECK (mentor_id <> mentee_id),
      state TEXT NOT NULL CHECK (state IN ('sent', 'amending', 'accepted', 'paused', 'completed', 'ended',
        'rejected', 'withdrawn', 'expired')),
      since INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX one_open_proposal ON proposal (mentee_id, mentor_id)
      WHERE state IN ('sent', 'amending', 'accepted', 'paused');
    CREATE INDEX proposal_of_mentor ON proposal (mentor_id, state);

    CREATE TABLE proposal_version (
      id INTEGER PRIMARY KEY,
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      form_version_id INTEGER NOT NULL REFERENCES form_version,
      answers TEXT NOT NULL CHECK (json_valid(answers)),
      sent_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX version_of_proposal ON proposal_version (proposal_id, id);

    CREATE TABLE proposal_event (
      id INTEGER PRIMARY KEY,
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      action TEXT NOT NULL,
      actor TEXT NOT NULL CHECK (actor IN ('mentee', 'mentor', 'clock')),
      comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_of_proposal ON proposal_event (proposal_id, id);

    CREATE TABLE survey (
      id INTEGER PRIMARY KEY,
      handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
      proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
      form TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      answered_at INTEGER,
      form_version_id INTEGER REFERENCES form_version,
      answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
      UNIQUE (proposal_id, person_id)
    ) STRICT;

    CREATE TABLE partner_rating (
      key BLOB PRIMARY KEY CHECK (length(key) = 16),
      form TEXT NOT NULL,
      rating INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    """

  private static let mail = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      person_id INTEGER REFERENCES person ON DELETE CASCADE,
      sign_in_id INTEGER REFERENCES sign_in ON DELETE CASCADE,
      proposal_id INTEGER REFERENCES proposal ON DELETE CASCADE,
      survey_id INTEGER REFERENCES survey ON DELETE CASCADE,
      created_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER,
      CHECK ((person_id IS NULL) <> (sign_in_id IS NULL))
    ) STRICT;
    CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL;

    """

  // MARK: The second step

  /// Mails to addresses of the settings, whose readers need not be persons of the scheme.
  private static let mailToAddresses = """
    CREATE TABLE outbox_2 (
      id INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      person_id INTEGER REFERENCES person ON DELETE CASCADE,
      sign_in_id INTEGER REFERENCES sign_in ON DELETE CASCADE,
      address TEXT,
      proposal_id INTEGER REFERENCES proposal ON DELETE CASCADE,
      survey_id INTEGER REFERENCES survey ON DELETE CASCADE,
      created_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER,
      CHECK ((person_id IS NOT NULL) + (sign_in_id IS NOT NULL) + (address IS NOT NULL) = 1)
    ) STRICT;
    INSERT INTO outbox_2 SELECT id, message_id, kind, person_id, sign_in_id, NULL, proposal_id, survey_id, created_at,
      due_at, tries, sent_at FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_2 RENAME TO outbox;
    CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL;

    """

  /// A mentor who is not available names a day from which they are; days are texts such as `2026-03-27`.
  private static let availableFrom = """
    ALTER TABLE profile ADD COLUMN available_from TEXT CHECK (length(available_from) = 10);

    """
}

extension Tables {
  /// Who gets which mail about which row, and how its sending ended. The reader of a mail to an address does not have
  /// to be a person in the scheme.
  static let mail = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      person_id INTEGER REFERENCES person ON DELETE CASCADE,
      sign_in_id INTEGER REFERENCES sign_in ON DELETE CASCADE,
      address TEXT,
      proposal_id INTEGER REFERENCES proposal ON DELETE CASCADE,
      mentoring_id INTEGER REFERENCES mentoring ON DELETE CASCADE,
      survey_id INTEGER REFERENCES survey ON DELETE CASCADE,
      address_link_id INTEGER REFERENCES address_link ON DELETE CASCADE,
      account_event_id INTEGER REFERENCES account_event ON DELETE CASCADE,
      question_id INTEGER REFERENCES member_question ON DELETE CASCADE,
      concern_reader_id INTEGER REFERENCES concern_reader ON DELETE CASCADE,
      address_id INTEGER REFERENCES address ON DELETE CASCADE,
      meeting_check_id INTEGER REFERENCES meeting_check ON DELETE CASCADE,
      letter_id INTEGER REFERENCES outbox ON DELETE SET NULL,
      created_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER,
      dead_at INTEGER,
      dead_why TEXT CHECK (
        (dead_why IS NULL) = (dead_at IS NULL) AND (sent_at IS NULL OR dead_at IS NULL)
        AND dead_why IN ('refused', 'too-late', 'pointless', 'unreadable')),
      CHECK ((person_id IS NOT NULL) + (sign_in_id IS NOT NULL) + (address IS NOT NULL) = 1)
    ) STRICT;
    CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
    CREATE INDEX outbox_waiting_person ON outbox (person_id, id) WHERE sent_at IS NULL AND dead_at IS NULL;
    CREATE INDEX outbox_waiting_address ON outbox (address, id) WHERE sent_at IS NULL AND dead_at IS NULL;
    CREATE INDEX outbox_of_letter ON outbox (letter_id) WHERE letter_id IS NOT NULL;
    CREATE INDEX outbox_ended ON outbox (coalesce(sent_at, dead_at));
    CREATE INDEX outbox_of_concern ON outbox (concern_reader_id) WHERE concern_reader_id IS NOT NULL;
    """
}

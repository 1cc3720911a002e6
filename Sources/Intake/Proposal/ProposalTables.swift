extension Schema {
  /// The dates of proposals and pairs, what only the coordinator reads, and the surveys that a reopening closes.
  static let proposalDates = """
    ALTER TABLE proposal ADD COLUMN due_at INTEGER;
    ALTER TABLE proposal ADD COLUMN was_delayed INTEGER NOT NULL DEFAULT 0 CHECK (was_delayed IN (0, 1));
    ALTER TABLE proposal ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE proposal ADD COLUMN accepted_at INTEGER;
    ALTER TABLE proposal ADD COLUMN contact_made_at INTEGER;
    ALTER TABLE proposal ADD COLUMN ends_on TEXT CHECK (length(ends_on) = 10);
    ALTER TABLE proposal ADD COLUMN asked_at INTEGER;
    ALTER TABLE proposal ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE proposal ADD COLUMN closed_by TEXT CHECK (closed_by IN ('mentee', 'mentor'));
    ALTER TABLE proposal_event ADD COLUMN day TEXT CHECK (length(day) = 10);
    ALTER TABLE proposal_event ADD COLUMN reason TEXT CHECK (length(reason) <= 4000);
    ALTER TABLE survey ADD COLUMN closed_at INTEGER;
    ALTER TABLE profile ADD COLUMN availability_asked_at INTEGER;
    UPDATE proposal SET due_at = since + 1209600 WHERE state IN ('sent', 'amending');
    UPDATE proposal SET accepted_at = since WHERE state = 'accepted';
    UPDATE proposal SET closed_by = (
        SELECT actor FROM proposal_event WHERE proposal_id = proposal.id AND action = 'complete' ORDER BY id DESC LIMIT 1)
      WHERE state = 'completed';

    """

  /// More months that the other can refuse, the reminder to write first, and what is still to be said of proposals that
  /// wait.
  static let secondThoughts = """
    ALTER TABLE proposal ADD COLUMN extended_by TEXT CHECK (extended_by IN ('mentee', 'mentor'));
    ALTER TABLE proposal ADD COLUMN extended_at INTEGER;
    ALTER TABLE proposal ADD COLUMN ends_before TEXT CHECK (length(ends_before) = 10);
    ALTER TABLE proposal ADD COLUMN contact_reminded INTEGER NOT NULL DEFAULT 0 CHECK (contact_reminded IN (0, 1));
    ALTER TABLE proposal ADD COLUMN others_asked INTEGER NOT NULL DEFAULT 0 CHECK (others_asked IN (0, 1));
    ALTER TABLE profile ADD COLUMN waiting_asked_at INTEGER;
    UPDATE proposal SET contact_reminded = 1 WHERE accepted_at IS NOT NULL;

    """

  /// The reason for an end as the option that was chosen; and either of the two can take a mentoring up again, so nobody
  /// asks any more who closed it.
  static let endings = """
    ALTER TABLE proposal_event ADD COLUMN reason_option TEXT CHECK (length(reason_option) <= 100);
    ALTER TABLE proposal DROP COLUMN closed_by;

    """
}

CREATE TABLE account_event (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  by_id INTEGER REFERENCES person ON DELETE SET NULL,
  action TEXT NOT NULL,
  address TEXT NOT NULL,
  lost_mailbox_id INTEGER REFERENCES lost_mailbox ON DELETE SET NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX event_of_account ON account_event (person_id, id);

CREATE INDEX event_of_lost_mailbox ON account_event (lost_mailbox_id, id);

CREATE TABLE act_link (
  id INTEGER PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  address_id INTEGER REFERENCES address ON DELETE CASCADE,
  form_address TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE action_point (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  mentoring_id INTEGER NOT NULL,
  stage TEXT,
  question TEXT,
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 4000),
  who TEXT CHECK (who IN ('mentee', 'mentor', 'both')),
  due_on TEXT CHECK (length(due_on) = 10),
  author_id INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  changes INTEGER NOT NULL DEFAULT 0,
  done_at INTEGER,
  done_by_id INTEGER,
  CHECK ((done_at IS NULL) = (done_by_id IS NULL)),
  FOREIGN KEY (mentoring_id, author_id) REFERENCES mentoring_member ON DELETE CASCADE,
  FOREIGN KEY (mentoring_id, done_by_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT;

CREATE INDEX action_point_of_mentoring ON action_point (mentoring_id, id);

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  address TEXT NOT NULL UNIQUE CHECK (length(address) BETWEEN 3 AND 254),
  hash BLOB CHECK (length(hash) = 32),
  confirmed_at INTEGER NOT NULL,
  gets_mail INTEGER NOT NULL CHECK (gets_mail IN (0, 1))
) STRICT;

CREATE INDEX address_by_hash ON address (hash);

CREATE UNIQUE INDEX address_getting_mail ON address (person_id) WHERE gets_mail = 1;

CREATE TRIGGER line_means_moved_address AFTER UPDATE OF person_id, address ON address BEGIN
  INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
    SELECT person_id, NEW.person_id, id FROM not_paired_key JOIN not_paired_line ON id = line_id
    WHERE key = NEW.address AND person_id <> NEW.person_id;
END;

CREATE TRIGGER line_means_new_address AFTER INSERT ON address BEGIN
  INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
    SELECT person_id, NEW.person_id, id FROM not_paired_key JOIN not_paired_line ON id = line_id
    WHERE key = NEW.address AND person_id <> NEW.person_id;
END;

CREATE TRIGGER verdict_meets_address_INSERT AFTER INSERT ON address WHEN NEW.hash IS NOT NULL
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

CREATE TRIGGER verdict_meets_address_UPDATE AFTER UPDATE OF person_id, address, hash ON address WHEN NEW.hash IS NOT NULL
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

CREATE TABLE address_link (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('add', 'take-over', 'refuse')),
  address TEXT NOT NULL,
  lost_mailbox_id INTEGER REFERENCES lost_mailbox ON DELETE CASCADE,
  session_id INTEGER REFERENCES session ON DELETE SET NULL,
  digits TEXT NOT NULL CHECK (length(digits) = 4),
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
  token_hash BLOB UNIQUE CHECK (length(token_hash) = 32),
  created_at INTEGER NOT NULL,
  mailed_at INTEGER,
  used_at INTEGER,
  CHECK ((purpose = 'add') = (lost_mailbox_id IS NULL))
) STRICT;

CREATE INDEX address_link_of_person ON address_link (person_id);

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

CREATE TABLE bounce (
  address_id INTEGER PRIMARY KEY REFERENCES address ON DELETE CASCADE,
  is_permanent INTEGER NOT NULL CHECK (is_permanent IN (0, 1)),
  status TEXT NOT NULL CHECK (length(status) BETWEEN 5 AND 11),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), latest INTEGER NOT NULL) STRICT;

CREATE TABLE concern (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  reach TEXT NOT NULL DEFAULT '' CHECK (length(reach) <= 200),
  sender_id INTEGER REFERENCES person ON DELETE SET NULL,
  proposal_id INTEGER REFERENCES proposal ON DELETE SET NULL,
  raised_at INTEGER NOT NULL,
  closed_at INTEGER,
  note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
  CHECK ((closed_at IS NULL) = (note IS NULL))
) STRICT;

CREATE TABLE concern_link (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
  reader_id INTEGER NOT NULL REFERENCES concern_reader ON DELETE CASCADE,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE concern_reader (
  id INTEGER PRIMARY KEY,
  concern_id INTEGER NOT NULL REFERENCES concern ON DELETE CASCADE,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  UNIQUE (concern_id, address)
) STRICT;

CREATE TABLE concern_step (
  id INTEGER PRIMARY KEY,
  concern_id INTEGER NOT NULL REFERENCES concern ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (
    step IN ('care', 'suspension', 'suspension-end', 'freeze', 'freeze-end', 'closing', 'reopening')),
  contact TEXT NOT NULL,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  proposal_id INTEGER REFERENCES proposal ON DELETE SET NULL,
  note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  CHECK ((step = 'closing') = (note IS NOT NULL))
) STRICT;

CREATE INDEX step_of_concern ON concern_step (concern_id, id);

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

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  mentoring_id INTEGER NOT NULL,
  stage TEXT NOT NULL,
  question TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
  form_version_id INTEGER NOT NULL REFERENCES form_version,
  answer TEXT CHECK (json_valid(answer)),
  author_id INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  base_id INTEGER REFERENCES decision ON DELETE SET NULL,
  agreed_at INTEGER,
  CHECK (agreed_at IS NULL OR is_shared),
  FOREIGN KEY (mentoring_id, author_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT;

CREATE INDEX decision_of_mentoring ON decision (mentoring_id, stage, id);

CREATE TRIGGER decision_is_agreed_once BEFORE UPDATE OF agreed_at ON decision WHEN OLD.agreed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what was agreed stays so'); END;

CREATE TRIGGER decision_is_not_changed
  BEFORE UPDATE OF mentoring_id, stage, question, number, is_shared, form_version_id, answer, author_id, written_at
  ON decision
  BEGIN SELECT RAISE(ABORT, 'a decision is followed by another one, never changed'); END;

CREATE TABLE diary_entry (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  prompt TEXT,
  form_version_id INTEGER REFERENCES form_version,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 60000),
  created_at INTEGER NOT NULL,
  edited_at INTEGER,
  mentoring_id INTEGER REFERENCES mentoring ON DELETE SET NULL,
  shared_at INTEGER CHECK (shared_at IS NULL OR mentoring_id IS NOT NULL)
) STRICT;

CREATE INDEX diary_of_mentoring ON diary_entry (mentoring_id) WHERE mentoring_id IS NOT NULL;

CREATE INDEX diary_of_person ON diary_entry (person_id, id, prompt, mentoring_id, created_at);

CREATE INDEX diary_shared ON diary_entry (mentoring_id, id) WHERE shared_at IS NOT NULL;

CREATE TABLE digest (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  checked_at INTEGER NOT NULL,
  news_since INTEGER
) STRICT;

CREATE INDEX digest_due ON digest (checked_at);

CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  cookie_hash BLOB NOT NULL CHECK (length(cookie_hash) = 32),
  person_id INTEGER REFERENCES person ON DELETE CASCADE,
  sent_as INTEGER REFERENCES person ON DELETE SET NULL,
  passed_on INTEGER NOT NULL DEFAULT 0 CHECK (passed_on IN (0, 1)),
  asked_by TEXT CHECK (length(asked_by) BETWEEN 3 AND 254),
  digits TEXT NOT NULL CHECK (length(digits) = 4),
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
  form_address TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE file_key (key BLOB NOT NULL CHECK (length(key) = 32)) STRICT;

CREATE TABLE folding (version TEXT NOT NULL) STRICT;

CREATE TABLE form_version (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  version TEXT NOT NULL CHECK (length(version) = 16),
  json TEXT NOT NULL CHECK (json_valid(json)),
  loaded_at INTEGER NOT NULL,
  UNIQUE (form, version)
) STRICT;

CREATE TABLE frozen (
  handle TEXT NOT NULL CHECK (length(handle) = 16),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
  at INTEGER,
  PRIMARY KEY (handle, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX frozen_of_person ON frozen (person_id);

CREATE TRIGGER freeze_is_kept_INSERT AFTER INSERT ON frozen WHEN NEW.at IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
    SELECT NEW.handle, CASE NEW.role WHEN 'mentee' THEN 1 ELSE 2 END, hash, NEW.at FROM address
    WHERE person_id = NEW.person_id AND hash IS NOT NULL;
END;

CREATE TRIGGER freeze_is_kept_UPDATE AFTER UPDATE OF at ON frozen WHEN NEW.at IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
    SELECT NEW.handle, CASE NEW.role WHEN 'mentee' THEN 1 ELSE 2 END, hash, NEW.at FROM address
    WHERE person_id = NEW.person_id AND hash IS NOT NULL;
END;

CREATE TRIGGER freeze_is_lifted AFTER UPDATE OF at ON frozen WHEN NEW.at IS NULL
BEGIN
  DELETE FROM kept_apart WHERE pair = NEW.handle;
END;

CREATE TABLE invitation (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  address TEXT NOT NULL UNIQUE CHECK (length(address) BETWEEN 3 AND 254),
  invited_at INTEGER NOT NULL,
  confirmed_at INTEGER
) STRICT;

CREATE TABLE journey (
  mentoring_id INTEGER PRIMARY KEY REFERENCES mentoring ON DELETE CASCADE,
  left_roadmap_at INTEGER,
  left_roadmap_by_id INTEGER,
  CHECK ((left_roadmap_at IS NULL) = (left_roadmap_by_id IS NULL)),
  FOREIGN KEY (mentoring_id, left_roadmap_by_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT;

CREATE TABLE kept_apart (
  pair TEXT NOT NULL,
  side INTEGER NOT NULL CHECK (side IN (1, 2)),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  at INTEGER NOT NULL,
  PRIMARY KEY (pair, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_apart_by_hash ON kept_apart (hash);

CREATE TABLE lost_mailbox (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  coordinator_id INTEGER REFERENCES person ON DELETE SET NULL,
  old_address TEXT NOT NULL,
  new_address TEXT NOT NULL CHECK (new_address <> old_address),
  checked TEXT NOT NULL CHECK (length(checked) BETWEEN 1 AND 4000),
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN ('done', 'refused', 'withdrawn', 'lapsed')),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_lost_mailbox ON lost_mailbox (person_id) WHERE ended_at IS NULL;

CREATE TABLE match_open (
  person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
  since INTEGER NOT NULL,
  PRIMARY KEY (person_id, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  mentoring_id INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  medium TEXT,
  noted_by_id INTEGER NOT NULL,
  noted_at INTEGER NOT NULL,
  UNIQUE (mentoring_id, day),
  FOREIGN KEY (mentoring_id, noted_by_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT;

CREATE TABLE meeting_check (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
  asked_at INTEGER NOT NULL
) STRICT;

CREATE INDEX check_of_mentoring ON meeting_check (mentoring_id, id);

CREATE TABLE meeting_check_answer (
  check_id INTEGER NOT NULL REFERENCES meeting_check ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'planned', 'not-yet')),
  PRIMARY KEY (check_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_mail_stop (
  mentoring_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (mentoring_id, person_id),
  FOREIGN KEY (mentoring_id, person_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE member_question (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  asked_at INTEGER NOT NULL,
  answer TEXT CHECK (length(answer) BETWEEN 1 AND 4000),
  answered_at INTEGER,
  CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE INDEX question_to_person ON member_question (person_id, id);

CREATE TABLE mentoring (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'completed', 'ended')),
  since INTEGER NOT NULL,
  due_at INTEGER,
  proposed_at INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  contact_made_at INTEGER,
  contact_reminded INTEGER NOT NULL DEFAULT 0 CHECK (contact_reminded IN (0, 1)),
  ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
  ends_before TEXT CHECK (length(ends_before) = 10),
  extended_by_id INTEGER REFERENCES person ON DELETE SET NULL,
  extended_at INTEGER,
  asked INTEGER NOT NULL DEFAULT 0,
  asked_at INTEGER
) STRICT;

CREATE TRIGGER share_of_mentoring_that_is_gone BEFORE DELETE ON mentoring BEGIN
  UPDATE diary_entry SET shared_at = NULL WHERE mentoring_id = OLD.id AND shared_at IS NOT NULL;
END;

CREATE TRIGGER share_of_mentoring_that_is_over AFTER UPDATE OF state ON mentoring
  WHEN NEW.state NOT IN ('active', 'paused') BEGIN
  UPDATE diary_entry SET shared_at = NULL WHERE mentoring_id = NEW.id AND shared_at IS NOT NULL;
END;

CREATE TABLE mentoring_event (
  id INTEGER PRIMARY KEY,
  mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
  action TEXT NOT NULL,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
  reason TEXT CHECK (length(reason) <= 4000),
  reason_option TEXT CHECK (length(reason_option) <= 100),
  day TEXT CHECK (length(day) = 10),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX event_of_mentoring ON mentoring_event (mentoring_id, id);

CREATE TABLE mentoring_member (
  mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
  PRIMARY KEY (mentoring_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentoring_of_member ON mentoring_member (person_id, role);

CREATE TRIGGER mentoring_of_member_who_is_gone AFTER DELETE ON mentoring_member BEGIN
  DELETE FROM mentoring WHERE id = OLD.mentoring_id;
END;

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

CREATE INDEX not_paired_of_line ON not_paired (line_id);

CREATE INDEX not_paired_other ON not_paired (other_id, one_id);

CREATE TRIGGER apart_is_kept_INSERT AFTER INSERT ON not_paired WHEN NEW.handle IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
    SELECT NEW.handle, CASE person_id WHEN NEW.one_id THEN 1 ELSE 2 END, hash, NEW.set_at FROM address
    WHERE person_id IN (NEW.one_id, NEW.other_id) AND hash IS NOT NULL;
END;

CREATE TRIGGER apart_is_kept_UPDATE AFTER UPDATE OF one_id, other_id ON not_paired WHEN NEW.handle IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO kept_apart (pair, side, hash, at)
    SELECT NEW.handle, CASE person_id WHEN NEW.one_id THEN 1 ELSE 2 END, hash, NEW.set_at FROM address
    WHERE person_id IN (NEW.one_id, NEW.other_id) AND hash IS NOT NULL;
END;

CREATE TABLE not_paired_key (
  key TEXT NOT NULL,
  line_id INTEGER NOT NULL REFERENCES not_paired_line ON DELETE CASCADE,
  PRIMARY KEY (key, line_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX key_of_line ON not_paired_key (line_id);

CREATE TABLE not_paired_line (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  line TEXT NOT NULL CHECK (length(line) BETWEEN 1 AND 254),
  folded TEXT NOT NULL,
  UNIQUE (person_id, folded)
) STRICT;

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

CREATE INDEX outbox_ended ON outbox (coalesce(sent_at, dead_at));

CREATE INDEX outbox_of_concern ON outbox (concern_reader_id) WHERE concern_reader_id IS NOT NULL;

CREATE INDEX outbox_of_letter ON outbox (letter_id) WHERE letter_id IS NOT NULL;

CREATE INDEX outbox_waiting_address ON outbox (address, id) WHERE sent_at IS NULL AND dead_at IS NULL;

CREATE INDEX outbox_waiting_person ON outbox (person_id, id) WHERE sent_at IS NULL AND dead_at IS NULL;

CREATE TABLE partner_rating (
  key BLOB PRIMARY KEY CHECK (length(key) = 16),
  form TEXT NOT NULL,
  rating INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE partner_rating_sum (
  form TEXT PRIMARY KEY,
  answers INTEGER NOT NULL CHECK (answers > 0 AND answers % 5 = 0),
  total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  standing TEXT NOT NULL CHECK (standing IN ('waiting', 'member', 'declined', 'suspended', 'left')),
  standing_before TEXT CHECK (standing_before IN ('waiting', 'member', 'declined', 'left')),
  form_mark TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX person_of_form_mark ON person (form_mark);

CREATE TRIGGER form_mark_of_person AFTER INSERT ON person WHEN NEW.form_mark IS NULL BEGIN
  UPDATE person SET form_mark = lower(hex(randomblob(12))) WHERE id = NEW.id;
END;

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

CREATE TABLE private_answer (
  id INTEGER PRIMARY KEY,
  mentoring_id INTEGER NOT NULL,
  stage TEXT NOT NULL,
  question TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
  form_version_id INTEGER NOT NULL REFERENCES form_version,
  answer TEXT CHECK (json_valid(answer)),
  author_id INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  asks_for_help INTEGER NOT NULL CHECK (asks_for_help IN (0, 1)),
  handled_at INTEGER,
  FOREIGN KEY (mentoring_id, author_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT;

CREATE INDEX private_answer_for_help ON private_answer (mentoring_id) WHERE asks_for_help = 1 AND handled_at IS NULL;

CREATE INDEX private_answer_of_mentoring ON private_answer (mentoring_id, stage, id);

CREATE TABLE profile (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key BLOB NOT NULL DEFAULT x'',
  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'both')),
  availability TEXT NOT NULL CHECK (availability IN ('available', 'not-available')),
  available_from TEXT CHECK (length(available_from) = 10),
  availability_asked_at INTEGER,
  waiting_asked_at INTEGER,
  places INTEGER NOT NULL CHECK (places BETWEEN 0 AND 99),
  contact TEXT NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
  form_version_id INTEGER NOT NULL REFERENCES form_version,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX mentor_to_choose ON profile (person_id, name_key, availability, available_from, places)
  WHERE role IN ('mentor', 'both');

CREATE TRIGGER words_of_profile AFTER DELETE ON profile BEGIN
  DELETE FROM profile_words WHERE rowid = OLD.person_id;
END;

CREATE TABLE profile_choice (
  person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  question TEXT NOT NULL CHECK (question IN ('languages', 'where')),
  choice TEXT NOT NULL,
  PRIMARY KEY (person_id, question, choice)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_name (
  key TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  PRIMARY KEY (key, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_of_profile ON profile_name (person_id);

CREATE TABLE profile_skill (
  person_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('offers', 'seeks')),
  skill TEXT NOT NULL,
  PRIMARY KEY (person_id, side, skill)
) STRICT, WITHOUT ROWID;

CREATE INDEX skill_of_side ON profile_skill (side, skill);

CREATE TABLE profile_text (
  person_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE profile_words USING fts5 (
  name, experience, topics, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  mentee_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  mentor_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE CHECK (mentor_id <> mentee_id),
  state TEXT NOT NULL CHECK (state IN ('sent', 'amending', 'accepted', 'rejected', 'withdrawn', 'expired')),
  since INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER,
  was_delayed INTEGER NOT NULL DEFAULT 0 CHECK (was_delayed IN (0, 1)),
  reminded INTEGER NOT NULL DEFAULT 0,
  others_asked INTEGER NOT NULL DEFAULT 0 CHECK (others_asked IN (0, 1)),
  mentoring_id INTEGER UNIQUE REFERENCES mentoring ON DELETE CASCADE,
  CHECK ((state = 'accepted') = (mentoring_id IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX one_waiting_proposal ON proposal (mentee_id, mentor_id) WHERE state IN ('sent', 'amending');

CREATE INDEX proposal_of_mentee ON proposal (mentee_id, state);

CREATE INDEX proposal_of_mentor ON proposal (mentor_id, state);

CREATE TABLE proposal_event (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
  action TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (actor IN ('mentee', 'mentor', 'clock')),
  comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
  day TEXT CHECK (length(day) = 10),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX event_of_proposal ON proposal_event (proposal_id, id);

CREATE TABLE proposal_version (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
  form_version_id INTEGER NOT NULL REFERENCES form_version,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  sent_at INTEGER NOT NULL
) STRICT;

CREATE INDEX version_of_proposal ON proposal_version (proposal_id, id);

CREATE TABLE receipt (
  key BLOB PRIMARY KEY CHECK (length(key) = 32),
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  location TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  address_id INTEGER REFERENCES address ON DELETE SET NULL,
  browser TEXT NOT NULL CHECK (length(browser) <= 60),
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_of_person ON session (person_id);

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

CREATE TABLE stage_gate (
  mentoring_id INTEGER NOT NULL,
  stage TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (mentoring_id, stage, person_id),
  FOREIGN KEY (mentoring_id, person_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE stop_link (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stopped_mail (
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 16),
  mentoring_id INTEGER NOT NULL REFERENCES mentoring ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  form TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  reminded INTEGER NOT NULL DEFAULT 0,
  closed_at INTEGER,
  answered_at INTEGER,
  form_version_id INTEGER REFERENCES form_version,
  answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
  contact_wanted INTEGER NOT NULL DEFAULT 0 CHECK (contact_wanted IN (0, 1)),
  contacted_at INTEGER,
  UNIQUE (mentoring_id, person_id)
) STRICT;

CREATE TABLE verdict (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  who TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('declined', 'suspended')),
  standing_before TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX verdict_of_person ON verdict (who);

CREATE TABLE waiting_decision (
  mentoring_id INTEGER NOT NULL,
  reader_id INTEGER NOT NULL,
  since INTEGER NOT NULL,
  told_at INTEGER,
  PRIMARY KEY (mentoring_id, reader_id),
  FOREIGN KEY (mentoring_id, reader_id) REFERENCES mentoring_member ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

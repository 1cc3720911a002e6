import GRDB
import Scheme

/// A mail to be sent: its kind, its recipient and the row that it is about. Its words are filled in when it is sent.
struct Mail: Sendable, Hashable {
  /// Who a mail goes to.
  enum Recipient: Sendable, Hashable {
    /// The address at which a person gets mail.
    case person(Int64)
    /// The address that someone typed to sign in.
    case signIn(Int64)
    /// An address of the settings: a coordinator, a safeguarding contact.
    case address(String)
  }

  /// The row that a mail is about.
  enum Subject: Sendable, Hashable {
    case proposal(Int64)
    case mentoring(Int64)
    case survey(Int64)
    /// A link that confirms an address, or refuses a change.
    case addressLink(Int64)
    case accountEvent(Int64)
    /// What a coordinator asked someone who is waiting.
    case question(Int64)
    /// A concern, as one of the contacts reads it.
    case concern(Int64)
    /// One of a person's addresses.
    case address(Int64)
    /// The question whether a pair has met.
    case meetingCheck(Int64)
  }

  var kind: MailKind
  var to: Recipient
  var about: Subject?

  fileprivate var isToPerson: Bool { if case .person = to { true } else { false } }
}

extension Mail {
  fileprivate init?(row: Row) throws {
    let person: Int64? = try row.get("person_id")
    let signIn: Int64? = try row.get("sign_in_id")
    let address: String? = try row.get("address")
    guard let kind = try MailKind(rawValue: row.get("kind")),
      let to = person.map(Recipient.person) ?? signIn.map(Recipient.signIn) ?? address.map(Recipient.address)
    else { return nil }
    let proposal: Int64? = try row.get("proposal_id")
    let mentoring: Int64? = try row.get("mentoring_id")
    let survey: Int64? = try row.get("survey_id")
    let addressLink: Int64? = try row.get("address_link_id")
    let accountEvent: Int64? = try row.get("account_event_id")
    let question: Int64? = try row.get("question_id")
    let concern: Int64? = try row.get("concern_reader_id")
    let ownAddress: Int64? = try row.get("address_id")
    let meetingCheck: Int64? = try row.get("meeting_check_id")
    let subjects = [
      proposal.map(Subject.proposal), mentoring.map(Subject.mentoring), survey.map(Subject.survey),
      addressLink.map(Subject.addressLink),
      accountEvent.map(Subject.accountEvent), question.map(Subject.question), concern.map(Subject.concern),
      ownAddress.map(Subject.address), meetingCheck.map(Subject.meetingCheck),
    ]
    self.init(kind: kind, to: to, about: subjects.compactMap(\.self).first)
  }

  /// The columns of its row, except those about sending.
  fileprivate var columns: [String: (any DatabaseValueConvertible)?] {
    var columns: [String: (any DatabaseValueConvertible)?] = ["kind": kind.rawValue]
    switch to {
    case .person(let id): columns["person_id"] = id
    case .signIn(let id): columns["sign_in_id"] = id
    case .address(let address): columns["address"] = address
    }
    switch about {
    case .proposal(let id): columns["proposal_id"] = id
    case .mentoring(let id): columns["mentoring_id"] = id
    case .survey(let id): columns["survey_id"] = id
    case .addressLink(let id): columns["address_link_id"] = id
    case .accountEvent(let id): columns["account_event_id"] = id
    case .question(let id): columns["question_id"] = id
    case .concern(let id): columns["concern_reader_id"] = id
    case .address(let id): columns["address_id"] = id
    case .meetingCheck(let id): columns["meeting_check_id"] = id
    case nil: break
    }
    return columns
  }
}

/// The rows of mails. A mail's row is written in the same transaction as what caused it, so neither exists without
/// the other.
///
/// A row waits, and then it is either sent or dead. Each mail is sent at least once: if a sender is killed after the
/// transport took a mail and before that is recorded, the mail is sent again with the same Message-ID.
enum Outbox {
  /// A mail whose turn it is.
  struct Due: Sendable {
    let id: Int64
    let messageID: String
    /// The first mail of the letter that it goes in.
    fileprivate let letter: Int64
    /// What to send; `nil` for a row that this program cannot read, such as one of a kind that it does not know.
    let mail: Mail?
    /// How often it has been tried, including this time.
    let tries: Int
    let createdAt: Instant

    /// A row that cannot be read does not fail here, or it would be claimed for ever: it becomes a mail that cannot
    /// be read.
    fileprivate init(row: Row) throws {
      id = try row.get("id")
      letter = try row.get("letter_id") ?? id
      tries = try row.get("tries")
      let read = try? (Mail(row: row), row.get("message_id") as String, row.get("created_at") as Instant)
      (mail, messageID, createdAt) = (read?.0, read?.1 ?? "", read?.2 ?? Instant(seconds: 0))
    }

    /// Someone may be in danger, so it is tried until it gets there or the concern is closed.
    var isNeverGivenUp: Bool { mail?.kind == .concern }
  }

  /// Why a mail will never be sent.
  enum End: String, Sendable, DatabaseValueConvertible {
    /// The transport says that it will never take it.
    case refused
    /// It was tried for three days.
    case tooLate = "too-late"
    /// What it was about is gone, its link would have expired, or its reader wants none of its kind.
    case pointless
    /// The row cannot be read, or the mail cannot be composed: our fault.
    case unreadable
  }

  /// How long a sender has for one mail before it is tried again: longer than a transport may take.
  static let lease = Span.minutes(2)
  /// How long a mail is tried, and at least how often, so that a clock that jumps ahead does not end anything by
  /// itself.
  static let patience = Span.fixed(.emailTries)
  static let fewestTries = 60
  /// The longest wait between two tries.
  static let longestWait: Int64 = 3_600

  static let isWaiting = "sent_at IS NULL AND dead_at IS NULL"

  /// Adds the mails of one event. Those to one person go in one letter, except those that can be switched off: each
  /// of these carries the link to do so.
  static func add(_ mails: [Mail], in transaction: Transaction) throws {
    var letters: [Mail.Recipient: Int64] = [:]
    for mail in mails {
      var columns = mail.columns
      columns["message_id"] = transaction.world.handle()
      columns["created_at"] = transaction.now
      columns["due_at"] = transaction.now
      let isJoined = mail.isToPerson && !mail.kind.isOptional
      columns["letter_id"] = isJoined ? letters[mail.to] : nil
      let names = columns.keys.sorted()
      try transaction.db.execute(
        cached: """
          INSERT INTO outbox (\(names.joined(separator: ", ")))
          VALUES (\(names.map { ":\($0)" }.joined(separator: ", ")))
          """,
        arguments: StatementArguments(columns))
      if isJoined, letters[mail.to] == nil { letters[mail.to] = transaction.db.lastInsertedRowID }
    }
  }

  /// Takes the mail whose turn it is, with those that go in the same letter, for the length of the lease.
  ///
  /// Sign-in links go first and wait for no other mail, because their reader is sitting there waiting. Then come
  /// mails about concerns, which are never given up, so they neither wait for others nor hold any up. A recipient's
  /// other mails keep their order: a later one waits until the earlier one is sent or dead.
  ///
  /// - Returns: the mails of one letter, in the order in which they were caused; empty if none is due.
  static func claim(in transaction: Transaction) throws -> [Due] {
    guard let first = try claimFirst(in: transaction) else { return [] }
    let others = try Row.fetchAll(
      transaction.db,
      cached: """
        UPDATE outbox SET due_at = ?, tries = tries + 1
        WHERE letter_id = ? AND \(isWaiting) AND id <> ? RETURNING *
        """,
      arguments: [transaction.now + lease, first.letter, first.id])
    return try [first] + others.map(Due.init).sorted { $0.id < $1.id }
  }

  private static func claimFirst(in transaction: Transaction) throws -> Due? {
    try Row.fetchOne(
      transaction.db,
      cached: """
        UPDATE outbox SET due_at = ?, tries = tries + 1
        WHERE id = (
          SELECT id FROM outbox AS mine WHERE \(isWaiting) AND due_at <= ?
          AND NOT EXISTS (SELECT 1 FROM outbox WHERE \(isWaiting) AND person_id = mine.person_id AND id < mine.id)
          AND (concern_reader_id IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM outbox
            WHERE \(isWaiting) AND address = mine.address AND concern_reader_id IS NULL AND id < mine.id))
          ORDER BY sign_in_id IS NULL, concern_reader_id IS NULL, id LIMIT 1)
        RETURNING *
        """,
      arguments: [transaction.now + lease, transaction.now]
    ).map(Due.init)
  }

  /// When the next mail that is not due yet will be due; `nil` if none is waiting.
  static func nextDue(after now: Instant, in db: Database) throws -> Instant? {
    try Instant.fetchOne(
      db, cached: "SELECT min(due_at) FROM outbox WHERE \(isWaiting) AND due_at > ?", arguments: [now])
  }

  /// The transport has taken it.
  static func done(_ due: Due, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE outbox SET sent_at = ? WHERE id = ?", arguments: [transaction.now, due.id])
  }

  /// It will never be sent.
  static func end(_ due: Due, _ end: End, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE outbox SET dead_at = ?, dead_why = ? WHERE id = ?", arguments: [transaction.now, end, due.id])
  }

  /// The transport has not taken it this time. It is tried again after a longer wait each time, and given up after
  /// three days, unless it is about a concern, which is never given up.
  static func postpone(_ due: Due, in transaction: Transaction) throws {
    guard due.isNeverGivenUp || due.tries < fewestTries || transaction.now < due.createdAt + patience else {
      return try end(due, .tooLate, in: transaction)
    }
    try transaction.db.execute(
      cached: "UPDATE outbox SET due_at = ? WHERE id = ?",
      arguments: [transaction.now + wait(afterTry: due.tries, transaction.world), due.id])
  }

  /// Half a minute, one, two, four … up to an hour; a random part of the second half of each wait is left out, so
  /// that mails that failed together are not tried again together.
  static func wait(afterTry tries: Int, _ world: World) -> Span {
    let longest = min(30 << Int64(min(max(tries, 1), 8) - 1), longestWait)
    let part = world.random(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    return .seconds(longest - part * (longest / 2) / 65_536)
  }

  /// How long the row of a mail that was sent, or never will be, is kept.
  static let memory = Span.days(90)

  /// Deletes up to 500 rows that are that old.
  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE coalesce(sent_at, dead_at) <= ? LIMIT 500)",
      arguments: [transaction.now - memory])
  }

  /// How many mails are waiting, and since when the oldest has been; without those about concerns, which only the
  /// contacts see.
  struct Queue: Sendable, Hashable {
    var waiting: Int
    var oldest: Instant?
  }

  static func queue(in db: Database) throws -> Queue {
    let row = try Row.fetchOne(
      db, cached: "SELECT count(*), min(created_at) FROM outbox WHERE \(isWaiting) AND concern_reader_id IS NULL")
    return Queue(waiting: row?[0] ?? 0, oldest: row?[1])
  }
}

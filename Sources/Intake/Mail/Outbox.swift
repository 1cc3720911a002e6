import GRDB
import Scheme

/// A mail that is to be sent: which one, to whom, about which row. Its words are drawn as it is sent.
struct Mail: Sendable, Hashable {
  /// Whom a mail goes to.
  enum Recipient: Sendable, Hashable {
    /// The address of a person that gets mail.
    case person(Int64)
    /// The address that someone typed to sign in.
    case signIn(Int64)
    /// An address of the settings: a coordinator, a safeguarding contact.
    case address(String)
  }

  /// The row that a mail is about.
  enum Subject: Sendable, Hashable {
    case proposal(Int64)
    case survey(Int64)
    /// A link that confirms an address, or refuses a change.
    case addressLink(Int64)
    case accountEvent(Int64)
    /// What a coordinator asked somebody who waits.
    case question(Int64)
    /// A concern, as one of the contacts reads it.
    case concern(Int64)
  }

  var kind: MailKind
  var to: Recipient
  var about: Subject?
}

extension Mail {
  fileprivate init?(row: Row) {
    let person: Int64? = row["person_id"]
    let signIn: Int64? = row["sign_in_id"]
    let address: String? = row["address"]
    guard let kind = MailKind(rawValue: row["kind"]),
      let to = person.map(Recipient.person) ?? signIn.map(Recipient.signIn) ?? address.map(Recipient.address)
    else { return nil }
    let proposal: Int64? = row["proposal_id"]
    let survey: Int64? = row["survey_id"]
    let addressLink: Int64? = row["address_link_id"]
    let accountEvent: Int64? = row["account_event_id"]
    let question: Int64? = row["question_id"]
    let concern: Int64? = row["concern_reader_id"]
    let subjects = [
      proposal.map(Subject.proposal), survey.map(Subject.survey), addressLink.map(Subject.addressLink),
      accountEvent.map(Subject.accountEvent), question.map(Subject.question), concern.map(Subject.concern),
    ]
    self.init(kind: kind, to: to, about: subjects.compactMap(\.self).first)
  }

  /// The columns of its row but for those of the sending.
  fileprivate var columns: [String: (any DatabaseValueConvertible)?] {
    var columns: [String: (any DatabaseValueConvertible)?] = ["kind": kind.rawValue]
    switch to {
    case .person(let id): columns["person_id"] = id
    case .signIn(let id): columns["sign_in_id"] = id
    case .address(let address): columns["address"] = address
    }
    switch about {
    case .proposal(let id): columns["proposal_id"] = id
    case .survey(let id): columns["survey_id"] = id
    case .addressLink(let id): columns["address_link_id"] = id
    case .accountEvent(let id): columns["account_event_id"] = id
    case .question(let id): columns["question_id"] = id
    case .concern(let id): columns["concern_reader_id"] = id
    case nil: break
    }
    return columns
  }
}

/// The rows of mails. A mail's row is written in the transaction of what caused it, so neither is there without the other.
enum Outbox {
  /// A mail whose turn it is.
  struct Due: Sendable {
    let id: Int64
    let messageID: String
    let mail: Mail
    let tries: Int
  }

  /// How long a sender has for one mail before another may try it.
  static let lease = Span.minutes(2)

  static func add(_ mails: [Mail], in transaction: Transaction) throws {
    for mail in mails {
      var columns = mail.columns
      columns["message_id"] = transaction.world.handle()
      columns["created_at"] = transaction.now
      columns["due_at"] = transaction.now
      let names = columns.keys.sorted()
      try transaction.db.execute(
        sql: """
          INSERT INTO outbox (\(names.joined(separator: ", ")))
          VALUES (\(names.map { ":\($0)" }.joined(separator: ", ")))
          """,
        arguments: StatementArguments(columns))
    }
  }

  /// Takes the mail that has waited longest, for the time of the lease; `nil` when none is due.
  static func claim(in transaction: Transaction) throws -> Due? {
    let row = try Row.fetchOne(
      transaction.db,
      sql: """
        UPDATE outbox SET due_at = ?, tries = tries + 1
        WHERE id = (SELECT id FROM outbox WHERE sent_at IS NULL AND due_at <= ? ORDER BY id LIMIT 1)
        RETURNING *
        """,
      arguments: [transaction.now + lease, transaction.now])
    guard let row, let mail = Mail(row: row) else { return nil }
    return Due(id: row["id"], messageID: row["message_id"], mail: mail, tries: row["tries"])
  }

  /// The transport has taken it, or there is no longer any reason to send it.
  static func done(_ id: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(sql: "UPDATE outbox SET sent_at = ? WHERE id = ?", arguments: [transaction.now, id])
  }

  /// The transport has not taken it: later, and each time later still, up to an hour.
  static func failed(_ due: Due, in transaction: Transaction) throws {
    let wait = Span.seconds(min(30 << min(Int64(due.tries), 7), 3_600))
    try transaction.db.execute(
      sql: "UPDATE outbox SET due_at = ? WHERE id = ?", arguments: [transaction.now + wait, due.id])
  }
}

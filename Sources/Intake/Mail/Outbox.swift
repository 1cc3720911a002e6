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
  }

  var kind: MailKind
  var to: Recipient
  var proposal: Int64?
  var survey: Int64?
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
      let (person, signIn): (Int64?, Int64?) =
        switch mail.to {
        case .person(let id): (id, nil)
        case .signIn(let id): (nil, id)
        }
      try transaction.db.execute(
        sql: """
          INSERT INTO outbox (message_id, kind, person_id, sign_in_id, proposal_id, survey_id, created_at, due_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          transaction.world.handle(), mail.kind.rawValue, person, signIn, mail.proposal, mail.survey, transaction.now,
          transaction.now,
        ])
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
    guard let row, let kind = MailKind(rawValue: row["kind"]) else { return nil }
    let person: Int64? = row["person_id"]
    let signIn: Int64? = row["sign_in_id"]
    guard let to = person.map(Mail.Recipient.person) ?? signIn.map(Mail.Recipient.signIn) else { return nil }
    let mail = Mail(kind: kind, to: to, proposal: row["proposal_id"], survey: row["survey_id"])
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

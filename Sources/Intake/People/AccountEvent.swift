import GRDB

/// What happened to someone's addresses and sessions, and who did it. Rows are only ever added; mails refer to them.
struct AccountEvent: Sendable {
  enum Action: String, Sendable {
    case added
    case joined
    case getsMail = "gets-mail"
    case removed
    case sessionsEnded = "sessions-ended"
    case lostAsked = "lost-asked"
    case lostConfirmed = "lost-confirmed"
    case lostRefused = "lost-refused"
    case lostWithdrawn = "lost-withdrawn"
    case lostLapsed = "lost-lapsed"
    case lostDone = "lost-done"
  }

  let action: Action
  /// Who did it: the address that gets their mail; `nil` for the clock, and for someone who followed a mailed link.
  let by: String?
  /// The address that it is about.
  let address: String
  let at: Instant

  /// Appends one.
  ///
  /// - Parameter by: who did it; `nil` for the clock, and for someone who followed a mailed link.
  /// - Returns: its row.
  @discardableResult
  static func append(
    _ action: Action, of person: Int64, by: Int64?, address: String, lostMailbox: Int64? = nil,
    in transaction: Transaction
  ) throws -> Int64 {
    try transaction.db.execute(
      cached:
        "INSERT INTO account_event (person_id, by_id, action, address, lost_mailbox_id, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [person, by, action.rawValue, address, lostMailbox, transaction.now])
    return transaction.db.lastInsertedRowID
  }

  /// The steps of a lost mailbox, oldest first.
  static func steps(of lostMailbox: Int64, in db: Database) throws -> [AccountEvent] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT account_event.*, address.address AS by_address FROM account_event
        LEFT JOIN address ON address.person_id = by_id AND gets_mail = 1
        WHERE lost_mailbox_id = ? ORDER BY account_event.id
        """,
      arguments: [lostMailbox]
    ).compactMap { row in
      guard let action = try Action(rawValue: row.get("action")) else { return nil }
      return try AccountEvent(action: action, by: row.get("by_address"), address: row.get("address"), at: row.get("at"))
    }
  }
}

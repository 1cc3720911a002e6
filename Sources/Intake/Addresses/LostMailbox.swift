import GRDB

/// Someone who can no longer read their mailbox, and a coordinator who has made sure who they are: after three days a
/// new address takes the place of the old one, unless that is refused from the old one.
///
/// The coordinator gets no session and sees nothing of the person's. Every step is recorded with who took it.
struct LostMailbox: FetchableRecord, Sendable {
  enum Outcome: String, Sendable, DatabaseValueConvertible {
    case done
    case refused
    case withdrawn
    case lapsed
  }

  /// How long the old address can refuse, from when its mail was sent.
  static let wait = Span.fixed(.lostMailbox)
  /// How long the new address can be confirmed.
  static let patience = Span.days(14)

  let id: Int64
  let handle: String
  let person: Int64
  let oldAddress: String
  let newAddress: String
  let checked: String
  let created: Instant
  let confirmed: Instant?
  let outcome: Outcome?

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    person = try row.get("person_id")
    oldAddress = try row.get("old_address")
    newAddress = try row.get("new_address")
    checked = try row.get("checked")
    created = try row.get("created_at")
    confirmed = try row.get("confirmed_at")
    outcome = try row.get("outcome")
  }

  var isOpen: Bool { outcome == nil }

  static func find(_ id: Int64, in db: Database) throws -> LostMailbox? {
    try LostMailbox.fetchOne(db, cached: "SELECT * FROM lost_mailbox WHERE id = ?", arguments: [id])
  }

  static func find(handle: String, in db: Database) throws -> LostMailbox? {
    try LostMailbox.fetchOne(db, cached: "SELECT * FROM lost_mailbox WHERE handle = ?", arguments: [handle])
  }

  /// All of them, the open ones first and then the newest.
  static func all(in db: Database) throws -> [LostMailbox] {
    try LostMailbox.fetchAll(db, cached: "SELECT * FROM lost_mailbox ORDER BY outcome IS NOT NULL, id DESC LIMIT 200")
  }

  /// What a coordinator says about it.
  struct Claim: Sendable {
    var oldAddress: String
    var newAddress: String
    /// How the coordinator knows who it is.
    var checked: String
  }

  /// Acts on a coordinator's report: the new address is asked to confirm, and all of the person's addresses are told.
  static func open(
    _ claim: Claim, of person: Int64, by coordinator: Int64, in transaction: Transaction
  ) throws -> LostMailbox {
    let db = transaction.db
    try db.execute(
      cached: """
        INSERT INTO lost_mailbox (handle, person_id, coordinator_id, old_address, new_address, checked, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transaction.world.handle(), person, coordinator, claim.oldAddress, claim.newAddress, claim.checked,
        transaction.now,
      ])
    guard let lost = try find(db.lastInsertedRowID, in: db) else { throw Problem.cannotSave }
    try lost.append(.lostAsked, by: coordinator, in: transaction)
    for address in try Address.confirmed(by: person, in: db) {
      try AddressLink.ask(.refuse, address: address, for: person, lostMailbox: lost.id, in: transaction)
    }
    try AddressLink.ask(.takeOver, address: lost.newAddress, for: person, lostMailbox: lost.id, in: transaction)
    return lost
  }

  /// Someone reads the new address.
  func confirm(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE lost_mailbox SET confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL",
      arguments: [transaction.now, id])
    try append(.lostConfirmed, by: nil, in: transaction)
  }

  /// Ends it.
  ///
  /// - Parameter by: the coordinator; `nil` for someone who reads one of the person's mailboxes, and for the clock.
  func end(_ outcome: Outcome, by: Int64?, in transaction: Transaction) throws {
    let steps: [Outcome: AccountEvent.Action] = [
      .done: .lostDone, .refused: .lostRefused, .withdrawn: .lostWithdrawn, .lapsed: .lostLapsed,
    ]
    try transaction.db.execute(
      cached: "UPDATE lost_mailbox SET ended_at = ?, outcome = ? WHERE id = ? AND outcome IS NULL",
      arguments: [transaction.now, outcome, id])
    if let step = steps[outcome] { try append(step, by: by, in: transaction) }
  }

  private func append(_ action: AccountEvent.Action, by: Int64?, in transaction: Transaction) throws {
    try AccountEvent.append(
      action, of: person, by: by, address: newAddress, lostMailbox: id, in: transaction)
  }

  // MARK: The clock

  /// When the wait is over, counted from the last of the mails; `nil` until all of them have gone out.
  func due(in db: Database) throws -> Instant? {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT max(mailed_at) AS last, count(*) = count(mailed_at) AS all_mailed FROM address_link
        WHERE lost_mailbox_id = ? AND purpose = 'refuse'
        """,
      arguments: [id])
    guard let row, try row.get("all_mailed"), let last: Instant = try row.get("last") else { return nil }
    return last + LostMailbox.wait
  }

  /// Those that were confirmed take effect when their wait is over; the rest lapse when `patience` has run out.
  static func takeEffect(_ settings: Settings, in transaction: Transaction) throws -> LeftOut {
    let open = try Row.fetchAll(transaction.db, cached: "SELECT * FROM lost_mailbox WHERE outcome IS NULL ORDER BY id")
    return try transaction.each(open) { row in
      let lost = try LostMailbox(row: row)
      if lost.confirmed != nil, let due = try lost.due(in: transaction.db), due <= transaction.now {
        try lost.takeEffect(settings, in: transaction)
      } else if lost.created + patience <= transaction.now {
        try lost.end(.lapsed, by: nil, in: transaction)
      }
    }
  }

  /// The new address gets the mail, the old one goes, and every session ends.
  private func takeEffect(_ settings: Settings, in transaction: Transaction) throws {
    let db = transaction.db
    guard try Address.owner(of: oldAddress, in: db) == person, let owner = try Person.find(person, in: db),
      ![.suspended, .left].contains(owner.standing)
    else { return try end(.lapsed, by: nil, in: transaction) }
    let taken = try AddressBook(person: person, transaction: transaction, tells: false)
      .take(newAddress, by: nil, settings: settings)
    guard taken != .cannotJoin else { return try end(.lapsed, by: nil, in: transaction) }
    let book = AddressBook(
      person: try Address.owner(of: newAddress, in: db) ?? person, transaction: transaction, tells: false)
    try book.sendMail(to: newAddress, by: nil)
    let removal = try book.remove(oldAddress, by: nil)
    try Session.endAll(of: book.person, in: transaction)
    try end(.done, by: nil, in: transaction)
    // Both mailboxes are told, the lost one in case it is not lost.
    try Outbox.add(
      [
        Mail(kind: .addressRemoved, to: .address(oldAddress), about: .accountEvent(removal)),
        Mail(kind: .lostMailboxDone, to: .address(newAddress), about: .accountEvent(removal)),
      ], in: transaction)
  }
}

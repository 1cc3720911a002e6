import GRDB
import Scheme

/// The addresses of one person: at least one, and one of them gets the mail. Each change is reported to the address
/// that it could be used against, and ends all sessions except the one that made it.
struct AddressBook {
  let person: Int64
  let transaction: Transaction
  /// Whether the changes are reported by mail; code that reports several changes in one mail does that itself.
  var tells = true

  private var db: Database { transaction.db }

  /// What came of a confirmed address.
  enum Taken: Sendable, Hashable {
    case added
    /// It led to this person already.
    case known
    /// It led to another person: the two are one now, and the older row is theirs.
    case joined(into: Int64)
    /// It leads to another person, and the two cannot be joined automatically; or a decision about the person who reads
    /// it rules it out.
    case cannotJoin
  }

  /// Gives the person an address that was confirmed, and joins them with the person that it leads to, if any.
  ///
  /// - Parameter by: who did it, where that is known.
  func take(_ address: String, by: Int64?, settings: Settings) throws -> Taken {
    switch try Address.owner(of: address, in: db) {
    case person?: return .known
    case let other?:
      let own = try Address.gettingMail(of: person, in: db) ?? address
      guard let joined = try Join(person, other, in: transaction).make() else { return .cannotJoin }
      let isDoneByOne = by == person || by == other
      try tellAdded(joined == person ? address : own, .joined, to: joined, by: isDoneByOne ? joined : by)
      return .joined(into: joined)
    case nil:
      guard try mayHave(address) else { return .cannotJoin }
      try Address.add(address, to: person, getsMail: false, in: transaction)
      if settings.standing(ofNewcomer: address) == .member { try Person.admitWaiting(person, in: transaction) }
      try tellAdded(address, .added, to: person, by: by)
      return .added
    }
  }

  /// Sends the mail to another of the person's addresses from now on.
  ///
  /// - Throws: `Problem.notFound` for an address that is not theirs.
  func sendMail(to address: String, by: Int64?) throws {
    try checkOwn(address)
    guard let old = try Address.gettingMail(of: person, in: db), old != address else { return }
    try db.execute(cached: "UPDATE address SET gets_mail = 0 WHERE person_id = ?", arguments: [person])
    try db.execute(
      cached: "UPDATE address SET gets_mail = 1 WHERE person_id = ? AND address = ?", arguments: [person, address])
    try tell(.getsMail, .addressMail, to: old, about: address, by: by)
  }

  /// Removes an address, and with it the links that were mailed to it. The last one stays.
  ///
  /// - Returns: the event.
  /// - Throws: `Problem.notFound` for an address that is not theirs, or is their last.
  @discardableResult
  func remove(_ address: String, by: Int64?) throws -> Int64 {
    try checkOwn(address)
    let others = try Address.confirmed(by: person, in: db).filter { $0 != address }
    guard let next = others.first else { throw Problem.notFound }
    let gotMail = try Address.gettingMail(of: person, in: db) == address
    try db.execute(cached: "DELETE FROM address WHERE person_id = ? AND address = ?", arguments: [person, address])
    if gotMail {
      try db.execute(
        cached: "UPDATE address SET gets_mail = 1 WHERE person_id = ? AND address = ?", arguments: [person, next])
    }
    return try tell(.removed, .addressRemoved, to: address, about: address, by: by)
  }

  /// False for an address whose reader was suspended, or was declined while this person is a member: only a
  /// safeguarding contact or a coordinator can say which of the two is right.
  private func mayHave(_ address: String) throws -> Bool {
    switch try Verdict.standing(of: address, in: db) {
    case nil: true
    case .declined: try Person.find(person, in: db)?.standing != .member
    default: false
    }
  }

  private func checkOwn(_ address: String) throws {
    guard try Address.owner(of: address, in: db) == person else { throw Problem.notFound }
  }

  private func tellAdded(_ address: String, _ action: AccountEvent.Action, to person: Int64, by: Int64?) throws {
    guard let mailbox = try Address.gettingMail(of: person, in: db) else { return }
    try AddressBook(person: person, transaction: transaction, tells: tells)
      .tell(action, .addressAdded, to: mailbox, about: address, by: by)
  }

  @discardableResult
  private func tell(
    _ action: AccountEvent.Action, _ kind: MailKind, to mailbox: String, about address: String, by: Int64?
  ) throws -> Int64 {
    let event = try AccountEvent.append(action, of: person, by: by, address: address, in: transaction)
    let mail = Mail(kind: kind, to: .address(mailbox), about: .accountEvent(event))
    if tells { try Outbox.add([mail], in: transaction) }
    return event
  }
}

extension Address {
  /// True for an address that leads to someone, or that a coordinator has invited.
  static func isExpected(_ address: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      cached: """
        SELECT EXISTS (SELECT 1 FROM address WHERE address = :address)
          OR EXISTS (SELECT 1 FROM invitation WHERE address = :address AND confirmed_at IS NULL)
        """,
      arguments: ["address": address]) ?? false
  }

  /// The person that an address leads to.
  static func owner(of address: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(db, cached: "SELECT person_id FROM address WHERE address = ?", arguments: [address])
  }
}

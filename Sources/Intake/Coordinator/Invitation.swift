import GRDB
import Scheme

/// An address that a coordinator has invited: the person who confirms it becomes a member.
struct Invitation: FetchableRecord, Sendable {
  let handle: String
  let address: String
  let invitedAt: Instant

  init(row: Row) throws {
    handle = try row.get("handle")
    address = try row.get("address")
    invitedAt = try row.get("invited_at")
  }

  /// Those that nobody has confirmed yet, oldest first.
  static func open(in db: Database) throws -> [Invitation] {
    try Invitation.fetchAll(db, cached: "SELECT * FROM invitation WHERE confirmed_at IS NULL ORDER BY id")
  }

  /// Saves the invitation; inviting an address again keeps the first one, and its mail is sent again.
  ///
  /// - Returns: its handle.
  static func add(_ address: String, in transaction: Transaction) throws -> String {
    try transaction.db.execute(
      cached: """
        INSERT INTO invitation (handle, address, invited_at) VALUES (?, ?, ?)
        ON CONFLICT (address) DO UPDATE SET confirmed_at = NULL
        """,
      arguments: [transaction.world.handle(), address, transaction.now])
    let sql = "SELECT handle FROM invitation WHERE address = ?"
    guard let handle = try String.fetchOne(transaction.db, cached: sql, arguments: [address]) else {
      throw Problem.cannotSave
    }
    return handle
  }

  /// Takes back an invitation that nobody has confirmed.
  static func remove(_ handle: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM invitation WHERE handle = ? AND confirmed_at IS NULL", arguments: [handle])
    guard transaction.db.changesCount == 1 else { throw Problem.notFound }
  }

  /// Notes that someone has confirmed an address.
  ///
  /// - Returns: true when it was invited.
  static func confirm(_ address: String, in transaction: Transaction) throws -> Bool {
    try transaction.db.execute(
      cached: "UPDATE invitation SET confirmed_at = ? WHERE address = ? AND confirmed_at IS NULL",
      arguments: [transaction.now, address])
    return transaction.db.changesCount == 1
  }
}

extension Settings {
  /// What someone becomes when they confirm an address: a member if it was invited, otherwise what the settings say.
  func standing(ofNewcomer address: String, in transaction: Transaction) throws -> Person.Standing {
    try Invitation.confirm(address, in: transaction) ? .member : standing(ofNewcomer: address)
  }
}

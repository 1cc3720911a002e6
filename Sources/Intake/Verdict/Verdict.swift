import Crypto
import Foundation
import GRDB

/// What a coordinator or a safeguarding contact decided about the person who reads an address: declined, or suspended.
///
/// It is kept by a hash of each address that the person has or had, keyed with a secret of the file's own. So it
/// outlives leaving, other addresses, joining and erasure, and ends when someone with that role revokes it.
enum Verdict {
  /// The decision about the person who reads an address; `nil` if there is none.
  static func standing(of address: String, in db: Database) throws -> Person.Standing? {
    try Person.Standing.fetchOne(
      db, cached: "SELECT standing FROM verdict WHERE hash = ?", arguments: [try Address.hash(address, in: db)])
  }

  /// Revokes it for all addresses of the person who reads this one.
  static func lift(_ address: String, in transaction: Transaction) throws {
    let db = transaction.db
    try db.execute(
      cached: "DELETE FROM verdict WHERE who = (SELECT who FROM verdict WHERE hash = ?)",
      arguments: [try Address.hash(address, in: db)])
  }
}

extension Address {
  /// The hash by which an address is known when its row is gone.
  static func hash(_ address: String, in db: Database) throws -> Data {
    guard let key = try Data.fetchOne(db, cached: "SELECT key FROM file_key") else { throw Problem.cannotSave }
    return Data(HMAC<SHA256>.authenticationCode(for: Data(address.utf8), using: SymmetricKey(data: key)))
  }

  /// Adds an address that leads to someone.
  static func add(_ address: String, to person: Int64, getsMail: Bool, in transaction: Transaction) throws {
    let db = transaction.db
    try db.execute(
      cached: "INSERT INTO address (person_id, address, confirmed_at, gets_mail, hash) VALUES (?, ?, ?, ?, ?)",
      arguments: [person, address, transaction.now, getsMail, try hash(address, in: db)])
  }
}

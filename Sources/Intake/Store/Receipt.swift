import Crypto
import Foundation
import GRDB
import Scheme

/// Remembers where a form that was saved led to, so that the same post, sent twice, is saved once.
enum Receipt {
  /// How two posts are known to be the same. Texts go only into hashes that are keyed with secrets outside the
  /// database: someone who reads the file cannot try out what was written.
  struct Key: Sendable {
    let hash: Data
    let bodyHash: Data
    let life: Span

    /// A form of Intake's own carries a random key: the same sender, address and key are the same post for a day.
    ///
    /// - Parameter sender: what tells one person's posts from another's.
    static func own(_ key: String, address: String, sender: String, posted: Posted) -> Key {
      Key(
        hash: digest(key: key, of: "own\n\(sender)\n\(address)"), bodyHash: digest(key: key, of: text(of: posted)),
        life: .days(1))
    }

    /// A form of the static site has none: the same browser and the same answers within ten minutes are the same post.
    ///
    /// - Parameter secret: the session's or the draft's cookie.
    static func same(secret: String, address: String, posted: Posted) -> Key {
      let hash = digest(key: secret, of: "same\n\(address)\n\(text(of: posted))")
      return Key(hash: hash, bodyHash: hash, life: .minutes(10))
    }

    /// A draft that was saved is gone; its handle says where saving it led.
    static func draft(_ handle: String, of person: Int64) -> Key {
      own(handle, address: "drafts", sender: String(person), posted: Posted())
    }

    private static func digest(key: String, of text: String) -> Data {
      Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(key.utf8))))
    }

    private static func text(of posted: Posted) -> String {
      posted.answersOnly.fields.map { "\($0.name.utf8.count):\($0.name)\($0.value.utf8.count):\($0.value)" }.joined()
    }
  }

  /// Does the work unless it was already done, and says where it led.
  static func once(_ key: Key?, in transaction: Transaction, work: () throws -> String) throws -> String {
    guard let key else { return try work() }
    if let row = try row(key, at: transaction.now, in: transaction.db) {
      guard try row.get("body_hash") == key.bodyHash else { throw Problem.sentBefore }
      return try row.get("location")
    }
    let location = try work()
    try keep(key, location, in: transaction)
    return location
  }

  /// Where an identical post led; `nil` for a new one, or one with other answers.
  static func location(_ key: Key, at now: Instant, in db: Database) throws -> String? {
    guard let row = try row(key, at: now, in: db), try row.get("body_hash") == key.bodyHash else { return nil }
    return try row.get("location")
  }

  static func keep(_ key: Key, _ location: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "INSERT OR REPLACE INTO receipt (key, body_hash, location, expires_at) VALUES (?, ?, ?, ?)",
      arguments: [key.hash, key.bodyHash, location, transaction.now + key.life])
  }

  private static func row(_ key: Key, at now: Instant, in db: Database) throws -> Row? {
    try Row.fetchOne(
      db, cached: "SELECT body_hash, location FROM receipt WHERE key = ? AND expires_at > ?",
      arguments: [key.hash, now])
  }

  /// Forgets receipts that are too old to be of the same post.
  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "DELETE FROM receipt WHERE expires_at <= ?", arguments: [transaction.now])
  }
}

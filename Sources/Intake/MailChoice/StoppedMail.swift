import GRDB
import Scheme

/// The kinds of mail that a person has switched off. Only optional kinds can be.
enum StoppedMail {
  static func stop(_ kind: MailKind, for person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "INSERT OR IGNORE INTO stopped_mail (person_id, kind, at) VALUES (?, ?, ?)",
      arguments: [person, kind.rawValue, transaction.now])
  }

  /// From now on the person gets these of the optional kinds, and no others.
  static func want(_ kinds: [MailKind], by person: Int64, in transaction: Transaction) throws {
    for kind in MailKind.optional where !kinds.contains(kind) { try stop(kind, for: person, in: transaction) }
    for kind in kinds {
      try transaction.db.execute(
        cached: "DELETE FROM stopped_mail WHERE person_id = ? AND kind = ?", arguments: [person, kind.rawValue])
    }
  }

  /// The optional kinds that a person gets.
  static func wanted(by person: Int64, in db: Database) throws -> [MailKind] {
    let stopped = try String.fetchSet(
      db, cached: "SELECT kind FROM stopped_mail WHERE person_id = ?", arguments: [person])
    return MailKind.optional.filter { !stopped.contains($0.rawValue) }
  }

  /// True if an optional mail is to be sent: its reader has not switched it off, and the address takes mail.
  static func isWanted(_ kind: MailKind, by person: Int64, at address: String, in db: Database) throws -> Bool {
    try wanted(by: person, in: db).contains(kind) && !Bounce.isBouncing(address, in: db)
  }
}

extension MailKind {
  /// The kinds that a person can switch off.
  static let optional = allCases.filter(\.isOptional)
}

/// A mailed link that switches one kind of mail off for one person, and can do nothing else. It never expires: a mail
/// may be read years after it arrived.
enum StopLink {
  static func keep(_ token: Token, person: Int64, kind: MailKind, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "INSERT INTO stop_link (token_hash, person_id, kind, created_at) VALUES (?, ?, ?, ?)",
      arguments: [token.hash, person, kind.rawValue, transaction.now])
  }

  /// The person and the kind of mail that a link stops.
  ///
  /// - Throws: `Problem.deadLink`.
  static func find(_ token: Token, in db: Database) throws -> (person: Int64, kind: MailKind) {
    let row = try Row.fetchOne(
      db, cached: "SELECT person_id, kind FROM stop_link WHERE token_hash = ?", arguments: [token.hash])
    guard let row, let kind = try MailKind(rawValue: row.get("kind")), kind.isOptional else { throw Problem.deadLink }
    return try (row.get("person_id"), kind)
  }
}

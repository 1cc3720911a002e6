import GRDB

/// Two accounts that turn out to be one person's: the newer one's addresses, drafts and diary go to the older one,
/// whose row stays.
///
/// Only a newer account that is nearly empty is joined. One with a profile, a proposal, a survey or anything else that
/// other people may have seen is not taken apart by a program; nor is that of someone who was shut out or has left. A
/// table that is not named here keeps the two apart, so a new room's tables are safe until they are named.
struct Join {
  private let older: Int64
  private let newer: Int64
  private let transaction: Transaction

  /// Tables whose rows go with their person.
  private static let moved: Set<String> = [
    "address", "draft", "diary_entry", "account_event", "member_question", "concern", "concern_step",
  ]
  /// Tables whose rows end with the person: they would be worth nothing, or too much, in other hands.
  private static let dropped: Set<String> = [
    "session", "act_link", "outbox", "address_link", "stopped_mail", "stop_link", "digest",
  ]
  /// Tables whose rows are merged by their own room. A refusal must tell nobody that they are in one.
  private static let joined: Set<String> = ["not_paired", "not_paired_line"]

  init(_ one: Int64, _ other: Int64, in transaction: Transaction) throws {
    let row = try Int64.fetchOne(
      transaction.db, cached: "SELECT id FROM person WHERE id IN (?, ?) ORDER BY created_at, id LIMIT 1",
      arguments: [one, other])
    older = row ?? one
    newer = older == one ? other : one
    self.transaction = transaction
  }

  /// Makes the two into one.
  ///
  /// - Returns: the row that stays; `nil` where they should not be joined.
  func make() throws -> Int64? {
    let db = transaction.db
    guard let newcomer = try Person.find(newer, in: db), let person = try Person.find(older, in: db),
      ![newcomer.standing, person.standing].contains(where: { [.suspended, .left].contains($0) }),
      // A member does not become someone who was declined, nor the other way round, without a coordinator.
      (person.standing, newcomer.standing) != (.member, .declined),
      try !holdsMore()
    else { return nil }
    try db.execute(cached: "UPDATE address SET gets_mail = 0 WHERE person_id = ?", arguments: [newer])
    for (table, column) in try columns() where Join.moved.contains(table) {
      try Table(table).filter(column == newer).updateAll(db, column.set(to: older))
    }
    try NotPaired.join(newer, into: older, in: transaction)
    if newcomer.standing == .member { try Person.admitWaiting(older, in: transaction) }
    try db.execute(cached: "DELETE FROM person WHERE id = ?", arguments: [newer])
    return older
  }

  /// True when the newer person has rows that are not moved, dropped or joined.
  private func holdsMore() throws -> Bool {
    let known = Join.moved.union(Join.dropped).union(Join.joined)
    return try columns().contains { table, column in
      try !known.contains(table) && Table(table).filter(column == newer).fetchCount(transaction.db) > 0
    }
  }

  /// All columns that name a person.
  private func columns() throws -> [(table: String, column: Column)] {
    let tables = try String.fetchAll(transaction.db, cached: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    return try tables.flatMap { table in
      try transaction.db.foreignKeys(on: table).filter { $0.destinationTable == "person" }
        .flatMap { key in key.originColumns.map { (table, Column($0)) } }
    }
  }
}

extension Person {
  /// Makes someone who is waiting a member; everyone else stays as they are.
  static func admitWaiting(_ person: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE person SET standing = ? WHERE id = ? AND standing = ?",
      arguments: [Standing.member, person, Standing.waiting])
  }
}

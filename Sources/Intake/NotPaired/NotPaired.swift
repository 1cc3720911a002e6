import Foundation
import GRDB
import Scheme

/// Which people are not to be paired with each other. It applies both ways, needs no reason, and the other person
/// never learns of it.
enum NotPaired {
  /// How many names and addresses one person may give.
  static let mostLines = 50

  /// SQL: the people who `:person` is not to be paired with, no matter who asked for it; and the others in proposals
  /// and relationships of theirs that a contact has frozen, even once they are over.
  static let others = """
    (SELECT other_id FROM not_paired WHERE one_id = :person
      UNION ALL SELECT one_id FROM not_paired WHERE other_id = :person
      UNION ALL SELECT other.person_id FROM frozen JOIN frozen AS other USING (handle)
        WHERE frozen.person_id = :person AND other.person_id <> :person AND other.at IS NOT NULL)
    """

  /// True for two people who are not to be paired.
  static func holds(between one: Int64, and other: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT :other IN \(others)", arguments: ["person": one, "other": other]) ?? false
  }

  // MARK: What a person asks for

  /// What someone wrote, one name or address to a line.
  static func lines(of person: Int64, in db: Database) throws -> [String] {
    try String.fetchAll(
      db, cached: "SELECT line FROM not_paired_line WHERE person_id = ? ORDER BY id", arguments: [person])
  }

  /// The names and addresses in what was typed, each once. A line with both gives two.
  static func read(_ typed: String) -> [String] {
    var seen: Set<String> = []
    return typed.split(whereSeparator: \.isNewline).flatMap(namesAndAddresses).filter { line in
      !keys(of: line).isEmpty && seen.insert(identity(of: line)).inserted
    }
  }

  /// Keeps these lines and no others. A line that was there before still means who it meant.
  ///
  /// - Returns: how many lines are new; `nil` if nothing was changed.
  @discardableResult
  static func keep(_ lines: [String], of person: Int64, in transaction: Transaction) throws -> Int? {
    let db = transaction.db
    let kept = Set(lines.map(identity))
    let old = try Row.fetchAll(
      db, cached: "SELECT id, folded FROM not_paired_line WHERE person_id = ?", arguments: [person])
    let known = try Set(old.map { try $0.get("folded") as String })
    guard kept != known else { return nil }
    for row in old where try !kept.contains(row.get("folded")) {
      try db.execute(cached: "DELETE FROM not_paired_line WHERE id = ?", arguments: [row.get("id") as Int64])
    }
    let new = lines.filter { !known.contains(identity(of: $0)) }
    for line in new { try add(line, of: person, in: db) }
    return new.count
  }

  /// A new line means, at once, everyone who has that name or address. People who come later are caught by `keepName`
  /// and, for addresses, by the table's own triggers.
  private static func add(_ line: String, of person: Int64, in db: Database) throws {
    try db.execute(
      cached: "INSERT INTO not_paired_line (person_id, line, folded) VALUES (?, ?, ?)",
      arguments: [person, line, identity(of: line)])
    try keepKeys(ofLine: db.lastInsertedRowID, line, in: db)
  }

  private static func keepKeys(ofLine id: Int64, _ line: String, in db: Database) throws {
    try db.execute(cached: "DELETE FROM not_paired_key WHERE line_id = ?", arguments: [id])
    for key in keys(of: line) {
      try db.execute(cached: "INSERT INTO not_paired_key (key, line_id) VALUES (?, ?)", arguments: [key, id])
    }
    for others in [named, addressed] { try db.execute(cached: "\(others) AND line.id = ?", arguments: [id]) }
  }

  /// A profile was saved under a name: every line with that name means this person too from now on.
  static func keepName(_ name: String, of person: Int64, in db: Database) throws {
    try db.execute(cached: "DELETE FROM profile_name WHERE person_id = ?", arguments: [person])
    for key in SameName.keys(ofProfile: name) {
      try db.execute(cached: "INSERT INTO profile_name (key, person_id) VALUES (?, ?)", arguments: [key, person])
    }
    try db.execute(cached: "\(named) AND other.person_id = ?", arguments: [person])
  }

  /// Reads all lines again, because names are now compared by other rules than when they were kept.
  static func renewKeys(in db: Database) throws {
    for row in try Row.fetchAll(db, cached: "SELECT id, line FROM not_paired_line") {
      let (id, line): (Int64, String) = try (row.get("id"), row.get("line"))
      try db.execute(
        cached: "UPDATE OR IGNORE not_paired_line SET folded = ? WHERE id = ?", arguments: [identity(of: line), id])
      try keepKeys(ofLine: id, line, in: db)
    }
  }

  private static let named = mean("profile_name AS other ON other.key = not_paired_key.key")
  private static let addressed = mean("address AS other ON other.address = not_paired_key.key")

  /// SQL: makes lines mean all others who have one of their keys; a condition may follow.
  private static func mean(_ others: StaticString) -> String {
    """
    INSERT OR IGNORE INTO not_paired (one_id, other_id, line_id)
      SELECT line.person_id, other.person_id, line.id
      FROM not_paired_key JOIN not_paired_line AS line ON line.id = line_id JOIN \(others)
      WHERE other.person_id <> line.person_id
    """
  }

  /// Moves what two accounts of one person asked for, and what was asked about them, to the account that stays.
  static func join(_ old: Int64, into kept: Int64, in transaction: Transaction) throws {
    let ids: StatementArguments = ["old": old, "kept": kept]
    for change in [
      "UPDATE OR IGNORE not_paired_line SET person_id = :kept WHERE person_id = :old",
      "UPDATE OR IGNORE not_paired SET one_id = :kept WHERE one_id = :old AND other_id <> :kept",
      "UPDATE OR IGNORE not_paired SET other_id = :kept WHERE other_id = :old AND one_id <> :kept",
      """
      DELETE FROM not_paired
      WHERE handle IS NOT NULL AND :kept IN (one_id, other_id) AND :old NOT IN (one_id, other_id) AND id NOT IN (
        SELECT min(id) FROM not_paired WHERE handle IS NOT NULL GROUP BY min(one_id, other_id), max(one_id, other_id))
      """,
    ] {
      try transaction.db.execute(cached: change, arguments: ids)
    }
  }

  // MARK: What a coordinator sets

  /// Two people who a coordinator has set apart.
  struct Apart: Sendable {
    let handle: String
    let one: Name
    let other: Name
    let setAt: Instant
  }

  /// Everything that coordinators set, newest first, except what concerns the reader: nobody learns this about
  /// themselves.
  static func pairs(for reader: Int64, in db: Database) throws -> [Apart] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT not_paired.*, \(called("one_id")) AS one, \(called("other_id")) AS other FROM not_paired
        WHERE handle IS NOT NULL AND one_id <> :reader AND other_id <> :reader ORDER BY id DESC
        """,
      arguments: ["reader": reader]
    ).map {
      try Apart(
        handle: $0.get("handle"), one: Name($0.get("one")), other: Name($0.get("other")), setAt: $0.get("set_at"))
    }
  }

  /// Sets two people apart; a pair that a coordinator has set before is left as it is.
  static func set(_ one: Int64, _ other: Int64, by coordinator: Int64, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO not_paired (one_id, other_id, handle, set_by, set_at)
        SELECT :one, :other, :handle, :coordinator, :now WHERE NOT EXISTS (SELECT 1 FROM not_paired
          WHERE handle IS NOT NULL AND min(one_id, other_id) = min(:one, :other)
          AND max(one_id, other_id) = max(:one, :other))
        """,
      arguments: [
        "one": one, "other": other, "handle": transaction.world.handle(), "coordinator": coordinator,
        "now": transaction.now,
      ])
  }

  /// Undoes what a coordinator set.
  ///
  /// - Throws: `Problem.notFound` if it is not there, or concerns the coordinator.
  static func remove(_ handle: String, by coordinator: Int64, in transaction: Transaction) throws {
    try forget(handle, in: transaction)
    try transaction.db.execute(
      cached: "DELETE FROM not_paired WHERE handle = :handle AND one_id <> :reader AND other_id <> :reader",
      arguments: ["handle": handle, "reader": coordinator])
    guard transaction.db.changesCount == 1 else { throw Problem.notFound }
  }

  /// Deletes what was kept about the two in case they come back, however often they were set apart.
  private static func forget(_ handle: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: """
        DELETE FROM kept_apart WHERE pair IN (
          SELECT one.pair FROM kept_apart AS one JOIN kept_apart AS other ON other.pair = one.pair
          WHERE one.hash IN (SELECT hash FROM kept_apart WHERE pair = :handle AND side = 1)
          AND other.hash IN (SELECT hash FROM kept_apart WHERE pair = :handle AND side = 2))
        """,
      arguments: ["handle": handle])
  }

  /// Everyone who has confirmed this address, or whose profile has exactly this name, in any case and order. (Where
  /// one person is to be found, generous rules would find someone else.)
  static func people(named typed: String, in db: Database) throws -> [Int64] {
    let words = SameName.words(typed)
    let alike = try keys(of: typed).flatMap { key in
      try Row.fetchAll(
        db,
        cached: "SELECT person_id, name FROM profile_name JOIN profile USING (person_id) WHERE key = ?",
        arguments: [key])
    }
    let people: [Int64] = try alike.filter { try SameName.words($0.get("name")) == words }.map {
      try $0.get("person_id")
    }
    let owners = try Int64.fetchAll(
      db, cached: "SELECT person_id FROM address WHERE address = ?", arguments: [Address.normalised(typed)])
    return Set(people + owners).sorted()
  }

  // MARK: Names

  /// SQL: what the person in a column is called: their profile's name, or the address that gets their mail.
  private static func called(_ column: StaticString) -> String {
    """
    coalesce((SELECT name FROM profile WHERE person_id = \(column)),
      (SELECT address FROM address WHERE person_id = \(column) AND gets_mail = 1), '')
    """
  }

  /// What a line is compared by: an address as it is, a name as `SameName` says.
  private static func keys(of line: String) -> Set<String> {
    Address.normalised(line).map { [$0] } ?? SameName.keys(inLine: line)
  }

  /// Tells one line from another.
  private static func identity(of line: String) -> String { keys(of: line).sorted().joined(separator: " ") }

  /// The addresses in a line, and the words beside them.
  private static func namesAndAddresses(in line: Substring) -> [String] {
    guard let line = try? CleanText.line(String(line)) else { return [String(line)] }
    var (name, addresses) = (line, [String]())
    for piece in line.split(whereSeparator: { $0.isWhitespace || "<>()[]{},;:|/\"“”„«»".contains($0) }) {
      let typed = piece.trimmingCharacters(in: CharacterSet.alphanumerics.inverted)
      guard let address = Address.normalised(typed) else { continue }
      addresses.append(address)
      for written in ["<\(typed)>", "(\(typed))", "[\(typed)]", "mailto:\(typed)", typed] {
        name = name.replacing(written, with: " ")
      }
    }
    if !addresses.isEmpty { name = name.trimmingCharacters(in: CharacterSet(charactersIn: " ,;:|/<>.*-–•")) }
    let words = name.split(separator: " ").joined(separator: " ")
    return (words.isEmpty ? [] : [words]) + addresses
  }
}

import GRDB

/// Someone in the scheme. Their addresses, profile and entries refer to this row; the handle appears in web addresses.
struct Person: FetchableRecord, Sendable, Hashable {
  /// What someone may do in the scheme. The words are the design's.
  enum Standing: String, Sendable, DatabaseValueConvertible {
    /// Keeps a diary and a profile, and sees nobody yet.
    case waiting
    /// Sees other people, and sends proposals.
    case member
    /// Not let in; keeps the diary.
    case declined
    /// Cannot use their account at the moment.
    case suspended
    /// Left by their own choice.
    case left
  }

  let id: Int64
  let handle: String
  let standing: Standing
  /// The mark on the forms drawn for this person. Nobody else sees it, and it lasts from session to session.
  let formMark: String

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    standing = try row.get("standing")
    formMark = try row.get("form_mark")
  }

  static func find(_ id: Int64, in db: Database) throws -> Person? {
    try Person.fetchOne(db, cached: "SELECT * FROM person WHERE id = ?", arguments: [id])
  }

  /// A person's handle, which others see instead of the row's id.
  static func handle(of person: Int64, in db: Database) throws -> String {
    try String.fetchOne(db, cached: "SELECT handle FROM person WHERE id = ?", arguments: [person]) ?? ""
  }

  static func find(handle: String, in db: Database) throws -> Person? {
    try Person.fetchOne(db, cached: "SELECT * FROM person WHERE handle = ?", arguments: [handle])
  }

  /// The person whose forms carry a mark.
  static func find(formMark: String, in db: Database) throws -> Person? {
    try Person.fetchOne(db, cached: "SELECT * FROM person WHERE form_mark = ?", arguments: [formMark])
  }

  static func find(address: String, in db: Database) throws -> Person? {
    try Person.fetchOne(
      db, cached: "SELECT person.* FROM person JOIN address ON person_id = person.id WHERE address = ?",
      arguments: [address]
    )
  }

  /// Gives a person another standing.
  func become(_ standing: Standing, in transaction: Transaction) throws {
    try transaction.db.execute(cached: "UPDATE person SET standing = ? WHERE id = ?", arguments: [standing, id])
  }

  /// The person who has confirmed an address. If there is none, makes one with the standing that the scheme's rule
  /// gives to newcomers, or that was decided before about the person who reads the address.
  static func confirmed(by address: String, newcomers: Standing, in transaction: Transaction) throws -> Person {
    let db = transaction.db
    if let person = try find(address: address, in: db) { return person }
    try db.execute(
      cached: "INSERT INTO person (handle, standing, created_at) VALUES (?, ?, ?)",
      arguments: [transaction.world.handle(), newcomers, transaction.now])
    let id = db.lastInsertedRowID
    try Address.add(address, to: id, getsMail: true, in: transaction)
    guard let person = try find(id, in: db) else { throw Problem.cannotSave }
    return person
  }
}

/// Someone with a live session, and the address that they signed in with, which their receipts name.
struct SignedIn: Sendable, Hashable {
  let person: Person
  let address: String
  /// The cookie; someone who followed an act link has none.
  let session: Token?
  /// When they signed in.
  var began: Instant?
  /// When a form was last sent in the session, within an hour.
  var lastUsed: Instant?

  /// The person's row.
  var id: Int64 { person.id }

  /// Only members see other people; for everyone else, other people are not there.
  func seesPeople() throws(Problem) {
    guard person.standing == .member else { throw .notFound }
  }
}

import GRDB

/// The role that someone has in running the scheme: the settings name one of the addresses they have confirmed.
extension Settings {
  /// True for someone who runs the scheme.
  func isCoordinator(_ person: SignedIn, in db: Database) throws -> Bool {
    try Address.confirmed(by: person.id, in: db).contains(where: coordinators.contains)
  }

  /// The safeguarding contact that someone is; `nil` for everyone else.
  func contact(_ person: SignedIn, in db: Database) throws -> Contact? {
    let addresses = try Address.confirmed(by: person.id, in: db)
    return safeguardingContacts.first { addresses.contains($0.address) }
  }

  /// Checks that someone runs the scheme: for everyone else the page does not exist.
  ///
  /// - Throws: `Problem.notFound`.
  func checkCoordinator(_ person: SignedIn, in db: Database) throws {
    guard try isCoordinator(person, in: db) else { throw Problem.notFound }
  }
}

extension Address {
  /// All addresses that a person has confirmed, oldest first.
  static func confirmed(by person: Int64, in db: Database) throws -> [String] {
    try String.fetchAll(db, cached: "SELECT address FROM address WHERE person_id = ? ORDER BY id", arguments: [person])
  }
}

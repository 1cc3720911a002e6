import GRDB
import Scheme

/// Someone who has confirmed an address, and is waiting to be let in.
struct WaitingPerson: FetchableRecord, Sendable {
  let handle: String
  let name: Name
  let address: String
  let since: Instant
  /// True while a question has been asked and not answered: the next step is theirs.
  let isAsked: Bool

  init(row: Row) throws {
    handle = try row.get("handle")
    address = try row.get("address")
    name = try Name(row.get("name") ?? address)
    since = try row.get("created_at")
    isAsked = try row.get("is_asked")
  }

  private static let isAsked =
    "EXISTS (SELECT 1 FROM member_question WHERE person_id = person.id AND answer IS NULL)"

  /// Everyone who is waiting, longest first.
  static func all(in db: Database) throws -> [WaitingPerson] {
    try WaitingPerson.fetchAll(
      db,
      cached: """
        SELECT person.handle, person.created_at, address.address, profile.name, \(isAsked) AS is_asked
        FROM person JOIN address ON address.person_id = person.id AND gets_mail = 1
        LEFT JOIN profile ON profile.person_id = person.id
        WHERE standing = 'waiting' ORDER BY person.id
        """
    )
  }

  /// Tells the coordinators that someone is waiting for them: at most once a day, and as long as someone is.
  static func tell(_ coordinators: [String], in transaction: Transaction) throws {
    let isDue = try Bool.fetchOne(
      transaction.db,
      cached: """
        SELECT EXISTS (SELECT 1 FROM person WHERE standing = 'waiting' AND NOT \(isAsked))
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE kind = ? AND created_at > ?)
        """,
      arguments: [MailKind.personWaiting.rawValue, transaction.now - .days(1)])
    guard isDue == true else { return }
    try Outbox.add(coordinators.map { Mail(kind: .personWaiting, to: .address($0)) }, in: transaction)
  }
}

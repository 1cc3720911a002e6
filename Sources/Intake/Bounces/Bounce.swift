import GRDB
import Logging
import Scheme

/// An address that mails come back from.
struct Bounce: FetchableRecord, Sendable {
  /// Whose address it is, by the name in their profile.
  let name: Phrase
  /// The person's row.
  let person: Int64
  /// The address, masked: people who read the list need to recognise it, not to have it.
  let address: String
  /// False for a delay, which is only noted.
  let isPermanent: Bool
  /// What the server said: `5.1.1` and so on.
  let status: String
  let at: Instant

  init(row: Row) throws {
    name = try (row.get("name") as String?).map { Name($0).phrase } ?? ProfileWords.nameless()
    person = try row.get("person_id")
    address = try Address.masked(row.get("address"))
    isPermanent = try row.get("is_permanent")
    status = try row.get("status")
    at = try row.get("at")
  }

  private static let rows = """
    SELECT bounce.*, address.address, address.person_id, profile.name FROM bounce
    JOIN address ON address.id = address_id LEFT JOIN profile ON profile.person_id = address.person_id
    """

  // MARK: Reading

  /// All of them, newest first: what the coordinator's page shows.
  static func all(in db: Database) throws -> [Bounce] {
    try Bounce.fetchAll(db, cached: "\(rows) ORDER BY at DESC, address_id")
  }

  static func find(_ address: Int64, in db: Database) throws -> Bounce? {
    try Bounce.fetchOne(db, cached: "\(rows) WHERE address_id = ?", arguments: [address])
  }

  static func isBouncing(_ address: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT is_permanent FROM bounce JOIN address ON address.id = address_id WHERE address = ?",
      arguments: [address]) ?? false
  }

  /// What the coordinators' mail about it says.
  var mailContent: MailContent {
    MailContent(path: "my/coordinator/", values: [.partner: name, .address: address.phrase])
  }

  /// The row of the address that a mail of ours went to: the one that the server names, if it is the recipient's; if
  /// the mail was forwarded, the one that gets the recipient's mail.
  ///
  /// - Returns: `nil` for a mail that we never sent, and where the recipient is nobody in the scheme.
  static func address(ofMail messageID: String, among named: [String], in db: Database) throws -> Int64? {
    let mine = try Row.fetchAll(
      db,
      cached: """
        SELECT address.id, address.address FROM outbox
        LEFT JOIN sign_in ON sign_in.id = outbox.sign_in_id
        JOIN address ON address.person_id = outbox.person_id OR address.address = sign_in.address
        WHERE message_id = ? AND tries > 0 ORDER BY gets_mail DESC, address.id
        """,
      arguments: [messageID])
    let match = try mine.first { try named.contains($0.get("address")) } ?? mine.first
    return try match?.get("id")
  }

  // MARK: Writing

  /// Notes what a server said about an address. The coordinators are told, once, that mail will never get there.
  static func note(_ address: Int64, status: String, telling coordinators: [String], in transaction: Transaction) throws
  {
    let isPermanent = status.hasPrefix("5.")
    let before = try find(address, in: transaction.db)
    if let before, before.isPermanent, !isPermanent { return }
    try transaction.db.execute(
      cached: """
        INSERT INTO bounce (address_id, is_permanent, status, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (address_id) DO UPDATE SET is_permanent = excluded.is_permanent, status = excluded.status,
          at = excluded.at
        """,
      arguments: [address, isPermanent, status, transaction.now])
    guard isPermanent, !(before?.isPermanent ?? false) else { return }
    try Outbox.add(
      coordinators.map { Mail(kind: .addressBounced, to: .address($0), about: .address(address)) }, in: transaction)
  }

  /// Notes everything that a report says about our mails.
  ///
  /// - Returns: how many addresses it was about; 0 when it is not about a mail of ours to someone in the scheme.
  static func take(_ report: BounceReport, telling coordinators: [String], in transaction: Transaction) throws -> Int {
    var known = 0
    for recipient in report.recipients {
      let addresses = try report.messageIDs.compactMap {
        try address(ofMail: $0, among: recipient.addresses, in: transaction.db)
      }
      guard let address = addresses.first else { continue }
      try note(address, status: recipient.status, telling: coordinators, in: transaction)
      known += 1
    }
    return known
  }

  /// A mail got there after all: someone followed its link.
  static func clear(_ address: String, in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM bounce WHERE address_id = (SELECT id FROM address WHERE address = ?)", arguments: [address])
  }
}

import GRDB

/// How many links may be mailed because somebody typed an address: to one address, for one client, and to all.
///
/// The counts stand in the database, so that a restart does not set them back. Who meets a limit reads the same page as
/// everybody, and no mail goes out; a link that was mailed before goes on working.
struct LinkLimits: Sendable, Hashable {
  /// To one address in a minute.
  var addressAMinute = 1
  /// To one address in an hour.
  var addressAnHour = 5
  /// For one client in an hour: an office or a ward may share one.
  var clientAnHour = 60
  /// To all addresses together in an hour.
  var allAnHour = 2_000

  private static let names: [(String, any WritableKeyPath<LinkLimits, Int> & Sendable)] = [
    ("address-a-minute", \.addressAMinute), ("address-an-hour", \.addressAnHour), ("client-an-hour", \.clientAnHour),
    ("all-an-hour", \.allAnHour),
  ]

  init() {}

  /// Reads the operator's numbers; what is not named stays as it is.
  ///
  /// - Throws: `Settings.Fault`.
  init(_ numbers: [String: Int]) throws {
    for (name, number) in numbers {
      guard let path = LinkLimits.names.first(where: { $0.0 == name })?.1, number > 0 else {
        throw Settings.Fault(
          description: "`link-limits` has \(LinkLimits.names.map(\.0).joined(separator: ", ")), each 1 or more.")
      }
      self[keyPath: path] = number
    }
  }

  /// Whether one more link may be mailed; if so, it is counted.
  func allow(_ address: String, client: String, in transaction: Transaction) throws -> Bool {
    let counts = try Row.fetchOne(
      transaction.db,
      sql: """
        SELECT count(*) FILTER (WHERE address = :address AND at > :minute) AS address_a_minute,
          count(*) FILTER (WHERE address = :address) AS address_an_hour,
          count(*) FILTER (WHERE client = :client) AS client_an_hour,
          count(*) AS all_an_hour
        FROM link_asked WHERE at > :hour
        """,
      arguments: [
        "address": address, "client": client, "minute": transaction.now - .minutes(1),
        "hour": transaction.now - .minutes(60),
      ])
    guard let counts, try counts.get("address_a_minute") < addressAMinute,
      try counts.get("address_an_hour") < addressAnHour,
      try counts.get("client_an_hour") < clientAnHour, try counts.get("all_an_hour") < allAnHour
    else { return false }
    try transaction.db.execute(
      sql: "INSERT INTO link_asked (address, client, at) VALUES (?, ?, ?)",
      arguments: [address, client, transaction.now])
    return true
  }

  /// Forgets what no limit counts any more: who asked is known for an hour.
  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(
      sql: "DELETE FROM link_asked WHERE at <= ?", arguments: [transaction.now - .minutes(60)])
  }
}

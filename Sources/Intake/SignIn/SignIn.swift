import GRDB
import Scheme

/// A request to sign in with an address: made when the address is typed, a link when its mail is sent, a session when
/// the link's button is pressed.
struct SignIn: FetchableRecord, Sendable {
  /// How long the link works after its mail was sent.
  static let life = Span.fixed(.signInLink)
  /// How many links of one address may be alive at a time; an older one ends when there are more.
  static let mostAlive = 3

  let id: Int64
  let handle: String
  let address: String
  let destination: String?
  let draft: Int64?
  private let askedAt: Instant
  private let isUsed: Bool

  init(row: Row) throws {
    id = try row.get("id")
    handle = try row.get("handle")
    address = try row.get("address")
    destination = try row.get("destination")
    draft = try row.get("draft_id")
    askedAt = try row.get("created_at")
    isUsed = try (row.get("used_at") as Int64?) != nil
  }

  /// The address as it is shown by the page in the browser that asked: whole while someone may have to see that they
  /// mistyped it, and masked once nobody is waiting there any more.
  func shownAddress(at now: Instant) -> String {
    isUsed || now >= askedAt + SignIn.life + SignIn.life ? Address.masked(address) : address
  }

  /// Keeps the request and its mail. Known and unknown addresses are treated alike; so are addresses that have met a
  /// limit, except that no mail goes out.
  ///
  /// Where the client has met a limit, an address that leads to someone gets its link all the same, so that nobody can
  /// lock out the people behind the same client, or all of them. The answer is the same as for other addresses.
  ///
  /// - Returns: the request's handle, or `Problem.tooOften`. It is no error, since what was written has to stay.
  static func request(
    _ address: String, client: String, limits: Limits, draft: Int64? = nil, destination: String? = nil,
    in transaction: Transaction
  ) throws -> Result<String, Problem> {
    let isKnown = try Address.isExpected(address, in: transaction.db)
    let met = try limits.count(.requests, by: [.client(client), .all], in: transaction)
    if let met, !isKnown { return .failure(.tooOften(met)) }
    let isMailed = try limits.count(.links, by: [.address(address), .all], in: transaction) == nil
    if let met, !isMailed { return .failure(.tooOften(met)) }
    let handle = transaction.world.handle()
    try transaction.db.execute(
      cached: "INSERT INTO sign_in (handle, address, destination, draft_id, created_at) VALUES (?, ?, ?, ?, ?)",
      arguments: [handle, address, destination, draft, transaction.now])
    let mail = Mail(kind: .signIn, to: .signIn(transaction.db.lastInsertedRowID))
    if isMailed { try Outbox.add([mail], in: transaction) }
    return met.map { .failure(.tooOften($0)) } ?? .success(handle)
  }

  /// Puts a link's hash into the request when its mail is sent.
  ///
  /// - Returns: the address; `nil` when the request was used, or is so old that nobody is waiting for its link.
  static func activate(_ id: Int64, token: Token, in transaction: Transaction) throws -> String? {
    let address = try String.fetchOne(
      transaction.db,
      cached: """
        UPDATE sign_in SET token_hash = ?, expires_at = ? WHERE id = ? AND used_at IS NULL AND created_at > ?
        RETURNING address
        """,
      arguments: [token.hash, transaction.now + life, id, transaction.now - life])
    guard let address else { return nil }
    try transaction.db.execute(
      cached: """
        UPDATE sign_in SET used_at = ? WHERE address = ? AND used_at IS NULL AND token_hash IS NOT NULL
        AND id NOT IN (SELECT id FROM sign_in WHERE address = ? AND used_at IS NULL AND token_hash IS NOT NULL
          ORDER BY expires_at DESC, id DESC LIMIT ?)
        """,
      arguments: [transaction.now, address, address, mostAlive])
    return address
  }

  /// A request by its handle, for the page that its browser waits on.
  static func find(handle: String, in db: Database) throws -> SignIn? {
    try SignIn.fetchOne(db, cached: "SELECT * FROM sign_in WHERE handle = ?", arguments: [handle])
  }

  /// The request that a live link belongs to.
  static func alive(_ token: Token, at now: Instant, in db: Database) throws -> SignIn? {
    try SignIn.fetchOne(
      db, cached: "SELECT * FROM sign_in WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?",
      arguments: [token.hash, now]
    )
  }

  /// Uses a link up, and with it every other link of its address.
  ///
  /// - Throws: `Problem.deadLink`.
  static func consume(_ token: Token, in transaction: Transaction) throws -> SignIn {
    let row = try Row.fetchOne(
      transaction.db,
      cached: "UPDATE sign_in SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? RETURNING *",
      arguments: [transaction.now, token.hash, transaction.now])
    guard let request = try row.map(SignIn.init) else { throw Problem.deadLink }
    try transaction.db.execute(
      cached: "UPDATE sign_in SET used_at = ? WHERE address = ? AND used_at IS NULL",
      arguments: [transaction.now, request.address])
    return request
  }

  /// The request that a link was mailed for, whether it still works or not.
  static func find(_ token: Token, in db: Database) throws -> SignIn? {
    try SignIn.fetchOne(db, cached: "SELECT * FROM sign_in WHERE token_hash = ?", arguments: [token.hash])
  }

  /// Forgets requests after a day; those whose link was mailed, once no session that it began can be alive, so that
  /// someone who opens the mail again is led to their page.
  static func forgetOld(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "DELETE FROM sign_in WHERE created_at <= ? AND (token_hash IS NULL OR created_at <= ?)",
      arguments: [transaction.now - .days(1), transaction.now - Session.life])
  }
}

import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Scheme
import Synchronization
import Testing

@testable import Intake

/// Intake as the program assembles it, with a clock that the test turns and a mailbox that it reads.
///
/// Nobody closes it: its folder goes with whoever holds it last, the house or one of its browsers.
final class House: Sendable {
  let intake: Intake
  let wire: RouterWire
  let sender: Sender
  private let disk = PassingFolder()
  private let clock = Clock()
  private let letters = Mailbox()

  private final class Clock: Sendable {
    let seconds = Mutex<Int64>(1_790_000_000)
  }

  private final class Mailbox: Sendable {
    let all = Mutex<[Letter]>([])
  }

  /// A safeguarding contact freezes all that there is between two people, or lifts that.
  func freeze(_ isFrozen: Bool = true) async throws {
    try await intake.store.write { try House.freeze(isFrozen, in: $0) }
  }

  static func freeze(_ isFrozen: Bool = true, in transaction: Transaction) throws {
    for proposal in try Proposal.all(where: "TRUE", in: transaction.db) {
      try isFrozen ? Freeze.begin(proposal, in: transaction) : Freeze.end(proposal, in: transaction)
    }
  }

  /// Where its database is.
  var folder: String { disk.path }

  static let origin = "http://localhost:8080"
  /// What SiteGen's golden test wrote: the contract between the two programs.
  static let site = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "../../Fixtures/small-site/expected"
  ).standardizedFileURL.path

  /// A copy of it whose scheme says something else.
  static func site(_ change: (inout SchemeFile) -> Void) throws -> String {
    let copy = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: site, toPath: copy)
    var scheme = try SchemeFile(reading: Data(contentsOf: URL(fileURLWithPath: copy + "/scheme.json")))
    change(&scheme)
    try scheme.encoded().write(to: URL(fileURLWithPath: copy + "/scheme.json"))
    return copy
  }

  init(
    members: Settings.Members = .open, site: String = House.site, logger: Logger? = nil,
    change: (inout Settings) -> Void = { _ in }
  ) async throws {
    let world = World(
      now: { [clock] in Instant(seconds: clock.seconds.withLock { $0 }) }, random: World.real.random)
    var settings = try Settings(yaml: nil, port: 8080)
    settings.members = members
    settings.limits = try Limits([
      "links-address-minute": 1_000, "links-address-hour": 1_000, "requests-client-hour": 1_000,
    ])
    change(&settings)
    let place = Locations(site: site, database: disk.path + "/intake.db")
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    let logger = logger ?? quiet
    let (intake, router) = try await assemble(place, settings: settings, world: world, logger: logger)
    self.intake = intake
    wire = RouterWire(responder: router.buildResponder(), disk: disk)
    sender = Sender(
      intake: intake, transport: Transport { [letters] letter in letters.all.withLock { $0.append(letter) } })
  }

  /// The day that it is, such as `2026-03-27`.
  var today: String { intake.settings.day(of: intake.world.now()) }

  /// The moment that it is, as pages write it.
  var moment: String { intake.settings.words(for: intake.world.now()) }

  /// Lets time pass.
  func pass(_ span: Span) { clock.seconds.withLock { $0 += span.seconds } }

  /// Days go by, each with its round of upkeep.
  func pass(days: Int) async throws {
    for _ in 0..<days {
      pass(.days(1))
      try await tidy()
    }
  }

  /// The round that only time does.
  func tidy() async throws {
    await Upkeep(intake: intake).tidy()
    #expect(intake.troubles.now.isEmpty)
  }

  func browser() -> Browser { Browser(wire, origin: House.origin) }

  /// A browser at another end of the net.
  func browser(from client: String) -> Browser {
    var wire = wire
    wire.client = client
    return Browser(wire, origin: House.origin)
  }

  /// Sends what is due, and gives all letters to an address, in the order of what caused them. (Links to sign in are
  /// sent first.)
  ///
  /// Those that went in one letter are several here, as they were caused.
  func mails(to address: String) async throws -> [Letter] {
    try await letters(to: address).flatMap { letter in
      [letter]
        + letter.others.map { other in
          var mail = letter
          (mail.subject, mail.link) = other
          return mail
        }
    }
  }

  /// The letters to an address, in the order in which the first mail of each was caused.
  func letters(to address: String) async throws -> [Letter] {
    try await sender.sendDue()
    let order = try await intake.store.read { db in
      try Row.fetchAll(db, sql: "SELECT message_id, id FROM outbox").reduce(into: [String: Int64]()) { order, row in
        order[row["message_id"]] = row["id"]
      }
    }
    let mine = letters.all.withLock { $0.filter { $0.to == address } }
    return mine.enumerated().sorted { one, other in
      (order[one.element.messageID] ?? 0, one.offset) < (order[other.element.messageID] ?? 0, other.offset)
    }.map(\.element)
  }

  /// The path of the link in the last mail to an address.
  func link(to address: String) async throws -> String {
    let letter = try #require(try await mails(to: address).last, "No mail to \(address)")
    return String(letter.link.dropFirst(House.origin.count))
  }

  /// A browser in which someone is signed in.
  func signedIn(_ address: String) async throws -> Browser {
    let browser = browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", address)])
    try await browser.open(try await link(to: address))
    try await browser.send(browser.path)
    #expect(browser.page.says(PeopleWords.signedIn(address)))
    return browser
  }

  func count(_ sql: String) async throws -> Int {
    try await intake.store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
  }

  /// All that is stored, by table; but for the audit, which pages that are looked at are noted in.
  func rows() async throws -> [String: [String]] {
    try await intake.store.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'audit'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table, try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\($0)" })
        })
    }
  }
}

/// A folder for one test, which is removed when nobody needs it any more, however the test ends.
final class PassingFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path

  deinit {
    // The last connection that closes takes SQLite's log away, perhaps just now, and a file that goes ends a removal.
    for _ in 0..<5 where FileManager.default.fileExists(atPath: path) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}

/// Straight to the router, without a socket.
struct RouterWire: Wire {
  let responder: RouterResponder<CallContext>
  /// What the responder writes to.
  let disk: PassingFolder
  /// The other end of the connection.
  var client = "192.0.2.1"
  /// The name that the request is sent to.
  var host = "localhost:8080"

  func send(_ method: String, _ path: String, headers: [(String, String)], body: Data?) async throws -> Answer {
    var fields = HTTPFields()
    for (name, value) in headers {
      let name = try #require(HTTPField.Name(name))
      fields.append(HTTPField(name: name, value: value))
    }
    let head = HTTPRequest(
      method: try #require(HTTPRequest.Method(rawValue: method)), scheme: "http", authority: host, path: path,
      headerFields: fields)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body ?? Data())))
    let channel = NIOAsyncTestingChannel()
    channel.remoteAddress = try SocketAddress(ipAddress: client, port: 40_000)
    let context = CallContext(
      source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let writer = Collector()
    try await response.body.write(writer)
    return Answer(
      status: response.status.code, headers: response.headers.map { ($0.name.rawName, $0.value) },
      bytes: writer.bytes.withLock { $0 })
  }

  private final class Collector: ResponseBodyWriter {
    let bytes = Mutex(Data())

    func write(_ buffer: ByteBuffer) async throws {
      bytes.withLock { $0 += buffer.readableBytesView }
    }

    func finish(_ trailers: HTTPFields?) async throws {}
  }
}

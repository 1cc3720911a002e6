import Foundation
import Scheme
import Testing

@testable import Intake

/// Through a real `msmtp` to a real SMTP server.
@Suite(
  .serialized,
  .enabled(if: MailServer.isInstalled || MailServer.isNeeded, "`make test` installs msmtp and the SMTP server."))
struct MailDeliveryTests {
  /// A house whose sender goes through `msmtp`.
  private struct Post {
    let house: House
    let sender: Sender

    init(port: Int) async throws {
      house = try await House { $0.coordinators = ["cleo@example.org"] }
      let transport = try MailServer.msmtp(to: port, in: house.folder)
      sender = Sender(intake: house.intake, transport: transport)
    }

    /// Makes a person who gets mail at an address.
    func person(_ address: String) async throws -> Int64 {
      try await house.intake.store.write {
        try Person.confirmed(by: address, newcomers: .member, in: $0).id
      }
    }

    func add(_ kinds: [MailKind], to person: Int64) async throws {
      try await house.intake.store.write { try Outbox.add(kinds.map { Mail(kind: $0, to: .person(person)) }, in: $0) }
    }

    func count(_ condition: String) async throws -> Int {
      try await house.count("SELECT count(*) FROM outbox WHERE \(condition)")
    }
  }

  @Test("A mail arrives as it was written: envelope, headers, dots, long words, other letters")
  func arrives() async throws {
    let server = try await MailServer()
    let post = try await Post(port: server.port)
    let ana = try await post.person("ana@example.org")
    try await post.add([.proposalSent], to: ana)
    try await post.sender.sendDue()
    #expect(try await post.count("sent_at IS NOT NULL") == 1)
    let mail = try #require(try server.received().first)
    #expect(mail.from == "bounces@waymark.example" && mail.to == ["ana@example.org"])
    #expect(mail.header("To") == "ana@example.org" && mail.header("Reply-To") == "cleo@example.org")
    #expect(mail.header("Auto-Submitted") == "auto-generated")
    server.stop()
  }

  static let bodies = [
    ".", "..", ".\n.\n..two", "From here\nFrom there", "Grüße, Zoë 🌱", "a = b =3D c", "trailing  \nspace ",
    String(repeating: "x", count: 5_000), String(repeating: "ü", count: 2_000), "one\n\n\nfour", "tab\there", "a\rb",
  ]

  @Test("Every body makes the round trip, byte for byte, and no line is long")
  func roundTrip() async throws {
    let server = try await MailServer()
    let post = try await Post(port: server.port)
    for body in Self.bodies {
      let letter = Letter(
        messageID: "abc", from: "Waymark <waymark@localhost>", to: "ana@example.org", subject: "Zoë =?utf-8?Q?x?=",
        body: body, sentAt: Instant(seconds: 1_790_000_000), link: "")
      try await post.sender.transport.deliver(letter)
      let text = try #require(try server.received().last).text
      #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 998 })
      #expect(Self.body(of: text) == body + "\n")
    }
    server.stop()
  }

  private static func body(of text: String) -> String {
    let message = MailPart(text)
    let lines = message.body.joined(separator: "\n")
    return message.header("content-transfer-encoding") == "quoted-printable" ? decoded(lines) : lines
  }

  /// Quoted-printable, read back by a reader of its own.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.replacing("=\n", with: "").utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "="), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("While the server is down nothing is lost and pages are served; then all arrives, each reader's mails in order")
  func down() async throws {
    let port = try Program.freePort()
    let post = try await Post(port: port)
    let (ana, ben) = try await (post.person("ana@example.org"), post.person("ben@example.org"))
    let kinds: [MailKind] = [.proposalSent, .proposalAmend, .proposalAccepted]
    for kind in kinds { for person in [ana, ben] { try await post.add([kind], to: person) } }
    for _ in 0..<12 {
      try await post.sender.sendDue()
      post.house.pass(.minutes(30))
    }
    #expect(try await post.count(Outbox.isWaiting) == 6)
    #expect(try await post.house.browser().open("/healthz").body == "ok\n", "numbers are nobody's business")
    #expect(try await post.house.browser().open("/my/sign-in").status == 200)

    let server = try await MailServer(port: port)
    post.house.pass(.minutes(60))
    try await post.sender.sendDue()
    let received = try server.received()
    #expect(received.count == 6)
    for address in ["ana@example.org", "ben@example.org"] {
      let subjects = received.filter { $0.to == [address] }.compactMap { $0.header("Subject") }
      #expect(subjects == ["sent", "amend", "accepted"].map { "Here & There's scheme: proposal \($0)" })
    }
    server.stop()
  }

  @Test(
    "451, 421 and a connection cut after the data mean later, and then it arrives with the same Message-ID",
    arguments: [("later", 1), ("busy", 1), ("cut", 2)])
  func later(name: String, copies: Int) async throws {
    let server = try await MailServer()
    let post = try await Post(port: server.port)
    try await post.add([.proposalSent], to: post.person("\(name)@example.org"))
    try await post.add([.proposalSent], to: post.person("ana@example.org"))
    try await post.sender.sendDue()
    #expect(try await post.count("sent_at IS NOT NULL") == 1, "the other reader is not kept waiting")
    post.house.pass(.minutes(1))
    try await post.sender.sendDue()
    #expect(try await post.count("sent_at IS NOT NULL") == 2)
    let mine = try server.received().filter { $0.to == ["\(name)@example.org"] }
    #expect(mine.count == copies)
    #expect(Set(mine.compactMap { $0.header("Message-ID") }).count == 1)
    server.stop()
  }

  @Test("550 at the recipient is a dead letter at once; the coordinator is told, and sees the address")
  func refused() async throws {
    let server = try await MailServer()
    let post = try await Post(port: server.port)
    try await post.add([.proposalSent], to: post.person("refused@example.org"))
    try await post.sender.sendDue()
    #expect(try await post.count("dead_why = 'refused' AND tries = 1") == 1)
    let bounces = try await post.house.intake.store.read { try Bounce.all(in: $0) }
    #expect(bounces.map(\.address) == ["re…@example.org"] && bounces.allSatisfy(\.isPermanent))
    #expect(try server.received().map(\.to) == [["cleo@example.org"]])
    server.stop()
  }

  @Test("550 after the data is tried for three days, as often as it is due, and no longer")
  func unwanted() async throws {
    let server = try await MailServer()
    let post = try await Post(port: server.port)
    try await post.add([.proposalSent], to: post.person("spam@example.org"))
    for _ in 0..<4 {
      try await post.sender.sendDue()
      #expect(try await post.count(Outbox.isWaiting) == 1)
      post.house.pass(.minutes(17 * 60))
    }
    post.house.pass(.minutes(4 * 60))
    // A clock that has jumped ends nothing by itself: it has to have been tried often, too.
    try await post.sender.sendDue()
    #expect(try await post.count(Outbox.isWaiting) == 1)
    try await post.house.intake.store.write {
      try $0.db.execute(sql: "UPDATE outbox SET tries = ?", arguments: [Outbox.fewestTries])
    }
    post.house.pass(.minutes(4 * 60))
    try await post.sender.sendDue()
    #expect(try await post.count("dead_why = 'too-late'") == 1)
    server.stop()
  }
}

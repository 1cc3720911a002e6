import Foundation
import Scheme
import Testing

@testable import Intake

struct BounceTests {
  /// A bounce as Postfix pipes it: a `From ` line first, then a report in three parts.
  static func postfix(
    _ messageID: String, to address: String, action: String = "failed", status: String = "5.1.1",
    original: String? = nil
  ) -> String {
    """
    From MAILER-DAEMON  Wed Nov 25 10:00:00 2026
    Return-Path: <>
    Delivered-To: bounces@waymark.example
    Date: Wed, 25 Nov 2026 10:00:00 +0000 (UTC)
    From: MAILER-DAEMON@mx.waymark.example (Mail Delivery System)
    Subject: Undelivered Mail Returned to Sender
    To: bounces@waymark.example
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="4Xy1.1732/mx.waymark.example"

    This is a MIME-encapsulated message.

    --4Xy1.1732/mx.waymark.example
    Content-Description: Notification
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you that your message could not
    be delivered to one or more recipients.

    <\(address)>: host mx.example.org said: 550 5.1.1 unknown

    --4Xy1.1732/mx.waymark.example
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.waymark.example
    X-Postfix-Queue-ID: 4Xy1
    Arrival-Date: Wed, 25 Nov 2026 09:59:59 +0000 (UTC)

    Final-Recipient: rfc822; \(address)
    \(original.map { "Original-Recipient: rfc822;\($0)" } ?? "X-Note: none")
    Action: \(action)
    Status: \(status)
    Remote-MTA: dns; mx.example.org
    Diagnostic-Code: smtp; 550 5.1.1 <\(address)>: Recipient address rejected:
        User unknown

    --4Xy1.1732/mx.waymark.example
    Content-Description: Undelivered Message Headers
    Content-Type: text/rfc822-headers

    Return-Path: <bounces@waymark.example>
    From: Waymark <waymark@localhost>
    To: \(address)
    Message-ID:
     <\(messageID)@localhost>
    Subject: Ana would like you as a mentor

    --4Xy1.1732/mx.waymark.example--
    """.replacing("\\t", with: "\t")
  }

  /// A bounce as OpenSMTPD 6.8 hands it to a command: no `multipart/report`, and the boundary without a space before it.
  private static func openSMTPD(_ messageID: String, to address: String) -> String {
    """
    Delivered-To: bounces@waymark.example
    Received: from mx (mx [local])
    \tby mx (OpenSMTPD) with ESMTPA id 0d0b3d26
    \tfor <bounces@waymark.example>;
    \tWed, 25 Nov 2026 18:47:12 +0000 (UTC)
    Subject: Delivery status notification: failed
    From: Mailer Daemon <MAILER-DAEMON@mx>
    To: bounces@waymark.example
    MIME-Version: 1.0
    Content-Type: multipart/mixed;boundary="14614161526997979430/mx"

    This is a MIME-encapsulated message.

    --14614161526997979430/mx
    Content-Description: Notification
    Content-Type: text/plain; charset=us-ascii

        Hi!

    \(address): 550 5.1.1 There is nobody of that name

    --14614161526997979430/mx
    Content-Description: Delivery Report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx

    Final-Recipient: rfc822; \(address)
    Action: failed
    Status: 5.0.0

    --14614161526997979430/mx
    Content-Description: Message headers
    Content-Type: text/rfc822-headers

    From: Waymark <waymark@localhost>
    To: \(address)
    Message-ID: <\(messageID)@localhost>

    Hello

    --14614161526997979430/mx--
    """.replacing("\n", with: "\r\n")
  }

  private static let ben = "ben@example.org"

  /// A house with Ben, who has a second address, and one mail that went to him.
  private static func house() async throws -> (House, messageID: String) {
    let house = try await House { $0.coordinators = ["cleo@example.org"] }
    try await house.intake.store.write { transaction in
      let person = try Person.confirmed(by: ben, newcomers: .member, in: transaction).id
      try transaction.db.execute(
        sql: "INSERT INTO address (person_id, address, confirmed_at, gets_mail) VALUES (?, ?, ?, 0)",
        arguments: [person, "ben@second.example", transaction.now])
      try Outbox.add([Mail(kind: .proposalSent, to: .person(person))], in: transaction)
    }
    return (house, try #require(try await house.mails(to: ben).first).messageID)
  }

  /// What `intake bounce` does, and then what the service does.
  private static func take(_ messages: String..., in house: House) async throws -> [Bounce] {
    let spool = BounceSpool(beside: house.folder + "/intake.db")
    for message in messages { try spool.keep(Data(message.utf8)) }
    try await BounceWatch(intake: house.intake, spool: spool).look()
    #expect(spool.waiting().isEmpty)
    return try await house.intake.store.read { try Bounce.all(in: $0) }
  }

  @Test("A permanent failure marks the address and tells the coordinator once, quoting nothing")
  func permanent() async throws {
    let (house, id) = try await Self.house()
    let bounces = try await Self.take(
      Self.postfix(id, to: Self.ben), Self.openSMTPD(id, to: Self.ben), in: house)
    #expect(bounces.map(\.address) == ["be…@example.org"] && bounces.map(\.isPermanent) == [true])
    let letters = try await house.mails(to: "cleo@example.org")
    let letter = try #require(letters.first)
    #expect(letters.count == 1 && letter.link == "http://localhost:8080/my/coordinator/")
    let text = String(decoding: letter.bytes, as: UTF8.self)
    for word in [Self.ben, "unknown", "5.1.1", "would like you", id] { #expect(!text.contains(word)) }
  }

  @Test("A report with CR LF and another kind of boundary is read as well")
  func otherServer() async throws {
    let (house, id) = try await Self.house()
    #expect(try await Self.take(Self.openSMTPD(id, to: Self.ben), in: house).map(\.status) == ["5.0.0"])
  }

  @Test("A delay is noted, and nobody is told; it does not undo a failure")
  func delay() async throws {
    let (house, id) = try await Self.house()
    let late = Self.postfix(id, to: Self.ben, action: "delayed", status: "4.4.1")
    #expect(try await Self.take(late, in: house).map(\.isPermanent) == [false])
    #expect(try await house.mails(to: "cleo@example.org").isEmpty)
    #expect(try await Self.take(Self.postfix(id, to: Self.ben), in: house).map(\.isPermanent) == [true])
    #expect(try await Self.take(late, in: house).map(\.isPermanent) == [true])
  }

  @Test(
    "The address that the server names is marked, be it the second one; after a forwarding it is the one written to")
  func whichAddress() async throws {
    let (house, id) = try await Self.house()
    let second = Self.postfix(id, to: "Ben@Second.example", status: "4.2.2")
    #expect(try await Self.take(second, in: house).map(\.address) == ["be…@second.example"])
    let forwarded = Self.postfix(id, to: "b.b@elsewhere.example", original: Self.ben)
    #expect(try await Self.take(forwarded, in: house).map(\.address).contains("be…@example.org"))
  }

  @Test("A report about a mail that we never sent marks nobody, whatever address it names")
  func forged() async throws {
    let (house, _) = try await Self.house()
    #expect(try await Self.take(Self.postfix("aaaaaaaaaaaaaaaa", to: Self.ben), in: house).isEmpty)
  }

  @Test(
    "What is no delivery report is passed over",
    arguments: [
      "", "\n", "From x\n", "Subject: Out of office\n\nI am away.\n", "Content-Type: multipart/report\n\n--x\n",
      "Content-Type: multipart/report; boundary=\"\"\n\n--\n--\n",
      "Content-Type: multipart/report; boundary=x\n\n--x",
      "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\n\nStatus: 5.1.1\n",
    ])
  func noReport(message: String) {
    #expect(BounceReport(message) == nil)
  }

  @Test("A report that was cut off anywhere is read or passed over, and never the end of the program")
  func cutOff() {
    let whole = Array(Self.postfix("abc", to: Self.ben).utf8)
    for length in 0..<whole.count { _ = BounceReport(String(decoding: whole.prefix(length), as: UTF8.self)) }
    #expect(BounceReport(String(decoding: whole, as: UTF8.self))?.messageIDs == ["abc"])
  }

  @Test("A bouncing address gets no optional mail, but the others; signing in with a mailed link takes the mark away")
  func mended() async throws {
    let (house, id) = try await Self.house()
    _ = try await Self.take(Self.postfix(id, to: Self.ben), in: house)
    try await house.intake.store.write { transaction in
      let person = try Person.confirmed(by: Self.ben, newcomers: .member, in: transaction).id
      try Outbox.add(
        [Mail(kind: .proposalReminder, to: .person(person)), Mail(kind: .proposalAmend, to: .person(person))],
        in: transaction)
    }
    #expect(try await house.mails(to: Self.ben).map { $0.stop == nil } == [true, true])
    _ = try await house.signedIn(Self.ben)
    #expect(try await house.intake.store.read { try Bounce.all(in: $0) }.isEmpty)
  }

  @Test("`intake bounce` hands a bounce to the running program, in a folder that is its owner's alone")
  func program() async throws {
    let program = try await Program.start()
    _ = try await program.signedIn("ana@example.org")
    func sql(_ text: String) throws -> String {
      try Program.run("/usr/bin/sqlite3", ["-readonly", program.database, text])
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let id = try sql("SELECT message_id FROM outbox")
    #expect(try Self.pipe(Self.postfix(id, to: "ana@example.org"), database: program.database) == 0)
    for _ in 0..<100 where try sql("SELECT count(*) FROM bounce") == "0" {
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(try sql("SELECT status FROM bounce") == "5.1.1")
    let mode = try FileManager.default.attributesOfItem(atPath: program.folder + "/var/bounces")[.posixPermissions]
    #expect(mode as? Int == 0o700)
    #expect(try await program.stop() == 0)
    program.remove()
  }

  @Test("A bounce that cannot be kept is for the mail server to try again")
  func cannotKeep() throws {
    #expect(try Self.pipe("Subject: x\n\n", database: "/dev/null/intake.db") == 75)
  }

  /// Runs `intake bounce`.
  ///
  /// - Returns: its exit.
  private static func pipe(_ message: String, database: String) throws -> Int32 {
    let process = Process()
    let input = Pipe()
    process.executableURL = Program.executable
    process.arguments = ["bounce", "--database", database]
    process.standardInput = input
    process.standardError = FileHandle(forWritingAtPath: "/dev/null")
    try Program.start(process)
    try input.fileHandleForWriting.write(contentsOf: Data(message.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

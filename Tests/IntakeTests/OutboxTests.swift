import Foundation
import GRDB
import Logging
import Scheme
import Synchronization
import Testing

@testable import Intake

struct OutboxTests {
  /// A transport that does what the test says, and what it was given.
  private final class Mailer: Sendable {
    private let answer: @Sendable (Letter, Int) throws -> Void
    private let letters = Mutex<[Letter]>([])

    /// - Parameter answer: throws for a letter, given how often it came, counted from 1.
    init(_ answer: @escaping @Sendable (Letter, Int) throws -> Void = { _, _ in }) { self.answer = answer }

    var all: [Letter] { letters.withLock { $0 } }

    var transport: Transport {
      Transport { letter in
        let count = self.letters.withLock { letters in
          letters.append(letter)
          return letters.count { $0.messageID == letter.messageID }
        }
        try self.answer(letter, count)
      }
    }
  }

  private struct NotNow: Error {}

  /// Persons with an address each, and mails to them.
  private static func person(_ address: String, in house: House) async throws -> Int64 {
    try await house.intake.store.write { try Person.confirmed(by: address, newcomers: .member, in: $0).id }
  }

  private static func add(_ kinds: [MailKind], to person: Int64, in house: House) async throws {
    try await house.intake.store.write { transaction in
      for kind in kinds { try Outbox.add([Mail(kind: kind, to: .person(person))], in: transaction) }
    }
  }

  private static let waiting = "SELECT count(*) FROM outbox WHERE \(Outbox.isWaiting)"

  @Test("A mail whose sender was killed before it could say so is sent again after the lease, with the same Message-ID")
  func lease() async throws {
    let house = try await House()
    try await Self.add([.proposalSent], to: Self.person("ana@example.org", in: house), in: house)
    let killed = try await house.intake.store.write { try Outbox.claim(in: $0).first }
    #expect(try await house.mails(to: "ana@example.org").isEmpty, "nobody else takes it meanwhile")
    house.pass(Outbox.lease)
    let letters = try await house.mails(to: "ana@example.org")
    #expect(letters.map(\.messageID) == [killed?.messageID])
  }

  @Test("Waits grow to an hour, differ from each other, and are kept in the file; after three days it is a dead letter")
  func waits() async throws {
    let house = try await House()
    let mailer = Mailer { _, _ in throw NotNow() }
    let sender = Sender(intake: house.intake, transport: mailer.transport)
    try await Self.add([.proposalSent], to: Self.person("ana@example.org", in: house), in: house)
    var waits: [Int64] = []
    let start = house.intake.world.now()
    while try await house.count(Self.waiting) == 1 {
      try await sender.sendDue()
      let due = try await house.intake.store.read { try Instant.fetchOne($0, sql: "SELECT due_at FROM outbox") }
      waits.append((due?.seconds ?? 0) - house.intake.world.now().seconds)
      house.pass(.seconds(waits.last ?? 0))
    }
    for (wait, most) in zip(waits, [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600] as [Int64]) {
      #expect((most / 2...most).contains(wait))
    }
    #expect(Set(waits.suffix(30)).count > 10, "a part of each is chance")
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE dead_why = 'too-late'") == 1)
    let tried = house.intake.world.now().seconds - start.seconds
    #expect((Outbox.patience.seconds..<Outbox.patience.seconds + 7_200).contains(tried))
    #expect(Set(mailer.all.map(\.messageID)).count == 1)
  }

  @Test("A reader's later mail waits for the earlier one; other readers and links to sign in do not")
  func order() async throws {
    let house = try await House()
    let mailer = Mailer { letter, count in if letter.to == "ana@example.org", count == 1 { throw NotNow() } }
    let sender = Sender(intake: house.intake, transport: mailer.transport)
    let ana = try await Self.person("ana@example.org", in: house)
    try await Self.add([.proposalAmend, .proposalAccepted], to: ana, in: house)
    try await Self.add([.proposalSent], to: Self.person("ben@example.org", in: house), in: house)
    _ = try await house.intake.store.write {
      try SignIn.request("ana@example.org", client: "", limits: Limits(), in: $0)
    }
    try await sender.sendDue()
    house.pass(.seconds(30))
    try await sender.sendDue()
    #expect(
      mailer.all.map { $0.to.prefix(3) + " " + ($0.subject.split(separator: " ").last ?? "") }
        == ["ana scheme", "ana amend", "ben sent", "ana scheme", "ana amend", "ana accepted"])
    house.pass(.seconds(30))
    try await sender.sendDue()
    #expect(try await house.count(Self.waiting) == 0)
  }

  @Test("A row that cannot be read or drawn is a dead letter, and keeps nobody's mail waiting, not even its reader's")
  func poison() async throws {
    let house = try await House()
    let ana = try await Self.person("ana@example.org", in: house)
    try await Self.add([.proposalSent, .proposalReminder, .proposalAmend], to: ana, in: house)
    try await house.intake.store.write { transaction in
      try transaction.db.execute(
        sql: """
          UPDATE outbox SET kind = 'of-another-program' WHERE kind = 'proposal-sent';
          ALTER TABLE stop_link RENAME TO broken;
          """)
    }
    #expect(try await house.mails(to: "ana@example.org").map { $0.subject.hasSuffix("amend") } == [true])
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE dead_why = 'unreadable' AND tries = 1") == 2)
    #expect(try await house.count(Self.waiting) == 0)
  }

  @Test("Rows go 90 days after their mail was sent or given up; a link that stops a kind of mail works years later")
  func forgotten() async throws {
    let house = try await House()
    let ana = try await Self.person("ana@example.org", in: house)
    try await Self.add([.memberWelcome], to: ana, in: house)
    #expect(try await house.mails(to: "ana@example.org").count == 1)
    let stop = Token.make(house.intake.world)
    try await house.intake.store.write { try StopLink.keep(stop, person: ana, kind: .digest, in: $0) }
    house.pass(.days(89))
    try await Self.add([.memberWelcome], to: ana, in: house)
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM outbox") == 2)
    house.pass(.days(1))
    try await house.tidy()
    #expect(try await house.count("SELECT count(*) FROM outbox") == 1, "what waits is kept")
    house.pass(.days(3_000))
    try await house.tidy()
    #expect(try await house.browser().open("/my/mail/stop/\(stop.text)").status == 200)
  }

  @Test("What a refused mail was to say is not tried again")
  func refused() async throws {
    let house = try await House()
    let mailer = Mailer { _, _ in throw Transport.Refusal(description: "No") }
    let sender = Sender(intake: house.intake, transport: mailer.transport)
    try await Self.add([.proposalSent, .proposalAmend], to: Self.person("ana@example.org", in: house), in: house)
    try await sender.sendDue()
    #expect(mailer.all.count == 2)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE dead_why = 'refused' AND tries = 1") == 2)
  }

  @Test("A link to sign in that could not be sent in time is dropped")
  func expired() async throws {
    let house = try await House()
    let mailer = Mailer { _, count in throw NotNow() }
    let sender = Sender(intake: house.intake, transport: mailer.transport)
    _ = try await house.intake.store.write {
      try SignIn.request("ana@example.org", client: "", limits: Limits(), in: $0)
    }
    try await sender.sendDue()
    house.pass(SignIn.life)
    try await sender.sendDue()
    #expect(mailer.all.count == 1)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE dead_why = 'pointless'") == 1)
  }

  @Test("A round sends no more than its share, and the rest the next time")
  func rate() async throws {
    let house = try await House()
    let mailer = Mailer()
    let sender = Sender(intake: house.intake, transport: mailer.transport)
    let kinds = [MailKind](repeating: .proposalSent, count: 12)
    try await Self.add(kinds, to: Self.person("ana@example.org", in: house), in: house)
    var counts: [Int] = []
    for _ in 0..<3 {
      try await sender.sendDue(atMost: Sender.mostARound)
      counts.append(mailer.all.count)
    }
    #expect(counts == [5, 10, 12])
  }

  @Test("A mail that is under way is finished before the program stops, and the next one is not begun")
  func stopping() async throws {
    let house = try await House()
    let began = AsyncStream<Void>.makeStream()
    let mailer = Mailer()
    let slow = Transport { letter in
      began.continuation.yield()
      try await Task.sleep(for: .milliseconds(300))
      try await mailer.transport.deliver(letter)
    }
    try await Self.add([.proposalSent, .proposalAmend], to: Self.person("ana@example.org", in: house), in: house)
    let stop = try await Stopping.run(Sender(intake: house.intake, transport: slow), until: began.stream)
    #expect(stop && mailer.all.count == 1)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL") == 1)
    #expect(try await house.count(Self.waiting) == 1)
  }

  @Test("The log names no whole address and no token")
  func log() async throws {
    let lines = Lines()
    let house = try await House(logger: lines.logger)
    let mailer = Mailer { letter, count in
      if count == 1 { throw MailCommand.Later(description: "<\(letter.to)>: \u{1B}[31m not now\nDate: forged") }
      throw Transport.Refusal(description: "550 \(letter.to) unknown")
    }
    let sender = Sender(intake: house.intake, transport: mailer.transport)
    _ = try await house.signedIn("ana@example.org")
    let ana = try await Self.person("ana@example.org", in: house)
    try await Self.add([.proposalSent, .proposalReminder], to: ana, in: house)
    for _ in 0..<4 {
      try await sender.sendDue()
      house.pass(.minutes(2))
    }
    let text = lines.all.withLock { $0.joined(separator: "\n") }
    #expect(lines.all.withLock { $0.count } >= 4 && text.contains("an…@example.org"))
    #expect(!text.contains("ana@example.org") && !text.contains("\u{1B}") && !text.contains("\nDate"))
    for letter in mailer.all {
      for link in [letter.link, letter.stop].compactMap(\.self) where link.hasPrefix("http") {
        let token = link.split(separator: "/").last ?? ""
        #expect(token.count < 16 || !text.contains(token))
      }
    }
  }

  /// A log that the test reads.
  private final class Lines: Sendable {
    let all = Mutex<[String]>([])

    var logger: Logger {
      Logger(label: "test") { _ in Handler(lines: self) }
    }

    private struct Handler: LogHandler {
      let lines: Lines
      var metadata: Logger.Metadata = [:]
      var logLevel = Logger.Level.trace

      subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
      }

      func log(event: LogEvent) {
        lines.all.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
      }
    }
  }
}

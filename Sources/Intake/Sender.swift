import Foundation
import GRDB
import Logging
import Scheme
import ServiceLifecycle

/// Sends what is due in the outbox: draws each mail as it goes, so that its link is fresh and its words are today's.
struct Sender: Service {
  let intake: Intake
  let transport: Transport

  /// The most mails in one round, and so in a second: after a long break the mail server is not flooded.
  static let mostARound = 5

  /// At most a round every second, until the program stops; a mail that is under way is finished first.
  func run() async throws {
    var rounds = Rounds()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      await round(&rounds)
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
    }
  }

  /// What the last round saw.
  struct Rounds {
    fileprivate var writes = -1
    fileprivate var at = Instant(seconds: .max)
    fileprivate var next: Instant?
  }

  /// Sends some of what is due, if something was written since the last round, a mail's time has come, the clock went
  /// back, or the last round failed. Otherwise no statement is run.
  func round(_ last: inout Rounds) async {
    let (writes, now) = (intake.store.writeCount, intake.world.now())
    let isTime = last.next.map { $0 <= now } ?? false
    let mayBeDue = writes != last.writes || now < last.at || isTime
    guard mayBeDue || intake.troubles.now.contains(.sending) else { return }
    (last.writes, last.at) = (writes, now)
    await intake.attempt(.sending) {
      try await sendDue(atMost: Sender.mostARound)
      last.next = try await intake.store.read { try Outbox.nextDue(after: now, in: $0) }
    }
  }

  /// Sends what is due now, one after the other.
  func sendDue(atMost most: Int = .max) async throws {
    var sent = 0
    while sent < most, !Task.isShuttingDownGracefully {
      let due = try await intake.store.write { try Outbox.claim(in: $0) }
      guard !due.isEmpty else { return }
      try await intake.scheme.hold { try await send(due) }
      sent += 1
    }
  }

  /// Sends what goes in one letter.
  private func send(_ all: [Outbox.Due]) async throws {
    var drawn: [Drawn] = []
    for due in all {
      do {
        guard let mail = try await draw(due) else {
          try await end(due, .pointless)
          continue
        }
        drawn.append(mail)
      } catch is Undrawable { try await end(due, .unreadable) }
    }
    guard let first = drawn.first else { return }
    do {
      try await transport.deliver(letter(drawn, first))
      try await intake.store.write { [drawn] in for mail in drawn { try Outbox.done(mail.due, in: $0) } }
    } catch let error {
      for mail in drawn { try await failed(mail.due, error) }
    }
  }

  /// The transport has not taken the letter that contained a mail.
  private func failed(_ due: Outbox.Due, _ error: any Error) async throws {
    switch error {
    case let refusal as Transport.Refusal where due.isNeverGivenUp:
      intake.logger.critical(
        "A mail to a safeguarding contact is refused. It is tried again; see to its address or to the mail command",
        metadata: ["mail": "\(due.messageID)", "error": "\(LogWords.safe(refusal.description))"])
      try await intake.store.write { try Outbox.postpone(due, in: $0) }
    case let refusal as Transport.Refusal:
      log(due, "A mail was refused, and is not tried again", refusal)
      try await end(due, .refused)
      if refusal.isRecipient { try await noteRefusedRecipient(of: due) }
    default:
      log(due, "A mail was not taken, and is tried again later", error)
      try await intake.store.write { try Outbox.postpone(due, in: $0) }
    }
  }

  private func end(_ due: Outbox.Due, _ end: Outbox.End) async throws {
    try await intake.store.write { try Outbox.end(due, end, in: $0) }
  }

  /// The server refused the address at once, which is what a bounce would say later.
  private func noteRefusedRecipient(of due: Outbox.Due) async throws {
    try await intake.store.write { [mails = intake.mails, settings = intake.settings] transaction in
      try mails.refused(due.messageID, settings, transaction)
    }
  }

  private func log(_ due: Outbox.Due, _ what: Logger.Message, _ error: any Error) {
    intake.logger.warning(
      what,
      metadata: [
        "mail": "\(due.messageID)", "kind": "\(due.mail?.kind.rawValue ?? "unknown")", "try": "\(due.tries)",
        "error": "\(LogWords.safe(String(describing: error)))",
      ])
  }

  // MARK: Drawing

  /// A mail that cannot be drawn, however often it is tried.
  private struct Undrawable: Error {}

  /// A mail with its words and the values of their placeholders.
  private struct Drawn {
    let due: Outbox.Due
    let text: MailText
    let facts: MailFacts
  }

  /// - Returns: `nil` when there is no longer a reason to send it.
  private func draw(_ due: Outbox.Due) async throws -> Drawn? {
    guard let mail = due.mail, let text = intake.scheme.current.mail(mail.kind) else { throw Undrawable() }
    return try await facts(for: mail, of: due).map { Drawn(due: due, text: text, facts: $0) }
  }

  /// A fault in one row's facts ends only that row. It must not fail the posts that share its transaction, so it leaves
  /// the job as a `Problem`; the disk's faults affect everyone.
  private func facts(for mail: Mail, of due: Outbox.Due) async throws -> MailFacts? {
    let tokens = MailFacts.Tokens(intake.world)
    do {
      return try await intake.store.write {
        [logger = intake.logger, mails = intake.mails, settings = intake.settings] transaction in
        do { return try mails.facts(mail, tokens, settings, transaction) } catch
          where isRowsOwn(error)
        {
          logger.error("A mail cannot be drawn", metadata: ["mail": "\(due.messageID)", "error": "\(error.logged)"])
          throw Problem.notFound
        }
      }
    } catch Problem.notFound {
      throw Undrawable()
    }
  }

  /// One letter: the subject is the first mail's, each mail has its words and its link, and what is around them appears
  /// once.
  private func letter(_ mails: [Drawn], _ first: Drawn) -> Letter {
    let scheme = intake.scheme.current
    let replyTo = intake.settings.coordinators.first
    // On localhost there may be no coordinator, and then nobody promises a reply.
    let footers = mails.map(\.text.kind.footers).max { $0.count < $1.count }?.filter { $0 != .footer || replyTo != nil }
    let (above, below) = (scheme.text(of: .greeting), footers?.compactMap(scheme.text(of:)) ?? [])
    // What several of them say, such as why the reader gets it, appears once. Each keeps its link.
    var said: Set<String> = []
    let bodies = mails.map { mail in
      fill(mail.text.body, of: mail, TypedWords.inBody).components(separatedBy: "\n\n")
        .filter { $0.contains("://") || said.insert($0).inserted }.joined(separator: "\n\n")
    }.joined(separator: "\n\n* * *\n\n")
    let words =
      [above.map { fill($0, of: first, TypedWords.inBody) }, bodies]
      + below.map { fill($0, of: first, TypedWords.inBody) }
    return Letter(
      messageID: first.due.messageID, from: intake.settings.mailFrom, to: first.facts.address, replyTo: replyTo,
      subject: subject(first), body: words.compactMap(\.self).joined(separator: "\n\n"), sentAt: intake.world.now(),
      link: link(first), stop: stop(first), others: mails.dropFirst().map { (subject($0), link($0)) })
  }

  private func subject(_ mail: Drawn) -> String {
    let start = MailText.beginsTyped(mail.text.subject) ? "{site}: " : ""
    return fill(start + mail.text.subject, of: mail, TypedWords.inSubject)
  }

  private func link(_ mail: Drawn) -> String { intake.settings.url + mail.facts.path }

  private func stop(_ mail: Drawn) -> String? { mail.facts.stopPath.map { intake.settings.url + $0 } }

  private func fill(
    _ text: String, of mail: Drawn, _ typed: (String, MailKind.Placeholder, Words) -> String
  ) -> String {
    let (url, scheme) = (intake.settings.url, intake.scheme.current)
    return MailText.fill(text) { place in
      let value = mail.facts.values[place].map(scheme.words.text)
      return switch place {
      case .site: scheme.site.name
      case .link: link(mail)
      case .stop: stop(mail) ?? ""
      case .help: url + "my/help"
      case _ where place.isTyped: value.map { typed($0, place, scheme.words) } ?? ""
      default: value ?? ""
      }
    }
  }
}

/// True for a fault in what was read, not in the disk or the file.
private func isRowsOwn(_ error: any Error) -> Bool {
  guard let error = error as? DatabaseError else { return true }
  return [.SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode)
}

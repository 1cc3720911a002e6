import GRDB
import Logging
import Scheme
import ServiceLifecycle

/// Sends what is due in the outbox: draws each mail as it goes, so that its link is fresh and its words are today's.
struct Sender: Service {
  let parts: Parts
  let transport: Transport

  /// Looks every second, until the program stops; a mail that is under way is finished first.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await sendDue() } catch {
          parts.logger.error("The outbox cannot be read", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// Sends all that is due now.
  func sendDue() async throws {
    while let due = try await parts.store.write({ try Outbox.claim(in: $0) }) {
      do {
        if let letter = try await draw(due) { try await transport.deliver(letter) }
        try await parts.store.write { try Outbox.done(due.id, in: $0) }
      } catch {
        parts.logger.warning("A mail was not taken", metadata: ["mail": "\(due.messageID)", "error": "\(error)"])
        try await parts.store.write { try Outbox.failed(due, in: $0) }
      }
    }
  }

  /// The mail in words; `nil` when what it was about is gone.
  private func draw(_ due: Outbox.Due) async throws -> Letter? {
    guard let text = parts.scheme.current.mail(due.mail.kind) else { return nil }
    let token = Token.make(parts.world)
    let facts = try await parts.store.write { [settings = parts.settings] in
      try MailFacts.gather(for: due.mail, token: token, settings: settings, in: $0)
    }
    guard let facts else { return nil }
    let link = parts.settings.url + facts.path
    func fill(_ words: String) -> String {
      MailText.fill(words) { place in
        switch place {
        case .site: parts.scheme.current.site.name
        case .link: link
        default: facts.values[place] ?? ""
        }
      }
    }
    return Letter(
      messageID: due.messageID, from: parts.settings.mailFrom, to: facts.address, subject: fill(text.subject),
      body: fill(text.body), sentAt: parts.world.now(), link: link)
  }
}

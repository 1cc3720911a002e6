import Logging
import ServiceLifecycle

/// What only time does: proposals expire, drafts, links, sessions and receipts are forgotten, and news is told.
struct Upkeep: Service {
  let parts: Parts

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await tidy() } catch {
          parts.logger.error("The upkeep did not get through", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }

  /// One round; each task is a short job of its own.
  func tidy() async throws {
    let settings = parts.settings
    try await parts.store.write { try Proposal.moveDue(settings: settings, in: $0) }
    try await parts.store.write { try Proposal.remind(settings: settings, in: $0) }
    try await parts.store.write { try Proposal.remindOfContact(settings: settings, in: $0) }
    try await parts.store.write { try Proposal.askWhereOver(settings: settings, in: $0) }
    try await parts.store.write { try WaitingDecision.tell(in: $0) }
    try await parts.store.write { try MeetingCheck.askDue(settings: settings, in: $0) }
    try await parts.store.write { try Survey.remind(in: $0) }
    try await parts.store.write { try Draft.forgetOld(in: $0) }
    try await parts.store.write { try SignIn.forgetOld(in: $0) }
    try await parts.store.write { try Session.forgetOld(in: $0) }
    try await parts.store.write { try Receipt.forgetOld(in: $0) }
    try await parts.store.write { try settings.limits.forgetOld(in: $0) }
    try await parts.store.write { try LostMailbox.takeEffect(settings, in: $0) }
    try await parts.store.write { try AddressLink.forgetOld(in: $0) }
    try await parts.store.write { try Outbox.forgetOld(in: $0) }
    try await parts.store.write { try Concern.remind(of: settings.safeguardingContacts, in: $0) }
    try await parts.store.write { try WaitingPerson.tell(settings.coordinators, in: $0) }
    try await tellNews()
    try await forgetDeletedWords()
    try await parts.store.emptyLog()
  }

  private func tellNews() async throws {
    let today = parts.settings.day(of: parts.world.now())
    try await parts.store.write { try Digest.noteWhoIsOpen(on: today, in: $0) }
    while try await parts.store.write({ try Digest.sendSome(in: $0) }) {}
  }

  private func forgetDeletedWords() async throws {
    var isFirst = true
    while try await parts.store.write({ [isFirst] in try MatchingIndex.mergeSome(isFirst: isFirst, in: $0) }) {
      isFirst = false
    }
  }
}

import Logging
import ServiceLifecycle

/// What only time does: proposals expire, and drafts, links, sessions and receipts are forgotten.
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
    try await parts.store.write { try Proposal.expireOld(in: $0) }
    try await parts.store.write { try Draft.forgetOld(in: $0) }
    try await parts.store.write { try SignIn.forgetOld(in: $0) }
    try await parts.store.write { try Session.forgetOld(in: $0) }
    try await parts.store.write { try Receipt.forgetOld(in: $0) }
    try await parts.store.write { [settings = parts.settings] in
      try WaitingPerson.tell(settings.coordinators, in: $0)
    }
  }
}

import Logging
import Scheme
import ServiceLifecycle

/// Looks for a new scheme file every two seconds, and keeps its forms before anything is answered with them.
struct SchemeWatch: Service {
  let intake: Intake

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(2))
        await look()
      }
    }
  }

  func look() async {
    await intake.attempt(.scheme) {
      let isNew = try await intake.scheme.reload { scheme in
        try await intake.store.write { try scheme.prepare($0) }
      }
      if isNew { intake.logger.info("A new scheme.json is in force") }
    }
  }
}

extension SchemeFile {
  /// Makes what is stored ready for this scheme, before it is in force.
  func prepare(_ transaction: Transaction) throws {
    try FormVersions.keep(self, in: transaction)
    try MatchingIndex.renew(for: words.language, in: transaction)
    try ProfileRenaming.carryOver(self, in: transaction)
  }
}

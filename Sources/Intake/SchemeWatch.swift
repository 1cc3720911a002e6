import Logging
import Scheme
import ServiceLifecycle

/// Looks for a new scheme file every two seconds, and keeps its forms before anything is answered with them.
struct SchemeWatch: Service {
  let parts: Parts

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(2))
        await look()
      }
    }
  }

  func look() async {
    await parts.attempt(.scheme) {
      let isNew = try await parts.scheme.reload { scheme in
        try await parts.store.write { transaction in
          try FormVersions.keep(scheme, in: transaction)
          try ProfileRenaming.carryOver(scheme, in: transaction)
        }
      }
      if isNew { parts.logger.info("A new scheme.json is in force") }
    }
  }
}

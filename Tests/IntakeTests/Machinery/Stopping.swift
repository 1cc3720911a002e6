import Logging
import ServiceLifecycle

/// Runs a service as the program does, and asks it to stop.
enum Stopping {
  /// - Parameter moment: the service is asked to stop when this yields for the first time.
  /// - Returns: true once it has stopped by itself.
  static func run(_ service: some Service, until moment: AsyncStream<Void>) async throws -> Bool {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [.init(service: service)], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for await _ in moment { break }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      return true
    }
  }
}

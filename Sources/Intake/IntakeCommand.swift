import ArgumentParser
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The service's command line.
@main
struct IntakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intake",
    abstract: "Takes the forms of a Waymark site, and keeps them in one SQLite file.",
    subcommands: [Serve.self, BounceCommand.self],
    defaultSubcommand: Serve.self
  )
}

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the built site and its forms until it is told to stop."
  )

  @Option(help: "The folder of the built site.")
  var site = "_site"

  @Option(help: "The SQLite file. It is created if there is none.")
  var database = "var/intake.db"

  @Option(help: "The operator's settings, a YAML file. Without it, only this machine can use the service.")
  var settings: String?

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on. 0 lets the system choose.")
  var port = 8080

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    var logger = Logger(label: "intake")
    logger.logLevel = .notice
    do {
      try await serve(logger)
    } catch let fault as Settings.Fault {
      throw ValidationError(fault.description)
    } catch let fault as StoreFault {
      throw ValidationError(fault.description)
    } catch let fault as IOError {
      throw ValidationError("Intake cannot listen on \(host), port \(port): \(fault). Is another program there?")
    }
  }

  private func serve(_ logger: Logger) async throws {
    let yaml = try settings.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Settings.Fault(description: "There is no file \(path).")
      }
      return String(decoding: data, as: UTF8.self)
    }
    let place = Locations(site: site, database: database, host: host, port: port)
    let settings = try Settings(yaml: yaml, port: port)
    let transport = try Transport.chosen(by: settings, show: say)
    let (intake, router) = try await assemble(place, settings: settings, world: .real, logger: logger)
    let running = services(place, intake, router, transport: transport) { _ in
      if settings.members == .open { say("Anyone who confirms an email address becomes a member (members: open).") }
      say("Waymark is at \(settings.url)")
    }
    var configuration = ServiceGroupConfiguration(services: running.map { .init(service: $0) }, logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(10)
    let group = ServiceGroup(configuration: configuration)
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    let stopping = Task { await stop(group, at: signals) }
    defer { stopping.cancel() }
    try await group.run()
  }

  /// The first signal asks for an orderly end, the second does not wait for it: everything that was answered is on the
  /// disk.
  private func stop(_ group: ServiceGroup, at signals: UnixSignalsSequence) async {
    var isFirst = true
    for await signal in signals {
      if !isFirst { _exit(128 + signal.rawValue) }
      isFirst = false
      await group.triggerGracefulShutdown()
    }
  }
}

/// A line for the person at the terminal; the log goes to standard error.
@Sendable private func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

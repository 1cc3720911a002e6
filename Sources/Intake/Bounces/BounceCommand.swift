import ArgumentParser
import Foundation

/// Takes a bounce from the mail server's pipe and hands it to the running service.
struct BounceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounce",
    abstract: "Takes an email that bounced, on standard input, for the running service to read.",
    discussion:
      "For the alias of the address that `mail-sender` names. When it fails it asks to be tried again (exit 75)."
  )

  /// "Try again later" in the words of `sysexits.h`.
  private static let temporaryFailure = ExitCode(75)

  @Option(help: "The SQLite file of the service; bounces wait in the folder `bounces` beside it.")
  var database = "var/intake.db"

  func run() throws {
    do {
      let message = try FileHandle.standardInput.read(upToCount: BounceSpool.longest) ?? Data()
      // The rest is read as well: a pipe that closes early is an error to the mail server.
      while let more = try FileHandle.standardInput.read(upToCount: 65_536), !more.isEmpty {}
      try BounceSpool(beside: database).keep(message)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      throw BounceCommand.temporaryFailure
    }
  }
}

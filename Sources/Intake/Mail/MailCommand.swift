import Foundation
import Subprocess
import SystemPackage

/// Hands letters to a sendmail-compatible command: `msmtp`, or the `sendmail` of Postfix or OpenSMTPD.
struct MailCommand: Sendable {
  /// The program's full path, and the arguments that the operator adds.
  let words: [String]
  /// The envelope's sender: bounces go there.
  let sender: String
  /// How long the command may take.
  var patience = Duration.seconds(60)

  /// The command did not take the letter this time.
  struct Later: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs the command once: the recipient is an argument, never read from a header, and a line with a single dot
  /// does not end the message (`-i`).
  ///
  /// - Throws: `Transport.Refusal` for an exit status that trying again would not change, ``Later`` for any other.
  func deliver(_ letter: Letter) async throws {
    let arguments = words.dropFirst() + ["-i", "-f", sender, "--", letter.to]
    let outcome = try await withThrowingTaskGroup(of: Outcome.self) { group in
      group.addTask { try await run(Array(arguments), input: letter.localBytes) }
      group.addTask {
        try await Task.sleep(for: patience)
        throw Later(description: "The mail command took longer than \(patience), and was stopped.")
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw Later(description: "The mail command did not run.") }
      return first
    }
    try judge(outcome)
  }

  // MARK: Running it

  private struct Outcome: Sendable {
    let status: TerminationStatus
    /// The beginning of what it said on standard error.
    let said: String
  }

  /// Standard input gets what a local mail program expects: lines that end with LF.
  private func run(_ arguments: [String], input: [UInt8]) async throws -> Outcome {
    var options = PlatformOptions()
    // Anything that the command has started is stopped with it.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2)),
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1)),
    ]
    let result = try await Subprocess.run(
      .path(FilePath(words.first ?? "")), arguments: Arguments(arguments), platformOptions: options,
      input: .inputWriter, output: .discarded, error: .sequence
    ) { execution in
      async let said = MailCommand.beginning(of: execution.standardError)
      // A command that ends before it has read everything says why in its exit status. (The program ignores SIGPIPE.)
      _ = try? await execution.standardInputWriter.write(input)
      try? await execution.standardInputWriter.finish()
      return await said
    }
    return Outcome(status: result.terminationStatus, said: result.closureResult)
  }

  private static func beginning(of output: SubprocessOutputSequence) async -> String {
    var bytes: [UInt8] = []
    do {
      for try await buffer in output where bytes.count < 500 {
        buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
    } catch {}
    return LogWords.safe(String(decoding: bytes.prefix(500), as: UTF8.self))
  }

  // MARK: What its exit means

  /// The exit codes of `sysexits.h` that trying again would not change: usage, data, no such user, no permission,
  /// configuration.
  private static let refusals: [TerminationStatus.Code] = [64, 65, 67, 77, 78]
  /// Those of them that are about the recipient.
  private static let recipientRefusals: [TerminationStatus.Code] = [65, 67]

  private func judge(_ outcome: Outcome) throws {
    switch outcome.status {
    case .exited(0): return
    case .exited(let code) where MailCommand.refusals.contains(code):
      throw Transport.Refusal(
        description: "The mail command refused it (exit \(code)): \(outcome.said)",
        isRecipient: MailCommand.recipientRefusals.contains(code))
    default: throw Later(description: "The mail command ended with \(outcome.status): \(outcome.said)")
    }
  }
}

/// What other programs say, made safe for the log.
enum LogWords {
  /// One line, without control characters and without a whole address.
  static func safe(_ text: String) -> String {
    let line = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }))
    return line.trimmingCharacters(in: .whitespaces)
      .replacing(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/) { Address.masked(String($0.output)) }
  }
}

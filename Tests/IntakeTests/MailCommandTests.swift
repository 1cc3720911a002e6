import Foundation
import Testing

@testable import Intake

struct MailCommandTests {
  /// As the program does: a pipe whose reader is gone is an error to be told, not the end.
  init() { signal(SIGPIPE, SIG_IGN) }

  /// A command of the test's own: a shell script in a folder of its own.
  private struct Script {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    var path: String { folder + "/mailer" }

    init(_ text: String) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try ("#!/bin/sh\n" + text).write(toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }

    func command(_ more: String..., patience: Duration = .seconds(60)) -> MailCommand {
      MailCommand(words: [path] + more, sender: "bounces@waymark.example", patience: patience)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }
  }

  private static func letter(to address: String = "ana@example.org", body: String = "Hello") -> Letter {
    Letter(
      messageID: "abc", from: "Waymark <waymark@localhost>", to: address, subject: "Hello", body: body,
      sentAt: Instant(seconds: 1_790_000_000), link: "http://localhost/secret")
  }

  @Test("Recipient and sender are arguments, the message is the input, and its lines end with LF alone")
  func arguments() async throws {
    let script = try Script("cd \"$(dirname \"$0\")\"; printf '%s\\n' \"$@\" > arguments; cat > input\n")
    try await script.command("-C", "/etc/a file").deliver(Self.letter(to: "-oQ/tmp@example.org"))
    #expect(
      try script.text("arguments") == "-C\n/etc/a file\n-i\n-f\nbounces@waymark.example\n--\n-oQ/tmp@example.org\n")
    let input = try script.text("input")
    #expect(input.utf8.contains(UInt8(ascii: "\r")) == false && input.hasSuffix("\n\nHello\n"))
  }

  @Test("Exits that no later try would change are refusals", arguments: [64, 65, 67, 77, 78])
  func refusals(code: Int) async throws {
    let script = try Script("cat > /dev/null; exit \(code)\n")
    let refusal = await #expect(throws: Transport.Refusal.self) { try await script.command().deliver(Self.letter()) }
    #expect(refusal?.isRecipient == [65, 67].contains(code))
  }

  @Test("Every other exit means later", arguments: [1, 66, 68, 69, 70, 71, 72, 73, 74, 75, 76, 126, 127])
  func laters(code: Int) async throws {
    let script = try Script("cat > /dev/null; exit \(code)\n")
    await #expect(throws: MailCommand.Later.self) { try await script.command().deliver(Self.letter()) }
  }

  @Test("A command that ends before it has read a long mail is judged by its exit")
  func readsNothing() async throws {
    let script = try Script("exec 0<&-; exit 78\n")
    let long = Self.letter(body: String(repeating: "Hello. ", count: 100_000))
    await #expect(throws: Transport.Refusal.self) { try await script.command().deliver(long) }
  }

  @Test("A command that is killed, or is not there, means later")
  func killed() async throws {
    let script = try Script("kill -9 $$\n")
    await #expect(throws: MailCommand.Later.self) { try await script.command().deliver(Self.letter()) }
    let missing = MailCommand(words: ["/nowhere/mailer"], sender: "bounces@waymark.example")
    let error = await #expect(throws: (any Error).self) { try await missing.deliver(Self.letter()) }
    #expect(!(error is Transport.Refusal))
  }

  @Test("A command that takes too long is stopped, with all that it has started")
  func tooLong() async throws {
    let script = try Script(
      "cd \"$(dirname \"$0\")\"; trap '' TERM; sleep 30 & echo $! > child; echo $$ > self; wait; sleep 30\n")
    let command = script.command(patience: .milliseconds(500))
    await #expect(throws: MailCommand.Later.self) { try await command.deliver(Self.letter()) }
    for name in ["self", "child"] {
      let process = try #require(Int32(try script.text(name).trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(await Self.isGone(process), "\(name)")
    }
  }

  /// Waits a moment for the system to take a process away.
  private static func isGone(_ process: Int32) async -> Bool {
    for _ in 0..<100 {
      let state = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      if state.isEmpty || state.contains(") Z ") { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  @Test("What the command says is told in one line, without whole addresses and control characters")
  func said() async throws {
    let script = try Script(
      "cat > /dev/null; printf 'msmtp: <ana.b@example.org>: \\033[31mno\\nsuch user' >&2; yes | head -c 100000 >&2; exit 65\n"
    )
    let refusal = await #expect(throws: Transport.Refusal.self) { try await script.command().deliver(Self.letter()) }
    let words = try #require(refusal?.description)
    #expect(words.contains("(exit 65): msmtp: <an…@example.org>:  [31mno such user"))
    #expect(words.utf8.count < 700 && words.utf8.allSatisfy { $0 >= 0x20 })
  }
}

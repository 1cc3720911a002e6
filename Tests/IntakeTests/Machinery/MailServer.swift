import Foundation
import Testing

@testable import Intake

/// A real SMTP server on loopback, as another program, and the configuration of a real `msmtp` that delivers to it.
final class MailServer: Sendable {
  struct Received: Decodable {
    var from: String
    var to: [String]
    var text: String

    /// The header's value.
    func header(_ name: String) -> String? { MailPart(text).header(name.lowercased()) }
  }

  let folder: String
  let port: Int
  private let process: Process

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL.path
  private static let python = root + "/.proof/venv/bin/python"

  /// `make test` installs both.
  static let isInstalled = [python, "/usr/bin/msmtp"].allSatisfy(FileManager.default.isExecutableFile)

  /// In CI nothing may be skipped: there the tests fail rather than pass over what is not installed.
  static let isNeeded = ProcessInfo.processInfo.environment["CI"] != nil

  /// Starts it, and returns once it listens.
  init(port wanted: Int = 0) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "waymark-smtp-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    process = Process()
    process.executableURL = URL(fileURLWithPath: MailServer.python)
    process.arguments = [MailServer.root + "/Tests/Mail/smtp_server.py", folder, String(wanted)]
    process.standardError = FileHandle(forWritingAtPath: "/dev/null")
    try Program.start(process)
    port = try await MailServer.port(in: folder)
  }

  private static func port(in folder: String) async throws -> Int {
    for _ in 0..<200 {
      if let text = try? String(contentsOfFile: folder + "/port", encoding: .utf8), let port = Int(text) { return port }
      try await Task.sleep(for: .milliseconds(50))
    }
    struct DidNotStart: Error {}
    throw DidNotStart()
  }

  /// All mails that it took, in order.
  func received() throws -> [Received] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted().map { name in
      try JSONDecoder().decode(Received.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }
  }

  /// Ends it at once: from a thread that masks signals it has inherited that, and would not hear a polite one.
  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A transport through `msmtp` to a port.
  static func msmtp(to port: Int, in folder: String) throws -> Transport {
    let configuration = folder + "/msmtprc"
    let text = "account default\nhost 127.0.0.1\nport \(port)\ntls off\nauth off\ntimeout 5\n"
    try text.write(toFile: configuration, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: configuration)
    let command = MailCommand(words: ["/usr/bin/msmtp", "-C", configuration], sender: "bounces@waymark.example")
    return Transport { try await command.deliver($0) }
  }
}

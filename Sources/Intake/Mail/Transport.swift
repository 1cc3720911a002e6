import Foundation

/// Takes a letter out of the house. Throwing means "later".
struct Transport: Sendable {
  var deliver: @Sendable (Letter) async throws -> Void

  /// Writes each mail as an `.eml` file, and shows its link on the terminal: for trying things out on one's own machine.
  ///
  /// The terminal is standard output, never the log.
  static func folder(_ path: String, show: @escaping @Sendable (String) -> Void) -> Transport {
    Transport { letter in
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let file = "\(path)/\(letter.sentAt.seconds)-\(letter.messageID).eml"
      guard
        FileManager.default.createFile(
          atPath: file, contents: letter.bytes, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file]) }
      show("Mail to \(letter.to): \(letter.subject)\n  \(letter.link)\n  \(file)")
    }
  }
}

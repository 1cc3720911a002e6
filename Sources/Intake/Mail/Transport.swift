import Foundation

/// Hands a letter over for delivery. Throwing ``Refusal`` means "never", any other error "later".
struct Transport: Sendable {
  var deliver: @Sendable (Letter) async throws -> Void

  /// The letter will not be taken, however often it is tried.
  struct Refusal: Error, CustomStringConvertible {
    /// In words for the log, without a whole address.
    var description: String
    /// True when it is the recipient's address that is refused.
    var isRecipient = false
  }

  /// Writes each mail as an `.eml` file, and shows its link on the terminal: for trying things out on your own
  /// machine.
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
      let links = [(letter.subject, letter.link)] + letter.others
      show("Mail to \(letter.to):\n\(links.map { "  \($0.0)\n  \($0.1)\n" }.joined())  \(file)")
    }
  }

  /// The transport that the settings name.
  ///
  /// - Throws: `Settings.Fault` when the command cannot be run.
  static func chosen(by settings: Settings, show: @escaping @Sendable (String) -> Void) throws -> Transport {
    var isFolder: ObjCBool = false
    guard let program = settings.mailCommand.first else {
      if FileManager.default.fileExists(atPath: settings.mailFolder, isDirectory: &isFolder), !isFolder.boolValue {
        throw Settings.Fault(description: "`mail-folder`: \(settings.mailFolder) is a file. Name a folder.")
      }
      return folder(settings.mailFolder, show: show)
    }
    let isThere = FileManager.default.fileExists(atPath: program, isDirectory: &isFolder) && !isFolder.boolValue
    guard isThere, FileManager.default.isExecutableFile(atPath: program) else {
      throw Settings.Fault(description: "`mail-command`: there is no program \(program) that could be run.")
    }
    let command = MailCommand(words: settings.mailCommand, sender: settings.mailSender)
    return Transport { letter in try await command.deliver(letter) }
  }
}

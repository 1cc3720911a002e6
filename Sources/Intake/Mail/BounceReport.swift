import Foundation

/// What a mail server says of a mail that it did not deliver (RFC 3464).
struct BounceReport: Sendable, Hashable {
  /// What became of the mail to one address.
  struct Recipient: Sendable, Hashable {
    /// Where the mail went at last, and where it was sent to, as far as the server says.
    var addresses: [String]
    /// `5.1.1` and so on.
    var status: String

    /// True when no later mail will get there either.
    var isPermanent: Bool { status.hasPrefix("5.") }
  }

  /// The `Message-ID` of the mail, before the `@`, as the server returns its headers.
  var messageID: String
  var recipients: [Recipient]

  /// Reads a bounce.
  ///
  /// - Returns: `nil` for a message that is none, or does not say which mail it is about.
  init?(_ text: String) {
    let message = MailPart(text)
    // OpenSMTPD calls its reports `multipart/mixed`; what makes one is the part about the delivery.
    guard message.type.hasPrefix("multipart/") else { return nil }
    let parts = message.parts
    guard let status = parts.first(where: { $0.type == "message/delivery-status" }),
      let returned = parts.first(where: { ["message/rfc822", "text/rfc822-headers"].contains($0.type) }),
      let id = MailPart(lines: returned.body).header("message-id")
    else { return nil }
    messageID = String(id.drop { $0 == "<" || $0 == " " }.prefix { $0 != "@" && $0 != ">" })
    // The first block is about the message as a whole.
    recipients = status.blocks.compactMap(Recipient.init)
    if recipients.isEmpty { return nil }
  }
}

extension BounceReport.Recipient {
  /// One block; `nil` unless it tells of a failure or a delay.
  fileprivate init?(_ block: MailPart) {
    guard let action = block.header("action")?.lowercased(), action.hasPrefix("failed") || action.hasPrefix("delayed"),
      let status = block.header("status")?.prefix(while: { $0.isNumber || $0 == "." }),
      let match = status.wholeMatch(of: /([45])\.[0-9]{1,3}\.[0-9]{1,3}/)
    else { return nil }
    // A delay is no end, whatever its number says.
    let isDelay = action.hasPrefix("delayed")
    self.status = isDelay && match.1 == "5" ? "4" + status.dropFirst() : String(status)
    addresses = ["original-recipient", "final-recipient"].compactMap(block.header).compactMap { value in
      let address = value.split(separator: ";").last?.trimmingCharacters(in: .whitespaces) ?? ""
      return Address.normalised(address.trimmingCharacters(in: CharacterSet(charactersIn: "<>")))
    }
  }
}

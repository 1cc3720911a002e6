import Foundation

/// What a mail server says about a mail that it did not deliver: a report for programs (RFC 3464), or words for people.
struct BounceReport: Sendable, Hashable {
  /// What became of the mail to one address.
  struct Recipient: Sendable, Hashable {
    /// Where the mail ended up, and where it was sent to, as far as the server says.
    var addresses: [String]
    /// `5.1.1` and so on.
    var status: String

    /// True when no later mail will get there either.
    var isPermanent: Bool { status.hasPrefix("5.") }
  }

  /// What may be the `Message-ID` of the mail, before the `@`. A provider may have put its own id into the mail, and
  /// ours into another header.
  var messageIDs: [String]
  var recipients: [Recipient]

  /// No real report has more ids than this.
  private static let mostIDs = 50
  /// Reports about something else, which return our mail as well.
  private static let others = ["message/disposition-notification", "message/feedback-report"]
  private static let returned = ["message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"]

  /// Reads a bounce.
  ///
  /// - Returns: `nil` for a message that is not a bounce, or does not say which mail it is about.
  init?(_ text: String) {
    let message = MailPart(text)
    let leaves = message.leaves
    guard !leaves.contains(where: { Self.others.contains($0.type) }) else { return nil }
    let mails = leaves.filter { Self.returned.contains($0.type) }.map { MailPart(lines: $0.lines) }
    // The type of some says nothing; what makes one a report for programs is its part about the delivery.
    let status = leaves.first { ["message/delivery-status", "message/global-delivery-status"].contains($0.type) }
    if let status {
      // The first block is about the message as a whole.
      recipients = status.blocks.compactMap(Recipient.init)
      messageIDs = Self.ids(in: mails, own: true) + Self.ids(in: status.blocks + [message], own: false)
    } else {
      let words = BounceWords(leaves.filter { $0.type.hasPrefix("text/") && !Self.returned.contains($0.type) })
      let failed = message.header("x-failed-recipients")
      recipients = words.recipient(or: failed).map { [$0] } ?? []
      // An answer from a person or a program names our mail too; only a message that returns the mail, or says who it
      // did not reach, is a report.
      messageIDs =
        Self.ids(in: mails + words.mails, own: true) + (failed == nil ? [] : Self.ids(in: [message], own: false))
    }
    messageIDs = Array(messageIDs.prefix(Self.mostIDs))
    if recipients.isEmpty || messageIDs.isEmpty { return nil }
  }

  /// - Parameter own: whether these are from the mail itself, and not from the report, which has its own id.
  private static func ids(in heads: [MailPart], own: Bool) -> [String] {
    let names = (own ? ["message-id"] : []) + ["x-original-message-id", "in-reply-to", "references"]
    return heads.flatMap { head in names.compactMap(head.header) }.flatMap { value in
      value.split { " \t<>,".contains($0) }.map { String($0.prefix { $0 != "@" }) }
    }
  }
}

extension BounceReport.Recipient {
  /// One block; `nil` unless it reports a failure or a delay.
  fileprivate init?(_ block: MailPart) {
    guard let action = block.header("action")?.lowercased(), action.hasPrefix("failed") || action.hasPrefix("delayed"),
      let status = block.header("status")?.prefix(while: { $0.isNumber || $0 == "." }),
      let match = status.wholeMatch(of: /([45])\.[0-9]{1,3}\.[0-9]{1,3}/)
    else { return nil }
    // A delay is not permanent, whatever its number says.
    let isDelay = action.hasPrefix("delayed")
    self.status = isDelay && match.1 == "5" ? "4" + status.dropFirst() : String(status)
    addresses = ["original-recipient", "final-recipient"].compactMap(block.header).compactMap { value in
      let address = value.split(separator: ";").last?.trimmingCharacters(in: .whitespaces) ?? ""
      return Address.normalised(address.trimmingCharacters(in: CharacterSet(charactersIn: "<>")))
    }
  }
}

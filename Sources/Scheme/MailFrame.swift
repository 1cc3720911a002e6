/// What stands below mails of a sort, so that no editor repeats it: each is a file of that name in `content/mail/`.
public enum MailFooter: String, Sendable, Codable, CaseIterable {
  /// Below every mail: who reads a reply.
  case all = "footer"
  /// Below mails about a pair: where to get help or raise a concern.
  case pair = "footer-pair"
  /// Below mails that can be switched off: how.
  case optional = "footer-optional"

  /// The names that its text may hold.
  public var placeholders: Set<MailKind.Placeholder> {
    switch self {
    case .all: [.site]
    case .pair: [.site, .help]
    case .optional: [.site, .stop]
    }
  }

  /// The link that its text must hold, alone on a line.
  public var neededPlaceholder: MailKind.Placeholder? {
    switch self {
    case .all: nil
    case .pair: .help
    case .optional: .stop
    }
  }

  /// A footer's words, with their placeholders.
  public struct Text: Sendable, Hashable, Codable {
    /// Below which mails it stands.
    public var footer: MailFooter
    /// Plain text, with placeholders.
    public var body: String

    /// The words of one footer.
    public init(footer: MailFooter, body: String) {
      self.footer = footer
      self.body = body
    }
  }
}

extension MailKind {
  /// What stands below this mail, in order.
  public var footers: [MailFooter] {
    (isAboutPair ? [.pair] : []) + (isOptional ? [.optional] : []) + [.all]
  }
}

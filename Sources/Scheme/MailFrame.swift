/// What stands above and below mails, so that no editor repeats it: each is a file of that name in `content/mail/`.
public enum MailFrame: String, Sendable, Codable, CaseIterable {
  /// Above every mail: who is written to.
  case greeting
  /// Below every mail: who writes, and who reads a reply.
  case footer
  /// Below mails about a pair: where to get help or raise a concern.
  case pairFooter = "footer-pair"
  /// Below mails that can be switched off: how.
  case optionalFooter = "footer-optional"

  /// The names that its text may hold.
  public var placeholders: Set<MailKind.Placeholder> {
    switch self {
    case .greeting: [.site, .name]
    case .footer: [.site]
    case .pairFooter: [.site, .help]
    case .optionalFooter: [.site, .stop]
    }
  }

  /// The link that its text must hold, alone on a line.
  public var neededPlaceholder: MailKind.Placeholder? {
    switch self {
    case .greeting, .footer: nil
    case .pairFooter: .help
    case .optionalFooter: .stop
    }
  }

  /// The words, with their placeholders.
  public struct Text: Sendable, Hashable, Codable {
    /// Where they stand.
    public var frame: MailFrame
    /// Plain text, with placeholders.
    public var body: String

    /// The words of one file.
    public init(frame: MailFrame, body: String) {
      self.frame = frame
      self.body = body
    }
  }
}

extension MailKind {
  /// What stands below this mail, in order.
  public var footers: [MailFrame] {
    (isAboutPair ? [.pairFooter] : []) + (isOptional ? [.optionalFooter] : []) + [.footer]
  }
}

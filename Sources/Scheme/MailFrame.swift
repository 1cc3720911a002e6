/// What is above and below emails, so that editors do not repeat it. Each is a file of that name in `content/mail/`.
public enum MailFrame: String, Sendable, Codable, CaseIterable {
  /// Above every email: who it is to.
  case greeting
  /// Below every email: who it is from, and who reads a reply.
  case footer
  /// Below emails about a pair: where to get help or raise a concern.
  case pairFooter = "footer-pair"
  /// Below emails that can be switched off: how.
  case optionalFooter = "footer-optional"

  /// The placeholders that its text may contain.
  public var placeholders: Set<MailKind.Placeholder> {
    switch self {
    case .greeting: [.site, .name]
    case .footer: [.site]
    case .pairFooter: [.site, .help]
    case .optionalFooter: [.site, .stop]
    }
  }

  /// The link that its text must contain, on a line of its own.
  public var neededPlaceholder: MailKind.Placeholder? {
    switch self {
    case .greeting, .footer: nil
    case .pairFooter: .help
    case .optionalFooter: .stop
    }
  }

  /// The words, with their placeholders.
  public struct Text: Sendable, Hashable, Codable {
    /// Where they are.
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
  /// What is below this email, in order.
  public var footers: [MailFrame] {
    (isAboutPair ? [.pairFooter] : []) + (isOptional ? [.optionalFooter] : []) + [.footer]
  }
}

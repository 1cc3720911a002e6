/// The mails that the program sends: each is a file of that name in `content/mail/`, its title the subject.
public enum MailKind: String, Sendable, Codable, CaseIterable {
  /// To an address that someone typed: a link that signs in.
  case signIn = "sign-in"
  /// To the mentor: a new proposal.
  case proposalSent = "proposal-sent"
  /// To the mentor: the amended proposal.
  case proposalSentAgain = "proposal-sent-again"
  /// To the mentee: yes.
  case proposalAccepted = "proposal-accepted"
  /// To the mentee: please change something.
  case proposalAmend = "proposal-amend"
  /// To the mentee: no.
  case proposalRejected = "proposal-rejected"
  /// To the mentee: nobody answered in time.
  case proposalExpired = "proposal-expired"
  /// To the mentor: the mentee has taken it back.
  case proposalWithdrawn = "proposal-withdrawn"
  /// To the mentor, at the end.
  case surveyMentor = "survey-mentor"
  /// To the mentee, at the end.
  case surveyMentee = "survey-mentee"
  /// To the mentor: a proposal still waits. Optional.
  case proposalReminder = "proposal-reminder"
  /// To the coordinators: mail to somebody's address comes back.
  case addressBounced = "address-bounced"

  /// True for mails that a person can switch off, one kind at a time; they carry a link that does it.
  public var isOptional: Bool {
    switch self {
    case .proposalReminder: true
    default: false
    }
  }

  /// True for mails about a pair, or about two who may become one; they carry the link to help and concerns.
  public var isAboutPair: Bool {
    switch self {
    case .proposalSent, .proposalSentAgain, .proposalAccepted, .proposalAmend, .proposalRejected, .proposalExpired,
      .proposalWithdrawn, .proposalReminder, .surveyMentor, .surveyMentee:
      true
    case .signIn, .addressBounced: false
    }
  }

  /// A name in braces that the program fills in as it sends the mail.
  public enum Place: String, Sendable, Codable, CaseIterable {
    /// The scheme's name.
    case site
    /// The link that the mail is about, alone on its line.
    case link
    /// The other person's name.
    case partner
    /// How many minutes the link lives.
    case minutes
    /// The link to get help or to raise a concern, alone on its line.
    case help
    /// The link that switches a kind of mail off, alone on its line.
    case stop
    /// An e-mail address, hidden but for what tells it from others.
    case address
  }

  /// The names that this mail's text may hold. Each must hold `{link}`.
  public var places: Set<Place> {
    switch self {
    case .signIn: [.site, .link, .minutes]
    case .addressBounced: [.site, .link, .partner, .address]
    default: [.site, .link, .partner]
    }
  }
}

/// A mail's words, with their places.
public struct MailText: Sendable, Hashable, Codable {
  /// Which mail it is.
  public var kind: MailKind
  /// The subject, with places.
  public var subject: String
  /// Plain text, with places.
  public var body: String

  /// The words of one mail.
  public init(kind: MailKind, subject: String, body: String) {
    self.kind = kind
    self.subject = subject
    self.body = body
  }

  /// A text with its places filled in; a value is never looked through for places again.
  public static func fill(_ text: String, _ value: (MailKind.Place) -> String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .words(let words): words
      case .place(let name): MailKind.Place(rawValue: name).map(value) ?? "{\(name)}"
      }
    }.joined()
  }

  /// The names in braces, in order, whether known or not.
  public static func places(in text: String) -> [String] {
    pieces(of: text).compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  private enum Piece {
    case words(String)
    case place(String)
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.words(String(rest[..<open])))
      pieces.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.words(String(rest))]
  }
}

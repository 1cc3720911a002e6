import GRDB
import Scheme

/// What a mail needs to know of the rows that it is about.
struct MailFacts: Sendable {
  /// What a mail's links may carry: made as it is sent.
  struct Tokens: Sendable {
    let link: Token
    let stop: Token

    init(_ world: World) {
      link = Token.make(world)
      stop = Token.make(world)
    }
  }

  var address: String
  /// Where its link leads, below the service's own URL.
  var path: String
  /// Where the link leads that switches its kind off.
  var stopPath: String?
  /// What stands in the mail's places, beside the site's name and the links.
  var values: [MailKind.Place: String] = [:]

  /// Reads the rows, and keeps the hashes of the tokens that the links carry.
  ///
  /// - Returns: `nil` when what the mail was about is gone or stopped, or its reader wants none of its kind.
  static func gather(
    for mail: Mail, _ tokens: Tokens, settings: Settings, in transaction: Transaction
  ) throws -> MailFacts? {
    if try mail.isStopped(in: transaction.db) { return nil }
    switch mail.to {
    case .signIn(let id):
      return try SignIn.activate(id, token: tokens.link, in: transaction).map { address in
        MailFacts(
          address: address, path: "my/link/\(tokens.link.text)", values: [.minutes: String(SignIn.life.seconds / 60)])
      }
    case .address(let address):
      if case .addressLink(let id) = mail.about {
        return try AddressLink.activate(id, token: tokens.link, in: transaction)
      }
      if case .concern(let reader) = mail.about {
        guard try ConcernLink.keep(tokens.link, for: reader, in: transaction) else { return nil }
        return MailFacts(address: address, path: "my/concerns/\(tokens.link.text)")
      }
      guard let content = try content(of: mail, for: nil, settings, in: transaction.db) else { return nil }
      return MailFacts(address: address, path: content.path, values: content.values)
    case .person(let id): return try gather(for: mail, to: id, tokens, settings, in: transaction)
    }
  }

  private static func gather(
    for mail: Mail, to person: Int64, _ tokens: Tokens, _ settings: Settings, in transaction: Transaction
  ) throws -> MailFacts? {
    guard let address = try Address.gettingMail(of: person, in: transaction.db),
      let content = try content(of: mail, for: person, settings, in: transaction.db)
    else { return nil }
    var facts = MailFacts(address: address, path: content.path, values: content.values)
    if mail.kind.isOptional {
      guard try StoppedMail.isWanted(mail.kind, by: person, at: address, in: transaction.db) else { return nil }
      try StopLink.keep(tokens.stop, person: person, kind: mail.kind, in: transaction)
      facts.stopPath = "my/mail/stop/\(tokens.stop.text)"
    }
    if let formPath = content.answeredAt {
      try ActLink.keep(tokens.link, person: person, formPath: formPath, in: transaction)
      facts.path = "my/act/\(tokens.link.text)"
    }
    return facts
  }

  /// What a room says of a mail about one of its rows; `nil` when the row is gone.
  private static func content(of mail: Mail, for person: Int64?, _ settings: Settings, in db: Database) throws
    -> MailContent?
  {
    switch mail.about {
    case .proposal(let id):
      try Proposal.find(id, in: db)?.mailContent(mail.kind, for: person, settings: settings, in: db)
    case .survey(let id): try Survey.find(id, in: db)?.mailContent(in: db)
    case .accountEvent(let id): try AccountEvent.mailContent(id, in: db)
    case .question(let id): try MemberQuestion.find(id, in: db)?.mailContent
    case .address(let id): try Bounce.find(id, in: db)?.mailContent
    case .meetingCheck(let id): try MeetingCheck.find(id, in: db)?.mailContent(for: person, in: db)
    case .addressLink, .concern: nil
    case nil where mail.kind == .digest: try person.flatMap { try Digest.mailContent(for: $0, in: db) }
    case nil: MailContent(path: mail.kind.page)
    }
  }
}

/// What a mail's row gives it: where its link leads, and what stands in its places.
struct MailContent: Sendable {
  /// Below the service's own URL.
  var path: String
  /// The address, below `/my/`, of the form that the mail's link answers without a session; `nil` where there is nothing to
  /// answer.
  var answeredAt: String?
  var values: [MailKind.Place: String] = [:]
}

extension MailKind {
  /// Where the link of a mail leads that is about no row, below the service's own URL.
  var page: String {
    switch self {
    // The site's front page: who is invited may never have heard of it.
    case .memberInvited: ""
    case .personWaiting: "my/coordinator/"
    default: "my/"
    }
  }
}

import GRDB
import Scheme

/// What each mail is about, by the rooms that know. A mail is drawn as it goes, so that its link is fresh and its words are
/// today's.
extension MailRooms {
  static let all = MailRooms(
    facts: { try MailFacts.gather(for: $0, $1, settings: $2, in: $3) },
    refused: { messageID, settings, transaction in
      guard let address = try Bounce.address(ofMail: messageID, among: [], in: transaction.db) else { return }
      try Bounce.note(address, status: "5.0.0", telling: settings.coordinators, in: transaction)
    })
}

extension MailFacts {
  /// Reads the rows, and keeps the hashes of the tokens that the links carry.
  ///
  /// - Returns: `nil` when what the mail was about is gone or stopped, or its reader wants none of its kind.
  fileprivate static func gather(
    for mail: Mail, _ tokens: Tokens, settings: Settings, in transaction: Transaction
  ) throws -> MailFacts? {
    if try mail.isStopped(in: transaction.db) { return nil }
    switch mail.to {
    case .signIn(let id):
      return try SignIn.activate(id, token: tokens.link, in: transaction).map { address in
        MailFacts(
          address: address, path: "my/link/\(tokens.link.text)",
          values: [.minutes: String(SignIn.life.seconds / 60).phrase])
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
    facts.values[.name] = try Profile.knownName(of: person, in: transaction.db)?.phrase
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

  /// What a room says about a mail that concerns one of its rows; `nil` when the row is gone.
  private static func content(of mail: Mail, for person: Int64?, _ settings: Settings, in db: Database) throws
    -> MailContent?
  {
    switch mail.about {
    case .proposal(let id):
      try Proposal.find(id, in: db)?.mailContent(mail.kind, for: person, settings: settings, in: db)
    case .mentoring(let id):
      try Mentoring.find(id, in: db)?.mailContent(mail.kind, for: person, settings: settings, in: db)
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

extension MailKind {
  /// Where the link leads in a mail that is about no row, below the service's own URL.
  var page: String {
    switch self {
    // The site's front page: someone who is invited may never have heard of it.
    case .memberInvited: ""
    case .personWaiting: "my/coordinator/"
    default: "my/"
    }
  }
}

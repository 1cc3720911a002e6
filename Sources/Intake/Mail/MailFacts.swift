import GRDB
import Scheme

/// What a mail needs to know of the rows that it is about.
struct MailFacts: Sendable {
  var address: String
  /// Where its link leads, below the service's own URL.
  var path: String
  /// What stands in the mail's places, beside the site's name and the link.
  var values: [MailKind.Place: String] = [:]

  /// Reads the rows, and keeps the hash of the token where the link carries one.
  ///
  /// - Returns: `nil` when what the mail was about is gone.
  static func gather(for mail: Mail, token: Token, settings: Settings, in transaction: Transaction) throws
    -> MailFacts?
  {
    if try mail.isStopped(in: transaction.db) { return nil }
    switch mail.to {
    case .signIn(let id):
      return try SignIn.activate(id, token: token, in: transaction).map { address in
        MailFacts(
          address: address, path: "my/link/\(token.text)", values: [.minutes: String(SignIn.life.seconds / 60)])
      }
    case .address(let address):
      if case .addressLink(let id) = mail.about {
        return try AddressLink.activate(id, token: token, in: transaction)
      }
      if case .concern(let reader) = mail.about {
        guard try ConcernLink.keep(token, for: reader, in: transaction) else { return nil }
        return MailFacts(address: address, path: "my/concerns/\(token.text)")
      }
      guard let content = try content(of: mail, for: nil, settings, in: transaction.db) else { return nil }
      return MailFacts(address: address, path: content.path, values: content.values)
    case .person(let id):
      guard let address = try Address.gettingMail(of: id, in: transaction.db),
        let content = try content(of: mail, for: id, settings, in: transaction.db)
      else { return nil }
      guard let formAddress = content.answeredAt else {
        return MailFacts(address: address, path: content.path, values: content.values)
      }
      try ActLink.keep(token, person: id, formAddress: formAddress, in: transaction)
      return MailFacts(address: address, path: "my/act/\(token.text)", values: content.values)
    }
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
  /// The form that the mail's link answers without a session; `nil` where there is nothing to answer.
  var answeredAt: FormAddress?
  var values: [MailKind.Place: String] = [:]
}

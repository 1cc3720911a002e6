import GRDB
import Scheme

/// What a mail needs to know of the rows that it is about.
struct MailFacts: Sendable {
  var address: String
  /// Where its link leads, below the service's own URL.
  var path: String
  var partner = ""

  /// Reads the rows, and keeps the hash of the token where the link carries one.
  ///
  /// - Returns: `nil` when what the mail was about is gone.
  static func gather(for mail: Mail, token: Token, in transaction: Transaction) throws -> MailFacts? {
    switch mail.to {
    case .signIn(let id):
      return try SignIn.activate(id, token: token, in: transaction).map { address in
        MailFacts(address: address, path: "my/link/\(token.text)")
      }
    case .person(let id):
      guard let address = try Address.gettingMail(of: id, in: transaction.db),
        let thing = try thing(of: mail, for: id, in: transaction.db)
      else { return nil }
      guard let formAddress = thing.answeredAt else {
        return MailFacts(address: address, path: thing.path, partner: thing.partner)
      }
      try ActLink.keep(token, person: id, formAddress: formAddress, in: transaction)
      return MailFacts(address: address, path: "my/act/\(token.text)", partner: thing.partner)
    }
  }

  /// The proposal or the survey that a mail is about.
  private struct Thing {
    var path: String
    /// The form that the mail's link answers; `nil` where there is nothing to answer.
    var answeredAt: FormAddress?
    var partner: String
  }

  private static func thing(of mail: Mail, for person: Int64, in db: Database) throws -> Thing? {
    if let id = mail.survey {
      return try Survey.find(id, in: db).map { survey in
        Thing(
          path: "my/surveys/\(survey.handle)", answeredAt: .survey(survey.handle),
          partner: try survey.partnerName(in: db))
      }
    }
    return try mail.proposal.flatMap { try Proposal.find($0, in: db) }.map { proposal in
      Thing(
        path: "my/proposals/\(proposal.handle)", answeredAt: proposal.form(answering: mail.kind),
        partner: try Profile.name(of: proposal.partner(of: person), in: db))
    }
  }
}

extension Proposal {
  /// The form that a mail asks its reader to fill in.
  fileprivate func form(answering mail: MailKind) -> FormAddress? {
    switch mail {
    case .proposalSent, .proposalSentAgain: .response(handle)
    case .proposalAmend: .version(handle)
    default: nil
    }
  }
}

import GRDB
import Scheme

/// What a mail needs to know about the rows that it is about.
struct MailFacts: Sendable {
  /// The tokens that a mail's links may carry, made when it is sent.
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
  /// Where the link that switches its kind off leads.
  var stopPath: String?
  /// What fills the mail's placeholders, besides the site's name and the links.
  var values: [MailKind.Placeholder: Phrase] = [:]
}

/// What a mail's row gives it: where its link leads, and what fills its placeholders.
struct MailContent: Sendable {
  /// Below the service's own URL.
  var path: String
  /// The address, below `/my/`, of the form that can be answered from the mail's link without a session; `nil` if
  /// there is nothing to answer.
  var answeredAt: String?
  var values: [MailKind.Placeholder: Phrase] = [:]
}

/// What the rooms do for their mails: see `Mails.swift`.
struct MailRooms: Sendable {
  /// Reads the rows that a mail is about, and keeps the hashes of the tokens that its links carry.
  ///
  /// - Returns: `nil` when what the mail was about is gone or stopped, or its reader wants none of its kind.
  let facts: @Sendable (Mail, MailFacts.Tokens, Settings, Transaction) throws -> MailFacts?
  /// The mail server has refused a mail's address at once; otherwise a bounce says so later.
  let refused: @Sendable (_ messageID: String, Settings, Transaction) throws -> Void
}

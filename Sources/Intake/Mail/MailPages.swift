import Scheme

/// Which mails a person gets: the page to choose them, and the links that stop a kind.
struct MailPages: Sendable {
  let parts: Parts
  let desk: Desk

  /// Every optional kind, ticked if it is wanted.
  func choose(_ visit: Visit) async throws -> Reply {
    _ = try visit.signedIn()
    return try await desk.blank(visit, at: .mails)
  }

  func saved(_ visit: Visit) throws -> Reply {
    _ = try visit.signedIn()
    return .page(
      Page(
        MailWords.savedTitle,
        """
        <p class="done">\(MailWords.saved)</p>
        <p><a href="/my/mail">\(MailWords.title)</a></p>
        <p><a href="/my/">\(PeopleWords.myPage)</a></p>

        """))
  }

  /// A stop link was followed: says what it does, and changes nothing. Mail programs look links up on their own.
  func ask(_ visit: Visit) async throws -> Reply {
    let link = try await parts.store.read { try StopLink.find(Token(text: visit.part("token")), in: $0) }
    return .page(
      Page(
        MailWords.stopTitle,
        """
        <p>\(MailWords.stopLead(MailWords.name(link.kind)))</p>
        <form class="form" method="post" action="\(href: Link(["my", "mail", "stop", visit.part("token")], after: .root))">
        <p class="buttons"><button>\(MailWords.stop)</button></p>
        </form>

        """))
  }

  /// Its button was pressed, or a mail provider posted for its reader: the page comes at once, since providers follow
  /// no redirect.
  func stop(_ visit: Visit) async throws -> Reply {
    let kind = try await parts.store.write { transaction in
      let link = try StopLink.find(Token(text: visit.part("token")), in: transaction.db)
      try StoppedMail.stop(link.kind, for: link.person, in: transaction)
      return link.kind
    }
    return .page(
      Page(
        MailWords.stoppedTitle,
        """
        <p>\(MailWords.stopped(MailWords.name(kind)))</p>
        <p><a href="/my/mail">\(MailWords.title)</a></p>

        """))
  }
}

extension Parts {
  /// The form that chooses the optional kinds.
  func mailsSubmission(for person: SignedIn?) async throws -> Submission? {
    let wanted = try await store.read { db in try person.map { try StoppedMail.wanted(by: $0.id, in: db) } ?? [] }
    return Submission(
      address: .mails, form: MailWords.form, button: MailWords.save, context: "<p>\(MailWords.lead)</p>\n",
      filled: Posted(wanted.map { Posted.Field(MailWords.question, $0.rawValue) }),
      isAllOptional: true, isIdempotent: true
    ) { sheet, transaction in
      let kinds = sheet.answers.options(MailWords.question).compactMap(MailKind.init)
      try StoppedMail.want(kinds, by: sheet.person.id, in: transaction)
      return Saved(path: "/my/mail/saved")
    }
  }
}

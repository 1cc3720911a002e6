import Scheme

/// Which mails a person gets: the page to choose them, and the links that stop a kind.
struct MailPages: Sendable {
  let intake: Intake

  func saved(_ reading: PersonReading) -> Reply {
    .page(
      Page(
        MailWords.savedTitle,
        """
        <p class="done">\(MailWords.saved)</p>
        <p><a href="/my/mail">\(MailWords.title)</a></p>
        <p><a href="/my/">\(PeopleWords.myPage)</a></p>

        """))
  }

  /// A stop link was followed: says what it does, and changes nothing, because mail programs open links by
  /// themselves.
  func ask(_ reading: Reading) throws -> Reply {
    let token = reading.part("token")
    let link = try StopLink.find(Token(text: token), in: reading.db)
    return .page(
      Page(
        MailWords.stopTitle,
        """
        <p>\(MailWords.stopLead(MailWords.name(link.kind)))</p>
        <form class="form" method="post" action="\(href: Link(["my", "mail", "stop", token], after: .root))">
        <p class="buttons"><button>\(MailWords.stop)</button></p>
        </form>

        """))
  }

  /// Its button was pressed, or a mail provider posted on the reader's behalf. The page comes at once, because
  /// providers do not follow redirects.
  func stop(_ visit: Visit) async throws -> Reply {
    let kind = try await intake.store.write { transaction in
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

/// Which optional mails someone gets: every optional kind, ticked if it is wanted.
struct MailChoiceForm: OwnForm {
  static let route: FormRoute = "mail"

  func open(_ reading: Reading) throws -> OpenForm? {
    let wanted = try reading.person.map { try StoppedMail.wanted(by: $0.id, in: reading.db) } ?? []
    let kinds = MailKind.optional.map { Question.Option(id: $0.rawValue, wording: Wording(MailWords.name($0))) }
    var open = OpenForm(self, reading.scheme[.mails].listing(kinds, in: MailWords.question))
    open.context = open.form.leadHTML
    open.filled = Posted(wanted.map { Posted.Field(MailWords.question, $0.rawValue) })
    (open.isAllOptional, open.isIdempotent) = (true, true)
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let kinds = filled.answers.options(MailWords.question).compactMap(MailKind.init)
    try StoppedMail.want(kinds, by: filled.person.id, in: transaction)
    return Saved(path: "/my/mail/saved")
  }
}

import GRDB
import Scheme

/// A coordinator reports that someone can no longer read their mailbox, having checked who they are. Its page lists
/// earlier reports and what became of them.
struct LostMailboxForm: OwnForm {
  static let route: FormRoute = "coordinator/lost-mailboxes"
  static let audience = FormAudience.coordinator

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, reading.scheme[.lostMailbox])
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    guard filled.person.isFresh(at: transaction.now) else {
      throw Obstacle(LostMailboxWords.signInAgain, LostMailboxWords.title, at: link)
    }
    let claim = LostMailbox.Claim(
      oldAddress: try address("old-address", filled), newAddress: try address("new-address", filled),
      checked: filled.answers.text("checked"))
    let person = try claim.check(by: filled.person, settings, in: transaction.db)
    _ = try LostMailbox.open(claim, of: person, by: filled.person.id, in: transaction)
    return Saved(path: link.text)
  }

  private func address(_ id: String, _ filled: FilledForm) throws -> String {
    guard let address = Address.normalised(filled.answers.text(id)) else {
      throw FieldProblems([FieldProblem(id, PeopleWords.notAnAddress)])
    }
    return address
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let coordinator = try reading.signedIn()
    let lost = try LostMailbox.all(in: reading.db).map { try item($0, reading) }
    let list: HTML = lost.isEmpty ? "<p>\(LostMailboxWords.none)</p>\n" : "<ul class=\"cards\">\n\(lost)</ul>\n"
    let again = SignInAgain(person: coordinator, title: LostMailboxWords.signInAgain(), path: link.text)
    let form = coordinator.isFresh(at: reading.now) ? try reading.html(self) : again.html
    return .page(
      Page(
        LostMailboxWords.title,
        """
        <p class="lead">\(LostMailboxWords.lead)</p>
        <ol>
        \(LostMailboxWords.way.map { "<li>\($0)</li>\n" as HTML })</ol>
        \(form)<h2>\(LostMailboxWords.list)</h2>
        \(list)
        """))
  }

  private func item(_ lost: LostMailbox, _ reading: Reading) throws -> HTML {
    let (settings, due) = (reading.settings, try lost.due(in: reading.db))
    let events = try AccountEvent.steps(of: lost.id, in: reading.db).map { step -> HTML in
      "<li>\(LostMailboxWords.step(step.action, by: step.by)) <span class=\"when\">\(settings.words(for: step.at))</span></li>\n"
    }
    let withdraw = ButtonForm(
      LostMailboxWords.withdraw, to: LostMailboxWithdrawalForm(handle: lost.handle), isQuiet: true)
    return """
      <li><strong>\(lost.oldAddress) → \(lost.newAddress)</strong>
      <p>\(LostMailboxWords.state(lost, due: due.map(settings.words)))</p>
      \(HTML(typed: lost.checked))\
      <ol class="events">
      \(events)</ol>
      \(lost.isOpen ? withdraw.html : "")</li>

      """
  }
}

extension LostMailbox.Claim {
  /// Whose mailbox it is.
  ///
  /// - Throws: `FieldProblems`, for what a coordinator may not do with it: nobody gives their own address, or a
  ///   coordinator's, to another person's account.
  func check(by coordinator: SignedIn, _ settings: Settings, in db: Database) throws -> Int64 {
    func problem(_ field: String, _ words: some Sayable) -> FieldProblems {
      FieldProblems([FieldProblem(field, words)])
    }
    guard let person = try Address.owner(of: oldAddress, in: db) else {
      throw problem("old-address", SessionWords.nobody)
    }
    guard person != coordinator.id else { throw problem("old-address", LostMailboxWords.ownMailbox) }
    guard try Address.owner(of: newAddress, in: db) != coordinator.id, !settings.coordinators.contains(newAddress)
    else { throw problem("new-address", LostMailboxWords.ownAddress) }
    guard try Address.owner(of: newAddress, in: db) != person else {
      throw problem("new-address", LostMailboxWords.alreadyTheirs)
    }
    let isOpen = try LostMailbox.all(in: db).contains { $0.person == person && $0.isOpen }
    guard !isOpen else { throw problem("old-address", LostMailboxWords.openAlready) }
    return person
  }
}

/// A coordinator withdraws such a report, by the lost mailbox's handle.
struct LostMailboxWithdrawalForm: HandleForm {
  static let route: FormRoute = "coordinator/lost-mailboxes/:handle/withdrawal"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    if reading.person != nil { _ = try open(in: reading.db) }
    let form = Form(id: "withdrawal", title: LostMailboxWords.withdraw, parts: [])
    return OpenForm(self, form, button: LostMailboxWords.withdraw)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try open(in: transaction.db).end(.withdrawn, by: filled.person.id, in: transaction)
    return Saved(path: LostMailboxForm().link.text)
  }

  private func open(in db: Database) throws -> LostMailbox {
    guard let lost = try LostMailbox.find(handle: handle, in: db), lost.isOpen else { throw Problem.notFound }
    return lost
  }
}

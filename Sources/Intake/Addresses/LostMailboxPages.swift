import GRDB
import Scheme

/// The coordinator's page about lost mailboxes: one more, and what became of the others.
struct LostMailboxPages: Sendable {
  let parts: Parts

  func show(_ reading: CoordinatorReading) throws -> Reply {
    .page(try page(for: reading.coordinator, in: reading.db))
  }

  func open(_ visit: Visit) async throws -> Reply {
    let coordinator = try await parts.coordinator(visit)
    guard coordinator.isFresh(at: parts.world.now()) else { return .seeOther(LostMailboxPages.path) }
    do {
      let claim = try read(visit.posted)
      return try await parts.once(visit) { [settings = parts.settings] transaction in
        let person = try claim.check(by: coordinator, settings, in: transaction.db)
        _ = try LostMailbox.open(claim, of: person, by: coordinator.id, in: transaction)
        return LostMailboxPages.path
      }
    } catch let problems as FieldProblems {
      let page = try await parts.store.read { try self.page(for: coordinator, posted: visit.posted, problems, in: $0) }
      return .page(page.failed)
    }
  }

  /// The coordinator thinks better of it.
  func withdraw(_ visit: Visit) async throws -> Reply {
    let coordinator = try await parts.coordinator(visit)
    return try await parts.once(visit) { transaction in
      guard let lost = try LostMailbox.find(handle: visit.part("handle"), in: transaction.db), lost.isOpen else {
        throw Problem.notFound
      }
      try lost.end(.withdrawn, by: coordinator.id, in: transaction)
      return LostMailboxPages.path
    }
  }

  static let path = "/my/coordinator/lost-mailboxes"

  // MARK: Steps

  private func read(_ posted: Posted) throws -> LostMailbox.Claim {
    let answers = try LostMailboxWords.form.read(posted)
    func address(_ id: String) throws -> String {
      guard let address = Address.normalised(answers.text(id)) else {
        throw FieldProblems([FieldProblem(id, PeopleWords.notAnAddress)])
      }
      return address
    }
    return LostMailbox.Claim(
      oldAddress: try address("old-address"), newAddress: try address("new-address"), checked: answers.text("checked"))
  }

  // MARK: Their markup

  private struct Facts {
    let lost: [(mailbox: LostMailbox, due: Instant?, steps: [AccountEvent])]

    init(in db: Database) throws {
      lost = try LostMailbox.all(in: db).map { mailbox in
        (mailbox, try mailbox.due(in: db), try AccountEvent.steps(of: mailbox.id, in: db))
      }
    }
  }

  private func page(
    for coordinator: SignedIn, posted: Posted = Posted(), _ problems: FieldProblems? = nil, in db: Database
  ) throws -> Page {
    let facts = try Facts(in: db)
    let items = facts.lost.map { item($0.mailbox, due: $0.due, steps: $0.steps) }
    let list: HTML =
      items.isEmpty ? "<p>\(LostMailboxWords.none)</p>\n" : "<ul class=\"cards\">\n\(items)</ul>\n"
    let form = FormHTML(
      form: LostMailboxWords.form, action: Link(["my", "coordinator", "lost-mailboxes"], after: .root),
      button: LostMailboxWords.send, posted: posted, problems: problems, readers: LostMailboxWords.readers)
    let isFresh = coordinator.isFresh(at: parts.world.now())
    let again = SignInAgain(
      person: coordinator, title: LostMailboxWords.signInAgain, path: LostMailboxPages.path)
    return Page(
      LostMailboxWords.title,
      """
      <p class="lead">\(LostMailboxWords.lead)</p>
      <ol>
      \(LostMailboxWords.way.map { "<li>\($0)</li>\n" as HTML })</ol>
      \(isFresh ? form.html : again.html)<h2>\(LostMailboxWords.list)</h2>
      \(list)
      """)
  }

  private func item(_ lost: LostMailbox, due: Instant?, steps: [AccountEvent]) -> HTML {
    let events = steps.map { step -> HTML in
      "<li>\(LostMailboxWords.step(step.action, by: step.by)) <span class=\"when\">\(parts.settings.words(for: step.at))</span></li>\n"
    }
    let withdraw = ButtonForm(
      LostMailboxWords.withdraw, to: ["my", "coordinator", "lost-mailboxes", lost.handle, "withdrawal"], isQuiet: true)
    return """
      <li><strong>\(lost.oldAddress) → \(lost.newAddress)</strong>
      <p>\(LostMailboxWords.state(lost, due: due.map(parts.settings.words)))</p>
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
  /// - Throws: `FieldProblems`, for what a coordinator may not do with it: nobody gives their own address, or an
  ///   address that runs the scheme, to another person's account.
  func check(by coordinator: SignedIn, _ settings: Settings, in db: Database) throws -> Int64 {
    func problem(_ field: String, _ words: String) -> FieldProblems { FieldProblems([FieldProblem(field, words)]) }
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

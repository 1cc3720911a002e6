import GRDB
import Scheme

/// Where someone is signed in, and how to end that.
struct SessionPages: Sendable {
  let intake: Intake

  func list(_ reading: PersonReading) throws -> Reply {
    let person = reading.person
    let sessions = try Session.all(of: person.id, at: reading.now, in: reading.db)
    let items = sessions.map { session -> HTML in
      let isThis = session.isOf(person.session)
      let end = ButtonForm(SessionWords.end, to: ["my", "sessions", session.handle, "removal"], isQuiet: true)
      let times = SessionWords.times(session, in: intake.settings)
      return """
        <li><strong>\(SessionWords.browser(session.browser))</strong>\
        \(isThis ? " \(SessionWords.thisOne)" as HTML : "")
        <p>\(times)</p>
        \(isThis ? "" : end.html)</li>

        """
    }
    let others: HTML =
      sessions.count > 1 ? ButtonForm(SessionWords.endOthers, to: ["my", "sessions", "removal"]).html : ""
    return .page(
      Page(
        SessionWords.title,
        """
        <p>\(SessionWords.lead)</p>
        <ul class="cards">
        \(items)</ul>
        \(others)<p><a href="/my/addresses">\(AddressWords.title)</a></p>

        """))
  }

  func end(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    return try await intake.once(visit) { transaction in
      try Session.end(visit.part("handle"), of: person.id, in: transaction)
      return "/my/sessions"
    }
  }

  func endOthers(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    try await intake.store.write { transaction in
      let own = try Session.row(person.session, in: transaction.db)
      try Session.endAll(of: person.id, but: own.map { [$0] } ?? [], in: transaction)
    }
    return .seeOther("/my/sessions")
  }

  // MARK: The coordinator's side

  /// A coordinator can end a person's sessions for them: a phone was lost, and its owner is not at a computer.
  func ask(_ reading: CoordinatorReading) -> Reply { .page(Page(ofOther.title, form())) }

  func endOfOther(_ visit: Visit) async throws -> Reply {
    let coordinator = try await intake.coordinator(visit)
    do {
      let address = try Address.read(visit.posted, in: ofOther)
      let isKnown = try await intake.store.write { transaction -> Bool in
        guard let person = try Address.owner(of: address, in: transaction.db) else { return false }
        try Session.endAll(of: person, in: transaction)
        try AccountEvent.append(.sessionsEnded, of: person, by: coordinator.id, address: address, in: transaction)
        return true
      }
      guard isKnown else { throw FieldProblems([FieldProblem("address", SessionWords.nobody)]) }
      return .page(Page(ofOther.title, "\(HTML(done: SessionWords.ended(address)))\(form())"))
    } catch let problems as FieldProblems {
      return .page(Page(ofOther.title, form(visit.posted, problems)).failed)
    }
  }

  private func form(_ posted: Posted = Posted(), _ problems: FieldProblems? = nil) -> HTML {
    let form = FormHTML(
      form: ofOther, action: Link(["my", "coordinator", "sessions"], after: .root), button: ofOther.button ?? "",
      posted: posted, problems: problems)
    return "\(ofOther.leadHTML)\(form.html)"
  }

  private var ofOther: Form { intake.scheme.current[.sessions] }
}

extension Intake {
  /// A coordinator who is signed in, and nobody else.
  ///
  /// - Throws: `Problem.signInNeeded`, `Problem.notFound`.
  func coordinator(_ visit: Visit) async throws -> SignedIn {
    let person = try visit.signedIn()
    try await store.read { [settings] in try settings.checkCoordinator(person, in: $0) }
    return person
  }
}

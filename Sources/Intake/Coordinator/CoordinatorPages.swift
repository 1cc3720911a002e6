import GRDB
import Scheme

/// The page of those who run the scheme. For everybody else there is nothing here.
struct CoordinatorPages: Sendable {
  let parts: Parts
  let desk: Desk
  static let path = "/my/coordinator/"

  /// Everything that waits for a coordinator, read at one moment.
  private struct Facts: Sendable {
    let waiting: [WaitingPerson]
    let invitations: [Invitation]
    let attention: [Attention]
    let endings: [Ending]
    let contactWishes: [ContactWish]
    let mailTrouble: MailTrouble
    let serviceTrouble: ServiceTrouble

    init(for coordinator: SignedIn, at now: Instant, _ parts: Parts, in db: Database) throws {
      let terms = parts.settings.terms
      waiting = try WaitingPerson.all(in: db)
      invitations = try Invitation.open(in: db)
      attention = try Attention.all(for: coordinator, at: now, terms: terms, in: db)
      endings = try Ending.recent(for: coordinator, at: now, in: db)
      contactWishes = try ContactWish.open(for: coordinator, in: db)
      mailTrouble = try MailTrouble(at: now, in: db)
      serviceTrouble = try ServiceTrouble(parts, at: now, in: db)
    }
  }

  func show(_ visit: Visit) async throws -> Reply {
    let person = try await coordinator(visit)
    let facts = try await parts.store.read { [now = parts.world.now(), parts] in
      try Facts(for: person, at: now, parts, in: $0)
    }
    try await note(.readCoordinatorPage, by: person)
    return .page(
      Page(
        CoordinatorWords.title,
        """
        <p class="lead">\(CoordinatorWords.lead)</p>
        <p>\(CoordinatorWords.notes)</p>
        \(waiting(facts))\(try await invitations(facts, person))\(attention(facts))\
        \(try await contactWishes(facts, person))\(endings(facts))\(facts.serviceTrouble.html(parts.settings))\(facts.mailTrouble.html(parts.settings))\
        <h2>\(CoordinatorWords.more)</h2>
        <ul class="links">
        <li><a href="/my/coordinator/surveys">\(SurveyResultsWords.title)</a></li>
        <li><a href="/my/coordinator/lists">\(CoordinatorListWords.title)</a></li>
        <li><a href="/my/coordinator/sessions">\(CoordinatorWords.sessions)</a></li>
        <li><a href="/my/coordinator/lost-mailboxes">\(CoordinatorWords.lostMailboxes)</a></li>
        <li><a href="/my/coordinator/not-paired">\(CoordinatorWords.notPaired)</a></li>
        </ul>

        """))
  }

  /// Somebody's page: the address, the profile, what was asked, and, while they wait, what can be decided. Of somebody
  /// with whom the coordinator has a proposal they see what a partner sees, and that is not here.
  func person(_ visit: Visit) async throws -> Reply {
    let coordinator = try await coordinator(visit)
    let handle = visit.part("handle")
    let found = try await parts.store.read { db -> (Person, String?, Profile?, [MemberQuestion])? in
      guard let person = try Person.find(handle: handle, in: db),
        try PersonName.hasPage(person.id, for: coordinator, in: db)
      else { return nil }
      return (
        person, try Address.gettingMail(of: person.id, in: db), try Profile.find(person.id, in: db),
        try MemberQuestion.all(to: person, in: db)
      )
    }
    guard let (person, address, profile, questions) = found else { throw Problem.notFound }
    try await note(.readPerson, by: coordinator, on: .person(handle))
    let card: HTML =
      profile.map { ProfileHTML(profile: $0, reader: .coordinator).html } ?? "<p>\(CoordinatorWords.noProfile)</p>\n"
    let asked: HTML =
      questions.isEmpty
      ? ""
      : "<h2>\(CoordinatorWords.questions)</h2>\n\(questions.map { MemberQuestionHTML(question: $0, parts: parts).html })"
    let decisions = person.standing == .waiting ? try await decisions(handle, coordinator) : ""
    return .page(
      Page(
        Wording(profile?.name ?? Name(address ?? CoordinatorWords.waiting)),
        """
        <p>\(address ?? "")</p>
        <h2>\(CoordinatorWords.profile)</h2>
        \(card)\(asked)\(decisions)<p><a href="/my/coordinator/">\(CoordinatorWords.title)</a></p>

        """))
  }

  // MARK: Their markup

  private func waiting(_ facts: Facts) -> HTML {
    let items = facts.waiting.map { person -> HTML in
      let link = Link(["my", "coordinator", "people", person.handle], after: .root)
      let asked: HTML = person.isAsked ? "<p>\(CoordinatorWords.isAsked)</p>\n" : ""
      return """
        <li><a href="\(href: link)">\(person.name)</a>
        <p class="when">\(since(person.since))</p>
        \(asked)</li>

        """
    }
    return section(CoordinatorWords.waiting, items, empty: CoordinatorWords.nobodyWaits)
  }

  private func invitations(_ facts: Facts, _ person: SignedIn) async throws -> HTML {
    var items: [HTML] = []
    for invitation in facts.invitations {
      let takeBack = try await form(.invitationRemoval(invitation.handle), person)
      items.append(
        """
        <li>\(invitation.address)
        <p class="when">\(since(invitation.invitedAt))</p>
        \(takeBack)</li>

        """)
    }
    let list: HTML = items.isEmpty ? "" : "<ul class=\"cards\">\n\(items)</ul>\n"
    return """
      <h2>\(CoordinatorWords.invitations)</h2>
      <p>\(CoordinatorWords.invitationsLead)</p>
      \(list)\(try await form(.invitation, person))
      """
  }

  private func attention(_ facts: Facts) -> HTML {
    let items = facts.attention.map { pair -> HTML in
      let link = Link(["my", "coordinator", "pairs", pair.handle, "private-answers"], after: .root)
      let answers: HTML =
        pair.reason == .askedForHelp ? "<p><a href=\"\(href: link)\">\(JourneyWords.readPrivate)</a></p>\n" : ""
      return """
        <li><strong>\(pair.mentee.html) \(CoordinatorWords.and) \(pair.mentor.html)</strong> (\(CoordinatorWords.state(pair.state)))
        <p>\(CoordinatorWords.reason(pair.reason)) <span class="when">\(since(pair.since))</span></p>
        \(answers)</li>

        """
    }
    return section(CoordinatorWords.attention, items, empty: CoordinatorWords.noAttention)
  }

  /// Who asked in a survey to be contacted, until somebody has been in touch.
  private func contactWishes(_ facts: Facts, _ person: SignedIn) async throws -> HTML {
    var items: [HTML] = []
    for wish in facts.contactWishes {
      items.append(
        """
        <li>\(wish.name.html)
        <p>\(CoordinatorWords.afterMentoring(with: wish.partner)) <span class="when">\(since(wish.since))</span></p>
        \(try await form(.contact(wish.survey), person))</li>

        """)
    }
    return items.isEmpty ? "" : section(CoordinatorWords.contactWishes, items, empty: "")
  }

  /// The reasons of early ends: they were given to the coordinator, and to nobody else.
  private func endings(_ facts: Facts) -> HTML {
    let items = facts.endings.map { ending -> HTML in
      """
      <li><strong>\(CoordinatorWords.pair(ending.mentee, ending.mentor))</strong>
      \(HTML(typed: ending.reason))\
      <p class="when">\(parts.settings.words(for: ending.at))</p></li>

      """
    }
    return items.isEmpty ? "" : section(CoordinatorWords.endings, items, empty: "")
  }

  private func decisions(_ handle: String, _ coordinator: SignedIn) async throws -> HTML {
    """
    <h2>\(CoordinatorWords.letInTitle)</h2>
    \(try await form(.membership(handle), coordinator))<h2>\(CoordinatorWords.questionTitle)</h2>
    \(try await form(.question(handle), coordinator))<h2>\(CoordinatorWords.declineTitle)</h2>
    \(try await form(.refusal(handle), coordinator))
    """
  }

  private func form(_ form: CoordinatorForm, _ person: SignedIn) async throws -> HTML {
    guard let submission = try await parts.submission(at: .coordinator(form), for: person) else { return "" }
    return desk.html(submission, action: submission.address.link)
  }

  private func section(_ title: String, _ items: [HTML], empty: String) -> HTML {
    let list: HTML = items.isEmpty ? "<p>\(empty)</p>\n" : "<ul class=\"cards\">\n\(items)</ul>\n"
    return "<h2>\(title)</h2>\n\(list)"
  }

  private func since(_ instant: Instant) -> String { CoordinatorWords.since(parts.settings.words(for: instant)) }

  // MARK: Who asks

  private func coordinator(_ visit: Visit) async throws -> SignedIn {
    let person = try visit.signedIn()
    try await parts.store.read { [settings = parts.settings] in try settings.checkCoordinator(person, in: $0) }
    return person
  }

  private func note(_ act: Audit.Act, by person: SignedIn, on object: Audit.Object? = nil) async throws {
    try await parts.store.write { try Audit.note(act, by: .coordinator(person.person), on: object, in: $0) }
  }
}

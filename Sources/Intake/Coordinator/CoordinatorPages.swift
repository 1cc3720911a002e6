import GRDB
import Scheme

/// The page for those who run the scheme. For everyone else there is nothing here.
struct CoordinatorPages {
  let reading: CoordinatorReading

  /// Everything that is waiting for a coordinator, read at one moment.
  private struct Facts {
    let waiting: [WaitingPerson]
    let invitations: [Invitation]
    let attention: [Attention]
    let endings: [Ending]
    let contactWishes: [ContactWish]
    let mailTrouble: MailTrouble
    let serviceTrouble: ServiceTrouble

    init(_ reading: CoordinatorReading) throws {
      let (coordinator, now, db, terms) = (reading.coordinator, reading.now, reading.db, reading.settings.terms)
      waiting = try WaitingPerson.all(in: db)
      invitations = try Invitation.open(in: db)
      attention = try Attention.all(for: coordinator, at: now, terms: terms, in: db)
      endings = try Ending.recent(for: coordinator, at: now, in: db)
      contactWishes = try ContactWish.open(for: coordinator, in: db)
      mailTrouble = try MailTrouble(at: now, in: db)
      serviceTrouble = try ServiceTrouble(reading.intake, at: now, in: db)
    }
  }

  func show() throws -> Reply {
    let facts = try Facts(reading)
    let page =
      Page(
        CoordinatorWords.title,
        """
        <p class="lead">\(CoordinatorWords.lead)</p>
        <p>\(CoordinatorWords.notes)</p>
        \(waiting(facts))\(try invitations(facts))\(attention(facts))\
        \(try contactWishes(facts))\(endings(facts))\(facts.serviceTrouble.html(reading.settings))\(facts.mailTrouble.html(reading.settings))\
        <h2>\(CoordinatorWords.more)</h2>
        <ul class="links">
        <li><a href="/my/coordinator/surveys">\(SurveyResultsWords.title)</a></li>
        <li><a href="/my/coordinator/lists">\(CoordinatorListWords.title)</a></li>
        <li><a href="/my/coordinator/sessions">\(CoordinatorWords.sessions)</a></li>
        <li><a href="/my/coordinator/lost-mailboxes">\(CoordinatorWords.lostMailboxes)</a></li>
        <li><a href="/my/coordinator/not-paired">\(CoordinatorWords.notPaired)</a></li>
        </ul>

        """)
    return .page(page).noting(.readCoordinatorPage, by: .coordinator(reading.coordinator.person))
  }

  /// Someone's page: the address, the profile, what was asked, and, while they are waiting, what can be decided. If the
  /// coordinator has a proposal with them, the coordinator sees what a partner sees, and that is not here.
  func person() throws -> Reply {
    let (db, coordinator, handle) = (reading.db, reading.coordinator, reading.visit.part("handle"))
    guard let person = try Person.find(handle: handle, in: db),
      try PersonName.hasPage(person.id, for: coordinator, in: db)
    else { throw Problem.notFound }
    let address = try Address.gettingMail(of: person.id, in: db)
    let profile = try Profile.find(person.id, in: db)
    let questions = try MemberQuestion.all(to: person, in: db)
    let card: HTML =
      profile.map { ProfileHTML(profile: $0, reader: .coordinator).html } ?? "<p>\(CoordinatorWords.noProfile)</p>\n"
    let asked: HTML =
      questions.isEmpty
      ? ""
      : "<h2>\(CoordinatorWords.questions)</h2>\n\(questions.map { MemberQuestionHTML(question: $0, settings: reading.settings).html })"
    let decisions = person.standing == .waiting ? try decisions(handle) : ""
    let page =
      Page(
        profile?.name.phrase ?? address.map { Name($0).phrase } ?? CoordinatorWords.waiting(),
        """
        <p>\(address ?? "")</p>
        <h2>\(CoordinatorWords.profile)</h2>
        \(card)\(asked)\(decisions)<p><a href="/my/coordinator/">\(CoordinatorWords.title)</a></p>

        """)
    return .page(page).noting(.readPerson, by: .coordinator(coordinator.person), on: .person(handle))
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
    return section(.waiting, items, empty: .nobodyWaits)
  }

  private func invitations(_ facts: Facts) throws -> HTML {
    let items = try facts.invitations.map { invitation -> HTML in
      """
      <li>\(invitation.address)
      <p class="when">\(since(invitation.invitedAt))</p>
      \(try reading.html(InvitationRemovalForm(handle: invitation.handle)))</li>

      """
    }
    let list: HTML = items.isEmpty ? "" : "<ul class=\"cards\">\n\(items)</ul>\n"
    return """
      <h2>\(CoordinatorWords.invitations)</h2>
      <p>\(CoordinatorWords.invitationsLead)</p>
      \(list)\(try reading.html(InvitationForm()))
      """
  }

  private func attention(_ facts: Facts) -> HTML {
    let items = facts.attention.map { pair -> HTML in
      let link = PrivateAnswersForm(handle: pair.handle).link
      let answers: HTML =
        pair.reason == .askedForHelp ? "<p><a href=\"\(href: link)\">\(JourneyWords.readPrivate)</a></p>\n" : ""
      return """
        <li><strong>\(CoordinatorWords.pair(pair.mentee.wording, pair.mentor.wording))</strong> (\(pair.state))
        <p>\(CoordinatorWords.reason(pair.reason)) <span class="when">\(since(pair.since))</span></p>
        \(answers)</li>

        """
    }
    return section(.attention, items, empty: .noAttention)
  }

  /// People who asked in a survey to be contacted, until someone has been in touch.
  private func contactWishes(_ facts: Facts) throws -> HTML {
    let items = try facts.contactWishes.map { wish -> HTML in
      """
      <li>\(wish.name.html)
      <p>\(CoordinatorWords.afterMentoring(wish.partner)) <span class="when">\(since(wish.since))</span></p>
      \(try reading.html(ContactWishForm(handle: wish.survey)))</li>

      """
    }
    return items.isEmpty ? "" : section(.contactWishes, items)
  }

  /// The reasons for ending early: they were given to the coordinator, and to nobody else.
  private func endings(_ facts: Facts) -> HTML {
    let items = facts.endings.map { ending -> HTML in
      """
      <li><strong>\(CoordinatorWords.pair(ending.mentee, ending.mentor))</strong>
      <p class="typed" dir="auto">\(ending.reason)</p>
      <p class="when">\(reading.settings.words(for: ending.at))</p></li>

      """
    }
    return items.isEmpty ? "" : section(.endings, items)
  }

  private func decisions(_ handle: String) throws -> HTML {
    """
    <h2>\(CoordinatorWords.letInTitle)</h2>
    \(try reading.html(MembershipForm(handle: handle)))<h2>\(CoordinatorWords.questionTitle)</h2>
    \(try reading.html(QuestionForm(handle: handle)))<h2>\(CoordinatorWords.declineTitle)</h2>
    \(try reading.html(RefusalForm(handle: handle)))
    """
  }

  /// - Parameter empty: what it says where there is nothing to list.
  private func section(_ title: CoordinatorWords, _ items: [HTML], empty: CoordinatorWords? = nil) -> HTML {
    let none: HTML = empty.map { "<p>\($0)</p>\n" } ?? ""
    let list: HTML = items.isEmpty ? none : "<ul class=\"cards\">\n\(items)</ul>\n"
    return "<h2>\(title)</h2>\n\(list)"
  }

  private func since(_ instant: Instant) -> Phrase { CoordinatorWords.since(reading.settings.words(for: instant)) }
}

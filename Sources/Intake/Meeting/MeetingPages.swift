import GRDB
import Scheme

/// When a pair met: the list, one meeting to correct, and the question whether they have.
struct MeetingPages {
  let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// What the list shows to one of the two.
  private struct Facts {
    let pair: Mentoring
    let actor: MentoringActor
    let partner: Name
    let meetings: [Meeting]
    let isAsked: Bool

    init(_ pair: Mentoring, _ person: SignedIn, in db: Database) throws {
      self.pair = pair
      actor = pair.actor(person.id)
      partner = try Profile.name(of: pair.partner(of: person.id), in: db)
      meetings = try Meeting.all(of: pair, in: db)
      isAsked = try pair.asksWhetherMet(person.id, in: db)
    }
  }

  func list(_ form: MeetingNoteForm) throws -> Reply {
    let facts = try facts(form)
    guard facts.pair.life != .stopped else { return facts.pair.restsPage(MeetingWords.yourMeetings(facts.partner)) }
    return .page(
      Page(
        MeetingWords.yourMeetings(facts.partner),
        """
        <p class="lead">\(MeetingWords.lead)</p>
        <h2>\(reading.scheme[.meeting].title)</h2>
        \(try reading.html(form))<h2>\(MeetingWords.noted)</h2>
        \(noted(facts))<ul class="links">
        <li><a href="\(href: Link(["my", "pairs", facts.pair.handle, "statement"], after: .root))">\(MeetingWords.statement)</a></li>
        <li><a href="\(href: facts.pair.link)">\(MeetingWords.back)</a></li>
        </ul>
        \(mails(facts))
        """))
  }

  /// One meeting, to change or to remove.
  func change(_ form: MeetingCorrectionForm) throws -> Reply {
    let pair = try facts(form).pair
    guard pair.life != .stopped else { return pair.restsPage(MeetingWords.changeTitle()) }
    return .page(
      Page(
        MeetingWords.changeTitle,
        """
        \(try reading.html(form))<h2>\(MeetingWords.removalTitle)</h2>
        \(try reading.html(MeetingRemovalForm(handle: form.handle)))
        """))
  }

  /// Have you met?
  func check(_ form: MeetingCheckForm, action: Link) throws -> Reply {
    let facts = try facts(form)
    guard let person = reading.person, let open = try reading.open(form) else { throw Problem.notFound }
    let check = try MeetingCheck.own(form.handle, person, in: reading.db)
    let title = MeetingWords.check(facts.partner)
    guard check.isOpen else { return .page(Page(title, "<p>\(MeetingWords.checkClosed)</p>\n")) }
    let said: HTML =
      check.answers[facts.pair.person(facts.actor)].map { "<p class=\"done\">\(MeetingWords.youSaid($0))</p>\n" } ?? ""
    let days = facts.meetings.suffix(3).map { reading.settings.words(forDay: $0.note.day) }.joined(separator: ", ")
    let noted: HTML = days.isEmpty ? "" : "<p>\(MeetingWords.notedBefore(days))</p>\n"
    return .page(
      Page(
        title,
        """
        \(person.answering)\(open.form.leadHTML)\(said)\(noted)\(reading.html(open, action: action))
        """))
  }

  private func facts(_ form: some MeetingForm) throws -> Facts {
    let person = try reading.signedIn()
    return try Facts(form.pair(of: person, in: reading.db), person, in: reading.db)
  }

  // MARK: Their markup

  private func noted(_ facts: Facts) -> HTML {
    guard !facts.meetings.isEmpty else { return "<p>\(MeetingWords.none)</p>\n" }
    let items = facts.meetings.reversed().map { meeting -> HTML in
      let by = meeting.notedBy == facts.actor ? MeetingWords.notedByYou() : MeetingWords.notedByPartner(facts.partner)
      let measures = [
        meeting.note.minutes.map(MeetingWords.length), meeting.note.medium.map { reading.scheme.medium($0) },
      ]
      let words = measures.compactMap(\.self) + [by]
      let page = MeetingCorrectionForm(handle: meeting.handle).link
      let change: HTML =
        " · <a href=\"\(href: page)\">\(MeetingWords.change)\(unseen(meeting))</a>"
      return """
        <li><strong>\(reading.settings.words(forDay: meeting.note.day))</strong>
        <p>\(words.joined(separator: " · "))\(change)</p></li>

        """
    }
    return "<ul class=\"cards\">\n\(items)</ul>\n"
  }

  /// Tells apart links that would otherwise have the same words.
  private func unseen(_ meeting: Meeting) -> HTML {
    "<span class=\"unseen\">: \(reading.settings.words(forDay: meeting.note.day))</span>"
  }

  /// Whether they are asked, and the button that changes it; nothing once the mentoring is over.
  private func mails(_ facts: Facts) -> HTML {
    guard facts.pair.life.isPartnership else { return "" }
    let answer = facts.isAsked ? "no" : "yes"
    let button = ButtonForm(
      reading.scheme[.meetingMails].question("ask")?.option(answer)?.wording.phrase ?? "",
      to: MeetingMailsForm(handle: facts.pair.handle), hidden: [Posted.Field("ask", answer)], isQuiet: true)
    return """
      <h2>\(reading.scheme[.meetingMails].title)</h2>
      <p>\(facts.isAsked ? MeetingWords.mailsOn : MeetingWords.mailsOff)</p>
      \(button.html)
      """
  }
}

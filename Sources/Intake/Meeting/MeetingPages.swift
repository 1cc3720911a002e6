import GRDB
import Scheme

/// When a pair met: the list, one meeting to correct, and the question whether they have.
struct MeetingPages: Sendable {
  let parts: Parts
  let desk: Desk

  /// What the list shows to one of the two.
  private struct Facts: Sendable {
    let pair: Proposal
    let actor: ProposalActor
    let partner: Name
    let meetings: [Meeting]
    let isAsked: Bool

    init(_ handle: String, _ person: SignedIn, in db: Database) throws {
      pair = try Proposal.pair(handle, of: person, in: db)
      actor = pair.actor(person.id)
      partner = try Profile.name(of: pair.partner(of: person.id), in: db)
      meetings = try Meeting.all(of: pair, in: db)
      isAsked = try pair.asksWhetherMet(person.id, in: db)
    }
  }

  func list(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let facts = try await parts.store.read { try Facts(visit.part("handle"), person, in: $0) }
    guard facts.pair.life != .stopped else { return facts.pair.restsPage(MeetingWords.title(with: facts.partner)) }
    return .page(
      Page(
        MeetingWords.title(with: facts.partner),
        """
        <p class="lead">\(MeetingWords.lead)</p>
        \(try await noteForm(facts, person))<h2>\(MeetingWords.noted)</h2>
        \(noted(facts))<ul class="links">
        <li><a href="\(href: Link(["my", "pairs", facts.pair.handle, "statement"], after: .root))">\(MeetingWords.statement)</a></li>
        <li><a href="\(href: facts.pair.link)">\(MeetingWords.back)</a></li>
        </ul>
        \(mails(facts))
        """))
  }

  /// One meeting, to change or to remove.
  func change(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let handle = visit.part("handle")
    let pair = try await parts.store.read { try Meeting.own(handle, person, in: $0).pair }
    guard pair.life != .stopped else { return pair.restsPage(Wording(MeetingWords.changeTitle)) }
    guard let correction = try await parts.submission(at: .meeting(.correction(handle)), for: person),
      let removal = try await parts.submission(at: .meeting(.removal(handle)), for: person)
    else { throw Problem.notFound }
    return .page(
      Page(
        MeetingWords.changeTitle,
        """
        \(desk.html(correction, action: correction.address.link))<h2>\(MeetingWords.removalTitle)</h2>
        \(desk.html(removal, action: removal.address.link))
        """))
  }

  /// Have you met?
  func check(_ visit: Visit) async throws -> Reply {
    let address = FormAddress.meeting(.check(visit.part("handle")))
    return try await check(visit.part("handle"), for: visit.signedIn(), action: address.link)
  }

  /// The same for somebody who followed the mailed link.
  func check(_ link: ActLink, handle: String, action: Link) async throws -> Reply {
    try await check(handle, for: link.person, action: action)
  }

  private func check(_ handle: String, for person: SignedIn, action: Link) async throws -> Reply {
    let (check, facts) = try await parts.store.read { db in
      let check = try MeetingCheck.own(handle, person, in: db)
      return (check, try Facts(check.pair.handle, person, in: db))
    }
    let title = MeetingWords.check(facts.partner)
    guard check.isOpen, let submission = try await parts.submission(at: .meeting(.check(handle)), for: person) else {
      return .page(Page(title, "<p>\(MeetingWords.checkClosed)</p>\n"))
    }
    let said: HTML = check.answers[facts.actor].map { "<p class=\"done\">\(MeetingWords.youSaid($0))</p>\n" } ?? ""
    let days = facts.meetings.suffix(3).map { parts.settings.words(forDay: $0.note.day) }.joined(separator: ", ")
    let noted: HTML = days.isEmpty ? "" : "<p>\(MeetingWords.notedBefore) \(days)</p>\n"
    return .page(
      Page(
        title,
        """
        \(person.answering)<p class="lead">\(MeetingWords.checkLead)</p>
        \(said)\(noted)\(desk.html(submission, action: action))
        """))
  }

  // MARK: Their markup

  /// The form for one more meeting.
  private func noteForm(_ facts: Facts, _ person: SignedIn) async throws -> HTML {
    guard let submission = try await parts.submission(at: .meeting(.note(pair: facts.pair.handle)), for: person) else {
      return ""
    }
    return "<h2>\(MeetingWords.noteTitle)</h2>\n\(desk.html(submission, action: submission.address.link))"
  }

  private func noted(_ facts: Facts) -> HTML {
    guard !facts.meetings.isEmpty else { return "<p>\(MeetingWords.none)</p>\n" }
    let items = facts.meetings.reversed().map { meeting -> HTML in
      let name = meeting.notedBy == facts.actor ? Name(ProposalWords.you.lowercased()) : facts.partner
      let measures = [meeting.note.minutes.map(MeetingWords.length), meeting.note.medium.map(MeetingWords.name)]
      let words = measures.compactMap(\.self).map { Wording($0) } + [MeetingWords.by(name)]
      let page = Link(["my", "meetings", meeting.handle], after: .root)
      let change: HTML =
        " · <a href=\"\(href: page)\">\(MeetingWords.change)\(unseen(meeting))</a>"
      return """
        <li><strong>\(parts.settings.words(forDay: meeting.note.day))</strong>
        <p>\(words.joined(separator: " · "))\(change)</p></li>

        """
    }
    return "<ul class=\"cards\">\n\(items)</ul>\n"
  }

  /// Tells one of many equal links from the others.
  private func unseen(_ meeting: Meeting) -> HTML {
    "<span class=\"unseen\">: \(parts.settings.words(forDay: meeting.note.day))</span>"
  }

  /// Whether they are asked, and the button that changes it; nothing once the mentoring is over.
  private func mails(_ facts: Facts) -> HTML {
    guard facts.pair.life.isPartnership else { return "" }
    let button = ButtonForm(
      facts.isAsked ? MeetingWords.stopMails : MeetingWords.startMails,
      to: ["my", "pairs", facts.pair.handle, "meeting-mails"],
      hidden: [Posted.Field("ask", facts.isAsked ? "no" : "yes")], isQuiet: true)
    return """
      <h2>\(MeetingWords.mailsTitle)</h2>
      <p>\(facts.isAsked ? MeetingWords.mailsOn : MeetingWords.mailsOff)</p>
      \(button.html)
      """
  }
}

import GRDB
import Scheme

extension Proposal {
  /// Its page.
  var path: String { "/my/proposals/\(handle)" }

  var link: Link { Link(["my", "proposals", handle], after: .root) }

  /// A mail about it to one of the two.
  func mail(_ kind: MailKind, to actor: ProposalActor) -> Mail {
    Mail(kind: kind, to: .person(person(actor)), about: .proposal(id))
  }

  /// What a mail about it says to one of the two; `nil` when it comes too late to be true.
  func mailContent(
    _ mail: MailKind, for person: Int64?, settings: Settings, in db: Database
  ) throws -> MailContent? {
    guard mail.isStillTrue(of: self) else { return nil }
    return MailContent(
      path: "my/proposals/\(handle)", answeredAt: form(for: mail)?.path,
      values: [
        .partner: try person.map { try Profile.name(of: partner(of: $0), in: db).text } ?? "",
        .date: settings.words(forDay: day(of: mail, settings)),
        .reasons: mail == .proposalSent ? try reasons(in: db) : "",
      ])
  }

  /// The form that a mail asks its reader to fill in, without signing in.
  private func form(for mail: MailKind) -> (any MailedForm)? {
    switch mail {
    case .proposalSent, .proposalSentAgain, .proposalReminder: ResponseForm(handle: handle)
    case .proposalAmend, .proposalAmendReminder: VersionForm(handle: handle)
    case .pairOver: ContinuationForm(handle: handle)
    case .pairExtended: EarlierEndForm(handle: handle)
    case .mentorAvailability: AvailabilityForm()
    default: nil
    }
  }

  /// The day that a mail is about: the last of the break's or the answer's time, the last on which it can be taken up
  /// again, or the last that was agreed.
  private func day(of mail: MailKind, _ settings: Settings) -> String {
    if mail == .pairCompleted { return settings.lastDayOfSecondThoughts(since: position.since) }
    guard let due = position.due else { return endsOn ?? "" }
    return state == .paused ? settings.day(of: due) : settings.lastDay(before: due)
  }
}

extension MailKind {
  /// False where the proposal has gone on since the mail was caused, so that it would ask for what is over.
  fileprivate func isStillTrue(of proposal: Proposal) -> Bool {
    switch self {
    case .proposalReminder: proposal.state == .sent
    case .proposalAmendReminder: proposal.state == .amending
    case .pairOver: proposal.state == .accepted
    case .pairFirstContact: proposal.state == .accepted && proposal.contactMadeAt == nil
    default: true
    }
  }
}

extension Settings {
  /// A day for people: `27 March 2026`; nothing for what is no day.
  func words(forDay day: String) -> String {
    (try? CalendarDay(checking: day))?.words ?? ""
  }
}

import GRDB
import Scheme

extension Proposal {
  /// What a mail about it says to one of the two; `nil` when it comes too late to be true.
  func mailContent(_ mail: MailKind, for person: Int64?, settings: Settings, in db: Database) throws -> MailContent? {
    let form: (any MailedForm)?
    switch mail {
    case .proposalReminder where state != .sent, .proposalAmendReminder where state != .amending: return nil
    case .proposalSent, .proposalSentAgain, .proposalReminder: form = ResponseForm(handle: handle)
    case .proposalAmend, .proposalAmendReminder: form = VersionForm(handle: handle)
    default: form = nil
    }
    let lastDay = position.due.map { settings.words(forDay: settings.lastDay(before: $0)) }
    return try content(
      for: person, answeredBy: form,
      [.date: (lastDay ?? "").phrase, .reasons: mail == .proposalSent ? reasons(in: db).phrase : ""], in: db)
  }
}

extension Mentoring {
  /// What a mail about it says to one of the two; `nil` when it comes too late to be true.
  func mailContent(_ mail: MailKind, for person: Int64?, settings: Settings, in db: Database) throws -> MailContent? {
    let form: (any MailedForm)?
    switch mail {
    case .pairDecision: return try WaitingDecision.mailContent(for: person, of: self, in: db)
    case .pairOver where state != .active, .pairFirstContact where state != .active || contactMadeAt != nil: return nil
    case .pairOver: form = ContinuationForm(handle: handle)
    case .pairExtended: form = EarlierEndForm(handle: handle)
    case .mentorAvailability: form = AvailabilityForm()
    default: form = nil
    }
    let day = settings.words(forDay: day(of: mail, settings))
    return try content(for: person, answeredBy: form, [.date: day.phrase, .reasons: ""], in: db)
  }

  /// The day that a mail is about: the last on which it can be reopened, the one on which a break is over, or the
  /// last that was agreed.
  private func day(of mail: MailKind, _ settings: Settings) -> String {
    if mail == .pairCompleted { return settings.lastDayOfSecondThoughts(since: position.since) }
    guard state == .paused, let due = position.due else { return endsOn }
    return settings.day(of: due)
  }
}

extension BetweenTwo {
  fileprivate func content(
    for person: Int64?, answeredBy form: (any MailedForm)?, _ values: [MailKind.Placeholder: Phrase], in db: Database
  ) throws -> MailContent {
    let name = try person.map { try Profile.name(of: partner(of: $0), in: db).text } ?? ""
    return MailContent(
      path: String(path.dropFirst()), answeredAt: form?.path, values: values.merging([.partner: name.phrase]) { $1 })
  }
}

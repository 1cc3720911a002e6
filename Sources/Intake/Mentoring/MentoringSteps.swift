import GRDB
import Scheme

/// The forms that take one step of the table, most of them a pair's.
extension Parts {
  func stepSubmission(_ kind: ProposalForm, of handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = kind.form, let action = kind.action else { return nil }
    var submission = Submission(address: .about(handle, kind), form: form, button: kind.button, readers: kind.readers) {
      [settings] sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: kind.actor, in: transaction.db)
      let step = try proposal.step(action, by: sheet, settings: settings, at: transaction.now)
      let mails = try proposal.takeTold(step, form: sheet.form, settings: settings, in: transaction)
      return Saved(path: proposal.path(after: kind), mails: mails)
    }
    let today = settings.day(of: world.now())
    let last =
      action == .delay
      ? settings.day(of: world.now() + settings.terms.longestDelay) : settings.day(today, plusMonths: 12)
    submission.days = settings.day(today, plusDays: 1)...last
    if let (html, partner) = try await standing(of: handle, for: person) {
      submission.respondsTo = html
      submission.form = form.wanting(ProposalWords.commentWanted(for: "\(partner)"), in: "comment")
    }
    guard action.closes else { return submission }
    return try await checked(submission, handle, person) { _ in true }
  }

  /// When the agreed months are over: complete, extend or end.
  func continuationSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = ProposalForm.continuation.form else { return nil }
    var submission = Submission(
      address: .about(handle, .continuation), form: form, button: MentoringWords.send, readers: MentoringWords.readers,
      decision: "continuation"
    ) { [settings] sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: nil, in: transaction.db)
      let action = Proposal.continuations[sheet.answers.options("continuation").first ?? ""]
      guard let action else { throw Problem.unreadable }
      let step = try proposal.step(action, by: sheet, settings: settings, at: transaction.now)
      let mails = try proposal.takeTold(step, form: sheet.form, settings: settings, in: transaction)
      return Saved(path: proposal.path(after: .continuation), mails: mails)
    }
    submission.respondsTo = try await standing(of: handle, for: person)?.html ?? ""
    return try await checked(submission, handle, person) { answers in
      Proposal.continuations[answers.options("continuation").first ?? ""]?.closes ?? false
    }
  }

  /// With whom it is and where it stands, above a form that comes back.
  private func standing(of handle: String, for person: SignedIn?) async throws -> (html: HTML, partner: Name)? {
    guard let person else { return nil }
    let facts = try await store.read { [terms = settings.terms, now = world.now()] db in
      try ProposalFacts(handle, for: person, at: now, terms: terms, in: db)
    }
    let html = ProposalHTML(facts: facts, settings: settings)
    return ("<p><a href=\"\(href: html.link)\">\(facts.title)</a></p>\n\(html.state)", facts.partnerName)
  }

  /// A form that may bring a mentoring to its end: it says what stops and what stays before it does.
  private func checked(
    _ submission: Submission, _ handle: String, _ person: SignedIn?,
    closes: @escaping @Sendable (Answers) -> Bool
  ) async throws -> Submission {
    guard let person else { return submission }
    let closing = try await store.read { [settings, now = world.now()] db -> Closing? in
      let proposal = try Proposal.own(handle, person, as: nil, in: db)
      // What is not theirs to end now is refused as it is saved.
      guard proposal.allows(.complete, by: person.id, at: now, terms: settings.terms) else { return nil }
      return try Closing(proposal, for: person.id, at: now, settings, in: db)
    }
    var submission = submission
    submission.previewsEffects = true
    submission.preview = { answers in
      closes(answers) ? closing?.html(message: answers.text("comment")) : nil
    }
    return submission
  }
}

extension Proposal {
  fileprivate static let continuations: [String: ProposalAction] = [
    "complete": .complete, "extend": .extend, "end": .end,
  ]

  /// The step that a filled-in form asks for.
  ///
  /// - Throws: `FieldProblems` for a day or a number that the step cannot have.
  fileprivate func step(
    _ action: ProposalAction, by sheet: Sheet, settings: Settings, at now: Instant
  ) throws -> ProposalStep {
    var step = ProposalStep(
      action: action, actor: actor(sheet.person.id), comment: sheet.answers.text("comment"),
      reason: Proposal.reason(in: sheet), reasonOption: sheet.answers.options(FormKind.reasonQuestion).first)
    let today = settings.day(of: now)
    switch action {
    case .delay:
      let last = settings.day(of: now + settings.terms.longestDelay)
      // Asking for time takes none away.
      let first = position.due.map { settings.lastDay(before: $0) } ?? today
      step.day = try sheet.day(after: max(today, first), until: last, settings)
    case .pause: step.day = try sheet.day(after: today, until: settings.day(today, plusMonths: 12), settings)
    case .extend:
      guard let months = sheet.answers.number("months"), (1...24).contains(months) else {
        throw FieldProblems([FieldProblem("months", MentoringWords.monthsWanted)])
      }
      let day = settings.day(max(today, endsOn ?? today), plusMonths: months)
      let last = settings.days(at: now).upperBound
      guard day <= last else {
        throw FieldProblems([FieldProblem("months", MentoringWords.tooManyMonths(until: settings.words(forDay: last)))])
      }
      step.day = day
    default: break
    }
    return step
  }

  private static func reason(in sheet: Sheet) -> String? {
    let words = sheet.answers.text("reason-words")
    let chosen = sheet.answers.options("reason").first.flatMap {
      sheet.form.question("reason")?.option($0)?.wording.text
    }
    let all = [chosen, words.isEmpty ? nil : words].compactMap(\.self).joined(separator: "\n")
    return all.isEmpty ? nil : all
  }

  /// Takes a step, does what belongs to it, and tells the other.
  ///
  /// - Throws: `Obstacle` where a rule stands against it.
  fileprivate func takeTold(
    _ step: ProposalStep, form: Form, settings: Settings, in transaction: Transaction
  ) throws -> [Mail] {
    if let rule = try rule(against: step, settings.terms, in: transaction.db) {
      throw Obstacle(rule)
    }
    guard try take(step, settings: settings, in: transaction) else {
      throw Obstacle(ProposalWords.changedMeanwhile)
    }
    let told = step.action.tells.map { [mail($0, to: step.actor.partner)] } ?? []
    return try told + following(step, in: transaction)
  }

  /// What the table cannot tell by itself, since it depends on other proposals.
  private func rule(against step: ProposalStep, _ terms: ProposalTerms, in db: Database) throws -> String? {
    guard step.action == .reconsider || step.action == .reopen else { return nil }
    guard try mayBePair(in: db) else { return ProposalWords.changedMeanwhile }
    let open = try Proposal.open(ofMentee: mentee, in: db)
    if open.contains(where: { $0.mentor == mentor }) { return ProposalWords.openAgain }
    if step.action == .reconsider, open.count(where: { $0.life != .stopped }) >= terms.mostOpen {
      return ProposalWords.askedOthers
    }
    if step.action == .reconsider, try Proposal.wasAccepted(mentee, after: position.since, in: db) {
      return ProposalWords.acceptedElsewhere
    }
    if step.action == .reopen, step.actor == .mentee, try Proposal.placesLeft(of: mentor, in: db) < 1 {
      return MentoringWords.noPlaceToReopen
    }
    return nil
  }

  /// What an end and a reopening bring with them.
  func following(_ step: ProposalStep, in transaction: Transaction) throws -> [Mail] {
    switch step.action {
    case .complete, .end, .leave:
      try Profile.askAvailability(of: mentor, in: transaction)
      return try [mail(.mentorAvailability, to: .mentor)]
        + Survey.ask(after: self, isEarly: step.action != .complete, in: transaction)
    case .reopen:
      try Survey.close(of: self, in: transaction)
      return []
    default: return []
    }
  }
}

extension Sheet {
  /// The day that was asked for.
  ///
  /// - Throws: `FieldProblems` for one that is not after `first`, or later than `last`.
  fileprivate func day(after first: String, until last: String, _ settings: Settings) throws -> String {
    guard let day = answers.day("until"), day > first, day <= last else {
      throw FieldProblems([
        FieldProblem(
          "until", MentoringWords.dayWanted(after: settings.words(forDay: first), until: settings.words(forDay: last)))
      ])
    }
    return day
  }
}

extension ProposalAction {
  /// True for the steps that bring a mentoring to its end.
  var closes: Bool { self == .complete || self == .end }

  /// The mail that tells the other of a step.
  var tells: MailKind? {
    switch self {
    case .withdraw: .proposalWithdrawn
    case .delay: .proposalDelayed
    case .reconsider: .proposalReconsidered
    case .pause: .pairPaused
    case .resume: .pairResumed
    case .extend: .pairExtended
    case .keepEnd: .pairNotExtended
    case .complete: .pairCompleted
    case .end: .pairEnded
    case .reopen: .pairReopened
    default: nil
    }
  }
}

extension ProposalForm {
  /// Whose form it is; `nil` for either's.
  var actor: ProposalActor? {
    switch self {
    case .response, .delay, .reconsideration: .mentor
    case .version, .withdrawal, .others, .contact: .mentee
    default: nil
    }
  }

  var button: String {
    switch self {
    case .withdrawal: ProposalWords.withdraw
    case .delay: ProposalWords.delay
    case .reconsideration: ProposalWords.reconsider
    case .contact: MentoringWords.contactMade
    case .pause: MentoringWords.pause
    case .resumption: MentoringWords.resume
    case .extension: MentoringWords.extend
    case .earlierEnd: MentoringWords.earlierEnd
    case .completion: MentoringWords.complete
    case .ending: MentoringWords.end
    case .reopening: MentoringWords.reopen
    default: MentoringWords.send
    }
  }

  var readers: String? { form?.questions.isEmpty ?? true ? nil : MentoringWords.readers }
}

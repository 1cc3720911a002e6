import GRDB
import Scheme

/// The forms of a proposal, and what each step writes and mails.
extension Parts {
  /// A mentee writes to a mentor.
  func proposalSubmission(to handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = scheme.current.form(.proposal) else { return nil }
    try person?.seesPeople()
    return Submission(
      address: .proposal(to: handle), form: form, button: ProposalWords.send, readers: ProposalWords.readers
    ) { [settings] sheet, transaction in
      let db = transaction.db
      try sheet.person.seesPeople()
      guard let mentor = try Profile.mentor(handle, in: db), mentor.person != sheet.person.id else {
        throw Problem.notFound
      }
      guard let own = try Profile.find(sheet.person.id, in: db), own.role.isMentee else {
        throw against(form, ProposalWords.profileFirst)
      }
      let open = try Proposal.all(of: sheet.person.id, in: db).filter {
        $0.mentee == sheet.person.id && $0.state.isOpen
      }
      guard !open.contains(where: { $0.mentor == mentor.person }) else {
        throw against(form, ProposalWords.openAlready)
      }
      guard open.count < settings.openProposals else {
        throw against(form, ProposalWords.tooMany(settings.openProposals))
      }
      guard mentor.availability.holds(on: settings.day(of: transaction.now)),
        try Proposal.placesLeft(of: mentor.person, in: db) > 0
      else {
        throw against(form, ProposalWords.noPlace)
      }
      let proposal = try Proposal.send(sheet, to: mentor.person, in: transaction)
      return Saved(
        path: proposal.path,
        mails: [Mail(kind: .proposalSent, to: .person(mentor.person), about: .proposal(proposal.id))])
    }
  }

  /// The mentor accepts, amends or rejects.
  func responseSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    try await checkOwn(handle, person, as: .mentor)
    let form = ProposalWords.responseForm
    return Submission(
      address: .response(handle), form: form, button: ProposalWords.respond, readers: ProposalWords.responseReaders
    ) { sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: .mentor, in: transaction.db)
      guard let (action, kind) = Proposal.responses[sheet.answers.options("response").first ?? ""] else {
        throw Problem.unreadable
      }
      if action == .accept, try Proposal.placesLeft(of: sheet.person.id, in: transaction.db) < 1 {
        throw against(form, ProposalWords.noPlaceLeft)
      }
      guard try proposal.take(action, by: .mentor, comment: sheet.answers.text("comment"), in: transaction) else {
        throw against(form, ProposalWords.changedMeanwhile)
      }
      return Saved(
        path: proposal.path, mails: [Mail(kind: kind, to: .person(proposal.mentee), about: .proposal(proposal.id))])
    }
  }

  /// The mentee edits the proposal and sends it again.
  func versionSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = scheme.current.form(.proposal) else { return nil }
    try await checkOwn(handle, person, as: .mentee)
    let latest = try await store.read { db in
      try person.flatMap { try Proposal.find(handle, of: $0.id, in: db) }?.latestVersion(in: db)
    }
    return Submission(
      address: .version(handle), form: form, button: ProposalWords.sendAgain, readers: ProposalWords.readers,
      filled: latest?.answers.posted(for: form) ?? Posted()
    ) { sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: .mentee, in: transaction.db)
      guard try proposal.take(.sendAgain, by: .mentee, in: transaction) else {
        throw against(form, ProposalWords.changedMeanwhile)
      }
      try proposal.addVersion(sheet, in: transaction)
      return Saved(
        path: proposal.path,
        mails: [Mail(kind: .proposalSentAgain, to: .person(proposal.mentor), about: .proposal(proposal.id))])
    }
  }

  /// The mentee takes the proposal back.
  func withdrawalSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    try await checkOwn(handle, person, as: .mentee)
    let form = ProposalWords.withdrawalForm
    return Submission(address: .withdrawal(handle), form: form, button: ProposalWords.withdraw) { sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: .mentee, in: transaction.db)
      guard try proposal.take(.withdraw, by: .mentee, comment: sheet.answers.text("comment"), in: transaction) else {
        throw against(form, ProposalWords.changedMeanwhile)
      }
      return Saved(
        path: proposal.path,
        mails: [Mail(kind: .proposalWithdrawn, to: .person(proposal.mentor), about: .proposal(proposal.id))])
    }
  }

  /// Either marks the mentoring complete; both are asked the survey.
  func completionSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    try await checkOwn(handle, person, as: nil)
    let form = ProposalWords.completionForm
    return Submission(address: .completion(handle), form: form, button: ProposalWords.complete) { sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: nil, in: transaction.db)
      let actor = proposal.actor(sheet.person.id)
      guard try proposal.take(.complete, by: actor, comment: sheet.answers.text("comment"), in: transaction) else {
        throw against(form, ProposalWords.changedMeanwhile)
      }
      return Saved(path: proposal.path, mails: try Survey.ask(after: proposal, in: transaction))
    }
  }

  private func checkOwn(_ handle: String, _ person: SignedIn?, as actor: ProposalActor?) async throws {
    guard let person else { return }
    _ = try await store.read { try Proposal.own(handle, person, as: actor, in: $0) }
  }
}

/// A rule of the scheme that stands against the whole form, said at its first question.
private func against(_ form: Form, _ rule: String) -> FieldProblems {
  FieldProblems([FieldProblem(form.questions.first?.id ?? "", rule)])
}

extension Proposal {
  /// What the mentor's three answers do, and which mail tells of it.
  static let responses: [String: (ProposalAction, MailKind)] = [
    "accept": (.accept, .proposalAccepted),
    "amend": (.amend, .proposalAmend),
    "reject": (.reject, .proposalRejected),
  ]

  /// Its page.
  var path: String { "/my/proposals/\(handle)" }

  /// What a mail about it says to one of the two.
  func mailContent(_ mail: MailKind, for person: Int64?, in db: Database) throws -> MailContent {
    let partner = try person.map { try Profile.name(of: self.partner(of: $0), in: db) }
    return MailContent(
      path: "my/proposals/\(handle)", answeredAt: form(answering: mail), values: [.partner: partner ?? ""])
  }

  /// The form that a mail asks its reader to fill in.
  private func form(answering mail: MailKind) -> FormAddress? {
    switch mail {
    case .proposalSent, .proposalSentAgain, .proposalReminder: .response(handle)
    case .proposalAmend: .version(handle)
    default: nil
    }
  }
}

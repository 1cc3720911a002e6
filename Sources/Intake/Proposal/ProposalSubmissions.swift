import GRDB
import Scheme

/// From a proposal to its answer: what each form writes and mails.
extension Parts {
  /// A mentee writes to a mentor.
  func proposalSubmission(to handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = scheme.current.form(.proposal) else { return nil }
    try person?.seesPeople()
    return Submission(
      address: .proposal(to: handle), form: form, button: ProposalWords.send, readers: ProposalWords.readers
    ) { [settings] sheet, transaction in
      try sheet.checkMonths()
      let mentor = try Proposal.chosenMentor(handle, by: sheet, settings, in: transaction)
      let parties: [Limit.Party] = [.pair(sheet.person.id, with: mentor.person), .person(sheet.person.id)]
      try settings.limits.allow(.proposals, by: parties, in: transaction)
      let proposal = try Proposal.send(sheet, to: mentor.person, terms: settings.terms, in: transaction)
      return Saved(path: proposal.path(after: .version), mails: [proposal.mail(.proposalSent, to: .mentor)])
    }
  }

  /// One of the forms about a proposal.
  func proposalSubmission(_ form: ProposalForm, of handle: String, for person: SignedIn?) async throws -> Submission? {
    let actor = form.actor
    if let person { _ = try await store.read { try Proposal.own(handle, person, as: actor, in: $0) } }
    switch form {
    case .response: return responseSubmission(handle, for: person)
    case .version: return try await versionSubmission(handle, for: person)
    case .others: return try await othersSubmission(handle, for: person)
    case .continuation: return continuationSubmission(handle)
    default: return stepSubmission(form, of: handle)
    }
  }

  /// The mentor accepts, asks for changes, or declines.
  private func responseSubmission(_ handle: String, for person: SignedIn?) -> Submission? {
    guard let form = ProposalForm.response.form else { return nil }
    var submission = Submission(
      address: .about(handle, .response), form: form, button: ProposalWords.respond,
      readers: ProposalWords.responseReaders, decision: "response"
    ) { [settings] sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: .mentor, in: transaction.db)
      guard let (action, mail) = Proposal.responses[sheet.answers.options("response").first ?? ""] else {
        throw Problem.unreadable
      }
      if action == .accept, try Proposal.placesLeft(of: sheet.person.id, in: transaction.db) < 1 {
        throw FieldProblems(against: form, ProposalWords.noPlaceLeft)
      }
      if action == .accept, try !proposal.mayBePair(in: transaction.db) {
        throw FieldProblems(against: form, ProposalWords.changedMeanwhile)
      }
      let step = ProposalStep(action: action, actor: .mentor, comment: sheet.answers.text("comment"))
      guard try proposal.take(step, settings: settings, in: transaction) else {
        throw FieldProblems(against: form, ProposalWords.changedMeanwhile)
      }
      if let stays = sheet.answers.options("stay").first {
        try Profile.setAvailable(stays == "yes", person: sheet.person.id, in: transaction)
      }
      return Saved(path: proposal.path(after: .response), mails: [proposal.mail(mail, to: .mentee)])
    }
    submission.preview = { [terms = settings.terms] in ProposalHTML.preview(of: $0, form: form, terms: terms) }
    return submission
  }

  /// The mentee edits the proposal and sends it again.
  private func versionSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = scheme.current.form(.proposal) else { return nil }
    let (latest, wish) = try await store.read { db -> (Proposal.Version?, HTML) in
      guard let proposal = try person.flatMap({ try Proposal.find(handle, of: $0.id, in: db) }) else {
        return (nil, "")
      }
      return (try proposal.latestVersion(in: db), try proposal.wish(in: db))
    }
    return Submission(
      address: .about(handle, .version), form: form, button: ProposalWords.sendAgain, readers: ProposalWords.readers,
      context: wish, filled: latest?.answers.posted(for: form) ?? Posted()
    ) { [settings] sheet, transaction in
      let proposal = try Proposal.own(handle, sheet.person, as: .mentee, in: transaction.db)
      try sheet.checkMonths()
      let step = ProposalStep(action: .sendAgain, actor: .mentee)
      guard try proposal.mayBePair(in: transaction.db),
        try proposal.take(step, settings: settings, in: transaction)
      else {
        throw FieldProblems(against: form, ProposalWords.changedMeanwhile)
      }
      try proposal.addVersion(sheet, in: transaction)
      return Saved(path: proposal.path(after: .version), mails: [proposal.mail(.proposalSentAgain, to: .mentor)])
    }
  }

  /// Once a proposal is accepted, the mentee says which of the others they take back.
  private func othersSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let person else { throw Problem.signInNeeded(destination: "/my/proposals/\(handle)") }
    let others = try await store.read { try Proposal.waiting(ofMentee: person.id, in: $0) }
    guard !others.isEmpty else { throw Problem.notFound }
    var question = Question(id: "withdraw", kind: .choices, wording: Wording(ProposalWords.othersQuestion)).optional
    question.options = others.map { Question.Option(id: $0.proposal.handle, wording: Wording($0.partner)) }
    let form = Form(id: ProposalForm.others.rawValue, title: ProposalWords.othersTitle, parts: [.question(question)])
    return Submission(
      address: .about(handle, .others), form: form, button: ProposalWords.othersButton, isAllOptional: true
    ) { [settings] sheet, transaction in
      let accepted = try Proposal.own(handle, sheet.person, as: .mentee, in: transaction.db)
      try accepted.noteOthersDecided(in: transaction)
      let chosen = sheet.answers.options("withdraw")
      let taken = try chosen.compactMap { handle -> Mail? in
        let proposal = try Proposal.own(handle, sheet.person, as: .mentee, in: transaction.db)
        let step = ProposalStep(action: .withdraw, actor: .mentee, comment: ProposalWords.foundAnother)
        guard try proposal.take(step, settings: settings, in: transaction) else { return nil }
        return proposal.mail(.proposalWithdrawn, to: .mentor)
      }
      return Saved(path: accepted.path(after: .others), mails: taken)
    }
  }
}

extension Sheet {
  /// What a proposal's form cannot say by itself.
  fileprivate func checkMonths() throws {
    guard let months = answers.number("months"), (1...24).contains(months) else {
      throw FieldProblems([FieldProblem("months", PairWords.monthsBounds)])
    }
  }
}

extension Proposal {
  /// What the mentor's three answers do, and which mail tells of it.
  static let responses: [String: (ProposalAction, MailKind)] = [
    "accept": (.accept, .proposalAccepted),
    "amend": (.amend, .proposalAmend),
    "reject": (.reject, .proposalRejected),
  ]

  /// The mentor whom a mentee may write to now.
  ///
  /// - Throws: the rule that stands against it, for the form to say.
  fileprivate static func chosenMentor(
    _ handle: String, by sheet: Sheet, _ settings: Settings, in transaction: Transaction
  ) throws -> Profile {
    let db = transaction.db
    func refused(_ rule: String) -> FieldProblems { FieldProblems(against: sheet.form, rule) }
    try sheet.person.seesPeople()
    guard let mentor = try Profile.mentor(handle, in: db), mentor.person != sheet.person.id else {
      throw Problem.notFound
    }
    guard let own = try Profile.find(sheet.person.id, in: db), own.role.isMentee else {
      throw refused(ProposalWords.profileFirst)
    }
    let open = try open(ofMentee: sheet.person.id, in: db)
    if open.contains(where: { $0.mentor == mentor.person }) { throw refused(ProposalWords.openAlready) }
    if let day = try again(sheet.person.id, to: mentor.person, settings, at: transaction.now, in: db) {
      throw refused(ProposalWords.declined(until: day))
    }
    guard open.count < settings.terms.mostOpen else { throw refused(ProposalWords.tooMany(settings.terms.mostOpen)) }
    guard mentor.availability.holds(on: settings.day(of: transaction.now)),
      try placesLeft(of: mentor.person, in: db) > 0,
      try !NotPaired.holds(between: own.person, and: mentor.person, in: db)
    else { throw refused(ProposalWords.noPlace) }
    return mentor
  }

  /// What the mentor would like to be changed, beside the form that changes it.
  fileprivate func wish(in db: Database) throws -> HTML {
    guard state == .amending, let asked = try events(in: db).last(where: { $0.action == .amend }) else { return "" }
    return """
      <section class="note">
      <p class="kicker">\(ProposalWords.wish(of: try Profile.name(of: mentor, in: db)))</p>
      <p class="typed">\(asked.comment)</p>
      </section>

      """
  }

  /// The mentee has said what becomes of their other proposals.
  fileprivate func noteOthersDecided(in transaction: Transaction) throws {
    try transaction.db.execute(sql: "UPDATE proposal SET others_asked = 0 WHERE id = ?", arguments: [id])
  }

  /// A mentee's proposals that wait for a step, with the mentors' names.
  static func waiting(ofMentee person: Int64, in db: Database) throws -> [(proposal: Proposal, partner: String)] {
    try waiting(of: person, in: db).filter { $0.proposal.mentee == person }
  }
}

import GRDB
import Scheme

/// From a proposal to its answer: what each form writes and mails.
extension Parts {
  /// A mentee writes to a mentor.
  func proposalSubmission(to handle: String, for person: SignedIn?) async throws -> Submission? {
    guard let form = scheme.current.form(.proposal) else { return nil }
    try person?.seesPeople()
    let mentor = try await store.read { db in try person.flatMap { _ in try Profile.mentor(handle, in: db) } }
    var submission = Submission(
      address: .proposal(to: handle), form: form, button: ProposalWords.send, readers: ProposalWords.readers
    ) { [settings] sheet, transaction in
      try sheet.checkMonths()
      let mentor = try Proposal.chosenMentor(handle, by: sheet, settings, in: transaction)
      let parties: [Limit.Party] = [.pair(sheet.person.id, with: mentor.person), .person(sheet.person.id)]
      try settings.limits.allow(.proposals, by: parties, in: transaction)
      let proposal = try Proposal.send(sheet, to: mentor.person, terms: settings.terms, in: transaction)
      return Saved(path: proposal.path(after: .version), mails: [proposal.mail(.proposalSent, to: .mentor)])
    }
    submission.respondsTo = mentor.map { "<h2>\($0.name)</h2>\n\(ProfileHTML(profile: $0).html)" } ?? ""
    return submission
  }

  /// One of the forms about a proposal.
  func proposalSubmission(_ form: ProposalForm, of handle: String, for person: SignedIn?) async throws -> Submission? {
    let actor = form.actor
    if let person { _ = try await store.read { try Proposal.own(handle, person, as: actor, in: $0) } }
    switch form {
    case .response: return try await responseSubmission(handle, for: person)
    case .version: return try await versionSubmission(handle, for: person)
    case .others: return try await othersSubmission(handle, for: person)
    case .continuation: return try await continuationSubmission(handle, for: person)
    default: return try await stepSubmission(form, of: handle, for: person)
    }
  }

  /// The mentor accepts, asks for changes, or declines.
  private func responseSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission? {
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
        throw Obstacle(ProposalWords.noPlaceLeft, ProfileWords.edit, at: FormAddress.profile.link)
      }
      if action == .accept, try !proposal.mayBePair(in: transaction.db) {
        throw Obstacle(ProposalWords.changedMeanwhile)
      }
      let step = ProposalStep(action: action, actor: .mentor, comment: sheet.answers.text("comment"))
      guard try proposal.take(step, settings: settings, in: transaction) else {
        throw Obstacle(ProposalWords.changedMeanwhile)
      }
      if let stays = sheet.answers.options("stay").first {
        try Profile.setAvailable(stays == "yes", person: sheet.person.id, in: transaction)
      }
      return Saved(path: proposal.path(after: .response), mails: [proposal.mail(mail, to: .mentee)])
    }
    submission.preview = { [terms = settings.terms] in ProposalHTML.preview(of: $0, form: form, terms: terms) }
    guard let person else { return submission }
    let (name, request) = try await store.read { db in
      let proposal = try Proposal.own(handle, person, as: .mentor, in: db)
      let name = try Profile.name(of: proposal.mentee, in: db)
      return (name, ProposalHTML.request(try proposal.latestVersion(in: db), from: name, at: proposal.link))
    }
    submission.form = form.wanting(ProposalWords.commentWanted(for: "\(name)"), in: "comment")
    submission.respondsTo = request
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
        throw Obstacle(ProposalWords.changedMeanwhile)
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
    question.options = others.map { Question.Option(id: $0.proposal.handle, wording: "\($0.partner)") }
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
      throw FieldProblems([FieldProblem("months", MentoringWords.monthsBounds)])
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
  /// - Throws: `Obstacle`.
  fileprivate static func chosenMentor(
    _ handle: String, by sheet: Sheet, _ settings: Settings, in transaction: Transaction
  ) throws -> Profile {
    let db = transaction.db
    try sheet.person.seesPeople()
    let noPlace = Obstacle(ProposalWords.noPlace, ProfileWords.seeMentors, at: Link(["my", "mentors"], after: .root))
    guard let mentor = try Profile.mentor(handle, in: db), mentor.person != sheet.person.id else { throw noPlace }
    if let obstacle = try obstacle(for: sheet.person, to: mentor, settings, at: transaction.now, in: db) {
      throw obstacle
    }
    guard mentor.availability.holds(on: settings.day(of: transaction.now)),
      try placesLeft(of: mentor.person, in: db) > 0,
      try !NotPaired.holds(between: sheet.person.id, and: mentor.person, in: db)
    else { throw noPlace }
    return mentor
  }

  /// What a mentee has to see to before they can write to a mentor: asked before the form is shown, and when it is sent.
  static func obstacle(
    for person: SignedIn, to mentor: Profile, _ settings: Settings, at now: Instant, in db: Database
  ) throws -> Obstacle? {
    guard try Profile.find(person.id, in: db)?.role.isMentee ?? false else {
      return Obstacle(ProposalWords.profileFirst, ProfileWords.toForm, at: FormAddress.profile.link)
    }
    let open = try open(ofMentee: person.id, in: db)
    if let same = open.first(where: { $0.mentor == mentor.person }) {
      return Obstacle(
        ProposalWords.openAlready, named: ProposalWords.title(mentor.name, as: .mentee, same.state), at: same.link)
    }
    if let day = try again(person.id, to: mentor.person, settings, at: now, in: db) {
      return Obstacle(
        ProposalWords.declined(until: day), ProfileWords.seeMentors, at: Link(["my", "mentors"], after: .root))
    }
    let most = settings.terms.mostOpen
    guard open.count(where: { $0.life != .stopped }) < most else {
      return Obstacle(ProposalWords.tooMany(most), PeopleWords.myPage, at: Link(["my", ""], after: .root))
    }
    return nil
  }

  /// What the mentor would like to be changed, beside the form that changes it.
  fileprivate func wish(in db: Database) throws -> HTML {
    guard state == .amending, let asked = try events(in: db).last(where: { $0.action == .amend }) else { return "" }
    return """
      <section class="note">
      <p class="kicker">\(ProposalWords.wish(of: try Profile.name(of: mentor, in: db)))</p>
      \(HTML(typed: asked.comment))\
      </section>

      """
  }

  /// The mentee has said what becomes of their other proposals.
  fileprivate func noteOthersDecided(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "UPDATE proposal SET others_asked = 0 WHERE id = ?", arguments: [id])
  }

  /// A mentee's proposals that wait for a step, with the mentors' names.
  static func waiting(ofMentee person: Int64, in db: Database) throws -> [(proposal: Proposal, partner: Name)] {
    try waiting(of: person, in: db).filter { $0.proposal.mentee == person }
  }
}

import GRDB
import Scheme

/// What each form of the coordinator's page writes and mails. Each asks once more, in its own transaction, whether the
/// sender runs the scheme.
extension Parts {
  func coordinatorSubmission(_ form: CoordinatorForm, for person: SignedIn?) async throws -> Submission? {
    if let person { try await store.read { [settings] in try settings.checkCoordinator(person, in: $0) } }
    switch form {
    case .membership(let handle): return letIn(handle)
    case .question(let handle): return ask(handle)
    case .refusal(let handle): return decline(handle)
    case .contact(let survey): return makeContact(survey)
    case .invitation: return invite()
    case .invitationRemoval(let handle): return takeBackInvitation(handle)
    case .privateAnswers(let handle): return privateAnswers(handle)
    }
  }

  private func letIn(_ handle: String) -> Submission {
    submission(.membership(handle), CoordinatorWords.letInForm, CoordinatorWords.letIn) { sheet, transaction in
      let person = try waiting(handle, in: transaction.db)
      try person.become(.member, in: transaction)
      try Audit.note(.letIn, by: .coordinator(sheet.person.person), on: .person(handle), in: transaction)
      return Saved(path: CoordinatorPages.path, mails: [Mail(kind: .memberWelcome, to: .person(person.id))])
    }
  }

  private func ask(_ handle: String) -> Submission {
    submission(
      .question(handle), CoordinatorWords.questionForm, CoordinatorWords.sendQuestion,
      readers: CoordinatorWords.questionReaders
    ) { sheet, transaction in
      let person = try waiting(handle, in: transaction.db)
      let mail = try MemberQuestion.ask(sheet.answers.text("question"), of: person, in: transaction)
      try Audit.note(.ask, by: .coordinator(sheet.person.person), on: .person(handle), in: transaction)
      return Saved(path: "\(CoordinatorPages.path)people/\(handle)", mails: [mail])
    }
  }

  private func decline(_ handle: String) -> Submission {
    submission(.refusal(handle), CoordinatorWords.refusalForm, CoordinatorWords.decline) { sheet, transaction in
      let person = try waiting(handle, in: transaction.db)
      try person.become(.declined, in: transaction)
      try Audit.note(.decline, by: .coordinator(sheet.person.person), on: .person(handle), in: transaction)
      return Saved(path: CoordinatorPages.path, mails: [Mail(kind: .memberDeclined, to: .person(person.id))])
    }
  }

  private func makeContact(_ survey: String) -> Submission {
    submission(.contact(survey), CoordinatorWords.contactForm(survey), CoordinatorWords.contactMade) {
      sheet, transaction in
      try ContactWish.done(survey, by: sheet.person, in: transaction)
      return Saved(path: CoordinatorPages.path)
    }
  }

  private func invite() -> Submission {
    submission(.invitation, CoordinatorWords.invitationForm, CoordinatorWords.invite) {
      [limits = settings.limits] sheet, transaction in
      guard let address = Address.normalised(sheet.answers.text("invited")) else {
        throw FieldProblems([FieldProblem("invited", PeopleWords.notAnAddress)])
      }
      try limits.allow(.invitations, by: [.address(address)], in: transaction)
      let isAgain = sheet.answers.values["again"] != nil
      let mail = try welcome(address, isAgain: isAgain, by: sheet.person.person, in: transaction)
      return Saved(path: CoordinatorPages.path, mails: [mail])
    }
  }

  private func takeBackInvitation(_ handle: String) -> Submission {
    submission(.invitationRemoval(handle), CoordinatorWords.removalForm(handle), CoordinatorWords.takeBack) {
      sheet, transaction in
      try Invitation.remove(handle, in: transaction)
      try Audit.note(
        .takeBackInvitation, by: .coordinator(sheet.person.person), on: .invitation(handle), in: transaction)
      return Saved(path: CoordinatorPages.path)
    }
  }

  private func privateAnswers(_ handle: String) -> Submission {
    submission(.privateAnswers(handle), CoordinatorWords.privateAnswersForm, JourneyWords.handled) {
      sheet, transaction in
      let proposal = try Proposal.accepted(handle, outsideOf: sheet.person, in: transaction.db)
      try PrivateAnswer.handle(of: proposal, in: transaction)
      try Audit.note(
        .handlePrivateAnswers, by: .coordinator(sheet.person.person), on: .proposal(handle), in: transaction)
      return Saved(path: CoordinatorPages.path)
    }
  }

  /// A form of the coordinator's, saved for a coordinator alone.
  private func submission(
    _ address: CoordinatorForm, _ form: Form, _ button: String, readers: String? = nil,
    save: @escaping @Sendable (Sheet, Transaction) throws -> Saved
  ) -> Submission {
    Submission(address: .coordinator(address), form: form, button: button, readers: readers) {
      [settings] sheet, transaction in
      try settings.checkCoordinator(sheet.person, in: transaction.db)
      return try save(sheet, transaction)
    }
  }
}

/// Somebody about whom a coordinator can still decide.
private func waiting(_ handle: String, in db: Database) throws -> Person {
  guard let person = try Person.find(handle: handle, in: db) else { throw Problem.notFound }
  guard person.standing == .waiting else { throw FieldProblems([FieldProblem("", CoordinatorWords.decidedAlready)]) }
  return person
}

/// Invites a newcomer, or lets in whoever has confirmed the address and is not a member.
///
/// - Parameter isAgain: the coordinator has said that it holds for somebody who was declined, too.
private func welcome(
  _ address: String, isAgain: Bool, by coordinator: Person, in transaction: Transaction
) throws -> Mail {
  switch try Verdict.standing(of: address, in: transaction.db) {
  case .declined where !isAgain: throw FieldProblems([FieldProblem("again", CoordinatorWords.declinedBefore)])
  case .suspended: throw FieldProblems([FieldProblem("invited", CoordinatorWords.suspendedNow)])
  default: try Verdict.lift(address, in: transaction)
  }
  guard let person = try Person.find(address: address, in: transaction.db) else {
    let handle = try Invitation.add(address, in: transaction)
    try Audit.note(.invite, by: .coordinator(coordinator), on: .invitation(handle), in: transaction)
    return Mail(kind: .memberInvited, to: .address(address))
  }
  guard [.waiting, .declined].contains(person.standing) else {
    throw FieldProblems([FieldProblem("invited", CoordinatorWords.knownAlready)])
  }
  try person.become(.member, in: transaction)
  try Audit.note(.letIn, by: .coordinator(coordinator), on: .person(person.handle), in: transaction)
  return Mail(kind: .memberWelcome, to: .person(person.id))
}

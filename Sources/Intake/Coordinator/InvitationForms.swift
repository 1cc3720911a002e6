import Scheme

/// Invites an address.
struct InvitationForm: OwnForm {
  static let route: FormRoute = "coordinator/invitations"
  static let audience = FormAudience.coordinator

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, reading.scheme[.invitation])
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    guard let address = Address.normalised(filled.answers.text("invited")) else {
      throw FieldProblems([FieldProblem("invited", PeopleWords.notAnAddress)])
    }
    try settings.limits.allow(.invitations, by: [.address(address)], in: transaction)
    let isAgain = filled.answers.values["again"] != nil
    let mail = try welcome(address, isAgain: isAgain, by: filled.person.person, in: transaction)
    return Saved(path: CoordinatorReading.path, mails: [mail])
  }

  /// Invites a newcomer, or lets in someone who has confirmed the address and is not a member.
  ///
  /// - Parameter isAgain: the coordinator has said that the invitation also applies to someone who was declined.
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
}

/// Takes back an invitation, by its handle.
struct InvitationRemovalForm: HandleForm {
  static let route: FormRoute = "coordinator/invitations/:handle/removal"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    if reading.person != nil, try !Invitation.open(in: reading.db).contains(where: { $0.handle == handle }) {
      throw Problem.notFound
    }
    return OpenForm(self, CoordinatorWords.removalForm(handle), button: CoordinatorWords.takeBack)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try Invitation.remove(handle, in: transaction)
    try Audit.note(
      .takeBackInvitation, by: .coordinator(filled.person.person), on: .invitation(handle), in: transaction)
    return Saved(path: CoordinatorReading.path)
  }
}

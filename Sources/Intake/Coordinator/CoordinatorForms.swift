import GRDB
import Scheme

// What a coordinator decides about people. That the sender runs the scheme is asked by the desk: see `FormAudience`.

/// Lets somebody in, by their handle.
struct MembershipForm: HandleForm {
  static let route: FormRoute = "coordinator/people/:handle/membership"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, CoordinatorWords.letInForm, button: CoordinatorWords.letIn)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let person = try Person.waiting(handle, in: transaction.db)
    try person.become(.member, in: transaction)
    try Audit.note(.letIn, by: .coordinator(filled.person.person), on: .person(handle), in: transaction)
    return Saved(path: CoordinatorReading.path, mails: [Mail(kind: .memberWelcome, to: .person(person.id))])
  }
}

/// Asks somebody who waits a question.
struct QuestionForm: HandleForm {
  static let route: FormRoute = "coordinator/people/:handle/questions"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(
      self, CoordinatorWords.questionForm, button: CoordinatorWords.sendQuestion,
      readers: CoordinatorWords.questionReaders)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let person = try Person.waiting(handle, in: transaction.db)
    let mail = try MemberQuestion.ask(filled.answers.text("question"), of: person, in: transaction)
    try Audit.note(.ask, by: .coordinator(filled.person.person), on: .person(handle), in: transaction)
    return Saved(path: "\(CoordinatorReading.path)people/\(handle)", mails: [mail])
  }
}

/// Does not let somebody in.
struct RefusalForm: HandleForm {
  static let route: FormRoute = "coordinator/people/:handle/refusal"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, CoordinatorWords.refusalForm, button: CoordinatorWords.decline)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let person = try Person.waiting(handle, in: transaction.db)
    try person.become(.declined, in: transaction)
    try Audit.note(.decline, by: .coordinator(filled.person.person), on: .person(handle), in: transaction)
    return Saved(path: CoordinatorReading.path, mails: [Mail(kind: .memberDeclined, to: .person(person.id))])
  }
}

/// Has been in touch with somebody who asked for it, by their survey's handle.
struct ContactWishForm: HandleForm {
  static let route: FormRoute = "coordinator/surveys/:handle/contact"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, CoordinatorWords.contactForm(handle), button: CoordinatorWords.contactMade)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try ContactWish.done(handle, by: filled.person, in: transaction)
    return Saved(path: CoordinatorReading.path)
  }
}

extension Person {
  /// Somebody about whom a coordinator can still decide.
  fileprivate static func waiting(_ handle: String, in db: Database) throws -> Person {
    guard let person = try find(handle: handle, in: db) else { throw Problem.notFound }
    guard person.standing == .waiting else { throw FieldProblems([FieldProblem("", CoordinatorWords.decidedAlready)]) }
    return person
  }
}

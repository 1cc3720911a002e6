import GRDB
import Scheme

// What a coordinator decides about people. The desk checks that the sender runs the scheme: see `FormAudience`.

/// What becomes of someone who is waiting, by their handle: they are told, and who decided is recorded.
protocol AdmissionForm: HandleForm {
  /// What it asks.
  func form(_ scheme: SchemeFile) -> OpenForm
  static var standing: Person.Standing { get }
  static var act: Audit.Act { get }
  static var mail: MailKind { get }
}

extension AdmissionForm {
  static var audience: FormAudience { .coordinator }

  func open(_ reading: Reading) throws -> OpenForm? {
    try Person.check(handle, reading)
    return form(reading.scheme)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let person = try Person.waiting(handle, in: transaction.db)
    try person.become(Self.standing, in: transaction)
    try Audit.note(Self.act, by: .coordinator(filled.person.person), on: .person(handle), in: transaction)
    return Saved(path: CoordinatorReading.path, mails: [Mail(kind: Self.mail, to: .person(person.id))])
  }
}

struct MembershipForm: AdmissionForm {
  static let route: FormRoute = "coordinator/people/:handle/membership"
  static let standing = Person.Standing.member
  static let act = Audit.Act.letIn
  static let mail = MailKind.memberWelcome
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm {
    let lead = Form.Part.prose(html: "<p>\(CoordinatorWords.letInLead)</p>\n")
    return OpenForm(
      self, Form(id: "membership", title: CoordinatorWords.letInTitle, parts: [lead]), button: CoordinatorWords.letIn)
  }
}

struct RefusalForm: AdmissionForm {
  static let route: FormRoute = "coordinator/people/:handle/refusal"
  static let standing = Person.Standing.declined
  static let act = Audit.Act.decline
  static let mail = MailKind.memberDeclined
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm { OpenForm(self, scheme[.refusal]) }
}

/// Asks a question of someone who is waiting.
struct QuestionForm: HandleForm {
  static let route: FormRoute = "coordinator/people/:handle/questions"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    try Person.check(handle, reading)
    return OpenForm(self, reading.scheme[.memberQuestion])
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let person = try Person.waiting(handle, in: transaction.db)
    let mail = try MemberQuestion.ask(filled.answers.text("question"), of: person, in: transaction)
    try Audit.note(.ask, by: .coordinator(filled.person.person), on: .person(handle), in: transaction)
    return Saved(path: "\(CoordinatorReading.path)people/\(handle)", mails: [mail])
  }
}

/// Notes that a coordinator has been in touch with someone who asked for it, by their survey's handle.
struct ContactWishForm: HandleForm {
  static let route: FormRoute = "coordinator/surveys/:handle/contact"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    if let person = reading.person { _ = try ContactWish.find(handle, for: person, in: reading.db) }
    return OpenForm(self, CoordinatorWords.contactForm(handle), button: CoordinatorWords.contactMade)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try ContactWish.done(handle, by: filled.person, in: transaction)
    return Saved(path: CoordinatorReading.path)
  }
}

extension Person {
  /// Checks, for someone who is signed in, that a handle is someone's. Others learn nothing about it.
  ///
  /// - Throws: `Problem.notFound`.
  fileprivate static func check(_ handle: String, _ reading: Reading) throws {
    guard reading.person != nil else { return }
    guard try find(handle: handle, in: reading.db) != nil else { throw Problem.notFound }
  }

  /// Someone who a coordinator can still decide about.
  fileprivate static func waiting(_ handle: String, in db: Database) throws -> Person {
    guard let person = try find(handle: handle, in: db) else { throw Problem.notFound }
    guard person.standing == .waiting else { throw FieldProblems([FieldProblem("", CoordinatorWords.decidedAlready)]) }
    return person
  }
}

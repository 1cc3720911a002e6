import GRDB
import Scheme

// The steps that end a mentoring relationship, and the one that reopens it. Before an end, a page says what stops and
// what stays (`Closing`).

struct CompletionForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/completion"
  static let action = MentoringAction.complete
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.completion] }

  func complete(_ open: inout OpenForm, of mentoring: Mentoring, _ reading: Reading) throws {
    try open.say(closing: mentoring, reading) { _ in true }
  }

}

struct EndingForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/ending"
  static let action = MentoringAction.end
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.ending] }

  func complete(_ open: inout OpenForm, of mentoring: Mentoring, _ reading: Reading) throws {
    try open.say(closing: mentoring, reading) { _ in true }
  }
}

struct ReopeningForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/reopening"
  static let action = MentoringAction.reopen
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.reopening] }

  static func isOpen(_ facts: CourseFacts) -> Bool {
    facts.canReopen
  }
}

/// How to go on when the agreed months are over: complete, extend or end.
struct ContinuationForm: CourseForm, MailedForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/continuation"
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.continuation] }

  var answeredNext: Phrase { ProposalWords.answeredNext() }
  static func isOpen(_ facts: CourseFacts) -> Bool { facts.allows(.complete) }

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, Self.form(reading.scheme))
    open.decision = "continuation"
    guard let mentoring = try own(reading) else { return open }
    open.respondsTo = try standing(reading)?.html ?? ""
    try open.say(closing: mentoring, reading) { Self.action($0)?.closes ?? false }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let mentoring = try own(filled, in: transaction)
    guard let action = Self.action(filled.answers) else { throw Problem.unreadable }
    var step = Step(action, by: mentoring.actor(filled.person.id), saying: filled)
    if action == .extend { step.day = try mentoring.end(afterMoreMonths: filled, settings, at: transaction.now) }
    let mails = try mentoring.takeTold(step, settings: settings, in: transaction)
    return Saved(path: pathWhenSaved, mails: mails)
  }

  private static func action(_ answers: Answers) -> MentoringAction? {
    let action = answers.options("continuation").first.flatMap(MentoringAction.init)
    return action.flatMap { [.complete, .extend, .end].contains($0) ? $0 : nil }
  }
}

extension OpenForm {
  /// A form that may end a mentoring relationship says what stops and what stays before it does.
  mutating func say(
    closing mentoring: Mentoring, _ reading: Reading, where closes: @escaping @Sendable (Answers) -> Bool
  ) throws {
    previewsEffects = true
    // If it is not theirs to end now, it is refused when it is saved.
    guard let person = reading.person,
      mentoring.allows(.complete, by: person.id, at: reading.now, terms: reading.settings.terms)
    else { return }
    let closing = try Closing(mentoring, for: person.id, at: reading.now, reading.settings, in: reading.db)
    preview = { answers in closes(answers) ? closing.html(message: answers.text("comment")) : nil }
  }
}

import GRDB
import Scheme

/// A form that takes one step of the scheme's table.
protocol StepForm: CourseForm {
  static var action: Subject.Action { get }
  /// The days that may be given.
  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>?
  /// Adds what the answers say about the step, apart from the words to the other.
  ///
  /// - Throws: `FieldProblems` for a day or a number that the step does not allow.
  func fill(
    _ step: inout Step<Subject.Action>, of subject: Subject, from filled: FilledForm, _ settings: Settings,
    at now: Instant
  ) throws
  /// Adds what else is known about the form when it is opened for one of the two.
  func complete(_ open: inout OpenForm, of subject: Subject, _ reading: Reading) throws
}

extension StepForm {
  func complete(_ open: inout OpenForm, of subject: Subject, _ reading: Reading) throws {}

  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>? { nil }
  static func isOpen(_ facts: CourseFacts) -> Bool { Subject.allows(action, facts) }

  func fill(
    _ step: inout Step<Subject.Action>, of subject: Subject, from filled: FilledForm, _ settings: Settings,
    at now: Instant
  ) throws {}

  func open(_ reading: Reading) throws -> OpenForm? {
    let form = Self.form(reading.scheme)
    var open = OpenForm(self, form)
    open.days = Self.days(reading.settings, at: reading.now)
    guard let subject = try own(reading), let (html, partner) = try standing(reading) else { return open }
    open.respondsTo = html
    open.form = form.wanting(ProposalWords.commentWanted(partner), in: "comment")
    try complete(&open, of: subject, reading)
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let subject = try own(filled, in: transaction)
    var step = Step(Self.action, by: subject.actor(filled.person.id), saying: filled)
    try fill(&step, of: subject, from: filled, settings, at: transaction.now)
    let mails = try subject.takeTold(step, settings: settings, in: transaction)
    return Saved(path: pathWhenSaved, mails: mails)
  }
}

extension Step {
  /// A step with the form's words for the other, and with its reason for the coordinator.
  init(_ action: Action, by actor: MentoringActor, saying filled: FilledForm) {
    let words = filled.answers.text("reason-words")
    let option = filled.answers.options(FormKind.reasonQuestion).first
    let chosen = option.flatMap { filled.form.question(FormKind.reasonQuestion)?.option($0)?.wording.text }
    let reason = [chosen, words.isEmpty ? nil : words].compactMap(\.self).joined(separator: "\n")
    self.init(
      action: action, actor: actor, comment: filled.answers.text("comment"), reason: reason.isEmpty ? nil : reason,
      reasonOption: option)
  }
}

extension FilledForm {
  /// The day that was asked for.
  ///
  /// - Throws: `FieldProblems` for one that is not after `first`, or is later than `last`.
  func day(after first: String, until last: String, _ settings: Settings) throws -> String {
    guard let day = answers.day("until"), day > first, day <= last else {
      throw FieldProblems([
        FieldProblem(
          "until", MentoringWords.dayWanted(settings.words(forDay: first), settings.words(forDay: last)))
      ])
    }
    return day
  }
}

/// The mentee withdraws the proposal.
struct WithdrawalForm: StepForm {
  typealias Subject = Proposal
  static let route: FormRoute = "proposals/:handle/withdrawal"
  static let actor: MentoringActor? = .mentee
  static let action = ProposalAction.withdraw
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.withdrawal] }
}

/// The mentor asks for more time to answer.
struct DelayForm: StepForm {
  typealias Subject = Proposal
  static let route: FormRoute = "proposals/:handle/delay"
  static let actor: MentoringActor? = .mentor
  static let action = ProposalAction.delay
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.delay] }

  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>? {
    settings.day(settings.day(of: now), plusDays: 1)...settings.day(of: now + settings.terms.longestDelay)
  }

  func fill(
    _ step: inout Step<ProposalAction>, of subject: Proposal, from filled: FilledForm, _ settings: Settings,
    at now: Instant
  ) throws {
    let today = settings.day(of: now)
    // Asking for more time must not leave less.
    let first = subject.position.due.map { settings.lastDay(before: $0) } ?? today
    let last = settings.day(of: now + settings.terms.longestDelay)
    step.day = try filled.day(after: max(today, first), until: last, settings)
  }
}

/// The mentor reopens a rejected proposal, to change their answer.
struct ReconsiderationForm: StepForm {
  typealias Subject = Proposal
  static let route: FormRoute = "proposals/:handle/reconsideration"
  static let actor: MentoringActor? = .mentor
  static let action = ProposalAction.reconsider
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.reconsideration] }

  static func isOpen(_ facts: CourseFacts) -> Bool { facts.areMembers && facts.allows(action) }
}

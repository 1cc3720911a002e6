import GRDB
import Scheme

/// A form that takes one step of the scheme's table.
protocol StepForm: ProposalForm {
  static var action: ProposalAction { get }
  static var button: String { get }
  static var questions: [Question] { get }
  /// The days that may be given.
  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>?
  /// What the answers say of the step, beside the words to the other.
  ///
  /// - Throws: `FieldProblems` for a day or a number that the step cannot have.
  func fill(
    _ step: inout ProposalStep, of proposal: Proposal, from filled: FilledForm, _ settings: Settings, at now: Instant
  ) throws
}

extension StepForm {
  static var questions: [Question] { [.word] }
  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>? { nil }
  static func isOpen(_ facts: ProposalFacts) -> Bool { facts.allows(action) }

  func fill(
    _ step: inout ProposalStep, of proposal: Proposal, from filled: FilledForm, _ settings: Settings, at now: Instant
  ) throws {}

  func open(_ reading: Reading) throws -> OpenForm? {
    let form = Self.form(Self.questions)
    let readers = Self.questions.isEmpty ? nil : MentoringWords.readers
    var open = OpenForm(self, form, button: Self.button, readers: readers)
    open.days = Self.days(reading.settings, at: reading.now)
    guard let proposal = try own(reading), let (html, partner) = try standing(reading) else { return open }
    open.respondsTo = html
    open.form = form.wanting(ProposalWords.commentWanted(for: "\(partner)"), in: "comment")
    if Self.action.closes { try open.say(closing: proposal, reading) { _ in true } }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let proposal = try own(filled, in: transaction)
    var step = ProposalStep(Self.action, by: proposal.actor(filled.person.id), saying: filled)
    try fill(&step, of: proposal, from: filled, settings, at: transaction.now)
    let mails = try proposal.takeTold(step, settings: settings, in: transaction)
    return Saved(path: pathWhenSaved, mails: mails)
  }
}

extension ProposalStep {
  /// A step with the words that a form has for the other, and with the reason that it has for the coordinator.
  init(_ action: ProposalAction, by actor: ProposalActor, saying filled: FilledForm) {
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
  /// - Throws: `FieldProblems` for one that is not after `first`, or later than `last`.
  func day(after first: String, until last: String, _ settings: Settings) throws -> String {
    guard let day = answers.day("until"), day > first, day <= last else {
      throw FieldProblems([
        FieldProblem(
          "until", MentoringWords.dayWanted(after: settings.words(forDay: first), until: settings.words(forDay: last)))
      ])
    }
    return day
  }
}

/// The mentee takes the proposal back.
struct WithdrawalForm: StepForm {
  static let route: FormRoute = "proposals/:handle/withdrawal"
  static let actor: ProposalActor? = .mentee
  static let title = ProposalWords.takeBack
  static let button = ProposalWords.withdraw
  static let action = ProposalAction.withdraw
  let handle: String
}

/// The mentor asks for more time to answer.
struct DelayForm: StepForm {
  static let route: FormRoute = "proposals/:handle/delay"
  static let actor: ProposalActor? = .mentor
  static let title = ProposalWords.delayTitle
  static let button = ProposalWords.delay
  static let action = ProposalAction.delay
  static let questions: [Question] = [.until(ProposalWords.delayUntil), .word]
  let handle: String

  static func lead(_ terms: ProposalTerms) -> String { ProposalWords.delayLead }

  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>? {
    settings.day(settings.day(of: now), plusDays: 1)...settings.day(of: now + settings.terms.longestDelay)
  }

  func fill(
    _ step: inout ProposalStep, of proposal: Proposal, from filled: FilledForm, _ settings: Settings, at now: Instant
  ) throws {
    let today = settings.day(of: now)
    // Asking for time takes none away.
    let first = proposal.position.due.map { settings.lastDay(before: $0) } ?? today
    let last = settings.day(of: now + settings.terms.longestDelay)
    step.day = try filled.day(after: max(today, first), until: last, settings)
  }
}

/// The mentor takes a rejection back.
struct ReconsiderationForm: StepForm {
  static let route: FormRoute = "proposals/:handle/reconsideration"
  static let actor: ProposalActor? = .mentor
  static let title = ProposalWords.reconsiderTitle
  static let button = ProposalWords.reconsider
  static let action = ProposalAction.reconsider
  static let questions: [Question] = [.comment(ProposalWords.reconsiderHint)]
  let handle: String

  static func lead(_ terms: ProposalTerms) -> String { ProposalWords.reconsiderLead(terms) }
  static func isOpen(_ facts: ProposalFacts) -> Bool { facts.areMembers && facts.allows(action) }
}

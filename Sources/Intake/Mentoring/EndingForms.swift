import GRDB
import Scheme

// The steps that bring a mentoring to its end, and the one that takes it up again. Before an end, a page says what stops
// and what stays (`Closing`).

struct CompletionForm: StepForm {
  static let route: FormRoute = "proposals/:handle/completion"
  static let title = MentoringWords.completeTitle
  static let button = MentoringWords.complete
  static let action = ProposalAction.complete
  let handle: String

  static func lead(_ terms: ProposalTerms) -> String { MentoringWords.completeLead(terms) }
}

struct EndingForm: StepForm {
  static let route: FormRoute = "proposals/:handle/ending"
  static let title = MentoringWords.endTitle
  static let button = MentoringWords.end
  static let action = ProposalAction.end
  static let questions: [Question] = [.reason(MentoringWords.reason), .reasonWords, .word]
  let handle: String

  static func lead(_ terms: ProposalTerms) -> String { MentoringWords.endLead(terms) }
}

struct ReopeningForm: StepForm {
  static let route: FormRoute = "proposals/:handle/reopening"
  static let title = MentoringWords.reopenTitle
  static let button = MentoringWords.reopen
  static let action = ProposalAction.reopen
  static let questions: [Question] = [.comment(MentoringWords.reopenHint)]
  let handle: String

  static func isOpen(_ facts: ProposalFacts) -> Bool {
    facts.areMembers && !facts.lacksPlaceToReopen && facts.allows(action)
  }
}

/// How to go on when the agreed months are over: complete, extend or end.
struct ContinuationForm: ProposalForm, MailedForm {
  static let route: FormRoute = "proposals/:handle/continuation"
  static let title = MentoringWords.continueTitle
  let handle: String

  var answeredNext: String { ProposalWords.answeredNext }
  static func isOpen(_ facts: ProposalFacts) -> Bool { facts.allows(.complete) }

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, Self.form(Self.questions), button: MentoringWords.send, readers: MentoringWords.readers)
    open.decision = "continuation"
    guard let proposal = try own(reading) else { return open }
    open.respondsTo = try standing(reading)?.html ?? ""
    try open.say(closing: proposal, reading) { Self.action($0)?.closes ?? false }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let proposal = try own(filled, in: transaction)
    guard let action = Self.action(filled.answers) else { throw Problem.unreadable }
    var step = ProposalStep(action, by: proposal.actor(filled.person.id), saying: filled)
    if action == .extend { step.day = try proposal.end(afterMoreMonths: filled, settings, at: transaction.now) }
    let mails = try proposal.takeTold(step, settings: settings, in: transaction)
    return Saved(path: pathWhenSaved, mails: mails)
  }

  private static let questions: [Question] = [
    .choice(
      "continuation", MentoringWords.continueTitle,
      [
        (ProposalAction.complete.rawValue, MentoringWords.complete),
        (ProposalAction.extend.rawValue, MentoringWords.extend),
        (ProposalAction.end.rawValue, MentoringWords.end),
      ]),
    .months(MentoringWords.monthsIfLonger).optional, .reason(MentoringWords.reasonIfEnd).optional, .word,
  ]

  private static func action(_ answers: Answers) -> ProposalAction? {
    let action = answers.options("continuation").first.flatMap(ProposalAction.init)
    return action.flatMap { [.complete, .extend, .end].contains($0) ? $0 : nil }
  }
}

extension OpenForm {
  /// A form that may bring a mentoring to its end says what stops and what stays before it does.
  mutating func say(
    closing proposal: Proposal, _ reading: Reading, where closes: @escaping @Sendable (Answers) -> Bool
  ) throws {
    previewsEffects = true
    // What is not theirs to end now is refused as it is saved.
    guard let person = reading.person,
      proposal.allows(.complete, by: person.id, at: reading.now, terms: reading.settings.terms)
    else { return }
    let closing = try Closing(proposal, for: person.id, at: reading.now, reading.settings, in: reading.db)
    preview = { answers in closes(answers) ? closing.html(message: answers.text("comment")) : nil }
  }
}

extension Question {
  fileprivate static func reason(_ wording: String) -> Question {
    var reason = choice(FormKind.reasonQuestion, wording, MentoringWords.reasons)
    reason.hint = Wording(MentoringWords.reasonReaders)
    return reason
  }

  fileprivate static let reasonWords = Question(
    id: "reason-words", kind: .long, wording: Wording(MentoringWords.reasonWords),
    hint: Wording(MentoringWords.reasonReaders)
  ).optional
}

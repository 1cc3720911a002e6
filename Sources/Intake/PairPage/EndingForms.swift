import GRDB
import Scheme

// The steps that bring a mentoring to its end, and the one that takes it up again. Before an end, a page says what stops
// and what stays (`Closing`).

struct CompletionForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/completion"
  static let title = MentoringWords.completeTitle
  static let button = MentoringWords.complete
  static let action = MentoringAction.complete
  let handle: String

  func complete(_ open: inout OpenForm, of mentoring: Mentoring, _ reading: Reading) throws {
    try open.say(closing: mentoring, reading) { _ in true }
  }

  static func lead(_ terms: ProposalTerms) -> String { MentoringWords.completeLead(terms) }
}

struct EndingForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/ending"
  static let title = MentoringWords.endTitle
  static let button = MentoringWords.end
  static let action = MentoringAction.end
  let handle: String

  func complete(_ open: inout OpenForm, of mentoring: Mentoring, _ reading: Reading) throws {
    try open.say(closing: mentoring, reading) { _ in true }
  }

  static func lead(_ terms: ProposalTerms) -> String { MentoringWords.endLead(terms) }

  static func questions(_ scheme: SchemeFile) -> [Question] {
    [.reason(MentoringWords.reason, scheme), .reasonWords, .word]
  }
}

struct ReopeningForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/reopening"
  static let title = MentoringWords.reopenTitle
  static let button = MentoringWords.reopen
  static let action = MentoringAction.reopen
  static let questions: [Question] = [.comment(MentoringWords.reopenHint)]
  let handle: String

  static func isOpen(_ facts: CourseFacts) -> Bool {
    facts.canReopen
  }
}

/// How to go on when the agreed months are over: complete, extend or end.
struct ContinuationForm: CourseForm, MailedForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/continuation"
  static let title = MentoringWords.continueTitle
  let handle: String

  var answeredNext: String { ProposalWords.answeredNext }
  static func isOpen(_ facts: CourseFacts) -> Bool { facts.allows(.complete) }

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(
      self, Self.form(Self.questions(reading.scheme)), button: MentoringWords.send, readers: MentoringWords.readers)
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

  private static func questions(_ scheme: SchemeFile) -> [Question] {
    [
      .choice(
        "continuation", MentoringWords.continueTitle,
        [
          (MentoringAction.complete.rawValue, MentoringWords.complete),
          (MentoringAction.extend.rawValue, MentoringWords.extend),
          (MentoringAction.end.rawValue, MentoringWords.end),
        ]),
      .months(MentoringWords.monthsIfLonger).optional, .reason(MentoringWords.reasonIfEnd, scheme).optional, .word,
    ]
  }

  private static func action(_ answers: Answers) -> MentoringAction? {
    let action = answers.options("continuation").first.flatMap(MentoringAction.init)
    return action.flatMap { [.complete, .extend, .end].contains($0) ? $0 : nil }
  }
}

extension OpenForm {
  /// A form that may bring a mentoring to its end says what stops and what stays before it does.
  mutating func say(
    closing mentoring: Mentoring, _ reading: Reading, where closes: @escaping @Sendable (Answers) -> Bool
  ) throws {
    previewsEffects = true
    // What is not theirs to end now is refused as it is saved.
    guard let person = reading.person,
      mentoring.allows(.complete, by: person.id, at: reading.now, terms: reading.settings.terms)
    else { return }
    let closing = try Closing(mentoring, for: person.id, at: reading.now, reading.settings, in: reading.db)
    preview = { answers in closes(answers) ? closing.html(message: answers.text("comment")) : nil }
  }
}

extension Question {
  /// Why a mentoring ends: the reasons are those of the survey about an early end.
  fileprivate static func reason(_ wording: String, _ scheme: SchemeFile) -> Question {
    var reason = Question(id: FormKind.reasonQuestion, kind: .choice, wording: Wording(wording))
    reason.options = scheme.form(.surveyEnded)?.question(FormKind.reasonQuestion)?.options ?? []
    reason.hint = Wording(MentoringWords.reasonReaders)
    return reason
  }

  fileprivate static let reasonWords = Question(
    id: "reason-words", kind: .long, wording: Wording(MentoringWords.reasonWords),
    hint: Wording(MentoringWords.reasonReaders)
  ).optional
}

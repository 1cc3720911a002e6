import Scheme

// The steps of a mentoring that goes on. Those that bring it to its end are in `EndingForms.swift`.

/// The mentee says that they have written to the mentor.
struct FirstContactForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/contact"
  static let actor: MentoringActor? = .mentee
  static let title = MentoringWords.contactTitle
  static let button = MentoringWords.contactMade
  static let action = MentoringAction.makeContact
  static let questions: [Question] = []
  let handle: String

  static func isOpen(_ facts: CourseFacts) -> Bool {
    facts.mentoring?.contactMadeAt == nil && facts.allows(action)
  }
  static func done(_ facts: CourseFacts) -> Wording { MentoringWords.contactDone(facts.partnerName) }
}

struct PauseForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/pause"
  static let title = MentoringWords.pauseTitle
  static let button = MentoringWords.pause
  static let action = MentoringAction.pause
  static let questions: [Question] = [.until(MentoringWords.pauseUntil), .word]
  let handle: String

  static func days(_ settings: Settings, at now: Instant) -> ClosedRange<String>? {
    let today = settings.day(of: now)
    return settings.day(today, plusDays: 1)...settings.day(today, plusMonths: 12)
  }

  func fill(
    _ step: inout Step<MentoringAction>, of mentoring: Mentoring, from filled: FilledForm, _ settings: Settings,
    at now: Instant
  ) throws {
    let today = settings.day(of: now)
    step.day = try filled.day(after: today, until: settings.day(today, plusMonths: 12), settings)
  }
}

struct ResumptionForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/resumption"
  static let title = MentoringWords.resumeTitle
  static let button = MentoringWords.resume
  static let action = MentoringAction.resume
  let handle: String
}

struct ExtensionForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/extension"
  static let title = MentoringWords.extendTitle
  static let button = MentoringWords.extend
  static let action = MentoringAction.extend
  static let questions: [Question] = [.months(MentoringWords.months), .word]
  let handle: String

  func fill(
    _ step: inout Step<MentoringAction>, of mentoring: Mentoring, from filled: FilledForm, _ settings: Settings,
    at now: Instant
  ) throws {
    step.day = try mentoring.end(afterMoreMonths: filled, settings, at: now)
  }
}

/// The partner would rather keep to the day that was agreed before.
struct EarlierEndForm: StepForm, MailedForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/earlier-end"
  static let title = MentoringWords.earlierEndTitle
  static let button = MentoringWords.earlierEnd
  static let action = MentoringAction.keepEnd
  let handle: String

  var answeredNext: String { ProposalWords.answeredNext }
  static func lead(_ terms: ProposalTerms) -> String { MentoringWords.earlierEndLead }
}

extension Question {
  static func months(_ wording: String) -> Question {
    Question(id: "months", kind: .number, wording: Wording(wording))
  }
}

extension Mentoring {
  /// The last day of a mentoring that goes on for as many more months as were typed.
  ///
  /// - Throws: `FieldProblems`.
  func end(afterMoreMonths filled: FilledForm, _ settings: Settings, at now: Instant) throws -> String {
    guard let months = filled.answers.number("months"), (1...24).contains(months) else {
      throw FieldProblems([FieldProblem("months", MentoringWords.monthsWanted)])
    }
    let today = settings.day(of: now)
    let day = settings.day(max(today, endsOn), plusMonths: months)
    let last = settings.days(at: now).upperBound
    guard day <= last else {
      throw FieldProblems([FieldProblem("months", MentoringWords.tooManyMonths(until: settings.words(forDay: last)))])
    }
    return day
  }
}

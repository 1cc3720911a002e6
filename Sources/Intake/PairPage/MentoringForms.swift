import Scheme

// The steps of a mentoring relationship that goes on. Those that end it are in `EndingForms.swift`.

/// The mentee says that they have written to the mentor.
struct FirstContactForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/contact"
  static let actor: MentoringActor? = .mentee
  static let action = MentoringAction.makeContact
  let handle: String

  /// Only a button.
  static func form(_ scheme: SchemeFile) -> Form {
    var form = Form(id: noun, title: MentoringWords.contactTitle, parts: [])
    form.button = scheme.words.text(MentoringWords.contactMade)
    return form
  }

  static func isOpen(_ facts: CourseFacts) -> Bool {
    facts.mentoring?.contactMadeAt == nil && facts.allows(action)
  }
  static func done(_ facts: CourseFacts) -> Phrase { MentoringWords.contactSaved(facts.partnerName) }
}

struct PauseForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/pause"
  static let action = MentoringAction.pause
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.pause] }

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
  static let action = MentoringAction.resume
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.resumption] }
}

struct ExtensionForm: StepForm {
  typealias Subject = Mentoring
  static let route: FormRoute = "proposals/:handle/extension"
  static let action = MentoringAction.extend
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.extension] }

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
  static let action = MentoringAction.keepEnd
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.earlierEnd] }

  var answeredNext: Phrase { ProposalWords.answeredNext() }
}

extension Mentoring {
  /// The last day of a mentoring relationship that goes on for as many more months as were typed in.
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
      throw FieldProblems([FieldProblem("months", MentoringWords.tooManyMonths(settings.words(forDay: last)))])
    }
    return day
  }
}

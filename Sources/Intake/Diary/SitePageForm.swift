import Scheme

/// What a page of the site asks, by the form's id: a guide's prompt, or a stage's template.
///
/// A template on the site does not belong to a pair yet. Someone with exactly one pair fills it in for that one;
/// otherwise what was typed becomes a draft, whose page asks which pair it is for.
struct SitePageForm: HandleForm {
  static let route = PromptForm.route
  static let origin = PromptForm.origin
  static let audience = PromptForm.audience
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let stage = reading.scheme.stage(handle) else { return try PromptForm(handle: handle).open(reading) }
    guard let person = reading.person else { return OpenForm(self, stage.flatForm, button: StageWords.save) }
    let pairs = try Pair.writable(by: person, in: reading.db)
    guard pairs.count == 1, let pair = pairs.first else { return nil }
    return try StageForm(pair: pair.mentoring.handle, stage: stage.id).open(reading)
  }

  func choice(_ reading: Reading) throws -> FormChoice? {
    guard let stage = reading.scheme.stage(handle) else { return nil }
    let pairs = try reading.person.map { try Pair.writable(by: $0, in: reading.db) } ?? []
    let forms = pairs.map { pair in
      (words: JourneyWords.saveFor(pair.partner), form: StageForm(pair: pair.mentoring.handle, stage: stage.id))
    }
    return FormChoice(
      form: stage.flatForm, question: JourneyWords.forWhom(), none: JourneyWords.noPair(),
      choices: forms.map { ($0.words, $0.form) })
  }

  /// A template can only be saved for a pair.
  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    throw Problem.signInNeeded(destination: "/my/")
  }
}

import GRDB
import Scheme

/// A form as it is shown to one person: the questions, and everything around them.
struct OpenForm: Sendable {
  /// What was opened, and takes the answers.
  let source: any IntakeForm
  var form: Form
  var button: Phrase
  /// Who reads what is written; said before a word is typed.
  var readers: Phrase?
  /// What is shown above the form.
  var context: HTML = ""
  /// What the form responds to, shown when it comes back: a page that shows it anyway does so in its own way.
  var respondsTo: HTML = ""
  /// What the form is filled in with before anyone has typed.
  var filled = Posted()
  /// Answers that are known already: their questions are not asked, and the answers are saved with the others.
  var known = Posted()
  /// What the reader of the form has seen of what others write in the same place; `nil` where nobody else does.
  var seen: String?
  /// Draws the form where its questions alone do not make the page.
  var draw: (@Sendable (FormHTML) -> HTML)?
  /// No question has to be answered, and the form does not need to say so.
  var isAllOptional = false
  /// The choice that is made by the button that is pressed; `nil` where there is only one button.
  var decision: String?
  /// The days that may be given; `nil` for those that any form takes.
  var days: ClosedRange<String>?
  /// What others will see of the answers, or what follows from them: shown once more before they are saved; `nil` for
  /// answers that need no second look. It throws what it finds wrong with them.
  var preview: (@Sendable (Answers) throws(FieldProblems) -> HTML?)?
  /// The preview says what follows, which a draft's page does not: that page does not count as a preview.
  var previewsEffects = false
  /// Saving twice has the same effect as saving once, so a post that comes again is simply saved again.
  var isIdempotent = false
  /// What Intake itself also asks of someone who is signed in.
  private(set) var ownQuestion: OwnQuestion?

  /// - Parameters:
  ///   - button: where the form's own words do not say it.
  ///   - readers: the same.
  init(
    _ source: any IntakeForm, _ form: Form, button: (any Sayable)? = nil, readers: (any Sayable)? = nil
  ) {
    self.source = source
    self.form = form
    self.button = button?.phrase ?? form.button?.phrase ?? ""
    self.readers = readers?.phrase ?? form.readers?.phrase
  }
}

/// A question that Intake puts before those of a form from the content: it is in no version of the form, and no page of
/// the site can ask it.
struct OwnQuestion: Sendable {
  var question: Question
  /// The answer of a post that came from a page that did not ask.
  var assumed: String

  /// The form with this question first. Its version does not change: it is that of the content's own questions.
  func before(_ form: Form) -> Form {
    var form = form
    form.parts.insert(.question(question), at: 0)
    return form
  }

  /// What was posted, with the answer that is assumed where nobody was asked.
  func assumed(in posted: Posted) -> Posted {
    guard posted.first(question.id) == nil else { return posted }
    return Posted(posted.fields + [assumedField])
  }

  fileprivate var assumedField: Posted.Field { Posted.Field(question.id, assumed) }
}

extension OpenForm {
  /// Checks that each day is one that the form accepts.
  func check(_ answers: Answers, of form: Form, _ settings: Settings, at now: Instant) throws(FieldProblems) {
    let asked = form.questions.filter { $0.kind == .date }
    guard !asked.isEmpty else { return }
    let days = days ?? settings.days(at: now)
    let problems = asked.compactMap { question -> FieldProblem? in
      guard let day = answers.day(question.id), !days.contains(day) else { return nil }
      let words = DeskWords.dayWanted(
        settings.words(forDay: days.lowerBound), settings.words(forDay: days.upperBound))
      return FieldProblem(question.id, words)
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
  }

  /// The questions that are asked of the person who fills in the form.
  var asked: Form { form.without(Set(known.fields.map(\.name))) }

  /// Adds a question, answered beforehand with what is assumed.
  mutating func ask(_ own: OwnQuestion) {
    form = own.before(form)
    filled.fields.append(own.assumedField)
    ownQuestion = own
  }
}

/// A form that was filled in without problems, and who filled it in.
struct FilledForm: Sendable {
  var person: SignedIn
  var answers: Answers
  /// The version that was answered.
  var form: Form
  /// Everything that was posted. Only what is in `answers` was checked.
  var posted = Posted()

  /// The row of that version.
  func formVersion(in db: Database) throws -> Int64 {
    guard let row = try FormVersions.row(of: form, in: db) else { throw Problem.cannotSave }
    return row
  }
}

/// What saving did: where to go next, and the mails that it causes.
struct Saved: Sendable {
  /// From `/`.
  var path: String
  var mails: [Mail] = []
}

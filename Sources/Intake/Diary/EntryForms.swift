import GRDB
import Scheme

// The forms that make a diary entry. They ask who reads it, by name, before they ask for the words; where there is
// nobody to name, the form says so.

/// An entry that answers no prompt.
struct FreeEntryForm: OwnForm {
  static let route: FormRoute = "forms/diary-entry"
  static let origin = Origin.RouteClass.publicIntake
  static let audience = FormAudience.everybody

  func open(_ reading: Reading) throws -> OpenForm? { try OpenForm(entry: self, reading.scheme[.diaryEntry], reading) }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try filled.keepEntry(FormKind.diaryEntry.rawValue, answering: nil, in: transaction)
  }
}

/// The answer to a prompt, by the prompt's id: an entry of its own.
struct PromptForm: HandleForm {
  static let route: FormRoute = "forms/:id"
  static let origin = Origin.RouteClass.publicIntake
  static let audience = FormAudience.everybody
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let prompt = reading.scheme.prompt(handle) else { return nil }
    var open = try OpenForm(entry: self, prompt.form, reading)
    open.context = reading.intake.backLink(to: prompt.place, hasArrived: false)
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let version = try filled.formVersion(in: transaction.db)
    return try filled.keepEntry(handle, answering: (handle, version), in: transaction)
  }
}

extension OpenForm {
  fileprivate init(entry source: any IntakeForm, _ form: Form, _ reading: Reading) throws {
    let entry = reading.scheme[.diaryEntry]
    self.init(source, form, button: entry.button, readers: DiaryWords.onlyYou)
    let partners = try reading.person.map { try DiaryPartner.all(of: $0.id, in: reading.db) } ?? []
    guard !partners.isEmpty else { return }
    readers = nil
    let question = ReadersQuestion(partners: partners, settings: reading.settings).question(in: reading.scheme)
    ask(OwnQuestion(question: question, assumed: ReadersQuestion.onlyMe))
  }
}

extension FilledForm {
  fileprivate func keepEntry(
    _ question: String, answering prompt: (id: String, version: Int64)?, in transaction: Transaction
  ) throws -> Saved {
    let text = try written(question)
    let partner = try ReadersQuestion.chosen(in: self, in: transaction.db)
    let handle = try DiaryEntry.add(text, answering: prompt, sharedWith: partner, by: person, in: transaction)
    return Saved(path: DiaryEntry.path(of: handle, saying: .kept))
  }

  /// What was written as an entry. A prompt may be marked as optional, but an entry must have words.
  func written(_ question: String) throws -> String {
    let text = answers.text(question)
    guard !text.isEmpty else { throw FieldProblems([FieldProblem(question, DiaryWords.nothingWritten)]) }
    return text
  }
}

/// What has just been done to the entry whose page is shown; it is in the page's query.
enum EntryNews: String {
  case kept
  case changed
  case readers
  case removed
}

extension DiaryEntry {
  /// An entry's page, which says what has just been done to it.
  static func path(of handle: String, saying news: EntryNews) -> String {
    "/my/diary/\(handle)?\(Visit.done)=\(news.rawValue)"
  }
}

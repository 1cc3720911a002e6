import GRDB
import Scheme

/// Changes the text of an entry, by its handle.
struct EntryTextForm: HandleForm {
  static let route: FormRoute = "diary/:handle/text"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    let entry = try reading.person.map { try DiaryEntry.own(handle, $0, in: reading.db) }
    guard var question = (entry?.form ?? reading.scheme[.diaryEntry]).questions.first else { throw Problem.notFound }
    question.id = "text"
    let form = Form(id: "entry", title: DiaryWords.change, parts: [.question(question)])
    var open = OpenForm(self, form, button: DiaryWords.saveChange, readers: DiaryWords.onlyYou)
    open.context = """
      <p><a href="\(href: Link(["my", "diary", handle], after: .root))">\(DiaryWords.entryTitle)</a></p>
      <p>\(DiaryWords.changeLead)</p>

      """
    open.isIdempotent = true
    guard let person = reading.person, let entry else { return open }
    open.filled = Posted([Posted.Field("text", entry.text)])
    if let partner = try entry.sharedWith.flatMap({ try DiaryPartner.any($0, of: person, in: reading.db) }) {
      open.readers = DiaryWords.readsNewWords(partner.name)
    }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let entry = try DiaryEntry.own(handle, filled.person, in: transaction.db)
    try entry.change(to: filled.written("text"), in: transaction)
    return Saved(path: DiaryEntry.path(of: handle, saying: .changed))
  }
}

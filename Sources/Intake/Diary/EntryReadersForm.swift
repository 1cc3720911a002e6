import GRDB
import Scheme

/// Chooses who can read an entry, by the entry's handle.
struct EntryReadersForm: HandleForm {
  static let route: FormRoute = "diary/:handle/readers"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    let db = reading.db
    guard let person = reading.person else { throw Problem.signInNeeded(destination: "/my/diary/\(handle)") }
    let entry = try DiaryEntry.own(handle, person, in: db)
    var partners = try DiaryPartner.all(of: person.id, in: db)
    // Sharing that is stopped for a while can be ended as well.
    if let pair = entry.sharedWith, !partners.contains(where: { $0.pair == pair }) {
      partners += try DiaryPartner.any(pair, of: person, in: db).map { [$0] } ?? []
    }
    let reader = partners.first { $0.pair == entry.sharedWith }
    let form = ReadersQuestion(partners: partners, settings: reading.settings).form(in: reading.scheme)
    var open = OpenForm(self, form)
    open.filled = Posted([Posted.Field(ReadersQuestion.id, reader?.handle ?? ReadersQuestion.onlyMe)])
    open.isIdempotent = true
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let entry = try DiaryEntry.own(handle, filled.person, in: transaction.db)
    let now = try entry.sharedWith.flatMap { try DiaryPartner.any($0, of: filled.person, in: transaction.db) }
    // If nothing changes, the pair does not have to be going on.
    if filled.answers.options(ReadersQuestion.id).first != now?.handle {
      try entry.share(with: ReadersQuestion.chosen(in: filled, in: transaction.db), in: transaction)
    }
    return Saved(path: DiaryEntry.path(of: handle, saying: .readers))
  }
}

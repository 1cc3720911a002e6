import Scheme

/// Deletes an entry, by its handle. Its page shows it once more before it is gone.
struct EntryRemovalForm: HandleForm {
  static let route: FormRoute = "diary/:handle/removal"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let person = reading.person else { throw Problem.signInNeeded(destination: "/my/diary/\(handle)") }
    _ = try DiaryEntry.own(handle, person, in: reading.db)
    let form = Form(id: "removal", title: DiaryWords.removeTitle, parts: [])
    return OpenForm(self, form, button: DiaryWords.removeNow)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try DiaryEntry.own(handle, filled.person, in: transaction.db).remove(in: transaction)
    return Saved(path: "/my/diary?\(Visit.done)=\(EntryNews.removed.rawValue)")
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let person = try reading.signedIn()
    let entry = try DiaryEntry.own(handle, person, in: reading.db)
    let back = Link(["my", "diary", handle], after: .root)
    return .page(
      Page(
        DiaryWords.removeTitle,
        """
        <p class="lead">\(DiaryWords.removeLead)</p>
        \(EntryHTML(entry: entry, intake: reading.intake).html)\
        \(try reading.html(self))<p><a href="\(href: back)">\(DiaryWords.keepIt)</a></p>

        """))
  }
}

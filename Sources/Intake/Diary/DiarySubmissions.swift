import GRDB
import Scheme

/// The forms that make an entry, change it, and choose who reads it.
extension Parts {
  /// A prompt's form: its answer is an entry of its own.
  func promptSubmission(_ id: String, for person: SignedIn?) async throws -> Submission? {
    guard let prompt = scheme.current.prompt(id) else { return nil }
    return try await diarySubmission(prompt.form, context: backLink(to: prompt.place, hasArrived: false), for: person) {
      sheet, transaction in
      (prompt.id, try sheet.formVersion(in: transaction.db))
    }
  }

  /// The form for an entry that answers no prompt.
  func freeEntrySubmission(for person: SignedIn?) async throws -> Submission {
    try await diarySubmission(.freeEntry, context: "", for: person) { _, _ in nil }
  }

  /// Who reads it is asked before the words, by name; where there is nobody to name, the form says that.
  private func diarySubmission(
    _ form: Form, context: HTML, for person: SignedIn?,
    answering: @escaping @Sendable (Sheet, Transaction) throws -> (id: String, version: Int64)?
  ) async throws -> Submission {
    let partners = try await partners(of: person)
    var submission = Submission(
      address: .form(form.id), form: form, button: DiaryWords.keep, readers: DiaryWords.onlyYou, context: context
    ) { sheet, transaction in
      let text = try sheet.written(form.id)
      let partner = try ReadersQuestion.chosen(in: sheet, in: transaction.db)
      let handle = try DiaryEntry.add(
        text, answering: answering(sheet, transaction), sharedWith: partner, by: sheet.person, in: transaction)
      return Saved(path: "/my/diary/\(handle)?\(Visit.done)=\(EntryNews.kept.rawValue)")
    }
    if !partners.isEmpty {
      submission.readers = nil
      submission.ask(
        OwnQuestion(
          question: ReadersQuestion(partners: partners, settings: settings).question, assumed: ReadersQuestion.onlyMe))
    }
    return submission
  }

  /// Other words for an entry.
  func entryTextSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission {
    let found = try await store.read { db -> (entry: DiaryEntry, partner: DiaryPartner?)? in
      guard let person else { return nil }
      let entry = try DiaryEntry.own(handle, person, in: db)
      return (entry, try entry.sharedWith.flatMap { try DiaryPartner.any($0, of: person, in: db) })
    }
    guard var question = (found?.entry.form ?? .freeEntry).questions.first else { throw Problem.notFound }
    question.id = "text"
    let form = Form(id: "entry", title: DiaryWords.change, parts: [.question(question)])
    return Submission(
      address: .entryText(handle), form: form, button: DiaryWords.saveChange,
      readers: found?.partner.map { DiaryWords.readsNewWords($0.name).text } ?? DiaryWords.onlyYou,
      context: """
        <p><a href="\(href: Link(["my", "diary", handle], after: .root))">\(DiaryWords.entryTitle)</a></p>
        <p>\(DiaryWords.changeLead)</p>

        """,
      filled: Posted(found.map { [Posted.Field("text", $0.entry.text)] } ?? []), isIdempotent: true
    ) { sheet, transaction in
      let entry = try DiaryEntry.own(handle, sheet.person, in: transaction.db)
      try entry.change(to: sheet.written("text"), in: transaction)
      return Saved(path: "/my/diary/\(handle)?\(Visit.done)=\(EntryNews.changed.rawValue)")
    }
  }

  /// Who reads an entry from now on.
  func entryReadersSubmission(_ handle: String, for person: SignedIn?) async throws -> Submission {
    guard let person else { throw Problem.signInNeeded(destination: "/my/diary/\(handle)") }
    let facts = try await store.read { db -> (entry: DiaryEntry, partners: [DiaryPartner]) in
      let entry = try DiaryEntry.own(handle, person, in: db)
      var partners = try DiaryPartner.all(of: person.id, in: db)
      // A share that rests for a while can be taken back as well.
      if let pair = entry.sharedWith, !partners.contains(where: { $0.pair == pair }) {
        partners += try DiaryPartner.any(pair, of: person, in: db).map { [$0] } ?? []
      }
      return (entry, partners)
    }
    let reader = facts.partners.first { $0.pair == facts.entry.sharedWith }
    let question = ReadersQuestion(partners: facts.partners, settings: settings).question
    return Submission(
      address: .entryReaders(handle),
      form: Form(id: "readers", title: DiaryWords.whoReads, parts: [.question(question)]),
      button: DiaryWords.saveReaders,
      filled: Posted([Posted.Field(ReadersQuestion.id, reader?.handle ?? ReadersQuestion.onlyMe)]), isIdempotent: true
    ) { sheet, transaction in
      let entry = try DiaryEntry.own(handle, sheet.person, in: transaction.db)
      // What is as it was needs no pair that lives.
      if sheet.answers.options(ReadersQuestion.id).first != reader?.handle || entry.sharedWith != reader?.pair {
        try entry.share(with: ReadersQuestion.chosen(in: sheet, in: transaction.db), in: transaction)
      }
      return Saved(path: "/my/diary/\(handle)?\(Visit.done)=\(EntryNews.readers.rawValue)")
    }
  }

  /// With whom somebody can share an entry now.
  private func partners(of person: SignedIn?) async throws -> [DiaryPartner] {
    guard let person else { return [] }
    return try await store.read { try DiaryPartner.all(of: person.id, in: $0) }
  }

  /// The way back to the very prompt.
  ///
  /// - Parameter hasArrived: an answer to it is in the diary, so that the guide need not keep it any more.
  func backLink(to place: PromptPlace, hasArrived: Bool) -> HTML {
    let isAsked = scheme.current.prompt(place.id) != nil
    let fragment = hasArrived && isAsked ? PromptPlace.keptAnchor(place.id) : place.id
    let link = place.page.link(below: settings.site, fragment: fragment)
    return "<p><a href=\"\(href: link)\">\(DiaryWords.back(to: place.pageTitle))</a></p>\n"
  }
}

extension Sheet {
  /// What was written as an entry. A prompt may be marked as optional; an entry without words is none.
  fileprivate func written(_ question: String) throws -> String {
    let text = answers.text(question)
    guard !text.isEmpty else { throw FieldProblems([FieldProblem(question, DiaryWords.nothingWritten)]) }
    return text
  }
}

/// What has just been done to the entry whose page is shown; it stands in the page's query.
enum EntryNews: String {
  case kept
  case changed
  case readers
  case removed
}

import GRDB
import Scheme

/// The pages on which a person, or a coordinator for two others, says who is not to be paired.
struct NotPairedPages: Sendable {
  let parts: Parts
  let desk: Desk

  /// One's own list.
  func own(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    guard let submission = try await parts.submission(at: .notPaired, for: person) else { throw Problem.notFound }
    let done = visit.done == nil ? "" : HTML(done: NotPairedWords.saved)
    return .page(
      Page(NotPairedWords.title, "\(done)\(desk.html(submission, action: submission.address.link))"))
  }

  /// What coordinators have set.
  func coordinator(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    guard let submission = try await parts.submission(at: .coordinatorNotPaired, for: person) else {
      throw Problem.notFound
    }
    let pairs = try await parts.store.read { try NotPaired.pairs(for: person.id, in: $0) }
    let list: HTML =
      pairs.isEmpty ? "<p>\(NotPairedWords.none)</p>\n" : "<ul class=\"cards\">\n\(pairs.map(item))</ul>\n"
    return .page(
      Page(
        NotPairedWords.title,
        "\(list)<h2>\(NotPairedWords.add)</h2>\n\(desk.html(submission, action: submission.address.link))"))
  }

  /// A coordinator takes a pair back.
  func remove(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    return try await parts.once(visit) { [settings = parts.settings] transaction in
      try settings.checkCoordinator(person, in: transaction.db)
      try NotPaired.remove(visit.part("handle"), by: person.id, in: transaction)
      return FormAddress.coordinatorNotPaired.link.text
    }
  }

  private func item(_ pair: NotPaired.Pair) -> HTML {
    let path = ["my", "coordinator", "not-paired", pair.handle, "removal"]
    return """
      <li>\(NotPairedWords.pair(pair.one, pair.other))
      <p>\(parts.settings.words(for: pair.setAt))</p>
      \(ButtonForm(NotPairedWords.remove, to: path, isQuiet: true).html)</li>

      """
  }
}

extension Parts {
  /// One's own list, filled in with what is there. The answer to it never tells whether anybody was meant.
  func notPairedSubmission(for person: SignedIn?) async throws -> Submission {
    let lines = try await store.read { db in try person.map { try NotPaired.lines(of: $0.id, in: db) } ?? [] }
    let form = NotPairedWords.form
    return Submission(
      address: .notPaired, form: form, button: NotPairedWords.save, readers: NotPairedWords.readers,
      filled: Posted([Posted.Field("people", lines.joined(separator: "\n"))]), isIdempotent: true
    ) { [limits = settings.limits] sheet, transaction in
      let lines = NotPaired.read(sheet.answers.text("people"))
      if lines.count > NotPaired.mostLines { throw FieldProblems([FieldProblem("people", NotPairedWords.tooMany)]) }
      if let long = lines.first(where: { $0.unicodeScalars.count > 200 }) {
        throw FieldProblems([FieldProblem("people", NotPairedWords.tooLong(long))])
      }
      if let new = try NotPaired.keep(lines, of: sheet.person.id, in: transaction) {
        try limits.allow(.listChanges, by: [.person(sheet.person.id)], in: transaction)
        for _ in 0..<new { try limits.allow(.listLines, by: [.person(sheet.person.id)], in: transaction) }
      }
      return Saved(path: FormAddress.notPaired.link.text + "?\(Visit.done)=saved")
    }
  }

  /// A coordinator names two people.
  func coordinatorNotPairedSubmission(for person: SignedIn?) async throws -> Submission {
    if let person { try await store.read { [settings] in try settings.checkCoordinator(person, in: $0) } }
    return Submission(
      address: .coordinatorNotPaired, form: NotPairedWords.pairForm, button: NotPairedWords.setApart,
      readers: NotPairedWords.pairReaders
    ) { [settings] sheet, transaction in
      try settings.checkCoordinator(sheet.person, in: transaction.db)
      let found = ["one", "other"].map { id in (id, NotPairedPages.person(sheet.answers.text(id), in: transaction.db)) }
      let people = try NotPairedPages.people(found, but: sheet.person.id)
      try NotPaired.set(people[0], people[1], by: sheet.person.id, in: transaction)
      return Saved(path: FormAddress.coordinatorNotPaired.link.text)
    }
  }
}

extension NotPairedPages {
  /// The one person whom a name or an address means, or why there is none.
  fileprivate static func person(_ typed: String, in db: Database) -> Result<Int64, any Error> {
    Result {
      let people = try NotPaired.people(named: typed, in: db)
      guard let person = people.first else { throw NotPairedWords.Unclear(sentence: NotPairedWords.nobody(typed)) }
      guard people.count == 1 else { throw NotPairedWords.Unclear(sentence: NotPairedWords.several(typed)) }
      return person
    }
  }

  /// Two people, neither of them the coordinator; else all problems at once.
  fileprivate static func people(
    _ found: [(id: String, person: Result<Int64, any Error>)], but coordinator: Int64
  ) throws -> [Int64] {
    var (people, problems): ([Int64], [FieldProblem]) = ([], [])
    for (id, person) in found {
      do {
        let person = try person.get()
        if people.contains(person) { problems.append(FieldProblem(id, NotPairedWords.samePerson)) }
        if person == coordinator { problems.append(FieldProblem(id, NotPairedWords.yourself)) }
        people.append(person)
      } catch let unclear as NotPairedWords.Unclear {
        problems.append(FieldProblem(id, unclear.sentence))
      }
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
    return people
  }
}

import GRDB
import Scheme

/// Who someone is not to be paired with: their own list. The reply never tells whether it matched anyone.
struct NotPairedForm: OwnForm {
  static let route: FormRoute = "not-paired"

  func open(_ reading: Reading) throws -> OpenForm? {
    let lines = try reading.person.map { try NotPaired.lines(of: $0.id, in: reading.db) } ?? []
    var open = OpenForm(self, reading.scheme[.notPaired])
    open.filled = Posted([Posted.Field("people", lines.joined(separator: "\n"))])
    open.isIdempotent = true
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let lines = NotPaired.read(filled.answers.text("people"))
    guard lines.count <= NotPaired.mostLines else {
      throw FieldProblems([FieldProblem("people", NotPairedWords.tooMany(NotPaired.mostLines))])
    }
    if let long = lines.first(where: { $0.unicodeScalars.count > 200 }) {
      throw FieldProblems([FieldProblem("people", NotPairedWords.tooLong(Name(String(long.prefix(40)))))])
    }
    if let new = try NotPaired.keep(lines, of: filled.person.id, in: transaction) {
      let (limits, party) = (settings.limits, [Limit.Party.person(filled.person.id)])
      try limits.allow(.listChanges, by: party, in: transaction)
      for _ in 0..<new { try limits.allow(.listLines, by: party, in: transaction) }
    }
    return Saved(path: "\(link.text)?\(Visit.done)=saved")
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let done = reading.visit.done == nil ? "" : HTML(done: NotPairedWords.saved)
    return .page(Page(NotPairedWords.title, "\(done)\(try reading.html(self))"))
  }
}

/// A coordinator sets two people apart. Its page lists what coordinators have set.
struct SetApartForm: OwnForm {
  static let route: FormRoute = "coordinator/not-paired"
  static let audience = FormAudience.coordinator

  func open(_ reading: Reading) throws -> OpenForm? {
    OpenForm(self, reading.scheme[.setApart])
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let found = ["one", "other"].map { id in (id, Self.person(filled.answers.text(id), in: transaction.db)) }
    let people = try Self.people(found, but: filled.person.id)
    try NotPaired.set(people[0], people[1], by: filled.person.id, in: transaction)
    return Saved(path: link.text)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply {
    let person = try reading.signedIn()
    let pairs = try NotPaired.pairs(for: person.id, in: reading.db)
    let items = pairs.map { item($0, reading.settings) }
    let list: HTML = items.isEmpty ? "<p>\(NotPairedWords.none)</p>\n" : "<ul class=\"cards\">\n\(items)</ul>\n"
    return .page(
      Page(NotPairedWords.title, "\(list)<h2>\(reading.scheme[.setApart].title)</h2>\n\(try reading.html(self))"))
  }

  private func item(_ pair: NotPaired.Apart, _ settings: Settings) -> HTML {
    """
    <li>\(NotPairedWords.pair(pair.one, pair.other))
    <p>\(settings.words(for: pair.setAt))</p>
    \(ButtonForm(NotPairedWords.remove, to: SetApartRemovalForm(handle: pair.handle), isQuiet: true).html)</li>

    """
  }
}

/// A coordinator lets the two be paired again, by the line's handle.
struct SetApartRemovalForm: HandleForm {
  static let route: FormRoute = "coordinator/not-paired/:handle/removal"
  static let audience = FormAudience.coordinator
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    if let person = reading.person {
      let isThere = try NotPaired.pairs(for: person.id, in: reading.db).contains { $0.handle == handle }
      guard isThere else { throw Problem.notFound }
    }
    let form = Form(id: "removal", title: NotPairedWords.remove, parts: [])
    return OpenForm(self, form, button: NotPairedWords.remove)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try NotPaired.remove(handle, by: filled.person.id, in: transaction)
    return Saved(path: SetApartForm().link.text)
  }
}

extension SetApartForm {
  /// The one person who a name or an address means, or why there is none.
  fileprivate static func person(_ typed: String, in db: Database) -> Result<Int64, any Error> {
    Result {
      let people = try NotPaired.people(named: typed, in: db)
      let name = Name(typed)
      guard let person = people.first else { throw NotPairedWords.Unclear(sentence: NotPairedWords.nobody(name)) }
      guard people.count == 1 else { throw NotPairedWords.Unclear(sentence: NotPairedWords.several(name)) }
      return person
    }
  }

  /// Two people, neither of them the coordinator; otherwise all problems at once.
  fileprivate static func people(
    _ found: [(id: String, person: Result<Int64, any Error>)], but coordinator: Int64
  ) throws -> [Int64] {
    var (people, problems): ([Int64], [FieldProblem]) = ([], [])
    for (id, person) in found {
      do {
        let person = try person.get()
        if people.contains(person) { problems.append(FieldProblem(id, NotPairedWords.samePerson)) }
        if person == coordinator { problems.append(FieldProblem(id, NotPairedWords.yourself(NotPairedWords.title))) }
        people.append(person)
      } catch let unclear as NotPairedWords.Unclear {
        problems.append(FieldProblem(id, unclear.sentence))
      }
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
    return people
  }
}

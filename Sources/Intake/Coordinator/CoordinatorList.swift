import Foundation
import GRDB
import Scheme

/// A list that a coordinator downloads: names, states and dates of pairs, or the answers to a survey.
enum CoordinatorList: String, Sendable, CaseIterable {
  case pairs
  case waitingProposals = "waiting-proposals"
  case neverMet = "never-met"
  case surveyMentee = "survey-mentee"
  case surveyMentor = "survey-mentor"
  case surveyEnded = "survey-ended"

  /// How many rows are read at a time.
  static let page = 200

  /// What is in one cell of a table.
  struct Cell: Sendable {
    /// For programs, which read JSON; `nil` where they read the same as people.
    let code: String?
    /// For people, who read CSV.
    let words: Phrase

    init(_ code: String, _ words: some Sayable) {
      self.code = code
      self.words = words.phrase
    }

    /// The same for both.
    init(_ text: String) {
      code = nil
      words = text.phrase
    }

    /// Someone's name, as it was typed.
    init(_ name: Name?) {
      code = nil
      words = name == .unknown ? ProfileWords.nameless() : (name?.text ?? "").phrase
    }
  }

  /// One row; the id says where it comes in the table, and is in no file.
  typealias Line = (id: Int64, cells: [Cell])

  /// Rows below one row of names. They are read page by page, so that a long list is never all in memory; so they do
  /// not all show the same instant.
  struct Table: Sendable {
    let names: [Cell]
    /// The rows after the one with an id, a page at most; none at the end.
    let lines: @Sendable (_ id: Int64, _ db: Database) throws -> [Line]
  }

  /// - Parameter coordinator: finds nothing here about a pair that they belong to.
  func table(for coordinator: SignedIn, _ scheme: SchemeFile, _ settings: Settings, in db: Database) throws -> Table {
    switch self {
    case .pairs: return mentorings(Mentoring.all(), coordinator, settings)
    case .neverMet: return mentorings(MeetingCheck.neverMet(), coordinator, settings)
    case .waitingProposals:
      return pairs(settings) { id, db in
        try Proposal.page(without: coordinator.id, after: id, count: Self.page, in: db).map { proposal in
          let state = CoordinatorListWords.state(
            proposal.state, isStopped: proposal.position.isStopped, isFrozen: proposal.frozenAt != nil)
          return (proposal.id, proposal, state, [proposal.position.since, proposal.createdAt, nil], "")
        }
      }
    case .surveyMentee, .surveyMentor, .surveyEnded:
      guard let kind = FormKind(rawValue: rawValue), let form = scheme.form(kind) else { throw Problem.notFound }
      let questions = try SurveyAnswer.questions(form, kind, for: coordinator, in: db)
      return answers(kind, questions.map(\.id).filter { $0 != FormKind.partnerQuestion }, coordinator, settings)
    }
  }

  private func mentorings(_ request: Mentoring.Request, _ coordinator: SignedIn, _ settings: Settings) -> Table {
    pairs(settings) { id, db in
      try request.without(coordinator.id).after(id).all(Self.page, in: db).map { mentoring in
        let state = CoordinatorListWords.state(
          mentoring.state, isStopped: mentoring.life == .stopped, isFrozen: mentoring.frozenAt != nil)
        let moments = [mentoring.position.since, mentoring.proposedAt, mentoring.begunAt]
        return (mentoring.id, mentoring, state, moments, mentoring.endsOn)
      }
    }
  }

  /// A pair's line: its row, who they are, its state, when each thing happened, and until when it goes on.
  private typealias PairLine = (id: Int64, pair: any BetweenTwo, state: Cell, moments: [Instant?], endsOn: String)

  private func pairs(
    _ settings: Settings, _ lines: @escaping @Sendable (_ id: Int64, _ db: Database) throws -> [PairLine]
  ) -> Table {
    Table(names: CoordinatorListWords.proposalNames) { id, db in
      let page = try lines(id, db)
      let people = try Profile.labels(of: page.flatMap { [$0.pair.mentee, $0.pair.mentor] }, in: db)
      return page.map { line in
        let pair = [people[line.pair.mentee], people[line.pair.mentor]]
        let texts = line.moments.map { $0.map(settings.day(of:)) ?? "" } + [line.endsOn]
        return (
          line.id,
          pair.flatMap { [Cell($0?.name), Cell($0?.handle ?? "")] } + [line.state] + texts.map { Cell($0) }
        )
      }
    }
  }

  private func answers(
    _ kind: FormKind, _ questions: [String], _ coordinator: SignedIn, _ settings: Settings
  ) -> Table {
    Table(names: CoordinatorListWords.answerNames + questions.map { Cell($0) }) { id, db in
      try SurveyAnswer.page(kind, for: coordinator, after: id, count: Self.page, in: db).map { answer in
        let head = [
          Cell(answer.person), Cell(answer.handle), CoordinatorListWords.role(isMentor: answer.isMentor),
          Cell(answer.partner), Cell(answer.partnerHandle), Cell(settings.day(of: answer.answeredAt)),
        ]
        return (answer.id, head + questions.map { Cell(answer.answers[$0].map { AnswersHTML.text($0) } ?? "") })
      }
    }
  }
}

extension CoordinatorList.Table {
  /// How a file of it is written.
  enum Format: String {
    case csv
    case json

    var type: String {
      switch self {
      case .csv: "text/csv; charset=utf-8"
      case .json: "application/json"
      }
    }
  }

  /// Hands over a file's bytes, a page of rows at a time.
  func write(
    _ format: Format, in words: Words, from store: Store, to take: ([UInt8]) async throws -> Void
  ) async throws {
    let codes = names.map { $0.code ?? words.text($0.words) }
    try await take(format == .csv ? SafeCSV.mark + csv([names], words) : Array("[".utf8))
    var last: Int64 = 0
    while true {
      let page = try await store.read { [last] in try lines(last, $0) }
      guard let next = page.last?.id else { break }
      let rows = page.map(\.cells)
      try await take(format == .csv ? csv(rows, words) : (last == 0 ? [] : Array(",".utf8)) + json(rows, codes, words))
      last = next
    }
    if format == .json { try await take(Array("\n]".utf8)) }
  }

  private func csv(_ rows: [[CoordinatorList.Cell]], _ words: Words) -> [UInt8] {
    SafeCSV(rows.map { $0.map { words.text($0.words) } }).bytes
  }

  /// The objects of a JSON list, without its brackets. All texts are unchanged.
  private func json(
    _ rows: [[CoordinatorList.Cell]], _ codes: [String], _ words: Words
  ) throws -> ArraySlice<UInt8> {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let objects = rows.map { row in
      Dictionary(zip(codes, row.map { $0.code ?? words.text($0.words) })) { first, _ in first }
    }
    let list = try encoder.encode(objects)
    return Array(list).dropFirst().dropLast(2)
  }
}

/// The page of lists, and their files.
struct CoordinatorListPages {
  let reading: CoordinatorReading

  func show() throws -> Reply {
    let items = CoordinatorList.allCases.map { list -> HTML in
      func link(_ ending: String) -> Link {
        Link(["my", "coordinator", "lists", "\(list.rawValue).\(ending)"], after: .root)
      }
      return """
        <li>\(CoordinatorListWords.name(list)): <a href="\(href: link("csv"))">\(CoordinatorListWords.csv)\
        <span class="unseen"> \(CoordinatorListWords.name(list))</span></a>, \
        <a href="\(href: link("json"))">\(CoordinatorListWords.json)<span class="unseen"> \(CoordinatorListWords.name(list))</span></a></li>

        """
    }
    return .page(
      Page(
        CoordinatorListWords.title,
        """
        <p class="lead">\(CoordinatorListWords.lead)</p>
        <ul>
        \(items)</ul>
        <p class="hint">\(CoordinatorListWords.quotes)</p>
        <p><a href="/my/coordinator/">\(CoordinatorWords.title)</a></p>

        """))
  }

  /// `pairs.csv`, `pairs.json` and so on.
  func take() throws -> Reply {
    let (coordinator, name) = (reading.coordinator, reading.part("id"))
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count == 2, let list = CoordinatorList(rawValue: pieces[0]),
      let format = CoordinatorList.Table.Format(rawValue: pieces[1])
    else { throw Problem.notFound }
    let table = try list.table(for: coordinator, reading.scheme, reading.settings, in: reading.db)
    let file = Download(
      name: name, type: format.type,
      content: .pieces { [store = reading.intake.store, words = reading.scheme.words] in
        try await table.write(format, in: words, from: store, to: $0)
      })
    return .download(file).noting(.takeList, by: .coordinator(coordinator.person))
  }
}

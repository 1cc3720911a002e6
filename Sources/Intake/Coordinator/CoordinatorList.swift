import Foundation
import GRDB
import Scheme

/// A list that a coordinator takes away: names, states and dates of pairs, or the answers to a survey.
enum CoordinatorList: String, Sendable, CaseIterable {
  case pairs
  case waitingProposals = "waiting-proposals"
  case neverMet = "never-met"
  case surveyMentee = "survey-mentee"
  case surveyMentor = "survey-mentor"
  case surveyEnded = "survey-ended"

  /// How many rows are read at a time.
  static let page = 200

  /// One row of texts; the id says where it stands, and is in no file.
  typealias Line = (id: Int64, texts: [String])

  /// Rows of texts below one row of names. They are read page by page, so that a long list is never in memory, and are
  /// not the state of one instant.
  struct Table: Sendable {
    let names: [String]
    /// The rows after the one with an id, a page at the most: none at the end.
    let lines: @Sendable (_ id: Int64, _ db: Database) throws -> [Line]
  }

  /// - Parameter coordinator: finds nothing here of a pair that they belong to.
  func table(for coordinator: SignedIn, _ scheme: SchemeFile, _ settings: Settings, in db: Database) throws -> Table {
    switch self {
    case .pairs: return mentorings(Mentoring.all(), coordinator, settings)
    case .neverMet: return mentorings(MeetingCheck.neverMet(), coordinator, settings)
    case .waitingProposals:
      return pairs(settings) { id, db in
        try Proposal.page(without: coordinator.id, after: id, count: Self.page, in: db).map { proposal in
          let state = CoordinatorListWords.state(
            proposal.state.rawValue, isStopped: proposal.position.isStopped, isFrozen: proposal.frozenAt != nil)
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
          mentoring.state == .active ? "accepted" : mentoring.state.rawValue, isStopped: mentoring.life == .stopped,
          isFrozen: mentoring.frozenAt != nil)
        let moments = [mentoring.position.since, mentoring.proposedAt, mentoring.begunAt]
        return (mentoring.id, mentoring, state, moments, mentoring.endsOn)
      }
    }
  }

  /// A line of a pair: its row, who it is, its state, when what happened, and until when.
  private typealias PairLine = (id: Int64, pair: any BetweenTwo, state: String, moments: [Instant?], endsOn: String)

  private func pairs(
    _ settings: Settings, _ lines: @escaping @Sendable (_ id: Int64, _ db: Database) throws -> [PairLine]
  ) -> Table {
    Table(names: CoordinatorListWords.proposalNames) { id, db in
      let page = try lines(id, db)
      let people = try Profile.labels(of: page.flatMap { [$0.pair.mentee, $0.pair.mentor] }, in: db)
      return page.map { line in
        let pair = [people[line.pair.mentee], people[line.pair.mentor]]
        return (
          line.id,
          pair.flatMap { [$0?.name.text ?? "", $0?.handle ?? ""] } + [line.state]
            + line.moments.map { $0.map(settings.day(of:)) ?? "" } + [line.endsOn]
        )
      }
    }
  }

  private func answers(
    _ kind: FormKind, _ questions: [String], _ coordinator: SignedIn, _ settings: Settings
  ) -> Table {
    Table(names: CoordinatorListWords.answerNames + questions) { id, db in
      try SurveyAnswer.page(kind, for: coordinator, after: id, count: Self.page, in: db).map { answer in
        let head = [
          answer.person.text, answer.handle, answer.isMentor ? "mentor" : "mentee", answer.partner.text,
          answer.partnerHandle,
          settings.day(of: answer.answeredAt),
        ]
        return (answer.id, head + questions.map { answer.answers[$0].map { AnswersHTML.text($0) } ?? "" })
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
  func write(_ format: Format, from store: Store, to take: ([UInt8]) async throws -> Void) async throws {
    try await take(format == .csv ? SafeCSV.mark + SafeCSV([names]).bytes : Array("[".utf8))
    var last: Int64 = 0
    while true {
      let page = try await store.read { [last] in try lines(last, $0) }
      guard let next = page.last?.id else { break }
      let rows = page.map(\.texts)
      try await take(format == .csv ? SafeCSV(rows).bytes : (last == 0 ? [] : Array(",".utf8)) + json(rows))
      last = next
    }
    if format == .json { try await take(Array("\n]".utf8)) }
  }

  /// Objects as they stand in a list, all texts as they are: without the brackets of the list.
  private func json(_ rows: [[String]]) throws -> ArraySlice<UInt8> {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let list = try encoder.encode(rows.map { Dictionary(zip(names, $0)) { first, _ in first } })
    return Array(list).dropFirst().dropLast(2)
  }
}

/// The lists' page, and the files.
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
        <a href="\(href: link("json"))">JSON<span class="unseen"> \(CoordinatorListWords.name(list))</span></a></li>

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
      content: .pieces { [store = reading.intake.store] in try await table.write(format, from: store, to: $0) })
    return .download(file).noting(.takeList, by: .coordinator(coordinator.person))
  }
}

/// What the lists' page says.
enum CoordinatorListWords {
  static let title = "Lists to download"
  static let lead =
    "Names, states and dates, to work with in a table. None of the lists has what people wrote to each other. The survey "
    + "lists have the answers that people gave you. Your own mentoring relationships are left out."
  static let quotes =
    "Two people may have the same name. Their ids tell them apart, and are part of the addresses of their pages. In CSV "
    + "files, text that a spreadsheet would treat as a formula begins with an apostrophe. The JSON files have all text as it "
    + "was written."
  static let csv = "table (CSV)"
  static let proposalNames = [
    "mentee", "mentee-id", "mentor", "mentor-id", "state", "since", "sent", "accepted", "agreed-until",
  ]
  static let answerNames = ["person", "person-id", "role", "partner", "partner-id", "answered"]

  /// Its state, unless something has stopped it.
  static func state(_ state: String, isStopped: Bool, isFrozen: Bool) -> String {
    isStopped ? isFrozen ? "frozen" : "suspended" : state
  }

  static func name(_ list: CoordinatorList) -> String {
    switch list {
    case .pairs: "All mentoring relationships"
    case .waitingProposals: "Proposals waiting for an answer"
    case .neverMet: "Mentors and mentees who have never met"
    case .surveyMentee: "Survey answers from mentees"
    case .surveyMentor: "Survey answers from mentors"
    case .surveyEnded: "Survey answers after mentoring ended early"
    }
  }
}

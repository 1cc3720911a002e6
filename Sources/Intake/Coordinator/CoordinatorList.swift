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

  /// Rows of texts below one row of names.
  struct Table: Sendable {
    let names: [String]
    let rows: [[String]]

    /// A list of objects, all texts as they are.
    var json: Data {
      get throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
          rows.map { Dictionary(zip(names, $0)) { first, _ in first } })
      }
    }
  }

  /// - Parameter coordinator: finds nothing here of a pair that they belong to.
  func table(for coordinator: SignedIn, _ scheme: SchemeFile, _ settings: Settings, in db: Database) throws -> Table {
    switch self {
    case .pairs:
      return try proposals(
        Proposal.all(where: "state IN ('accepted', 'paused', 'completed', 'ended')", in: db), coordinator, settings, db)
    case .waitingProposals:
      return try proposals(
        Proposal.all(where: "state IN ('sent', 'amending')", in: db), coordinator, settings, db)
    case .neverMet: return try proposals(MeetingCheck.neverMet(in: db).map(\.pair), coordinator, settings, db)
    case .surveyMentee, .surveyMentor, .surveyEnded:
      guard let kind = FormKind(rawValue: rawValue), let form = scheme.form(kind) else { throw Problem.notFound }
      return answers(try SurveyResults(form, kind, for: coordinator, in: db), settings)
    }
  }

  private func proposals(
    _ proposals: [Proposal], _ coordinator: SignedIn, _ settings: Settings, _ db: Database
  ) throws -> Table {
    let seen = proposals.filter { $0.mentee != coordinator.id && $0.mentor != coordinator.id }
    return Table(
      names: CoordinatorListWords.proposalNames,
      rows: try seen.map { proposal in
        [
          try Profile.name(of: proposal.mentee, in: db), try Profile.name(of: proposal.mentor, in: db),
          proposal.frozenAt == nil ? proposal.state.rawValue : CoordinatorListWords.frozen,
          settings.day(of: proposal.position.since), settings.day(of: proposal.createdAt),
          proposal.acceptedAt.map(settings.day(of:)) ?? "", proposal.acceptedAt == nil ? "" : proposal.endsOn ?? "",
        ]
      })
  }

  private func answers(_ results: SurveyResults, _ settings: Settings) -> Table {
    let questions = results.questions.filter { $0.id != FormKind.partnerQuestion }
    return Table(
      names: CoordinatorListWords.answerNames + questions.map(\.id),
      rows: results.answers.map { answer in
        [
          answer.person, answer.isMentor ? "mentor" : "mentee", answer.partner, settings.day(of: answer.answeredAt),
        ]
          + questions.map { question in
            answer.answers[question.id].map { AnswersHTML.text($0) } ?? ""
          }
      })
  }
}

/// The lists' page, and the files.
struct CoordinatorListPages: Sendable {
  let parts: Parts

  func show(_ visit: Visit) async throws -> Reply {
    _ = try await parts.coordinator(visit)
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
  func take(_ visit: Visit) async throws -> Reply {
    let person = try await parts.coordinator(visit)
    let name = visit.part("id")
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count == 2, let list = CoordinatorList(rawValue: pieces[0]), ["csv", "json"].contains(pieces[1]) else {
      throw Problem.notFound
    }
    let table = try await parts.store.read { [settings = parts.settings, scheme = parts.scheme.current] in
      try list.table(for: person, scheme, settings, in: $0)
    }
    try await parts.store.write { try Audit.note(.takeList, by: .coordinator(person.person), in: $0) }
    return .download(
      pieces[1] == "csv"
        ? Download(name: name, type: "text/csv; charset=utf-8", bytes: SafeCSV([table.names] + table.rows).bytes)
        : Download(name: name, type: "application/json", bytes: Array(try table.json)))
  }
}

/// What the lists' page says.
enum CoordinatorListWords {
  static let title = "Lists to take away"
  static let lead =
    "Names, states and dates, to work with in a table. What people wrote to each other is in none of them; the surveys' "
    + "hold what was answered to you. Nothing is in them about a mentoring of your own."
  static let quotes =
    "In CSV files a text that a spreadsheet would take for a formula begins with an apostrophe. The JSON files have every "
    + "text as it was written."
  static let csv = "table (CSV)"
  static let frozen = "frozen"
  static let proposalNames = ["mentee", "mentor", "state", "since", "sent", "accepted", "agreed-until"]
  static let answerNames = ["person", "role", "partner", "answered"]

  static func name(_ list: CoordinatorList) -> String {
    switch list {
    case .pairs: "All pairs"
    case .waitingProposals: "Proposals that wait for an answer"
    case .neverMet: "Pairs that have never met"
    case .surveyMentee: "The mentees' survey"
    case .surveyMentor: "The mentors' survey"
    case .surveyEnded: "The survey after an early end"
    }
  }
}

import GRDB
import Scheme

extension Proposal {
  /// What the mentee wrote on one of the occasions when they sent it.
  struct Version: Sendable {
    let form: Form
    let answers: Answers

    init(row: Row, in db: Database) throws {
      guard let form = try FormVersions.form(row: row.get("form_version_id"), in: db) else { throw Problem.cannotSave }
      self.form = form
      answers = try Answers(json: row.get("answers"))
    }
  }

  /// The steps that were taken, oldest first.
  func events(in db: Database) throws -> [StepEvent<ProposalAction>] {
    try StepEvent.fetchAll(
      db, cached: "SELECT * FROM proposal_event WHERE proposal_id = ? ORDER BY id", arguments: [id])
  }

  /// What was sent, oldest first.
  func versions(in db: Database) throws -> [Version] {
    try Row.fetchAll(db, cached: "SELECT * FROM proposal_version WHERE proposal_id = ? ORDER BY id", arguments: [id])
      .map { try Version(row: $0, in: db) }
  }

  /// The current version: the one that was sent last.
  func latestVersion(in db: Database) throws -> Version? {
    try Row.fetchOne(
      db, cached: "SELECT * FROM proposal_version WHERE proposal_id = ? ORDER BY id DESC LIMIT 1", arguments: [id]
    ).map { try Version(row: $0, in: db) }
  }
}

/// What changed from one version of a proposal to the next, question by question.
struct VersionDifference: Sendable {
  struct Change: Sendable {
    let question: Question
    let before: Answers.Value?
    let after: Answers.Value?
  }

  let changes: [Change]

  /// Questions in the order of the newer form; those that only the older one had come at the end.
  init(from old: Proposal.Version, to new: Proposal.Version) {
    let gone = old.form.questions.filter { new.form.question($0.id) == nil }
    changes = (new.form.questions + gone).compactMap { question in
      let (before, after) = (old.answers[question.id], new.answers[question.id])
      return before == after ? nil : Change(question: question, before: before, after: after)
    }
  }
}

extension Proposal {
  /// The day, in words, from which a mentee can write again to a mentor who has declined; `nil` where they can already.
  static func again(
    _ mentee: Int64, to mentor: Int64, _ settings: Settings, at now: Instant, in db: Database
  ) throws -> String? {
    let declined = try Instant.fetchOne(
      db,
      cached: """
        SELECT max(at) FROM proposal_event JOIN proposal ON proposal.id = proposal_id
        WHERE mentee_id = ? AND mentor_id = ? AND state = 'rejected' AND action = 'reject'
        """,
      arguments: [mentee, mentor])
    guard let again = declined.map({ $0 + settings.terms.writeAgain }), now < again else { return nil }
    // The first day that begins after the time is over.
    return settings.words(forDay: settings.day(settings.day(of: again), plusDays: 1))
  }
}

import GRDB
import Scheme

/// What both of a pair have answered alone, for the coordinator: the one thing of a record that they read.
struct PrivateAnswerPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let coordinator = try visit.signedIn()
    let handle = visit.part("handle")
    let (proposal, answers, names) = try await parts.store.read { [settings = parts.settings] db in
      try settings.checkCoordinator(coordinator, in: db)
      let proposal = try Proposal.accepted(handle, outsideOf: coordinator, in: db)
      let names = try [
        ProposalActor.mentee: Profile.name(of: proposal.mentee, in: db),
        .mentor: Profile.name(of: proposal.mentor, in: db),
      ]
      return (proposal, try PrivateAnswer.all(of: proposal, in: db), names)
    }
    try await parts.store.write {
      try Audit.note(
        .readPrivateAnswers, by: .coordinator(coordinator.person), on: .proposal(proposal.handle), in: $0)
    }
    let items = answers.reversed().map { card($0, names[$0.author] ?? Name("")) }
    let list: HTML = items.isEmpty ? "<p>\(JourneyWords.nothingPrivate)</p>\n" : "<ul class=\"cards\">\n\(items)</ul>\n"
    return .page(
      Page(
        JourneyWords.privateTitle,
        """
        <p class="lead">\(CoordinatorWords.pair(names[.mentee] ?? Name(""), names[.mentor] ?? Name("")))</p>
        <p>\(JourneyWords.privateLead)</p>
        \(list)\(try await handled(answers, handle, coordinator))<p><a href="/my/coordinator/">\(CoordinatorWords.title)</a></p>

        """))
  }

  private func card(_ answer: PrivateAnswer, _ name: Name) -> HTML {
    let stage = parts.scheme.current.stage(answer.stage)?.form.title ?? answer.stage
    let words =
      answer.value.map { AnswerHTML.words($0, of: answer.question, parts.settings) }
      ?? "<p>\(JourneyWords.leftOpen)</p>\n"
    let handled = answer.handledAt.map { "<br>\(JourneyWords.isHandled(parts.settings.words(for: $0)))" as HTML } ?? ""
    return """
      <li><strong>\(answer.question.wording.html)</strong>
      \(words)<p class="when">\(name), \(stage), \(parts.settings.words(for: answer.writtenAt))\(handled)</p></li>

      """
  }

  private func handled(_ answers: [PrivateAnswer], _ handle: String, _ coordinator: SignedIn) async throws -> HTML {
    guard answers.contains(where: \.needsAttention),
      let submission = try await parts.submission(at: .coordinator(.privateAnswers(handle)), for: coordinator)
    else { return "" }
    return "<p>\(JourneyWords.handledLead)</p>\n\(desk.html(submission, action: submission.address.link))"
  }
}

extension PrivateAnswer {
  /// True until a coordinator has looked after it, or its author has answered anew.
  var needsAttention: Bool { asksForHelp && handledAt == nil }

  /// The pairs in which somebody has asked for help and nobody has looked after it, and since when: an end does not
  /// silence it.
  static func pairsForHelp(in db: Database) throws -> [(proposal: Proposal, since: Instant)] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT proposal.*, min(written_at) AS help_since FROM private_answer
        JOIN \(Proposal.now) ON proposal.id = proposal_id WHERE asks_for_help = 1 AND handled_at IS NULL
        GROUP BY proposal.id
        """
    ).map { try (Proposal(row: $0), $0.get("help_since")) }
  }

  /// A coordinator has looked after all that was answered until now.
  static func handle(of proposal: Proposal, in transaction: Transaction) throws {
    try transaction.db.execute(
      sql:
        "UPDATE private_answer SET handled_at = ? WHERE proposal_id = ? AND asks_for_help = 1 AND handled_at IS NULL",
      arguments: [transaction.now, proposal.id])
  }
}

extension Proposal {
  /// A pair that somebody does not belong to.
  ///
  /// - Throws: `Problem.notFound`.
  static func accepted(_ handle: String, outsideOf coordinator: SignedIn, in db: Database) throws -> Proposal {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT * FROM \(now) WHERE handle = ? AND accepted_at IS NOT NULL AND ? NOT IN (mentee_id, mentor_id)
        """,
      arguments: [handle, coordinator.id])
    guard let row else { throw Problem.notFound }
    return try Proposal(row: row)
  }
}

import GRDB
import Scheme

/// The mentee edits the proposal and sends it again.
struct VersionForm: CourseForm, MailedForm {
  static let route: FormRoute = "proposals/:handle/version"
  static let actor: MentoringActor? = .mentee
  typealias Subject = Proposal
  let handle: String

  /// The proposal's own form.
  static func form(_ scheme: SchemeFile) -> Form {
    var form = scheme[.proposal]
    form.title = ProposalWords.sendAgain()
    return form
  }

  var answeredNext: Phrase { ProposalWords.answeredNext() }

  static func isOpen(_ facts: CourseFacts) -> Bool { facts.allows(.sendAgain) }
  static func done(_ facts: CourseFacts) -> Phrase { ProposalWords.sent(facts.partnerName) }

  func open(_ reading: Reading) throws -> OpenForm? {
    let form = reading.scheme[.proposal]
    var open = OpenForm(self, form, button: ProposalWords.sendAgain)
    guard let proposal = try own(reading) else { return open }
    open.context = try proposal.wish(in: reading.db)
    open.filled = try proposal.latestVersion(in: reading.db)?.answers.posted(for: form) ?? Posted()
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let proposal = try own(filled, in: transaction)
    try filled.checkMonths()
    guard try proposal.mayBePair(in: transaction.db),
      try proposal.take(Step(action: .sendAgain, actor: .mentee), settings: settings, in: transaction)
    else {
      throw Obstacle(MentoringWords.changedMeanwhile)
    }
    try proposal.addVersion(filled, in: transaction)
    return Saved(path: pathWhenSaved, mails: [proposal.mail(.proposalSentAgain, to: .mentor)])
  }
}

extension Proposal {
  /// What the mentor would like changed, beside the form that changes it.
  fileprivate func wish(in db: Database) throws -> HTML {
    guard state == .amending, let asked = try events(in: db).last(where: { $0.action == .amend }) else { return "" }
    return """
      <section class="note">
      <p class="kicker">\(ProposalWords.wish(try Profile.name(of: mentor, in: db)))</p>
      \(HTML(typed: asked.comment))\
      </section>

      """
  }
}

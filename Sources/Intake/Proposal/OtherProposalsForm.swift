import GRDB
import Scheme

/// Once a proposal is accepted, the mentee says which of the others to withdraw.
struct OtherProposalsForm: CourseForm {
  static let route: FormRoute = "proposals/:handle/others"
  static let actor: MentoringActor? = .mentee
  typealias Subject = Proposal
  let handle: String
  /// What the mentors of the withdrawn proposals are told; known when the form is opened.
  private var farewell = ""

  init(handle: String) { self.handle = handle }

  static func form(_ scheme: SchemeFile) -> Form { scheme[.otherProposals] }

  static func isOpen(_ facts: CourseFacts) -> Bool { facts.hasOthers }
  static func done(_ facts: CourseFacts) -> Phrase { ProposalWords.othersSaved() }

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let person = reading.person else { throw Problem.signInNeeded(destination: "/my/proposals/\(handle)") }
    _ = try own(reading)
    let others = try Proposal.waiting(ofMentee: person.id, in: reading.db)
    guard !others.isEmpty else { throw Problem.notFound }
    let form = Self.form(reading.scheme).listing(
      others.map { Question.Option(id: $0.proposal.handle, wording: Wording($0.partner)) }, in: "withdraw")
    var source = self
    source.farewell = reading.scheme.words.text(ProposalWords.foundAnother)
    var open = OpenForm(source, form)
    open.isAllOptional = true
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try own(filled, in: transaction).noteOthersDecided(in: transaction)
    let step = Step(action: ProposalAction.withdraw, actor: .mentee, comment: farewell)
    let mails = try filled.answers.options("withdraw").compactMap { other -> Mail? in
      let proposal = try Proposal.own(other, filled.person, as: .mentee, in: transaction.db)
      guard try proposal.take(step, settings: settings, in: transaction) else { return nil }
      return proposal.mail(.proposalWithdrawn, to: .mentor)
    }
    return Saved(path: pathWhenSaved, mails: mails)
  }
}

extension Proposal {
  /// Notes that the mentee has said what happens to their other proposals.
  fileprivate func noteOthersDecided(in transaction: Transaction) throws {
    try transaction.db.execute(cached: "UPDATE proposal SET others_asked = 0 WHERE id = ?", arguments: [id])
  }

  /// A mentee's proposals that are waiting for a step, with the mentors' names.
  static func waiting(ofMentee person: Int64, in db: Database) throws -> [(proposal: Proposal, partner: Name)] {
    try waiting(of: person, in: db).filter { $0.proposal.mentee == person }
  }
}

import GRDB
import Scheme

/// Asks somebody who is no longer available what should become of each proposal that is waiting.
struct WaitingProposalsForm: OwnForm {
  static let route: FormRoute = "profile/waiting"

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let person = reading.person else { throw Problem.signInNeeded(destination: link.text) }
    let waiting = try Proposal.waiting(of: person.id, in: reading.db)
    guard !waiting.isEmpty else { throw Problem.notFound }
    let questions = waiting.map { proposal, partner in
      var question = Question.choice(proposal.handle, "", ProfileWords.waitingChoices)
      question.wording = ProposalWords.title(partner, as: proposal.actor(person.id))
      return question
    }
    let form = Form(id: "waiting", title: ProfileWords.waitingTitle, parts: questions.map { .question($0) })
    var open = OpenForm(self, form, button: ProfileWords.save)
    open.context = "<p>\(ProfileWords.waitingLead)</p>\n"
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let person = filled.person.id
    try Profile.askAboutWaiting(false, person: person, in: transaction)
    let closed = try Proposal.waiting(of: person, in: transaction.db).filter {
      filled.answers.options($0.proposal.handle) == ["close"]
    }
    let mails = try closed.flatMap { try $0.proposal.closeKindly(for: person, settings: settings, in: transaction) }
    return Saved(path: Profile.pathWhenSaved, mails: mails)
  }

  /// The form, or a kind word that there is nothing to answer.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    guard let open = try reading.find(self) else {
      return ProfilePages.nothingToAnswer(ProfileWords.waitingTitle, ProfileWords.nothingWaits)
    }
    return .page(Page(open.form.title, reading.html(open, action: action)))
  }
}

extension Profile {
  static func isAskedAboutWaiting(_ person: Int64, in db: Database) throws -> Bool {
    let isAsked = try Bool.fetchOne(
      db, cached: "SELECT waiting_asked_at IS NOT NULL FROM profile WHERE person_id = ?", arguments: [person])
    return try isAsked ?? false && !Proposal.waiting(of: person, in: db).isEmpty
  }
}

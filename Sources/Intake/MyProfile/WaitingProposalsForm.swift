import GRDB
import Scheme

/// Asks someone who is no longer available what should become of each proposal that is waiting.
struct WaitingProposalsForm: OwnForm {
  static let route: FormRoute = "profile/waiting"

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let person = reading.person else { throw Problem.signInNeeded(destination: link.text) }
    let waiting = try Proposal.waiting(of: person.id, in: reading.db)
    guard !waiting.isEmpty else { throw Problem.notFound }
    let form = reading.scheme[.waitingProposals].asking { question in
      waiting.map { proposal, partner in
        var question = question
        question.id = proposal.handle
        question.wording = Wording(ProposalWords.title(partner, as: proposal.actor(person.id)))
        return question
      }
    }
    var open = OpenForm(self, form)
    open.context = form.leadHTML
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

  /// The form, or a kind note that there is nothing to answer.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    guard let open = try reading.find(self) else {
      return ProfilePages.nothingToAnswer(reading.scheme[.waitingProposals].title, ProfileWords.nothingWaits)
    }
    return .page(Page(open.form.title, reading.html(open, action: action)))
  }
}

extension Form {
  /// The same form with several questions in place of each. It is a version of its own, because no other asks these.
  fileprivate func asking(_ questions: (Question) -> [Question]) -> Form {
    let parts = parts.flatMap { part in
      guard case .question(let question) = part else { return [part] }
      return questions(question).map { .question($0) }
    }
    var form = Form(id: id, title: title, parts: parts)
    (form.button, form.readers, form.lead) = (button, readers, lead)
    return form
  }
}

extension Profile {
  static func isAskedAboutWaiting(_ person: Int64, in db: Database) throws -> Bool {
    let isAsked = try Bool.fetchOne(
      db, cached: "SELECT waiting_asked_at IS NOT NULL FROM profile WHERE person_id = ?", arguments: [person])
    return try isAsked ?? false && !Proposal.waiting(of: person, in: db).isEmpty
  }
}

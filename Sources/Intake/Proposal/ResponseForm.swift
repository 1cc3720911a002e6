import GRDB
import Scheme

/// The mentor's answer to a proposal.
struct ResponseForm: CourseForm, MailedForm {
  static let route: FormRoute = "proposals/:handle/response"
  static let actor: MentoringActor? = .mentor
  typealias Subject = Proposal
  let handle: String

  static func form(_ scheme: SchemeFile) -> Form { scheme[.response] }

  /// The three answers.
  enum Response: String, CaseIterable {
    case accept
    case amend
    case reject

    /// The step that the answer takes.
    var action: ProposalAction {
      switch self {
      case .accept: .accept
      case .amend: .amend
      case .reject: .reject
      }
    }

    /// The mail that tells the mentee.
    var mail: MailKind {
      switch self {
      case .accept: .proposalAccepted
      case .amend: .proposalAmend
      case .reject: .proposalRejected
      }
    }

    init?(_ answers: Answers) { self.init(rawValue: answers.options("response").first ?? "") }
  }

  var answeredNext: Phrase { ProposalWords.answeredNext() }

  static func isOpen(_ facts: CourseFacts) -> Bool { facts.allows(.accept) }
  static func done(_ facts: CourseFacts) -> Phrase {
    ProposalWords.responded(facts.proposal.state, partner: facts.partnerName)
  }

  func open(_ reading: Reading) throws -> OpenForm? {
    let form = Self.form(reading.scheme).wanting(ProposalWords.responseWanted(), in: "response")
    var open = OpenForm(self, form)
    open.decision = "response"
    open.preview = { CourseHTML.preview(of: $0, form: form) }
    guard let proposal = try own(reading) else { return open }
    let mentee = try Profile.name(of: proposal.mentee, in: reading.db)
    open.form = form.wanting(ProposalWords.commentWanted(mentee), in: "comment")
    open.respondsTo = CourseHTML.request(try proposal.latestVersion(in: reading.db), from: mentee, at: proposal.link)
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let proposal = try own(filled, in: transaction)
    guard let response = Response(filled.answers) else { throw Problem.unreadable }
    try proposal.respond(response, saying: filled.answers.text("comment"), settings, in: transaction)
    if let stays = filled.answers.options("stay").first {
      try Profile.setAvailable(stays == "yes", person: filled.person.id, in: transaction)
    }
    return Saved(path: pathWhenSaved, mails: [proposal.mail(response.mail, to: .mentee)])
  }
}

extension Proposal {
  /// The mentor answers.
  ///
  /// - Throws: `Obstacle` where it cannot be accepted, or has changed meanwhile.
  fileprivate func respond(
    _ response: ResponseForm.Response, saying comment: String, _ settings: Settings, in transaction: Transaction
  ) throws {
    if response == .accept {
      if try Mentoring.placesLeft(of: mentor, in: transaction.db) < 1 {
        throw Obstacle(ProposalWords.noPlaceLeft, ProfileWords.edit, at: Profile.formLink)
      }
      guard try mayBePair(in: transaction.db) else { throw Obstacle(MentoringWords.changedMeanwhile) }
    }
    let step = Step(action: response.action, actor: .mentor, comment: comment)
    guard try take(step, settings: settings, in: transaction) else { throw Obstacle(MentoringWords.changedMeanwhile) }
  }
}

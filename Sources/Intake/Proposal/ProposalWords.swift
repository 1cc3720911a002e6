import Scheme

/// What the pages and Intake's own forms about proposals say.
enum ProposalWords {
  static let title = "Proposal"
  static let send = "Send my proposal"
  static let sendAgain = "Send it again"
  static let respond = "Send my answer"
  static let withdraw = "Take this proposal back"
  static let complete = "Mark as complete"
  static let readers = "Your mentor will read this, and your profile. Nobody else can."
  static let responseReaders = "The mentee will read your comment. Nobody else can."

  static let profileFirst = "Fill in your profile as a mentee first: the mentor reads it together with your proposal."
  static let openAlready = "You have an open proposal to this mentor already. You find it on My page."
  static let noPlace = "This mentor has no place any more. What you wrote is still here: copy it for another mentor."
  static let noPlaceLeft =
    "You have no place left: all the mentees that your profile gives room for are with you already. "
    + "Give yourself more places in your profile, or choose another answer."
  static let changedMeanwhile =
    "This proposal has changed since you opened the page, so this cannot be done any more. "
    + "Your words are still here: copy them, and look at the proposal on My page."

  static func tooMany(_ most: Int) -> String {
    "You have \(most) open proposals, which is the most there can be. Take one back before you send another."
  }

  /// Accept, amend or reject, always with a comment.
  static let responseForm: Form = {
    var response = Question(id: "response", kind: .choice, wording: Wording("Your answer"))
    response.options = [
      Question.Option(id: "accept", wording: Wording("Accept: the mentoring can begin")),
      Question.Option(id: "amend", wording: Wording("Amend: ask the mentee to change something, or to tell you more")),
      Question.Option(id: "reject", wording: Wording("Reject: decline, and say briefly why")),
    ]
    let comment = Question(
      id: "comment", kind: .long, wording: Wording("Your comment"),
      hint: Wording("A few friendly sentences: what you liked, what you wish, or why it does not fit."))
    return Form(id: "response", title: "Answer the proposal", parts: [.question(response), .question(comment)])
  }()

  static let withdrawalForm = Form(
    id: "withdrawal", title: "Take a proposal back", parts: [.question(comment("A word to the mentor"))])
  static let completionForm = Form(
    id: "completion", title: "Mark as complete", parts: [.question(comment("A word to your partner"))])

  private static func comment(_ wording: String) -> Question {
    var question = Question(
      id: "comment", kind: .long, wording: Wording(wording), hint: Wording("Your partner reads it on this page."))
    question.isOptional = true
    return question
  }

  // MARK: The page

  static let conversation = "What happened"
  static let version = "The proposal"
  static let acceptedVersion = "The proposal, as you both agreed to try it"
  static let finish = "When the mentoring is over"
  static let finishLead = "Either of you can mark it complete. Both of you then get a short survey by e-mail."
  static let takeBack = "Take it back"
  static let reach = "How to reach each other"
  static let respondTitle = "Your answer"
  static let amendTitle = "Change your proposal"

  static func with(_ partner: String, as actor: ProposalActor) -> String {
    actor == .mentor ? "A proposal from \(partner)" : "Your proposal to \(partner)"
  }

  static func about(_ partner: String) -> String { "About \(partner)" }

  static func state(_ state: ProposalState, as actor: ProposalActor, partner: String) -> String {
    switch (state, actor) {
    case (.sent, .mentor): "\(partner) waits for your answer."
    case (.sent, _): "\(partner) has not answered yet. A proposal that nobody answers within 14 days expires."
    case (.amending, .mentor): "You asked \(partner) to change something. You will get a mail when it is sent again."
    case (.amending, _): "\(partner) asks you to change something. Edit the proposal below, and send it again."
    case (.accepted, .mentor): "You accepted. \(partner) writes first; you can reach each other as shown below."
    case (.accepted, _): "\(partner) accepted. The mentoring can begin: write first, and suggest a day to meet."
    case (.paused, _): "You are taking a break."
    case (.completed, _): "This mentoring is complete. Thank you both."
    case (.ended, _): "This mentoring has ended."
    case (.rejected, .mentor): "You declined this proposal."
    case (.rejected, _): "\(partner) could not accept. The comment says why; other mentors may fit better."
    case (.withdrawn, .mentor): "\(partner) took this proposal back."
    case (.withdrawn, _): "You took this proposal back."
    case (.expired, .mentor): "This proposal was not answered in time."
    case (.expired, _): "\(partner) did not answer in time. That happens; other mentors may have more time."
    }
  }

  static func event(_ action: ProposalAction, by name: String) -> String {
    switch action {
    case .send: "\(name) sent the proposal"
    case .accept: "\(name) accepted"
    case .amend: "\(name) asked for changes"
    case .reject: "\(name) declined"
    case .sendAgain: "\(name) sent it again"
    case .withdraw: "\(name) took it back"
    case .expire: "It expired: nobody answered within 14 days"
    case .pause: "\(name) asked for a break"
    case .resume: "\(name) went on"
    case .complete: "\(name) marked it complete"
    case .end: "\(name) ended it"
    case .reopen: "\(name) took it up again"
    }
  }

  static func answering(as person: SignedIn) -> String {
    "You answer as \(Address.masked(person.address)). This link does nothing else: it opens neither a diary nor a profile."
  }
  static let answered = "Your answer is saved"
  static let answeredNext = "The other person is told by e-mail. Sign in to read the whole conversation."
  static let rests =
    "Nothing can be done here at present. If you have a question about it, reply to one of our mails: the coordinator "
    + "reads it."
  static let closed = "There is nothing left to answer here"
  static let you = "You"
}

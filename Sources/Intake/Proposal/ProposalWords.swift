import Scheme

/// What the pages and Intake's own forms about proposals say.
enum ProposalWords {
  static let title = "Proposal"
  static let send = "Send my proposal"
  static let sendAgain = "Send it again"
  static let respond = "Send my answer"
  static func from(_ mentee: Name) -> Wording { "The proposal from \(mentee)" }
  static let withdraw = "Take this proposal back"
  static let readers = "Your mentor will read this, and your profile. Nobody else can."
  static let responseReaders = "The mentee will read your comment. Nobody else can."

  static let profileFirst =
    "Fill in your profile as a mentee first. The mentor reads it together with your proposal."
  static let openAlready = "You already have an open proposal to this mentor."
  static let noPlace = "This mentor has no place any more. You can ask another mentor."
  static func declined(until day: String) -> String {
    "This mentor has declined your last proposal. You can write to them again from \(day)."
  }
  static let noPlaceLeft =
    "You have no place left: all the mentees that your profile gives room for are with you already. "
    + "Give yourself more places in your profile, or choose another answer."
  static func tooMany(_ most: Int) -> String {
    "You have \(most) open proposals, which is the most there can be. Take one back before you send another."
  }

  static let openAgain = "There is another open proposal between you two. You find it on My page."
  static let acceptedElsewhere = "The mentee has found another mentor since, so this cannot be taken back."

  static let askedOthers =
    "The mentee has asked other mentors since, as many as one can ask at a time. Until one of them has answered, this "
    + "cannot be taken back."

  // MARK: The forms

  static let accept = "Accept"
  static let amend = "Ask for changes (amend)"
  static let reject = "Decline (reject)"
  static let comment = "Your comment"
  static func commentWanted(for reader: String) -> String { "Add a message to \(reader)." }
  static let yourPartner = "your partner"
  static let responseWanted = "Choose one of the buttons: accept, ask for changes or decline."
  static let commentHint =
    "A few friendly sentences: what you liked, what you wish, or briefly why it does not fit. The other reads them."
  static let reconsiderHint = "A sentence or two: why you would like to think again. The mentee reads them."
  static let word = "A word to the other"
  static let wordHint = "They read it on the page that you share."
  static let stay = "Do you want to stay available to other mentees?"
  static let stayYes = "Yes, while I have a place"
  static let stayNo = "No, take me off the list for now"
  static let delayTitle = "I need more time to answer"
  static let delay = "Ask for this time"
  static let delayUntil = "Until which day do you need?"
  static let delayLead = "You can ask once. The mentee is told until when you need."
  static let reconsiderTitle = "Take your answer back"
  static let reconsider = "Take my answer back"
  static func reconsiderLead(_ terms: ProposalTerms) -> String {
    "The proposal then waits for a new answer from you. This works for \(terms.reconsideration.inDays), unless the mentee "
      + "has found a mentor."
  }
  static let othersTitle = "Your other proposals"
  static let othersQuestion = "These still wait. Tick those that you take back; the others stay as they are."
  static let othersButton = "Save my choice"
  static let foundAnother = "I have found a mentor. Thank you for reading my proposal."

  // MARK: The page

  static let conversation = "What happened"
  static let version = "The proposal"
  static let acceptedVersion = "The proposal, as you both agreed to try it"
  static let whatElse = "What else you can do"
  static let nextMentors = "Mentors whom you could ask next"
  static let before = "Before:"
  static let now = "Now:"
  static let toForm = "Go to your answer"
  static let nothing = "nothing"
  static let changed = "What changed:"
  static let unchanged = "Nothing was changed."
  static let takeBack = "Take it back"
  static let reach = "How to reach each other"
  static let respondTitle = "Your answer"

  static func title(_ partner: Name, as actor: MentoringActor) -> Wording {
    actor == .mentor ? "A proposal from \(partner)" : "Your proposal to \(partner)"
  }

  static func about(_ partner: Name) -> Wording { "About \(partner)" }

  static func state(_ state: ProposalState, as actor: MentoringActor, partner: Name) -> Wording {
    switch (state, actor) {
    case (.sent, .mentor): "\(partner) waits for your answer. You can accept, ask for changes, or decline."
    case (.sent, _): "\(partner) has not answered yet."
    case (.amending, .mentor): "You asked \(partner) to change something. You will get a mail when it is sent again."
    case (.amending, _): "\(partner) asks you to change something. Change the proposal, and send it again."
    case (.accepted, _): ""
    case (.rejected, .mentor): "You declined this proposal."
    case (.rejected, _): "\(partner) could not accept. The comment says why; other mentors may fit better."
    case (.withdrawn, .mentor): "\(partner) took this proposal back."
    case (.withdrawn, _): "You took this proposal back."
    case (.expired, .mentor): "This proposal was not answered in time."
    case (.expired, _): "\(partner) did not answer in time. That happens; other mentors may have more time."
    }
  }

  static func wish(of mentor: Name) -> Wording { "What \(mentor) asks for" }

  // MARK: That a form is saved, and what happens next

  static func sent(to mentor: Name) -> Wording {
    "Your proposal is on its way. \(mentor) is told by e-mail, and you get a mail with the answer."
  }
  static func responded(_ state: ProposalState, partner: Name) -> Wording {
    state == .amending
      ? "Your answer is saved. \(partner) is told by e-mail, and you get a mail when it is sent again."
      : "Your answer is saved. \(partner) is told by e-mail."
  }
  static let othersDone = "Saved. Mentors whose proposals you took back are told by e-mail."
  static func done(partner: Name) -> Wording { "Saved. \(partner) is told by e-mail." }

  static func event(_ action: ProposalAction, by name: Name) -> Wording {
    switch action {
    case .send: "\(name) sent the proposal"
    case .accept: "\(name) accepted"
    case .amend: "\(name) asked for changes"
    case .reject: "\(name) declined"
    case .sendAgain: "\(name) sent it again"
    case .withdraw: "\(name) took it back"
    case .expire: "It expired: nobody answered in time"
    case .delay: "\(name) needs more time"
    case .reconsider: "\(name) took the answer back"
    case .leave: "\(name) can no longer take part"
    }
  }

  static func waits(since: String, until: String) -> String { "Waiting since \(since); it expires after \(until)." }
  static func until(_ day: String) -> String { "Until \(day)" }

  static func whatFollows(_ response: String, _ terms: ProposalTerms) -> String {
    switch response {
    case "accept": "The mentee is told by e-mail. You both see how to reach each other, and the mentee writes first."
    case "amend": "The mentee is told by e-mail, edits the proposal, and sends it again."
    default:
      "The mentee is told by e-mail, and sees other mentors. You can take your answer back for "
        + "\(terms.reconsideration.inDays)."
    }
  }

  static func answering(as person: SignedIn) -> String {
    "You answer as \(Address.masked(person.address)). This link does nothing else: it opens neither a diary nor a profile."
  }
  static let answered = "Your answer is saved"
  static let answeredNext = "The other person is told by e-mail. Sign in to read the whole conversation."
  static let closed = "There is nothing left to answer here"
}

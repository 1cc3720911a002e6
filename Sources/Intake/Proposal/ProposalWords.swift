import Scheme

/// What the pages and Intake's own forms about proposals say.
enum ProposalWords {
  static let title = "Proposal"
  static let send = "Send my proposal"
  static let sendAgain = "Send it again"
  static let respond = "Send my answer"
  static func from(_ mentee: Name) -> Wording { "The proposal from \(mentee)" }
  static let withdraw = "Withdraw this proposal"
  static let readers = "The mentor will read this and your profile. Nobody else can."
  static let responseReaders = "The mentee will read your comment. Nobody else can."

  static let profileFirst =
    "Fill in your profile as a mentee first. The mentor reads it together with your proposal."
  static let openAlready = "You already have an open proposal to this mentor."
  static let noPlace = "This mentor no longer has space for another mentee. You can ask another mentor."
  static func declined(until day: String) -> String {
    "This mentor has declined your last proposal. You can write to them again from \(day)."
  }
  static let noPlaceLeft =
    "You have no space left: you already have as many mentees as your profile allows. Change the number in your profile, or "
    + "choose another answer."
  static func tooMany(_ most: Int) -> String {
    "You have \(most) open proposals, which is the most you can have. Withdraw one before you send another."
  }

  static let openAgain = "There is another open proposal between the two of you. You can find it on My page."
  static let acceptedElsewhere = "The mentee has found another mentor since, so you can no longer change your answer."

  static let askedOthers =
    "Since then the mentee has asked as many other mentors as they can at one time. Until one of them has answered, you "
    + "cannot change your answer."

  // MARK: The forms

  static let accept = "Accept"
  static let amend = "Ask for changes (amend)"
  static let reject = "Decline (reject)"
  static let comment = "Your comment"
  static func commentWanted(for reader: String) -> String { "Add a message to \(reader)." }
  static let yourPartner = "your partner"
  static let responseWanted = "Choose one of the buttons: accept, ask for changes or decline."
  static let commentHint =
    "Write a few friendly sentences: what you liked, what you would like to change, or briefly why it is not a good match. The "
    + "mentee reads this."
  static let reconsiderHint = "Say in a sentence or two why you would like to think again. The mentee reads this."
  static let word = "Message to your partner"
  static let wordHint = "They can read it on the page you share."
  static let stay = "Do you want to stay available to other mentees?"
  static let stayYes = "Yes, while I have space for another mentee"
  static let stayNo = "No, take me off the list for now"
  static let delayTitle = "I need more time to answer"
  static let delay = "Ask for more time"
  static let delayUntil = "When will you answer by?"
  static let delayLead = "You can ask once. We tell the mentee when to expect your answer."
  static let reconsiderTitle = "Change your answer"
  static let reconsider = "Change my answer"
  static func reconsiderLead(_ terms: ProposalTerms) -> String {
    "You can then give a new answer to the proposal. You can do this for \(terms.reconsideration.inDays), unless the mentee "
      + "has found a mentor."
  }
  static let othersTitle = "Your other proposals"
  static let othersQuestion =
    "These proposals are still open. Tick the ones you want to withdraw. The others stay as they are."
  static let othersButton = "Save my choice"
  static let foundAnother = "I have found a mentor. Thank you for reading my proposal."

  // MARK: The page

  static let conversation = "What has happened so far"
  static let version = "The proposal"
  static let acceptedVersion = "The proposal you both agreed to"
  static let whatElse = "What else you can do"
  static let nextMentors = "Mentors you could ask next"
  static let before = "Before:"
  static let now = "Now:"
  static let toForm = "Go to your answer"
  static let nothing = "nothing"
  static let changed = "What changed:"
  static let unchanged = "Nothing has changed."
  static let takeBack = "Withdraw it"
  static let reach = "How to reach each other"
  static let respondTitle = "Your answer"

  static func title(_ partner: Name, as actor: MentoringActor) -> Wording {
    actor == .mentor ? "A proposal from \(partner)" : "Your proposal to \(partner)"
  }

  static func about(_ partner: Name) -> Wording { "About \(partner)" }

  static func state(_ state: ProposalState, as actor: MentoringActor, partner: Name) -> Wording {
    switch (state, actor) {
    case (.sent, .mentor): "Answer \(partner)’s proposal. You can accept, ask for changes, or decline."
    case (.sent, _): "\(partner) has not answered yet."
    case (.amending, .mentor):
      "You asked \(partner) to change something. We will email you when the proposal is sent again."
    case (.amending, _): "\(partner) has asked you to change something. Change the proposal and send it again."
    case (.accepted, _): MentoringWords.state(.active, as: actor, partner: partner)
    case (.rejected, .mentor): "You declined this proposal."
    case (.rejected, _): "\(partner) could not accept. The comment says why. Another mentor may suit you better."
    case (.withdrawn, .mentor): "\(partner) withdrew this proposal."
    case (.withdrawn, _): "You withdrew this proposal."
    case (.expired, .mentor): "This proposal was not answered in time."
    case (.expired, _): "\(partner) did not answer in time. That happens. Another mentor may have more time."
    }
  }

  static func wish(of mentor: Name) -> Wording { "What \(mentor) asks for" }

  // MARK: That a form is saved, and what happens next

  static func sent(to mentor: Name) -> Wording {
    "Your proposal is on its way. We are emailing \(mentor), and will email you when there is an answer."
  }
  static func responded(_ state: ProposalState, partner: Name) -> Wording {
    state == .amending
      ? "Your answer is saved. We are emailing \(partner), and will email you when the proposal is sent again."
      : "Your answer is saved. We are emailing \(partner)."
  }
  static let othersDone = "Saved. We are emailing the mentors whose proposals you withdrew."
  static func done(partner: Name) -> Wording { "Saved. We are emailing \(partner)." }

  static func event(_ action: ProposalAction, by name: Name) -> Wording {
    switch action {
    case .send: "\(name) sent the proposal"
    case .accept: "\(name) accepted"
    case .amend: "\(name) asked for changes"
    case .reject: "\(name) declined"
    case .sendAgain: "\(name) sent it again"
    case .withdraw: "\(name) withdrew it"
    case .expire: "It expired: nobody answered in time"
    case .delay: "\(name) asked for more time"
    case .reconsider: "\(name) decided to answer again"
    case .leave: "\(name) can no longer take part"
    }
  }

  static func waits(since: String, until: String) -> String { "Waiting since \(since). It expires after \(until)." }
  static func until(_ day: String) -> String { "Until \(day)" }

  static func whatFollows(_ response: String, _ terms: ProposalTerms) -> String {
    switch response {
    case "accept": "We email the mentee. You both see how to reach each other, and the mentee writes first."
    case "amend": "We email the mentee, who changes the proposal and sends it again."
    default:
      "We email the mentee and show them other mentors. You can change your answer for \(terms.reconsideration.inDays)."
    }
  }

  static func answering(as person: SignedIn) -> String {
    "You are answering as \(Address.masked(person.address)). This link does nothing else: it does not open a diary or a "
      + "profile."
  }
  static let answered = "Your answer is saved"
  static let answeredNext = "We are emailing the other person. Sign in to read the whole conversation."
  static let closed = "There is nothing left to answer here"
}

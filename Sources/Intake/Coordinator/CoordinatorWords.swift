import Scheme

/// What the coordinator's pages and forms say, and what somebody who waits is told.
enum CoordinatorWords {
  static let title = "The coordinator’s page"
  static let lead =
    "You see who waits, names, states and dates, what people answered for you alone, and the surveys. You never see a "
    + "diary, a proposal’s text, or what a pair decides."
  static let notes = "What you do here is noted with your name and the time, without anybody’s words."

  static let waiting = "Who waits to be let in"
  static let nobodyWaits = "Nobody waits."
  static let isAsked = "You asked a question, which is not answered yet."
  static let invitations = "Invitations"
  static let invitationsLead = "Whoever confirms an address that you invited becomes a member without waiting."
  static let attention = "Pairs that need attention"
  static let noAttention = "No pair needs attention at present."
  static let contactWishes = "Who asked to be contacted"
  static let contactMade = "I have been in touch"
  static func contactForm(_ survey: String) -> Form {
    Form(id: "contact-\(survey)", title: contactWishes, parts: [])
  }
  static func afterMentoring(with partner: Name) -> Wording { "In the survey about the mentoring with \(partner)." }
  static let endings = "Ended early, in the last three months"
  static let left = "One of the two can no longer take part."
  static let noReason = "No reason was given."
  static let bounces = "Addresses whose mail comes back"
  static let mailsWaitTitle = "Mails that wait"
  static let deadLetters = "Mails that did not get out"
  static func mailsWait(_ count: Int) -> String {
    "\(mails(count)) wait\(count == 1 ? "s" : ""): the mail server takes nothing at present. They are tried again and again."
  }
  static func dead(_ letters: DeadLetters) -> Wording {
    let what: Wording = "\(mails(letters.count)) to \(letters.reader)"
    return switch letters.why {
    case .refused: "\(what): the mail server refuses the address. Ask them for another one."
    case .tooLate: "\(what): the mail server could not be reached for three days."
    default: "\(what): could not be written. Whoever runs the server finds the reason in its log."
    }
  }
  private static func mails(_ count: Int) -> String { count == 1 ? "One mail" : "\(count) mails" }
  static let sessions = "Sign somebody out everywhere"
  static let lostMailboxes = "Lost mailboxes"
  static let notPaired = "Who is not to be paired with whom"
  static let more = "More"

  static let profile = "Their profile"
  static let noProfile = "They have not filled in a profile yet."
  static let questions = "What was asked"

  static let letInTitle = "Let in"
  static let letIn = "Let in as a member"
  static let letInForm = Form(
    id: "membership", title: letInTitle,
    parts: [.prose(html: "<p>They become a member, and are told so by e-mail.</p>\n")])

  static let questionTitle = "Ask a question"
  static let sendQuestion = "Send the question"
  static let questionReaders = "They read it on a page of their own. The e-mail says only that there is a question."
  static let questionForm = Form(
    id: "questions", title: questionTitle,
    parts: [.question(Question(id: "question", kind: .long, wording: Wording("Your question")))])

  static let declineTitle = "Do not let in"
  static let decline = "Do not let in"
  static let refusalForm = Form(
    id: "refusal", title: declineTitle,
    parts: [
      .question(
        Question(
          id: "sure", kind: .agree, wording: Wording("Do not let this person in"),
          hint: Wording("They keep their diary, and are told kindly by e-mail. A reply to it comes to you.")))
    ])

  static let invite = "Invite"
  static let takeBack = "Take back"
  static func removalForm(_ handle: String) -> Form {
    Form(id: "removal-\(handle)", title: "Take an invitation back", parts: [])
  }
  static let invitationForm: Form = {
    var question = Question(
      id: "invited", kind: .short, wording: Wording("An e-mail address to invite"),
      hint: Wording("We send a mail with a link to the site."))
    question.maximum = 254
    let again = Question(
      id: "again", kind: .agree, wording: Wording("Also if whoever reads this address was declined before.")
    ).optional
    return Form(id: "invitations", title: "Invite somebody", parts: [.question(question), .question(again)])
  }()

  static let privateAnswersForm = Form(id: "private-answers", title: JourneyWords.privateTitle, parts: [])

  static let decidedAlready = "This person does not wait any more: somebody has decided already, or they have left."
  static let knownAlready =
    "Somebody has confirmed this address already, and does not wait. Nobody was invited, and no mail was sent."

  static let declinedBefore =
    "Whoever reads this address was declined before. Tick this if you want to let them in all the same."
  static let suspendedNow =
    "A safeguarding contact has suspended whoever reads this address. Only a contact can lift that. Nobody was invited, and "
    + "no email was sent."

  static func since(_ words: String) -> String { "Since \(words)" }

  static let and = "and"
  static func pair(_ mentee: Name, _ mentor: Name) -> Wording { "\(mentee) \(and) \(mentor)" }

  static func reason(_ reason: Attention.Reason) -> String {
    switch reason {
    case .frozen: "A safeguarding contact has frozen it."
    case .waitsLong: "Nobody has answered, and the last reminder is out."
    case .shutOut: "One of the two is suspended, so nothing can go on."
    case .askedForHelp: "One of the two has answered a question alone that you are asked to look at."
    case .leftOpen: "The agreed months are over. Both were asked twice how to go on, and neither has said."
    case .neverMet: "They have never met: both said so twice."
    }
  }

  static func state(_ state: ProposalState) -> String {
    switch state {
    case .sent: "waits for the mentor"
    case .amending: "waits for the mentee"
    default: state.rawValue
    }
  }

  static func state(_ state: MentoringState) -> String { state == .active ? "accepted" : state.rawValue }

  static func state(_ course: Course) -> String {
    course.mentoring.map { self.state($0.state) } ?? state(course.proposal.state)
  }

  // MARK: For those who wait

  static let questionToYou = "A question to you"
  static let theQuestion = "The coordinator asks"
  static let theAnswer = "The answer"
  static let sendAnswer = "Send my answer"
  static let answerReaders = "The coordinators of the scheme read your answer. Nobody else does."
  static let answerSaved = "Your answer is saved. A coordinator reads it, and decides. We write to you then."
  static let answeredAlready = "You have answered this question already, and your first answer is kept."
  static let answerForm = Form(
    id: "answer", title: questionToYou,
    parts: [.question(Question(id: "answer", kind: .long, wording: Wording("Your answer")))])

  static let youWait = "You are not a member yet"
  static let youWaitNext =
    "A coordinator looks at everybody who would like to take part, and writes to you when you are let in. That can take "
    + "a few days. Until then you can keep a diary, which only you read, and fill in your profile, which only the "
    + "coordinator sees: it helps them to decide."
  static let youWereDeclined = "You are not a member of this scheme"
  static let youWereDeclinedNext =
    "Your diary is still yours: you can read it and write in it. If you think that there is a mistake, reply to our mail."
  static let answerQuestion = "Answer the coordinator’s question"
}

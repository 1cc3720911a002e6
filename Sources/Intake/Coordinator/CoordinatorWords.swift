import Scheme

/// What the coordinator's pages and forms say, and what somebody who waits reads.
enum CoordinatorWords {
  static let title = "The coordinator’s page"
  static let lead =
    "You can see who is waiting, names, dates and how things stand, what people answered for you alone, and the surveys. "
    + "You never see a diary, the text of a proposal, or what a mentor and mentee decide."
  static let notes = "We log what you do here with your name and the time, but nobody’s words."

  static let waiting = "People waiting to join"
  static let nobodyWaits = "Nobody is waiting."
  static let isAsked = "You asked a question. They have not answered it yet."
  static let invitations = "Invitations"
  static let invitationsLead = "Anyone who confirms an address you invited becomes a member without waiting."
  static let attention = "Proposals and mentoring that need attention"
  static let noAttention = "Nothing needs your attention at the moment."
  static let contactWishes = "People who asked you to contact them"
  static let contactMade = "I have been in touch"
  static func contactForm(_ survey: String) -> Form {
    Form(id: "contact-\(survey)", title: contactWishes, parts: [])
  }
  static func afterMentoring(with partner: Name) -> Wording { "In the survey about their mentoring with \(partner)." }
  static let endings = "Ended early in the last three months"
  static let left = "One of them can no longer take part."
  static let noReason = "No reason was given."
  static let bounces = "Addresses that reject our emails"
  static let mailsWaitTitle = "Emails waiting to be sent"
  static let deadLetters = "Emails that could not be sent"
  static func mailsWait(_ count: Int) -> String {
    "\(mails(count)) \(count == 1 ? "is" : "are") waiting: the mail server is not accepting anything at the moment. We keep "
      + "trying."
  }
  static func dead(_ letters: DeadLetters) -> Wording {
    let what: Wording = "\(mails(letters.count)) to \(letters.reader)"
    return switch letters.why {
    case .refused: "\(what): the mail server rejects the address. Ask them for another one."
    case .tooLate: "\(what): the mail server could not be reached for three days."
    default: "\(what): could not be written. The people who run the server can find the reason in its log."
    }
  }
  private static func mails(_ count: Int) -> String { count == 1 ? "One email" : "\(count) emails" }
  static let sessions = "Sign someone out everywhere"
  static let lostMailboxes = "Lost mailboxes"
  static let notPaired = "People who must not be paired"
  static let more = "More"

  static let profile = "Their profile"
  static let noProfile = "They have not filled in a profile yet."
  static let questions = "Questions and answers"

  static let letInTitle = "Approve"
  static let letIn = "Approve as a member"
  static let letInForm = Form(
    id: "membership", title: letInTitle,
    parts: [.prose(html: "<p>They become a member, and we email them to say so.</p>\n")])

  static let questionTitle = "Ask a question"
  static let sendQuestion = "Send the question"
  static let questionReaders = "They read it on a page of their own. The email says only that there is a question."
  static let questionForm = Form(
    id: "questions", title: questionTitle,
    parts: [.question(Question(id: "question", kind: .long, wording: Wording("Your question")))])

  static let declineTitle = "Decline"
  static let decline = "Decline this person"
  static let refusalForm = Form(
    id: "refusal", title: declineTitle,
    parts: [
      .question(
        Question(
          id: "sure", kind: .agree, wording: Wording("I do not want this person to become a member"),
          hint: Wording("They keep their diary. We send them a polite email, and you get any reply to it.")))
    ])

  static let invite = "Send the invitation"
  static let takeBack = "Withdraw"
  static func removalForm(_ handle: String) -> Form {
    Form(id: "removal-\(handle)", title: "Withdraw an invitation", parts: [])
  }
  static let invitationForm: Form = {
    var question = Question(
      id: "invited", kind: .short, wording: Wording("An email address to invite"),
      hint: Wording("We send an email with a link to the site."))
    question.maximum = 254
    let again = Question(
      id: "again", kind: .agree, wording: Wording("Invite them even if the person at this address was declined before.")
    ).optional
    return Form(id: "invitations", title: "Invite someone", parts: [.question(question), .question(again)])
  }()

  static let privateAnswersForm = Form(id: "private-answers", title: JourneyWords.privateTitle, parts: [])

  static let decidedAlready = "This person is no longer waiting: someone has already decided, or they have left."
  static let knownAlready =
    "Someone has already confirmed this address and is not waiting. Nobody was invited, and no email was sent."

  static let declinedBefore =
    "The person at this address was declined before. Tick this if you want to let them join all the same."
  static let suspendedNow =
    "A safeguarding contact has suspended the person at this address. Only a contact can lift that. Nobody was invited, and "
    + "no email was sent."

  static func since(_ words: String) -> String { "Since \(words)" }

  static let and = "and"
  static func pair(_ mentee: Name, _ mentor: Name) -> Wording { "\(mentee) \(and) \(mentor)" }

  static func reason(_ reason: Attention.Reason) -> String {
    switch reason {
    case .frozen: "A safeguarding contact has frozen it."
    case .waitsLong: "Nobody has answered, and we have sent the last reminder."
    case .shutOut: "One of them is suspended, so nothing can continue."
    case .askedForHelp: "One of them has given a private answer that asks for your help."
    case .leftOpen:
      "The time they agreed is over. We asked both of them twice what to do next, and neither has answered."
    case .neverMet: "They have never met: both of them said so twice."
    }
  }

  static func state(_ state: ProposalState) -> String {
    switch state {
    case .sent: "waiting for the mentor"
    case .amending: "waiting for the mentee"
    case .accepted: "accepted"
    case .rejected: "declined"
    case .withdrawn: "withdrawn"
    case .expired: "expired"
    }
  }

  static func state(_ state: MentoringState) -> String {
    switch state {
    case .active: "in progress"
    case .paused: "paused"
    case .completed: "completed"
    case .ended: "ended early"
    }
  }

  static func state(_ course: Course) -> String {
    course.mentoring.map { self.state($0.state) } ?? state(course.proposal.state)
  }

  // MARK: For those who wait

  static let questionToYou = "A question for you"
  static let theQuestion = "The coordinator’s question"
  static let theAnswer = "Their answer"
  static let sendAnswer = "Send my answer"
  static let answerReaders = "Only the scheme’s coordinators read your answer."
  static let answerSaved = "Your answer is saved. A coordinator will read it and decide. Then we will email you."
  static let answeredAlready = "You have already answered this question. Your first answer is kept."
  static let answerForm = Form(
    id: "answer", title: questionToYou,
    parts: [.question(Question(id: "answer", kind: .long, wording: Wording("Your answer")))])

  static let youWait = "You are not a member yet"
  static let youWaitNext =
    "A coordinator looks at everyone who would like to take part, and we email you when you become a member. That can take "
    + "a few days. Until then you can keep a diary, which only you read. You can also fill in your profile, which only the "
    + "coordinator sees: it helps them to decide."
  static let youWereDeclined = "You are not a member of this scheme"
  static let youWereDeclinedNext =
    "Your diary is still yours: you can read it and write in it. If you think this is a mistake, reply to our email."
  static let answerQuestion = "Answer the coordinator’s question"
}

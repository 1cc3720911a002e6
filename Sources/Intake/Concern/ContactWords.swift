import Scheme

/// What the page says that a safeguarding contact reads a concern on, and its forms.
enum ContactWords {
  static let title = "A concern"
  static let written = "What was written"
  static let reach = "How to reach the person who wrote"
  static let unreachable = "They did not say how you can reach them."
  static let sender = "Who wrote it"
  static let signedOut = "Someone who was signed out."
  static let about = "What it is about"
  static let steps = "What has been done"
  static let secrecy =
    "We do not tell the person concerned or their partner about this concern, or why something stops. You do not see diaries "
    + "here, or anything that a mentor and mentee write. We log what you do with your name, but none of the words."
  static let closed = "This concern is closed"
  static let closedNext =
    "Its links no longer work. Anyone suspended stays suspended, and anything frozen stays frozen. To change that later, "
    + "reopen the concern on your own page."
  static let more = "Suspend, freeze or close"
  static let moreLead =
    "To suspend someone, freeze a mentoring relationship, undo either or close the concern, sign in with the address that "
    + "this email went to."
  static let toActs = "Sign in and continue"
  static let caseLead =
    "What was written is not shown here. Use the link in your email to read it, or ask for a new link on your list of "
    + "concerns."
  static let signInAgain = "Sign in again to continue"
  static let signInAgainLead =
    "To suspend someone, freeze a mentoring relationship, undo either or close a concern, you must have signed in within "
    + "the last half hour. The link we send brings you back here."
  static let toList = "Your list of concerns"

  static let nobody =
    "Nobody here has this name or address. Type the name as it is in their profile, or an address they sign in with."
  static let several = "More than one person has this name. Type an address they sign in with."
  static let noPair = "There is no proposal or mentoring relationship between these two."

  static func reads(as contact: String) -> String { "You are reading this as \(contact)." }

  // MARK: The contact's own page

  static let listLead =
    "What was written is not shown here. We email you a link to read each concern. You can ask for a new link at any time."
  static let openOnes = "Open"
  static let closedOnes = "Closed"
  static let noneOpen = "No concerns are open at the moment."
  static let sendLink = "Send me the link"
  static func linkSent(to address: String) -> String { "A link to the concern is on its way to \(address)." }
  static func raised(_ words: String) -> String { "Raised on \(words)" }
  static func caredFor(by contact: String?) -> String {
    contact.map { "\($0) is dealing with it." } ?? "Nobody has picked this up yet."
  }
  static func closedSince(_ words: String) -> String { "Closed on \(words)." }

  static func title(_ act: ContactAct) -> String {
    switch act {
    case .care: "Deal with this concern"
    case .suspension: "Suspend someone"
    case .suspensionEnd: "Lift a suspension"
    case .freeze: "Freeze a mentoring relationship"
    case .freezeEnd: "Unfreeze a mentoring relationship"
    case .closing: "Close the concern"
    case .reopening: "Reopen the concern"
    }
  }

  /// What the button of an act says.
  static func button(_ act: ContactAct) -> String { act == .care ? "I am dealing with this" : title(act) }

  static func lead(_ act: ContactAct) -> String {
    switch act {
    case .care:
      "This tells the other people who read the concern that you are dealing with it. Until someone has done something about it, "
        + "we remind all of you every day."
    case .suspension: "They are signed out, their links stop working, and they disappear from every list, at once."
    case .suspensionEnd: "Everything they had before is restored."
    case .freeze:
      "The two people can no longer see how to reach each other, cannot do anything there, and get no emails about it."
    case .freezeEnd: "Everything continues as before. A proposal that has waited too long expires."
    case .closing:
      "The links to it stop working for everyone who reads it. Anyone you suspended and anything you froze stay that way."
    case .reopening: "We send you a new link to it. The old links stay closed."
    }
  }

  static func done(_ step: ConcernCase.Step) -> Wording {
    switch step.act {
    case .care: "\(step.contact) is dealing with it"
    case .suspension: "\(step.contact) suspended \(step.name)"
    case .suspensionEnd: "\(step.contact) lifted the suspension of \(step.name)"
    case .freeze: "\(step.contact) froze \(step.name)"
    case .freezeEnd: "\(step.contact) unfroze \(step.name)"
    case .closing: "\(step.contact) closed it"
    case .reopening: "\(step.contact) reopened it"
    }
  }

  /// The form of an act, with those to choose from to whom it can be done.
  static func form(_ act: ContactAct, _ known: ConcernCase) -> Form {
    let questions: [Question]
    switch act {
    case .care, .reopening: questions = []
    case .suspension, .suspensionEnd:
      let people = known.people.filter { ($0.person.standing == .suspended) == (act == .suspensionEnd) }
        .map { Question.Option(id: $0.person.handle, wording: $0.name) }
      questions =
        people.isEmpty
        ? [named("named", "Who?")]
        : [choice("person", "Who?", people, or: "Someone else"), named("named", "If someone else: who?").optional]
    case .freeze, .freezeEnd:
      let pairs = known.pairs.filter { ($0.course.frozenAt != nil) == (act == .freezeEnd) }
        .map { Question.Option(id: $0.course.handle, wording: $0.names) }
      questions =
        pairs.isEmpty
        ? [named("one", "One of the two"), named("other", "The other person")]
        : [
          choice("pair", "Which mentoring relationship?", pairs, or: "One between two other people"),
          named("one", "If two other people: one of them").optional, named("other", "The other person").optional,
        ]
    case .closing:
      questions = [
        Question(
          id: "note", kind: .long, wording: Wording("What was done?"),
          hint: Wording("A sentence or two, for anyone who has to look at it again."))
      ]
    }
    return Form(id: act.rawValue, title: title(act), parts: questions.map { .question($0) })
  }

  /// Those who are known, and a way to name others.
  private static func choice(
    _ id: String, _ wording: String, _ options: [Question.Option], or others: String
  ) -> Question {
    var question = Question(id: id, kind: .choice, wording: Wording(wording))
    question.options = options + [Question.Option(id: "others", wording: Wording(others))]
    return question
  }

  private static func named(_ id: String, _ wording: String) -> Question {
    var question = Question(
      id: id, kind: .short, wording: Wording(wording),
      hint: Wording("The name as it is in their profile, or an address they sign in with."))
    question.maximum = 254
    return question
  }
}

import Scheme

/// What the page says that a safeguarding contact reads a concern on, and its forms.
enum ContactWords {
  static let title = "A concern"
  static let written = "What was written"
  static let reach = "How to reach the sender"
  static let unreachable = "They did not say how to reach them."
  static let sender = "Who wrote it"
  static let signedOut = "Somebody who was signed out."
  static let about = "What it is about"
  static let steps = "What was done"
  static let secrecy =
    "Neither the person concerned nor their partner is told of this concern, or why something stops. You see no diary "
    + "here, and nothing that a pair writes. What you do is noted with your name, without any words."
  static let closed = "This concern is closed"
  static let closedNext =
    "Its links no longer work. Whoever is suspended stays so, and what is frozen stays frozen. To change that later, take "
    + "the concern up again on your own page."
  static let more = "Suspend, freeze or close"
  static let moreLead =
    "To shut a person out, to stop a pair, to undo either, or to close the concern, you must be signed in with the address "
    + "that this email went to."
  static let toActs = "Sign in and go on"
  static let caseLead =
    "What was written is not shown here. Read it by the link in your email, or have a new one sent from your list of concerns."
  static let signInAgain = "Sign in again to go on"
  static let signInAgainLead =
    "To suspend somebody, freeze a pair, undo either or close a concern, you must have signed in within the last half an "
    + "hour. The link that we send leads back here."
  static let toList = "The concerns that you read"

  static let nobody =
    "Nobody here has this name or this address. Type the name as their profile has it, or an address that "
    + "they sign in with."
  static let several = "More than one person has this name. Type an address that they sign in with."
  static let noPair = "There is no proposal or pair between these two."

  static func reads(as contact: String) -> String { "You read this as \(contact)." }

  // MARK: The contact's own page

  static let listLead =
    "What was written does not stand here: each concern is read by a link that goes to your mailbox. You can have a new one "
    + "at any time."
  static let openOnes = "Open"
  static let closedOnes = "Closed"
  static let noneOpen = "No concern is open at present."
  static let sendLink = "Send me the link"
  static func linkSent(to address: String) -> String { "A link to the concern is on its way to \(address)." }
  static func raised(_ words: String) -> String { "Raised on \(words)" }
  static func caredFor(by contact: String?) -> String {
    contact.map { "\($0) looks after it." } ?? "Nobody looks after it yet."
  }
  static func closedSince(_ words: String) -> String { "Closed on \(words)." }

  static func title(_ act: ContactAct) -> String {
    switch act {
    case .care: "Look after it"
    case .suspension: "Suspend a person"
    case .suspensionEnd: "Lift a suspension"
    case .freeze: "Freeze a pair"
    case .freezeEnd: "Unfreeze a pair"
    case .closing: "Close the concern"
    case .reopening: "Take it up again"
    }
  }

  /// What the button of an act says.
  static func button(_ act: ContactAct) -> String { act == .care ? "I look after it" : title(act) }

  static func lead(_ act: ContactAct) -> String {
    switch act {
    case .care:
      "Says to the others who read this that you do. Until somebody has done something about it, all are reminded every day."
    case .suspension: "Their sessions end, their links stop, and they vanish from every list, at once."
    case .suspensionEnd: "They get back what they were before."
    case .freeze: "The two no longer see how to reach each other, can do nothing there, and get no mails about it."
    case .freezeEnd: "All goes on as it was. A proposal that has waited too long expires."
    case .closing: "The links to it stop for everybody who reads it. What you suspended or froze stays so."
    case .reopening: "You get a new link to it. The old ones stay closed."
    }
  }

  static func done(_ step: ConcernCase.Step) -> Wording {
    switch step.act {
    case .care: "\(step.contact) looks after it"
    case .suspension: "\(step.contact) suspended \(step.name)"
    case .suspensionEnd: "\(step.contact) lifted the suspension of \(step.name)"
    case .freeze: "\(step.contact) froze \(step.name)"
    case .freezeEnd: "\(step.contact) unfroze \(step.name)"
    case .closing: "\(step.contact) closed it"
    case .reopening: "\(step.contact) took it up again"
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
        : [choice("person", "Who?", people, or: "Somebody else"), named("named", "If somebody else: who?").optional]
    case .freeze, .freezeEnd:
      let pairs = known.pairs.filter { ($0.course.frozenAt != nil) == (act == .freezeEnd) }
        .map { Question.Option(id: $0.course.handle, wording: $0.names) }
      questions =
        pairs.isEmpty
        ? [named("one", "One of the two"), named("other", "The other")]
        : [
          choice("pair", "Which pair?", pairs, or: "Two others"),
          named("one", "If two others: one of them").optional, named("other", "And the other").optional,
        ]
    case .closing:
      questions = [
        Question(
          id: "note", kind: .long, wording: Wording("What was done"),
          hint: Wording("A sentence or two, for those who may have to look at it again."))
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
      hint: Wording("The name as their profile has it, or an address that they sign in with."))
    question.maximum = 254
    return question
  }
}

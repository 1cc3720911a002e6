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
    "Its links no longer work. Whoever is suspended stays so, and what is frozen stays frozen. To change that later, "
    + "raise a concern yourself: the link in its mail lets you."

  static let nobody = "Nobody in the scheme has confirmed this address. Type an address that they sign in with."
  static let noPair = "There is no proposal or pair between these two."

  static func reads(as contact: String) -> String { "You read this as \(contact)." }

  static func title(_ act: ContactAct) -> String {
    switch act {
    case .suspension: "Suspend a person"
    case .suspensionEnd: "Lift a suspension"
    case .freeze: "Freeze a pair"
    case .freezeEnd: "Unfreeze a pair"
    case .closing: "Close the concern"
    }
  }

  static func lead(_ act: ContactAct) -> String {
    switch act {
    case .suspension: "Their sessions end, their links stop, and they vanish from every list, at once."
    case .suspensionEnd: "They get back what they were before."
    case .freeze: "The two no longer see how to reach each other, can do nothing there, and get no mails about it."
    case .freezeEnd: "All goes on as it was. A proposal that has waited too long expires."
    case .closing: "The links to it stop for everybody who reads it. What you suspended or froze stays so."
    }
  }

  static func done(_ step: ConcernCase.Step) -> String {
    switch step.act {
    case .suspension: "\(step.contact) suspended \(step.name)"
    case .suspensionEnd: "\(step.contact) lifted the suspension of \(step.name)"
    case .freeze: "\(step.contact) froze \(step.name)"
    case .freezeEnd: "\(step.contact) unfroze \(step.name)"
    case .closing: "\(step.contact) closed it"
    }
  }

  /// The form of an act, with those to choose from to whom it can be done.
  static func form(_ act: ContactAct, _ known: ConcernCase) -> Form {
    let questions: [Question]
    switch act {
    case .suspension, .suspensionEnd:
      let people = known.people.filter { ($0.person.standing == .suspended) == (act == .suspensionEnd) }
      questions =
        choice("person", "Who?", people.map { Question.Option(id: $0.person.handle, wording: Wording($0.name)) })
        + [address("address", "Their e-mail address")]
    case .freeze, .freezeEnd:
      let pairs = known.pairs.filter { ($0.proposal.frozenAt != nil) == (act == .freezeEnd) }
      questions =
        choice("pair", "Which pair?", pairs.map { Question.Option(id: $0.proposal.handle, wording: Wording($0.names)) })
        + [address("one", "The e-mail address of one"), address("other", "The e-mail address of the other")]
    case .closing:
      questions = [
        Question(
          id: "note", kind: .long, wording: Wording("What was done"),
          hint: Wording("A sentence or two, for those who may have to look at it again."))
      ]
    }
    return Form(id: act.rawValue, title: title(act), parts: questions.map { .question($0) })
  }

  private static func choice(_ id: String, _ wording: String, _ options: [Question.Option]) -> [Question] {
    guard !options.isEmpty else { return [] }
    var question = Question(id: id, kind: .choice, wording: Wording(wording))
    question.isOptional = true
    question.options = options
    return [question]
  }

  private static func address(_ id: String, _ wording: String) -> Question {
    var question = Question(id: id, kind: .short, wording: Wording(wording))
    question.isOptional = true
    question.maximum = 254
    return question
  }
}

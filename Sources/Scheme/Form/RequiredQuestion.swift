/// A question that the program reads by name.
public struct RequiredQuestion: Sendable, Hashable {
  /// The question's id.
  public let id: String
  /// The kind that it must be.
  public let kind: Question.Kind
  /// The options that the program reads by name.
  public let options: [String]
  /// True where a scheme can add options of its own.
  public let takesOptions: Bool
  /// True where the program lists what there is to choose from.
  public let isListed: Bool
  /// Whether it must or must not be marked as optional; `nil` where the scheme decides.
  public let isOptional: Bool?

  fileprivate init(
    _ id: String, _ kind: Question.Kind, _ options: [String] = [], takesOptions: Bool = false, listed: Bool = false,
    isOptional: Bool? = nil
  ) {
    self.id = id
    self.kind = kind
    self.options = options
    self.takesOptions = takesOptions
    self.isListed = listed
    self.isOptional = isOptional
  }

  /// One that must be answered.
  fileprivate static func needed(
    _ id: String, _ kind: Question.Kind, _ options: [String] = [], takesOptions: Bool = false, listed: Bool = false
  ) -> RequiredQuestion {
    RequiredQuestion(id, kind, options, takesOptions: takesOptions, listed: listed, isOptional: false)
  }

  /// One that can be left empty.
  fileprivate static func optional(
    _ id: String, _ kind: Question.Kind, _ options: [String] = [], takesOptions: Bool = false, listed: Bool = false
  ) -> RequiredQuestion {
    RequiredQuestion(id, kind, options, takesOptions: takesOptions, listed: listed, isOptional: true)
  }

  /// The words to the other person.
  fileprivate static let word = optional("comment", .long)
}

extension FormKind {
  /// True where a scheme can ask more than the program reads: the answers are kept, and shown where they belong.
  public var takesQuestions: Bool {
    switch self {
    case .profile, .proposal, .surveyMentor, .surveyMentee, .surveyEnded: true
    default: false
    }
  }

  /// The questions that the program reads by name, in no particular order: the form's file decides that.
  public var requiredQuestions: [RequiredQuestion] {
    switch self {
    case .profile:
      [
        RequiredQuestion("name", .short),
        RequiredQuestion("role", .choice, ["mentor", "mentee", "both"]),
        RequiredQuestion("offers", .choices, takesOptions: true),
        RequiredQuestion("seeks", .choices, takesOptions: true),
        RequiredQuestion("other-topics", .short),
        RequiredQuestion("experience", .long),
        RequiredQuestion("goals", .long),
        RequiredQuestion("languages", .choices, takesOptions: true),
        RequiredQuestion("where", .choices, takesOptions: true),
        RequiredQuestion("places", .number),
        RequiredQuestion("availability", .choice, ["available", "not-available", "from-date"]),
        RequiredQuestion("available-from", .date),
        RequiredQuestion("contact", .short),
        RequiredQuestion("helps", .long),
        RequiredQuestion("commitment", .agree),
      ]
    case .proposal:
      [
        RequiredQuestion("where-i-am", .long),
        RequiredQuestion("what-i-want", .long),
        RequiredQuestion("months", .number),
        RequiredQuestion("rhythm", .choice, takesOptions: true),
        RequiredQuestion("meet", .choices, takesOptions: true),
        RequiredQuestion("conflicts", .long),
      ]
    case .surveyMentor: [RequiredQuestion(FormKind.contactQuestion, .agree)]
    case .surveyEnded:
      [
        RequiredQuestion(FormKind.reasonQuestion, .choice, takesOptions: true),
        RequiredQuestion(FormKind.contactQuestion, .agree),
      ]
    case .surveyMentee:
      [RequiredQuestion(FormKind.partnerQuestion, .scale), RequiredQuestion(FormKind.contactQuestion, .agree)]
    default: ownQuestions
    }
  }

  /// The same for forms that ask nothing else.
  private var ownQuestions: [RequiredQuestion] {
    switch self {
    case .response:
      [
        .needed("response", .choice, ["accept", "amend", "reject"]), .needed("comment", .long),
        .optional("stay", .choice, ["yes", "no"]),
      ]
    case .withdrawal, .resumption, .earlierEnd, .completion: [.word]
    case .delay, .pause: [.needed("until", .date), .word]
    case .reconsideration, .reopening: [.needed("comment", .long)]
    case .otherProposals: [.optional("withdraw", .choices, listed: true)]
    case .extension: [.needed("months", .number), .word]
    case .ending:
      [.needed(FormKind.reasonQuestion, .choice, takesOptions: true), .optional("reason-words", .long), .word]
    case .continuation:
      [
        .needed("continuation", .choice, ["complete", "extend", "end"]), .optional("months", .number),
        .optional(FormKind.reasonQuestion, .choice, takesOptions: true), .word,
      ]
    case .actionPoint:
      [.needed("what", .long), .optional("who", .choice, listed: true), .optional("by-when", .date)]
    case .roadmap: [.needed("use", .choice, ["no", "yes"])]
    case .meeting:
      [.needed("day", .date), .optional("minutes", .number), .optional("medium", .choice, takesOptions: true)]
    case .meetingCheck:
      [
        .optional("day", .date), .optional("minutes", .number), .optional("medium", .choice, takesOptions: true),
        .optional("stop", .agree), .needed("met", .choice, ["yes", "planned", "not-yet"]),
      ]
    case .meetingMails: [.needed("ask", .choice, ["yes", "no"])]
    case .meetingStatement: [.optional("words", .long)]
    case .diaryEntry: [.needed(rawValue, .diary)]
    case .entryReaders: [.needed("readers", .choice, ["me"], listed: true)]
    case .signIn, .anotherAddress, .sessions: [.needed("address", .short)]
    case .mails: [.optional("mails", .choices, listed: true)]
    case .leaving: [.optional("comment", .long), .needed("leave", .agree)]
    case .availability:
      [
        .needed("availability", .choice, ["available", "not-available", "from-date"]),
        .optional("available-from", .date),
      ]
    case .waitingProposals: [.needed("proposal", .choice, ["keep", "close"])]
    case .notPaired: [.optional("people", .long)]
    case .memberAnswer: [.needed("answer", .long)]
    case .memberQuestion: [.needed("question", .long)]
    case .refusal: [.needed("sure", .agree)]
    case .invitation: [.needed("invited", .short), .optional("again", .agree)]
    case .setApart: [.needed("one", .short), .needed("other", .short)]
    case .lostMailbox:
      [.needed("old-address", .short), .needed("new-address", .short), .needed("checked", .long)]
    case .concern:
      [
        .needed("concern", .long), .optional("reach", .short), .optional("pair", .choice, listed: true),
        .needed("readers", .choices, listed: true),
      ]
    case .suspension, .suspensionEnd:
      [.needed("person", .choice, ["others"], listed: true), .optional("named", .short)]
    case .freeze, .freezeEnd:
      [
        .needed("pair", .choice, ["others"], listed: true), .optional("one", .short), .optional("other", .short),
      ]
    case .closing: [.needed("note", .long)]
    case .profile, .proposal, .surveyMentor, .surveyMentee, .surveyEnded: []
    }
  }

  /// What a form lacks that its kind requires, and what it has that its kind does not take, each as a sentence.
  public func lacks(of form: Form) -> [String] {
    let required = requiredQuestions
    let unread = takesQuestions ? [] : form.questions.filter { question in !required.contains { $0.id == question.id } }
    return required.flatMap { lacks($0, in: form) }
      + unread.map {
        "The program reads no question “\($0.id)” of the form “\(rawValue)”, so an answer would be lost. Remove it."
      }
  }

  private func lacks(_ required: RequiredQuestion, in form: Form) -> [String] {
    guard let question = form.question(required.id) else {
      return ["The form “\(rawValue)” must ask the question “\(required.id)”, of the kind “\(required.kind.rawValue)”."]
    }
    guard question.kind == required.kind else {
      return [
        "The question “\(required.id)” must be of the kind “\(required.kind.rawValue)”, "
          + "but it is of the kind “\(question.kind.rawValue)”."
      ]
    }
    var lacks = required.options.filter { question.option($0) == nil }.map {
      "The question “\(required.id)” must have the option `\($0)`."
    }
    if let isOptional = required.isOptional, isOptional != question.isOptional {
      lacks.append(
        "The question “\(required.id)” must \(isOptional ? "" : "not ")be `optional`.")
    }
    if required.isListed, question.optionsFrom != Question.listedByProgram {
      lacks.append("The question “\(required.id)” must have `options=\(Question.listedByProgram)`.")
    }
    if !required.takesOptions, !required.options.isEmpty {
      lacks += question.options.filter { !required.options.contains($0.id) }.map {
        "The program reads no option `\($0.id)` of the question “\(required.id)”. Remove it."
      }
    }
    return lacks
  }
}

/// The forms whose meaning is in the program: each is a file of that name in `content/forms/`.
///
/// The words come from content, the meaning from here. A question that the program reads by name is required: SiteGen
/// fails the build, and Intake refuses to start, when a form lacks one.
public enum FormKind: String, Sendable, Codable, CaseIterable {
  /// Who a person is in the scheme.
  case profile
  /// A mentee's request to a mentor.
  case proposal
  /// What a mentor answers after the end.
  case surveyMentor = "survey-mentor"
  /// What a mentee answers after the end.
  case surveyMentee = "survey-mentee"

  /// What either answers when a mentoring has ended early.
  case surveyEnded = "survey-ended"

  /// The surveys, in the order in which their results are read.
  public static let surveys: [FormKind] = [.surveyMentee, .surveyMentor, .surveyEnded]

  /// A question that Swift reads by name.
  public struct RequiredQuestion: Sendable, Hashable {
    /// The question's id.
    public let id: String
    /// What kind it must be of.
    public let kind: Question.Kind
    /// The options that Swift reads by name.
    public let options: [String]

    init(_ id: String, _ kind: Question.Kind, options: [String] = []) {
      self.id = id
      self.kind = kind
      self.options = options
    }
  }

  /// What a browser may fill in of a question.
  func purpose(of questionID: String) -> Question.Purpose? { self == .profile && questionID == "name" ? .ownName : nil }

  /// What to enter where nothing was.
  func wanted(_ questionID: String) -> String? {
    switch (self, questionID) {
    case (.profile, "name"): "Enter your name."
    case (.profile, "role"): "Choose whether you take part as a mentor, as a mentee or as both."
    case (.profile, "contact"): "Enter an email address or a phone number."
    case (.profile, "places"): "Enter the number of mentees you can take."
    case (.proposal, "where-i-am"): "Say where you are now."
    case (.proposal, "months"): "Enter a number of months from 1 to 24."
    default: nil
    }
  }

  /// The questions that the program reads by name.
  public var requiredQuestions: [RequiredQuestion] {
    switch self {
    case .profile:
      [
        RequiredQuestion("name", .short),
        RequiredQuestion("role", .choice, options: ["mentor", "mentee", "both"]),
        RequiredQuestion("offers", .choices),
        RequiredQuestion("seeks", .choices),
        RequiredQuestion("other-topics", .short),
        RequiredQuestion("experience", .long),
        RequiredQuestion("goals", .long),
        RequiredQuestion("languages", .choices),
        RequiredQuestion("where", .choices),
        RequiredQuestion("places", .number),
        RequiredQuestion("availability", .choice, options: ["available", "not-available", "from-date"]),
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
        RequiredQuestion("rhythm", .choice),
        RequiredQuestion("meet", .choices),
        RequiredQuestion("conflicts", .long),
      ]
    case .surveyMentor: [RequiredQuestion(FormKind.contactQuestion, .agree)]
    case .surveyEnded:
      [RequiredQuestion(FormKind.reasonQuestion, .choice), RequiredQuestion(FormKind.contactQuestion, .agree)]
    case .surveyMentee:
      [RequiredQuestion(FormKind.partnerQuestion, .scale), RequiredQuestion(FormKind.contactQuestion, .agree)]
    }
  }

  /// The id of the survey's item on the partner, which is kept apart from person, pair and time.
  public static let partnerQuestion = "partner"

  /// True for the item on the partner, which may be in no draft.
  func isApart(_ question: String) -> Bool {
    FormKind.surveys.contains(self) && question == FormKind.partnerQuestion
  }

  /// The id of the surveys' tick by which somebody asks to be contacted.
  public static let contactQuestion = "contact-me"

  /// The id of the question why a mentoring has ended: its options are those of the form that ends one, too. Whoever has
  /// given the reason there is not asked for it again.
  public static let reasonQuestion = "reason"

  /// The id of the surveys' item from 0 to 10 on whether somebody would recommend the scheme.
  public static let recommendQuestion = "recommend"

  /// What a form lacks of what its kind requires, each as a sentence.
  public func lacks(of form: Form) -> [String] {
    requiredQuestions.flatMap { required -> [String] in
      guard let question = form.question(required.id) else {
        return [
          "The form “\(rawValue)” must ask the question “\(required.id)”, of the kind “\(required.kind.rawValue)”."
        ]
      }
      guard question.kind == required.kind else {
        return [
          "The question “\(required.id)” must be of the kind “\(required.kind.rawValue)”, "
            + "but it is of the kind “\(question.kind.rawValue)”."
        ]
      }
      return required.options.filter { question.option($0) == nil }.map {
        "The question “\(required.id)” must have the option `\($0)`."
      }
    }
  }
}

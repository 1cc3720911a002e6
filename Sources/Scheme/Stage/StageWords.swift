/// What both programs say about a stage's template.
public enum StageWords {
  /// A column of `each`.
  public static let mentee = "Mentee"
  /// A column of `each`.
  public static let mentor = "Mentor"
  /// Of an action point that is the two's together.
  public static let both = "Both"
  /// The third column of `each`.
  public static let agreed = "What we agree"
  /// Of an action point.
  public static let what = "What"
  /// Of an action point.
  public static let who = "Who"
  /// Of an action point.
  public static let byWhen = "By when"
  /// Of an action point.
  public static let done = "Done"
  /// The action point that every stage ends with.
  public static let anotherAction = "Another action point"
  /// The tick beside what the other wrote.
  public static let confirmed = "I agree"
  /// The tick that takes a tick back.
  public static let unticked = "Remove my tick"
  /// Beside a question that each answers alone.
  public static let isPrivate =
    "Only you and the scheme’s coordinator can read your answer. Your partner sees only that you have answered."
  /// The hint of what an action question suggests.
  public static let takeOver = "To use the words above as they are, leave this empty and say who will do it or by when."
  /// The button below a template.
  public static let save = "Save this stage"

  /// What stands above a question of a stage: what it is, and who writes it.
  public static func kicker(of question: Question) -> String {
    let kind =
      switch question.kind {
      case .decision: "Decision"
      case .action: "Action point"
      case .diary: "Learning diary"
      case .agree where question.isGate: "When this stage is done"
      default: "Question"
      }
    let author =
      switch question.author {
      case _ where question.isPrivate: "each of you answers alone"
      case .mentee where question.kind == .decision: "the mentee writes it, and the mentor can add their own"
      case .mentee: "the mentee writes it"
      case .mentor: "the mentor writes it"
      case .each: "each of you writes it, then what you agree on"
      case .agreed: "agreed between you"
      }
    return [.action, .agree, .diary].contains(question.kind) ? kind : "\(kind), \(author)"
  }
}

/// A question of a stage, as both programs show it: what it is, its wording and its hint, and below them what there is
/// to fill in or to read.
public struct StageSection: Sendable {
  /// The question.
  public var question: Question
  /// False where the question stands on its own page besides.
  public var hasID: Bool
  /// What stands below it.
  public var content: HTML

  /// A section round its content.
  public init(_ question: Question, hasID: Bool = true, content: HTML) {
    self.question = question
    self.hasID = hasID
    self.content = content
  }

  /// The section.
  public var html: HTML {
    """
    <section class="template \(question.kind.rawValue)"\(hasID ? group : "")>
    <p class="kicker">\(StageWords.kicker(of: question))</p>
    <p class="wording"\(hasID ? " id=\"\(labelID)\"" as HTML : "")>\(question.wording.html)</p>
    \(hint)\(privacy)\(content)</section>

    """
  }

  /// Fields are called after what they hold; what they are about is said for all of them together.
  private var group: HTML { " id=\"\(question.id)\" role=\"group\" aria-labelledby=\"\(labelID)\"" }

  private var labelID: String { "_\(question.id)" }

  /// Fields side by side.
  public static func columns(_ fields: [HTML]) -> HTML { "<div class=\"columns\">\n\(fields)</div>\n" }

  private var hint: HTML {
    question.hint.map { "<p class=\"hint\">\($0.html)</p>\n" } ?? ""
  }

  private var privacy: HTML {
    question.isPrivate ? "<p class=\"readers\">\(StageWords.isPrivate)</p>\n" : ""
  }
}

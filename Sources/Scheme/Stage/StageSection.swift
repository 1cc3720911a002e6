/// A question of a stage, as both programs show it: what it is, its wording and its hint, and below them what there is
/// to fill in or to read.
public struct StageSection: Sendable {
  /// The question.
  public var question: Question
  /// False in the handbook: the ids belong to the stage's own page.
  public var hasID: Bool
  /// What is below it.
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

  /// Fields are labelled by what goes into them; what they are about is said once, for all of them.
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

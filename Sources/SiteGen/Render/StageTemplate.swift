import Scheme

/// A question of a stage as part of a worksheet: to read, to print, to copy into a pair's own notes.
struct StageTemplate {
  let question: Question
  /// False where the question stands on its own page besides.
  var hasID = true

  var html: HTML {
    """
    <section class="template \(question.kind.rawValue)"\(hasID ? " id=\"\(question.id)\"" as HTML : "")>
    <p class="kicker">\(Words.kicker(of: question))</p>
    <p class="wording">\(question.wording.html)</p>
    \(hint)\(options)\(rows)</section>

    """
  }

  /// A stage always ends with one empty action point.
  static let emptyAction: HTML = """
    <section class="template action">
    <p class="kicker">\(Words.anotherAction)</p>
    \(actionLines)</section>

    """

  private var hint: HTML {
    question.hint.map { "<p class=\"hint\">\($0.html)</p>\n" } ?? ""
  }

  private var options: HTML {
    switch question.kind {
    case .choice, .choices:
      "<ul class=\"boxes\">\n\(question.options.map { "<li>\($0.wording.html)</li>\n" as HTML })</ul>\n"
    case .scale:
      "<p class=\"hint\">\(question.low ?? 0) \(ends.first ?? "") – \(question.high ?? 0) \(ends.last ?? "")</p>\n"
    case .agree: "<ul class=\"boxes\">\n<li>\(Words.mentee)</li>\n<li>\(Words.mentor)</li>\n</ul>\n"
    default: ""
    }
  }

  private var ends: [HTML] { question.options.map(\.wording.html) }

  private var rows: [HTML] {
    guard question.kind != .agree else { return [] }
    return (0..<(question.rows ?? 3)).map { _ in
      switch (question.kind, question.author) {
      case (.action, _): StageTemplate.actionLines
      case (_, .each): StageTemplate.columns([Words.mentee, Words.mentor, Words.agreed])
      default: "<p class=\"line\"></p>\n"
      }
    }
  }

  private static var actionLines: HTML { columns([Words.what, Words.who, Words.byWhen, Words.done]) }

  private static func columns(_ names: [String]) -> HTML {
    "<dl class=\"columns\">\n\(names.map { "<div><dt>\($0)</dt><dd class=\"line\"></dd></div>\n" as HTML })</dl>\n"
  }
}

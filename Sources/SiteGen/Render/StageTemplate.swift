import Scheme

/// A question of a stage: on the stage's own page fields to fill in, and in the handbook lines to write on.
struct StageTemplate {
  let question: Question
  /// The stage's form; `nil` for lines to write on. Its fields belong to it by its id, since the questions for the
  /// diary between them are forms of their own.
  var form: FormHTML?

  var html: HTML {
    StageSection(question, hasID: form != nil, content: form.map(fields) ?? "\(hint)\(options)\(lines)").html
  }

  /// The action point that a stage always ends with.
  static func anotherAction(_ form: FormHTML) -> HTML {
    let template = StageTemplate(question: Stage.anotherAction, form: form)
    return """
      <section class="template action">
      <p class="kicker">\(StageWords.anotherAction)</p>
      \(template.fields(form))</section>

      """
  }

  // MARK: Fields

  /// How many rows there are at first, where a pair adds as many as it wants.
  private static let openRows = 3

  private func fields(_ form: FormHTML) -> HTML {
    let hint: HTML =
      question.kind == .action && !question.id.isEmpty ? "<p class=\"readers\">\(StageWords.takeOver)</p>\n" : ""
    return "\(hint)\((1...(question.rows ?? StageTemplate.openRows)).map { row($0, form) })"
  }

  private func row(_ number: Int, _ form: FormHTML) -> HTML {
    func field(_ part: StageField.Part, _ words: some Sayable) -> HTML {
      let name = StageField(question.id, number: number, part: part).name
      return form.form.question(name).map { form.field($0, labelled: words) } ?? ""
    }
    switch (question.kind, question.author) {
    case (.action, _):
      return StageSection.columns([
        field(.value, StageWords.what), field(.who, StageWords.who), field(.due, StageWords.byWhen),
      ])
    case (.agree, _): return field(.value, SiteWords.tick)
    case (_, .each) where !question.isPrivate:
      let partner: HTML =
        "<div class=\"field on-paper\">\n<p class=\"label\">\(SiteWords.partner)</p>\n<p class=\"line\"></p>\n</div>\n"
      return StageSection.columns([field(.value, SiteWords.you), partner, field(.agreed, StageWords.agreed)])
    default: return field(.value, question.rows == 1 ? SiteWords.answer() : SiteWords.answerNumbered(number))
    }
  }

  // MARK: Lines

  private var hint: HTML {
    question.kind == .scale
      ? "<p class=\"hint\">\(question.low ?? 0) \(ends.first ?? "") – \(question.high ?? 0) \(ends.last ?? "")</p>\n"
      : ""
  }

  private var options: HTML {
    switch question.kind {
    case .choice, .choices: boxes(question.options.map(\.wording.html))
    case .agree: boxes(["\(StageWords.mentee)", "\(StageWords.mentor)"])
    default: ""
    }
  }

  private func boxes(_ words: [HTML]) -> HTML {
    "<ul class=\"boxes\">\n\(words.map { "<li>\($0)</li>\n" as HTML })</ul>\n"
  }

  private var ends: [HTML] { question.options.map(\.wording.html) }

  private var lines: [HTML] {
    guard question.kind != .agree else { return [] }
    return (0..<(question.rows ?? StageTemplate.openRows)).map { _ in
      switch (question.kind, question.author) {
      case (.action, _): columns([.what, .who, .byWhen, .done])
      case (_, .each): columns([.mentee, .mentor, .agreed])
      default: "<p class=\"line\"></p>\n"
      }
    }
  }

  private func columns(_ names: [StageWords]) -> HTML {
    "<dl class=\"columns\">\n\(names.map { "<div><dt>\($0)</dt><dd class=\"line\"></dd></div>\n" as HTML })</dl>\n"
  }
}

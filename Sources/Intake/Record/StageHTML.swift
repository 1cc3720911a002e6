import Scheme

/// A stage's template as one of a pair fills it in, or reads it when nothing can be written any more.
struct StageHTML: Sendable {
  let stage: Stage
  let pair: Pair
  let record: StageRecord
  let settings: Settings
  /// The questions for the diary on the stage's page.
  let prompts: [Prompt]

  init(stage: Stage, pair: Pair, record: StageRecord, _ reading: Reading) {
    self.stage = stage
    self.pair = pair
    self.record = record
    settings = reading.settings
    prompts = reading.scheme.prompts.filter { $0.page == stage.page }
  }

  /// The way back, and a link to the page of the site that says what the stage is about.
  var head: HTML {
    """
    <p><a href="\(href: pair.link())">\(JourneyWords.toJourney(pair.partner))</a></p>
    <p class="lead">\(stage.summary)</p>
    <p><a href="\(href: stage.page.link(below: settings.site))">\(JourneyWords.readMore)</a></p>

    """
  }

  /// The form around the whole stage.
  func html(_ form: FormHTML) -> HTML {
    "\(form.html(around: body(form)))\(diary)"
  }

  /// The same, only to read.
  var reading: HTML { "\(body(nil))\(diary)" }

  private func body(_ form: FormHTML?) -> HTML {
    let questions = QuestionHTML(stage: self, form: form)
    let parts = filledParts.map { part -> HTML in
      switch part {
      case .heading(let level, let anchor, let wording): HTML(heading: wording.html, level: level, anchor: anchor)
      case .prose(let html): html
      case .question(let question):
        "\(StageSection(question, content: questions.content(question)).html)\(questions.anotherAction(after: question))"
      }
    }
    return "\(parts)\(questions.anotherAction(after: nil))"
  }

  /// The page's parts without headings that have nothing below them, since the questions for the diary are elsewhere.
  private var filledParts: [Form.Part] {
    let parts = stage.form.parts
    return parts.indices.filter { index in
      guard case .heading(let level, _, _) = parts[index] else { return true }
      guard index + 1 < parts.endIndex else { return false }
      if case .heading(let next, _, _) = parts[index + 1] { return next > level }
      return true
    }.map { parts[$0] }
  }

  /// Links to the diary. They are below the form, so that nobody leaves it before it is saved.
  private var diary: HTML {
    guard !prompts.isEmpty else { return "" }
    let items = prompts.map { prompt -> HTML in
      let link = Link(["my", "forms", prompt.id], after: .root)
      return "<li><a href=\"\(href: link)\">\(prompt.form.questions.first?.wording.text ?? "")</a></li>\n"
    }
    return "<h2>\(JourneyWords.forYourDiary)</h2>\n<ul class=\"links\">\n\(items)</ul>\n"
  }
}

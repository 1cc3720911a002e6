import Scheme

/// Draws one page, with one function for each kind.
struct PageRenderer: Sendable, Equatable {
  let frame: SiteFrame
  let page: ContentPage
  let around: Surroundings

  /// True where both draw the same document: pages never change.
  static func == (one: PageRenderer, other: PageRenderer) -> Bool {
    one.page === other.page && one.around == other.around && one.frame == other.frame
  }

  /// The page's document.
  var document: HTML {
    let scripts = frame.scripts(
      takesWords: page.form != nil || page.kind == .stage || !page.prompts.isEmpty,
      isOnPath: page.kind == .guide || !around.guides.isEmpty)
    return frame.document(at: page.path, title: page.title, summary: page.summary, scripts: scripts, main: main)
  }

  // MARK: A function for each kind

  private var main: HTML {
    switch page.kind {
    case .guide, .stage: chapter
    case .page: plain
    case .form: profile
    case .mail, .words: HTML()
    }
  }

  private var chapter: HTML {
    let path = ReadingPath(page: page, around: around)
    let isGuide = page.kind == .guide
    let template = template
    let readers: HTML = template == nil ? "" : "<p class=\"readers\">\(SiteWords.stageReaders)</p>\n"
    let end = templateEnd(after: nil, template)
    return """
      \(path.breadcrumb)<article class="\(isGuide ? "guide" : "stage")"\(isGuide ? " data-page=\"\(page.path.text)\"" as HTML : "")>
      <p class="kicker">\(isGuide ? SiteWords.guide(for: page.audience) : .stage)</p>
      \(head)\(path.facts)\(path.contents)\(readers)\(body(template))\(end)</article>
      \(path.neighbours)
      """
  }

  /// A stage's template as a form. Its fields are among the page's parts, and the form itself is below them.
  private var template: FormHTML? {
    guard let stage = page.stage, stage.hasTemplate(beside: page.prompts) else { return nil }
    var form = FormHTML(
      form: stage.flatForm, action: Self.post(stage.id), button: StageWords.save, draft: stage.id)
    form.owner = "_template"
    form.isAllOptional = true
    return form
  }

  private var profile: HTML {
    guard let form = page.form else { return HTML() }
    let drawn = FormHTML(form: form, action: Self.post(form.id), button: SiteWords.saveProfile, draft: form.id)
    return "<article class=\"profile\">\n\(head)\(drawn.html)</article>\n"
  }

  private var plain: HTML {
    let path = ReadingPath(page: page, around: around)
    let contents = around.above.isEmpty ? "" : path.contents
    return "\(path.breadcrumb)<article>\n\(head)\(path.facts)\(contents)\(body())\(guideList)\(stageList)</article>\n"
  }

  // MARK: Their parts

  private var head: HTML {
    let lead: HTML = page.summary.isEmpty ? "" : "<p class=\"lead\">\(page.summary)</p>\n"
    return "<h1>\(page.title)</h1>\n\(lead)"
  }

  private func body(_ template: FormHTML? = nil) -> HTML {
    "\(DoAndDont.draw(page.parts, page.pairs) { part($0, template) })\(around.retiredPrompts.map(Self.retired))"
  }

  private func part(_ part: Form.Part, _ template: FormHTML?) -> HTML {
    switch part {
    case .heading(let level, let anchor, let wording): HTML(heading: wording.html, level: level, anchor: anchor)
    case .prose(let html): html
    case .question(let question) where question.kind == .diary: prompt(question)
    case .question(let question):
      """
      \(StageTemplate(question: question, form: template).html)\(anotherAction(after: question, template))\
      \(templateEnd(after: question, template))
      """
    }
  }

  /// The template's button is below its last question, before the prompts for the diary, which have their own.
  private func templateEnd(after question: Question?, _ template: FormHTML?) -> HTML {
    guard let template, page.stage?.form.questions.last?.id == question?.id else { return "" }
    let another = page.stage?.lastAction == nil ? StageTemplate.anotherAction(template) : ""
    return "\(another)\(template.html(around: ""))"
  }

  /// Below the last action point of a template there is room for another.
  private func anotherAction(after question: Question?, _ template: FormHTML?) -> HTML {
    guard let template, let question, page.stage?.lastAction?.id == question.id else { return "" }
    return StageTemplate.anotherAction(template)
  }

  private func prompt(_ question: Question) -> HTML {
    guard let prompt = page.prompts.first(where: { $0.id == question.id }) else { return HTML() }
    let drawn = FormHTML(
      form: prompt.form, action: Self.post(question.id), button: SiteWords.keepInDiary, readers: SiteWords.onlyYou(),
      draft: question.id)
    return
      "<div class=\"prompt\" id=\"\(PromptPlace.keptAnchor(question.id))\">\n<p class=\"kicker\">\(SiteWords.diary)</p>\n\(drawn.html)</div>\n"
  }

  /// The place that a prompt keeps when it is no longer asked.
  static func retired(_ id: String) -> HTML {
    "<p class=\"retired\" id=\"\(id)\">\(SiteWords.retiredPrompt)</p>\n"
  }

  private static func post(_ form: String) -> Link { .toIntake(["my", "forms", form]) }

  /// The reading paths: on the home page side by side, elsewhere with what each guide is about.
  private var guideList: HTML {
    let isHome = page.source == "index.md"
    let paths = Audience.allCases.map { audience -> HTML in
      let own = around.guides.filter { $0.audience == audience }
      guard !own.isEmpty else { return "" }
      let items = own.map { isHome ? guideLine($0) : guideCard($0) }
      let list: HTML = isHome ? "<ol class=\"guides\">" : "<ol class=\"cards guides\">"
      return """
        <section>
        <h2>\(SiteWords.guides(for: audience))</h2>
        <p class="facts">\(length(of: own))</p>
        \(list)
        \(items)</ol>
        </section>

        """
    }
    return isHome && !around.guides.isEmpty ? "<div class=\"paths\">\n\(paths)</div>\n" : "\(paths)"
  }

  /// How long a reader's path is: the paths of mentees and mentors include the guides for both.
  private func length(of own: [Signpost]) -> Phrase {
    let isPath = own.first.map { [.mentee, .mentor].contains($0.audience) } ?? false
    let others = isPath ? around.guides.filter { $0.audience == .both } : []
    let minutes = { (guides: [Signpost]) in guides.reduce(0) { $0 + $1.minutes } }
    return SiteWords.length(own.count, minutes(own), withOthers: others.isEmpty ? nil : minutes(own + others))
  }

  private func guideLine(_ guide: Signpost) -> HTML {
    "<li data-page=\"\(guide.path.text)\"><a href=\"\(href: Link.toSite(guide.path))\">\(guide.title)</a></li>\n"
  }

  private func guideCard(_ guide: Signpost) -> HTML {
    """
    <li data-page="\(guide.path.text)"><a href="\(href: Link.toSite(guide.path))">\(guide.title)</a><p>\(guide.summary)</p></li>

    """
  }

  /// The home page shows the picture; the roadmap's own page says what the stages are, too.
  private var stageList: HTML {
    guard !around.stages.isEmpty else { return "" }
    let picture = JourneyPicture(stages: around.stages).html
    if page.source == "index.md" { return picture.isEmpty ? "" : "<h2>\(SiteWords.roadmap)</h2>\n\(picture)" }
    return "\(picture)<ol class=\"cards journey\">\n\(around.stages.map(card))</ol>\n"
  }

  private func card(_ target: Signpost) -> HTML {
    """
    <li><a href="\(href: Link.toSite(target.path))">\(target.title)</a><p>\(target.summary)</p></li>

    """
  }
}

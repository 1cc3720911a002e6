/// A question inside a guide or a stage that opens a learning-diary entry.
public struct Prompt: Sendable, Hashable, Codable {
  /// The question as a form of its own, so that it is posted, checked and versioned like any other.
  public var form: Form
  /// The page that it stands on.
  public var page: SitePath
  /// What that page is called.
  public var pageTitle: String
  /// The fragment that leads to it.
  public var anchor: String

  /// A prompt on a page. Its form has the question's id.
  public init(question: Question, page: SitePath, pageTitle: String) {
    self.form = Form(id: question.id, title: pageTitle, parts: [.question(question)])
    self.page = page
    self.pageTitle = pageTitle
    self.anchor = question.id
  }

  /// The prompt's id, unique on the site.
  public var id: String { form.id }

  /// Where it is.
  public var place: PromptPlace { PromptPlace(id: id, page: page, pageTitle: pageTitle) }
}

/// Where a prompt is, or the place that is kept for one that is no longer asked.
public struct PromptPlace: Sendable, Hashable, Codable {
  /// The prompt's id, and the fragment that leads to it.
  public var id: String
  /// The page.
  public var page: SitePath
  /// What that page is called.
  public var pageTitle: String

  /// A place on a page.
  public init(id: String, page: SitePath, pageTitle: String) {
    self.id = id
    self.page = page
    self.pageTitle = pageTitle
  }
}

extension PromptPlace {
  /// The fragment for going back to a prompt whose answer has arrived: the page's script then forgets what it kept of
  /// the answer. Without the script, the fragment leads to the prompt all the same.
  public static func keptAnchor(_ id: String) -> String { "kept=\(id)" }
}

/// One step of the journey: a description, and a template of decisions and action points.
public struct Stage: Sendable, Hashable, Codable {
  /// The template: its id is the stage's id, and its parts are what the page shows, except the diary prompts.
  public let form: Form
  /// The template as one form to fill in: a question for each field, in the order of the page, including the action
  /// point that every stage has room for. None has to be answered. It is made once, since its version takes long to
  /// work out.
  ///
  /// A question keeps its flags, so what was answered can be read by this form alone. Its id is the field's name.
  public let flatForm: Form
  /// One sentence about the stage.
  public var summary: String
  /// The page that it stands on.
  public var page: SitePath

  /// A stage on a page.
  public init(form: Form, summary: String, page: SitePath) {
    self.form = form
    flatForm = Stage.flat(form)
    self.summary = summary
    self.page = page
  }

  private enum CodingKeys: CodingKey { case form, summary, page }

  /// Reads a stage.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      form: try container.decode(Form.self, forKey: .form),
      summary: try container.decode(String.self, forKey: .summary),
      page: try container.decode(SitePath.self, forKey: .page))
  }

  /// The stage's id, unique on the site.
  public var id: String { form.id }

  /// The tick that ends the stage; a stage without one is never the current one.
  public var gate: Question? { form.questions.first(where: \.isGate) }

  /// False where a stage asks for nothing but diary entries: it has no template.
  public func hasTemplate(beside prompts: [Prompt]) -> Bool {
    !form.questions.isEmpty || !prompts.contains { $0.page == page }
  }
}

/// A form as markup: blank, or filled in with its problems.
///
/// After GOV.UK's pattern: a form that failed carries a summary that links to each field, and the same words beside the
/// field. There is no `maxlength`: browsers cut pasted text with it, silently, and count differently from us.
public struct FormHTML: Sendable {
  /// The questions.
  public var form: Form
  /// Where it posts to.
  public var action: Link
  /// The words on the button.
  public var button: Phrase
  /// What was typed, right or wrong.
  public var posted: Posted
  /// What is wrong with it.
  public var problems: FieldProblems?
  /// The program's own fields, besides the form's version.
  public var hidden: [Posted.Field]
  /// Who reads what is written here; said before a word is typed.
  public var readers: Phrase?
  /// The name by which the browser keeps what is filled in until it has arrived; `nil` where it may keep nothing.
  public var draft: String?
  /// The choice that is made by the button that is pressed: its options are at the end, one button each.
  public var decision: String?
  /// The form's id, if its fields are elsewhere on the page.
  public var owner: String?
  /// Nothing has to be filled in, so no field is marked as one that may be left empty.
  public var isAllOptional = false

  /// The names of the program's own fields.
  public enum OwnField {
    /// The version of the form that was answered.
    public static let version = "_version"
  }

  /// A form that posts to `action`.
  public init(
    form: Form, action: Link, button: some Sayable, posted: Posted = Posted(), problems: FieldProblems? = nil,
    hidden: [Posted.Field] = [], readers: Phrase? = nil, draft: String? = nil, decision: String? = nil
  ) {
    self.form = form
    self.action = action
    self.button = button.phrase
    self.posted = posted
    self.problems = problems
    self.hidden = hidden
    self.readers = readers
    self.draft = draft
    self.decision = decision
  }

  /// The whole form.
  public var html: HTML { html(around: HTML(form.parts.map(part))) }

  /// The form round fields that its caller has drawn, each with ``field(_:)``.
  public func html(around fields: HTML) -> HTML {
    """
    <form class="form" id="\(owner ?? form.id)" method="post" action="\(href: action)" accept-charset="utf-8" novalidate\(draftName)>
    \(summary)\(readersNote)\(hiddenFields)\(fields)\(buttons)</form>

    """
  }

  private var draftName: HTML {
    draft.map { " data-draft=\"\($0)\"" } ?? ""
  }

  private var buttons: HTML {
    guard let question = decision.flatMap(form.question) else {
      return "<p class=\"buttons\"><button>\(button)</button></p>\n"
    }
    let all = question.options.enumerated().map { index, option -> HTML in
      """
      <button id="\(optionID(question, index))" name="\(question.id)" value="\(option.id)">\(option.wording.html)\
      </button>

      """
    }
    return "\(error(question))<p class=\"buttons choices\">\n\(all)</p>\n"
  }

  /// The list of what is wrong, each a link to its field. The focus begins there, so everyone reads it first.
  private var summary: HTML {
    guard let problems else { return "" }
    let items = problems.problems.map { problem -> HTML in
      guard let question = form.question(problem.questionID) else { return "<li>\(problem.message)</li>\n" }
      return "<li><a href=\"\(href: Link(fragment: firstInput(question)))\">\(problem.message)</a></li>\n"
    }
    return """
      <div class="problems" role="alert" tabindex="-1" autofocus>
      <h2>\(FormWords.problems)</h2>
      <ul>
      \(items)</ul>
      </div>

      """
  }

  private var hiddenFields: [HTML] {
    let fields = [Posted.Field(OwnField.version, form.version)] + hidden
    return fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" }
  }

  private var readersNote: HTML {
    readers.map { "<p class=\"readers\" id=\"\(readersID)\">\($0)</p>\n" } ?? ""
  }

  private var readersID: String { "f-\(form.id)-readers-note" }

  private func part(_ part: Form.Part) -> HTML {
    switch part {
    case .heading(let level, let anchor, let wording):
      HTML(heading: wording.html, level: level, anchor: anchor)
    case .prose(let html): html
    case .question(let question): question.id == decision ? "" : field(question)
    }
  }

  /// One question with its field, as it was filled in, and what is wrong with it.
  public func field(_ question: Question) -> HTML {
    switch question.kind {
    case .short: labelled(question, control: line(question, type(question)))
    case .number: labelled(question, control: line(question, "type=\"text\" inputmode=\"numeric\" class=\"few\""))
    case .date: labelled(question, control: line(question, "type=\"date\""))
    case .long, .diary, .decision, .action: labelled(question, control: area(question))
    case .choice: grouped(question, type: "radio", options: question.options)
    case .choices: grouped(question, type: "checkbox", options: question.options)
    case .scale: grouped(question, type: "radio", options: FormHTML.steps(question))
    case .agree: agreement(question)
    }
  }

  /// The same with another label, where the question's own words are already above it.
  public func field(_ question: Question, labelled words: some Sayable) -> HTML {
    var question = question
    let drawn = HTML(words.phrase, isPlain: false)
    question.wording = Wording(text: "", html: drawn)
    question.hint = nil
    return field(question)
  }

  // MARK: Kinds of fields

  private func labelled(_ question: Question, control: HTML) -> HTML {
    """
    <div class="\(fieldClass(question))">
    <label for="\(id(question))">\(question.wording.html)\(optionalMark(question))</label>
    \(hint(question))\(error(question))\(control)</div>

    """
  }

  private func line(_ question: Question, _ type: HTML) -> HTML {
    """
    <input id="\(id(question))" name="\(question.id)"\(ofOwner) \(type) value="\(posted.first(question.id) ?? "")"\
    \(required(question))\(described(question))>

    """
  }

  private func type(_ question: Question) -> HTML {
    switch FormKind(rawValue: form.id)?.purpose(of: question.id) {
    case .ownName: "type=\"text\" dir=\"auto\" autocomplete=\"name\""
    case .ownAddress: "type=\"email\" autocomplete=\"email\" spellcheck=\"false\""
    case .address: "type=\"email\" autocomplete=\"off\" spellcheck=\"false\""
    case nil: "type=\"text\" dir=\"auto\""
    }
  }

  /// A browser drops the first line feed of a `textarea`: hence the one written before the text.
  private func area(_ question: Question) -> HTML {
    """
    <textarea id="\(id(question))" name="\(question.id)"\(ofOwner) dir="auto" rows="\(lines(question))"\
    \(most(question))\(required(question))\(described(question))>
    \(posted.first(question.id) ?? "")</textarea>

    """
  }

  /// How long the text may be, for a script that counts; nothing is cut off.
  private func most(_ question: Question) -> HTML {
    guard draft != nil, let maximum = question.maximum else { return "" }
    return " data-most=\"\(maximum)\""
  }

  /// An answer that is stored apart from its author is not kept in their browser either.
  private func unkept(_ question: Question) -> HTML {
    let isKept = draft == nil || FormKind(rawValue: form.id)?.isApart(question.id) != true
    return isKept ? "" : " data-unkept"
  }

  private func grouped(_ question: Question, type: String, options: [Question.Option]) -> HTML {
    let chosen = posted.values(question.id)
    let items = options.enumerated().map { index, option -> HTML in
      let id = optionID(question, index)
      return """
        <div class="option"><input type="\(type)" id="\(id)" name="\(question.id)"\(ofOwner)\(unkept(question)) value="\(option.id)"\
        \(chosen.contains(option.id) ? HTML(" checked") : "")> <label for="\(id)">\(option.wording.html)</label></div>

        """
    }
    let ends: HTML =
      question.kind == .scale && question.options.count == 2
      ? """
      <p class="ends"><span>\(question.low ?? 0): \(question.options[0].wording.html)</span> \
      <span>\(question.high ?? 0): \(question.options[1].wording.html)</span></p>

      """ : ""
    return """
      <fieldset class="\(fieldClass(question))" id="\(id(question))"\(described(question))>
      <legend>\(question.wording.html)\(optionalMark(question))</legend>
      \(hint(question))\(error(question))\(ends)<div class="options">
      \(items)</div>
      </fieldset>

      """
  }

  private func agreement(_ question: Question) -> HTML {
    """
    <div class="\(fieldClass(question))">
    \(error(question))<div class="option"><input type="checkbox" id="\(id(question))" \
    name="\(question.id)"\(ofOwner) value="\(Question.agreedValue)"\
    \(posted.first(question.id) == Question.agreedValue ? HTML(" checked") : "")\
    \(required(question))\(described(question))> <label for="\(id(question))">\(question.wording.html)</label></div>
    \(hint(question))</div>

    """
  }

  private static func steps(_ question: Question) -> [Question.Option] {
    guard let low = question.low, let high = question.high, low <= high else { return [] }
    return (low...high).map { Question.Option(id: String($0), wording: Wording(String($0))) }
  }

  // MARK: What every field has

  private func lines(_ question: Question) -> Int {
    switch question.kind {
    case .diary: 8
    case .action: 2
    case .decision: 3
    default: 5
    }
  }

  private var ofOwner: HTML { owner.map { " form=\"\($0)\"" } ?? "" }

  private func id(_ question: Question) -> String { "f-\(form.id)-\(question.id)" }

  private func optionID(_ question: Question, _ index: Int) -> String { "\(id(question))-\(index + 1)" }

  private func firstInput(_ question: Question) -> String {
    switch question.kind {
    case .choice, .choices, .scale: optionID(question, 0)
    default: id(question)
    }
  }

  private func fieldClass(_ question: Question) -> String {
    let kind = "field \(question.kind.rawValue)"
    return problems?.message(for: question.id) == nil ? kind : kind + " wrong"
  }

  private func optionalMark(_ question: Question) -> HTML {
    question.isOptional && !isAllOptional ? " <span class=\"optional\">\(FormWords.optional)</span>" : ""
  }

  private func hint(_ question: Question) -> HTML {
    question.hint.map { "<p class=\"hint\" id=\"\(id(question))-hint\">\($0.html)</p>\n" } ?? ""
  }

  private func error(_ question: Question) -> HTML {
    problems?.message(for: question.id).map { message in
      "<p class=\"error\" id=\"\(id(question))-error\"><span class=\"unseen\">\(FormWords.error)</span> \(message)</p>\n"
    } ?? ""
  }

  /// Screen readers announce it. The browser's own bubbles are switched off: they come one at a time, and are gone
  /// before they can be read.
  private func required(_ question: Question) -> HTML {
    question.isOptional ? "" : " required"
  }

  private func described(_ question: Question) -> HTML {
    let wrong = problems?.message(for: question.id) != nil
    let isLong = [.long, .diary].contains(question.kind)
    let ids = [
      question.hint == nil ? nil : "\(id(question))-hint", wrong ? "\(id(question))-error" : nil,
      // Someone who tabs to a long text also hears who reads it.
      readers == nil || !isLong || owner != nil ? nil : readersID,
    ].compactMap(\.self)
    let invalid: HTML = wrong ? " aria-invalid=\"true\"" : ""
    return ids.isEmpty ? invalid : "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
  }
}

extension Form {
  /// The lead as a paragraph; nothing where there is none.
  public var leadHTML: HTML { lead.map { "<p>\($0)</p>\n" } ?? "" }
}

extension HTML {
  /// A heading that a link can lead to. Levels run from 1 to 6.
  public init(heading words: HTML, level: Int, anchor: String) {
    self = "<h\(level) id=\"\(anchor)\">\(words)</h\(level)>\n"
  }
}

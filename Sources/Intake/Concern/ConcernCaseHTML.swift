import Scheme

/// What was done about a concern, and who it is about, as a contact's pages show it.
struct ConcernCaseHTML: Sendable {
  let known: ConcernCase
  let settings: Settings

  /// The pair that its sender says it is about.
  var about: HTML {
    guard let pair = known.about else { return "" }
    let state = CoordinatorWords.state(pair.course)
    let since = CoordinatorWords.since(settings.words(for: pair.course.since))
    return "<dt>\(ContactWords.about)</dt><dd>\(pair.names) (\(state)). \(since)</dd>\n"
  }

  var steps: HTML {
    guard !known.steps.isEmpty else { return "" }
    let items = known.steps.map { step -> HTML in
      let words: HTML = step.words.map { HTML(typed: $0) } ?? ""
      return """
        <li><p>\(ContactWords.done(step)) <span class="when">\(settings.words(for: step.at))</span></p>
        \(words)</li>

        """
    }
    return "<h2>\(ContactWords.steps)</h2>\n<ol class=\"events\">\n\(items)</ol>\n"
  }
}

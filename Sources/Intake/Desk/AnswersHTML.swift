import Scheme

/// Answers to read: each question with what was answered, those without an answer left out.
struct AnswersHTML {
  let form: Form
  let answers: Answers
  /// Who gave them, where others read them: then a question's label for readers replaces its wording.
  var author: Name?

  var html: HTML {
    let rows = form.questions.compactMap { question -> HTML? in
      guard let value = answers[question.id] else { return nil }
      let label = author.flatMap { question.label(for: $0) } ?? question.wording.phrase
      return "<div><dt>\(label)</dt><dd>\(AnswersHTML.words(value, of: question))</dd></div>\n"
    }
    return "<dl class=\"answers\">\n\(rows)</dl>\n"
  }

  /// One answer as it is kept: options by their ids.
  static func text(_ value: Answers.Value) -> String {
    switch value {
    case .text(let text), .day(let text): text
    case .number(let number): String(number)
    case .options(let ids): ids.joined(separator: " ")
    case .agreed: Question.agreedValue
    }
  }

  /// One answer in words.
  static func words(_ value: Answers.Value, of question: Question) -> HTML {
    switch value {
    case .text(let text): HTML(typed: text)
    case .day(let day): "\(Phrase(day: day))"
    case .number(let number): HTML(text: String(number))
    case .options(let ids):
      HTML(
        ids.enumerated().map { index, id -> HTML in
          "\(index == 0 ? "" : " · ")\(question.option(id)?.wording.html ?? HTML(text: id))"
        })
    case .agreed: "\(DeskWords.ticked)"
    }
  }
}

extension Posted {
  /// What was posted, as plain rows: for a form that the scheme does not have.
  var html: HTML {
    let rows = answersOnly.fields.map {
      "<div><dt>\($0.name)</dt><dd><p class=\"typed\" dir=\"auto\">\($0.value)</p></dd></div>\n" as HTML
    }
    return "<dl class=\"answers\">\n\(rows)</dl>\n"
  }

  /// The same as one text.
  var text: String {
    answersOnly.fields.map { "\($0.name):\n\($0.value)" }.joined(separator: "\n\n")
  }
}

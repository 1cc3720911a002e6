import Scheme

/// Answers to read: each question with what was answered, those without an answer left out.
struct AnswersHTML {
  let form: Form
  let answers: Answers

  var html: HTML {
    let rows = form.questions.compactMap { question -> HTML? in
      guard let value = answers[question.id] else { return nil }
      return "<div><dt>\(question.wording.html)</dt><dd>\(AnswersHTML.words(value, of: question))</dd></div>\n"
    }
    return "<dl class=\"answers\">\n\(rows)</dl>\n"
  }

  /// One answer in words.
  static func words(_ value: Answers.Value, of question: Question) -> HTML {
    switch value {
    case .text(let text): "<p class=\"typed\">\(text)</p>"
    case .day(let day): HTML(text: day)
    case .number(let number): HTML(text: String(number))
    case .options(let ids):
      HTML(
        ids.enumerated().map { index, id -> HTML in
          "\(index == 0 ? "" : ", ")\(question.option(id)?.wording.html ?? HTML(text: id))"
        })
    case .agreed: "Yes"
    }
  }
}

extension Posted {
  /// What was posted, as plain rows: for a form that the scheme does not have.
  var html: HTML {
    let rows = answersOnly.fields.map {
      "<div><dt>\($0.name)</dt><dd><p class=\"typed\">\($0.value)</p></dd></div>\n" as HTML
    }
    return "<dl class=\"answers\">\n\(rows)</dl>\n"
  }

  /// The same as one text.
  var text: String {
    answersOnly.fields.map { "\($0.name):\n\($0.value)" }.joined(separator: "\n\n")
  }
}

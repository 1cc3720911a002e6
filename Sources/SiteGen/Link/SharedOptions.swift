import Scheme

extension Form {
  /// The options of a form's question, by both ids: `survey-ended.reason`.
  static func options(_ name: String, in forms: [Form]) -> [Question.Option] {
    let ids = name.split(separator: ".").map(String.init)
    guard ids.count == 2 else { return [] }
    return forms.first { $0.id == ids[0] }?.question(ids[1])?.options ?? []
  }

  /// The same form with the options that its questions take from other forms.
  func takingOptions(of forms: [Form]) -> Form {
    var form = self
    form.parts = parts.map { part in
      guard case .question(var question) = part, let other = question.optionsFrom, other.contains(".") else {
        return part
      }
      question.options = Form.options(other, in: forms)
      return .question(question)
    }
    guard form.parts != parts else { return self }
    form.version = Form(id: id, title: title, parts: form.parts).version
    return form
  }
}

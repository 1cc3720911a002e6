import Scheme

extension ContactWords {
  static func done(_ step: ConcernCase.Step) -> Phrase {
    switch step.act {
    case .care: Self.careDone(step.contact)
    case .suspension: Self.suspensionDone(step.contact, step.name)
    case .suspensionEnd: Self.suspensionEndDone(step.contact, step.name)
    case .freeze: Self.freezeDone(step.contact, step.name)
    case .freezeEnd: Self.freezeEndDone(step.contact, step.name)
    case .closing: Self.closingDone(step.contact)
    case .reopening: Self.reopeningDone(step.contact)
    }
  }

  /// The form for an act, with a choice of the people or pairs that it can be done to.
  static func form(_ act: ContactAct, _ known: ConcernCase, _ scheme: SchemeFile) -> Form {
    switch act {
    case .care: button(act, careTitle, care, careLead(), scheme.words)
    case .reopening: button(act, reopeningTitle, reopeningTitle, "", scheme.words)
    case .suspension, .suspensionEnd:
      scheme[act == .suspension ? .suspension : .suspensionEnd].choosing(
        "person", or: ["named"],
        among: known.people.filter { ($0.person.standing == .suspended) == (act == .suspensionEnd) }
          .map { Question.Option(id: $0.person.handle, wording: Wording($0.name)) })
    case .freeze, .freezeEnd:
      scheme[act == .freeze ? .freeze : .freezeEnd].choosing(
        "pair", or: ["one", "other"],
        among: known.pairs.filter { ($0.course.frozenAt != nil) == (act == .freezeEnd) }
          .map { Question.Option(id: $0.course.handle, wording: Wording($0.names)) })
    case .closing: scheme[.closing]
    }
  }

  /// A form that asks nothing.
  private static func button(
    _ act: ContactAct, _ title: ContactWords, _ button: ContactWords, _ lead: Phrase, _ words: Words
  ) -> Form {
    var form = Form(id: act.rawValue, title: title, parts: [])
    (form.button, form.lead) = (words.text(button), words.text(lead))
    return form
  }
}

extension Form {
  /// A choice of those who are known, and fields that name others; only the fields where nobody is known.
  fileprivate func choosing(_ choice: String, or fields: [String], among known: [Question.Option]) -> Form {
    guard known.isEmpty else { return listing(known, in: choice) }
    return fields.reduce(without([choice])) { form, field in form.changing(field) { $0.isOptional = false } }
  }
}

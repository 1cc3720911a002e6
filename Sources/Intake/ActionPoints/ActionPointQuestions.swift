import Scheme

extension ActionPoint {
  /// What, who, by when.
  ///
  /// - Parameter pair: whose names the form has; `nil` where nobody is known.
  static func form(in scheme: SchemeFile, for pair: Pair?) -> Form {
    scheme[.actionPoint].listing(pair?.actors ?? Stage.actors, in: "who")
  }

  /// What the form that changes it is filled in with.
  var answers: Answers {
    var answers = Answers(["what": .text(what)])
    answers.values["who"] = who.map { .options([$0.rawValue]) }
    answers.values["by-when"] = dueOn.map { .day($0) }
    return answers
  }

  /// Identifies, in that form, the version that its reader saw.
  var seen: String { String(changes) }
}

extension Pair {
  /// Who can have taken on an action point, by the names that the two have for each other.
  var actors: [Question.Option] {
    Stage.actors.map { option in
      let name = MentoringActor(rawValue: option.id).map(name)
      return Question.Option(id: option.id, wording: name.map { Wording($0) } ?? option.wording)
    }
  }
}

extension ActionPoint.Plan {
  /// As the form was filled in.
  init(_ answers: Answers) {
    self.init(
      what: answers.text("what"), who: answers.options("who").first.flatMap(ActionPoint.Who.init),
      dueOn: answers.day("by-when"))
  }
}

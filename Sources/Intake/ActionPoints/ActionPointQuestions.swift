import Scheme

extension ActionPoint {
  /// What, who, by when.
  ///
  /// - Parameter pair: whose names the form has; `nil` where nobody is known.
  static func form(title: String, for pair: Pair?) -> Form {
    var what = Question(id: "what", kind: .action, wording: Wording(JourneyWords.what))
    what.hint = Wording(JourneyWords.whatHint)
    var who = Question(id: "who", kind: .choice, wording: Wording(JourneyWords.who))
    who.options = pair?.actors ?? Stage.actors
    let due = Question(id: "by-when", kind: .date, wording: Wording(StageWords.byWhen))
    return Form(
      id: "action-point", title: title, parts: [what, who.optional, due.optional].map { .question($0) })
  }

  /// What the form holds that changes it.
  var answers: Answers {
    var answers = Answers(["what": .text(what)])
    answers.values["who"] = who.map { .options([$0.rawValue]) }
    answers.values["by-when"] = dueOn.map { .day($0) }
    return answers
  }

  /// Tells, in that form, the version that its reader had before them.
  var seen: String { String(changes) }
}

extension Pair {
  /// Who can have taken an action point on, by the names that the two have for each other.
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

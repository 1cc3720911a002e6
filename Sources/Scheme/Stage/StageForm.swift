extension Stage {
  /// Makes ``flatForm``.
  static func flat(_ form: Form) -> Form {
    var questions = form.questions
    let end = questions.lastIndex { $0.kind == .action }.map { $0 + 1 } ?? questions.count
    questions.insert(Stage.anotherAction, at: end)
    return Form(
      id: form.id, title: form.title,
      parts: questions.flatMap { question in
        (1...(question.rows ?? StageField.mostRows)).flatMap { number in
          question.fieldParts.map { .question(question.field(number, $0)) }
        }
      })
  }

  /// The question that another action point comes after; `nil` where the stage asks for none, so that it comes at the
  /// end.
  public var lastAction: Question? { form.questions.last { $0.kind == .action } }

  /// What the last action point of a stage asks.
  public static let anotherAction: Question = {
    var question = Question(id: "", kind: .action, wording: Wording(StageWords.anotherAction()))
    question.isOptional = true
    return question
  }()

  /// Who can take an action point on.
  public static let actors = [
    Question.Option(id: "mentee", wording: Wording(StageWords.mentee())),
    Question.Option(id: "mentor", wording: Wording(StageWords.mentor())),
    Question.Option(id: "both", wording: Wording(StageWords.both())),
  ]
}

extension Question {
  /// The parts that have fields of their own.
  fileprivate var fieldParts: [StageField.Part] {
    switch (kind, author) {
    case (.action, _): [.value, .who, .due]
    case (.agree, _): [.value, .unticked]
    case _ where isPrivate: [.value]
    case (_, .each): [.value, .agreed, .confirmed]
    case (_, .agreed): [.value, .confirmed]
    default: [.value]
    }
  }

  /// The question as one field asks it.
  fileprivate func field(_ number: Int, _ part: StageField.Part) -> Question {
    var field = self
    field.id = StageField(id, number: number, part: part).name
    field.rows = 1
    field.hint = nil
    field.isOptional = true
    if rows != 1 { field.wording = wording.followed(by: number.phrase) }
    switch part {
    case .value: break
    case .agreed: field.wording = field.wording.followed(by: StageWords.agreed())
    case .confirmed: field = Question(tick: field, StageWords.confirmed)
    case .unticked: field = Question(tick: field, StageWords.unticked)
    case .who:
      field = Question(id: field.id, kind: .choice, wording: field.wording.followed(by: StageWords.who()))
      field.options = Stage.actors
    case .due:
      field = Question(id: field.id, kind: .date, wording: field.wording.followed(by: StageWords.byWhen()))
    }
    field.isOptional = true
    return field
  }

  /// A tick that belongs to another question.
  private init(tick question: Question, _ words: StageWords) {
    self.init(
      id: question.id, kind: .agree,
      wording: Wording("\(words): \(question.wording)" as Phrase))
    author = question.author
  }
}

extension Wording {
  fileprivate func followed(by words: Phrase) -> Wording { Wording("\(self) (\(words))" as Phrase) }
}

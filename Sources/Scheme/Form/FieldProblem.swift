/// What is wrong with one field.
public enum FieldFault: Error, Sendable, Hashable {
  /// Nothing was typed or chosen.
  case missing
  /// The box was not ticked.
  case notAgreed
  /// One answer is wanted, and more came.
  case repeated
  /// The number of Unicode scalars, and the most that are allowed.
  case tooLong(Int, most: Int)
  /// The form has no such option.
  case unknownOption(String)
  /// Not a whole number.
  case notANumber
  /// Not a day.
  case notADay
  /// Line ends where one line is wanted.
  case notOneLine
  /// A character that hides something, or that pages and emails cannot carry; and the text before it.
  case unkeepable(Unicode.Scalar, after: String)
  /// A rule of the scheme does not allow it; the sentence says so.
  case against(rule: Phrase)
}

/// What is wrong with one field, with the words that its reader sees above the form and beside the field.
public struct FieldProblem: Sendable, Hashable {
  /// The question's id.
  public let questionID: String
  /// The sentence.
  public let message: Phrase

  /// A fault of an answer to a question.
  ///
  /// - Parameter wanted: what to enter, in the form's own words, where nothing was entered.
  public init(question: Question, fault: FieldFault, wanted: Phrase? = nil) {
    self.questionID = question.id
    self.message = fault == .missing ? wanted ?? question.missing : fault.sentence(about: question.name)
  }

  /// A problem in a room's own words.
  public init(_ questionID: String, _ message: some Sayable) {
    self.questionID = questionID
    self.message = message.phrase
  }
}

/// All that is wrong with a post, in the order of the page.
public struct FieldProblems: Error, Sendable, Hashable {
  /// At least one problem.
  public let problems: [FieldProblem]

  /// Problems that belong to one form.
  public init(_ problems: [FieldProblem]) {
    self.problems = problems
  }

  /// The words beside a field.
  public func message(for questionID: String) -> Phrase? {
    problems.first { $0.questionID == questionID }?.message
  }
}

extension Question {
  /// What to enter, where nothing was entered.
  fileprivate var missing: Phrase {
    switch kind {
    case .choice, .scale: FormWords.chooseOne(name)
    case .choices: FormWords.chooseSome(name)
    case .date: FormWords.enterDate(name)
    case .number: FormWords.enterNumber(name)
    case .short, .long, .diary, .decision, .action, .agree: FormWords.enter(name)
    }
  }
}

extension FieldFault {
  /// One sentence that names the field, so that it says the same above the form and beside it.
  func sentence(about name: Phrase) -> Phrase {
    switch self {
    case .missing: FormWords.enter(name)
    case .notAgreed: FormWords.tick(name)
    case .repeated: FormWords.repeated(name)
    case .tooLong(let count, let most): FormWords.tooLong(name, count, most)
    case .unknownOption(let value): FormWords.unknownOption(String(value.prefix(40)), name)
    case .notANumber: FormWords.notANumber(name)
    case .notADay: FormWords.notADay(name)
    case .notOneLine: FormWords.notOneLine(name)
    case .unkeepable(let scalar, let before):
      FieldFault.hidden(String(scalar.value, radix: 16, uppercase: true), after: before, in: name)
    case .against(let rule): rule
    }
  }

  /// Where to look for what cannot be seen: after the last words before it.
  private static func hidden(_ code: String, after text: String, in name: Phrase) -> Phrase {
    let line = text.split(separator: "\n").last.map(String.init) ?? ""
    let end = (line.count > 20 ? "…" : "") + line.suffix(20)
    return CleanText.isSeen(line) ? FormWords.hiddenAfter(name, code, end) : FormWords.hiddenAtStart(name, code)
  }
}

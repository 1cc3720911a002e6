/// What is wrong with one field.
public enum FieldFault: Error, Sendable, Hashable {
  /// Nothing was typed or chosen.
  case missing
  /// The box was not ticked.
  case notAgreed
  /// One answer is wanted, and more came.
  case repeated
  /// So many Unicode scalars, and the most there may be.
  case tooLong(Int, most: Int)
  /// The form has no such option.
  case unknownOption(String)
  /// No whole number.
  case notANumber
  /// No day.
  case notADay
  /// Line ends where one line is wanted.
  case notOneLine
  /// A character that hides something, or that pages and mails cannot carry; and what stands before it.
  case unkeepable(Unicode.Scalar, after: String)
  /// A rule of the scheme stands against it; the sentence is for its reader.
  case against(rule: String)
}

/// What is wrong with one field, with the words that its reader sees above the form and beside the field.
public struct FieldProblem: Sendable, Hashable {
  /// The question's id.
  public let questionID: String
  /// The sentence.
  public let message: String

  /// A fault of an answer to a question.
  ///
  /// - Parameter wanted: what to enter, in words of the form's own, where nothing was.
  public init(question: Question, fault: FieldFault, wanted: String? = nil) {
    self.questionID = question.id
    self.message = fault == .missing ? wanted ?? question.missing : fault.sentence(about: question.name)
  }

  /// A problem in words of a room's own.
  public init(_ questionID: String, _ message: String) {
    self.questionID = questionID
    self.message = message
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
  public func message(for questionID: String) -> String? {
    problems.first { $0.questionID == questionID }?.message
  }
}

extension Question {
  /// What to enter, where nothing was.
  fileprivate var missing: String {
    switch kind {
    case .choice, .scale: "Choose an answer to “\(name)”."
    case .choices: "Choose at least one answer to “\(name)”."
    case .date: "Enter a date for “\(name)”."
    case .number: "Enter a number for “\(name)”."
    case .short, .long, .diary, .decision, .action, .agree: "Enter an answer to “\(name)”."
    }
  }
}

extension FieldFault {
  /// One sentence that names the field, so that it says the same above the form and beside it.
  func sentence(about name: String) -> String {
    switch self {
    case .missing: "Enter an answer to “\(name)”."
    case .notAgreed: "Tick “\(name)” to continue."
    case .repeated: "“\(name)” has too many answers, or the same answer twice."
    case .tooLong(let count, let most):
      "“\(name)” is \(count) characters long. Shorten it to \(most) or fewer."
    case .unknownOption(let value):
      "“\(value.prefix(40))” is not an answer to “\(name)”. Choose one from the list."
    case .notANumber: "Enter a whole number for “\(name)”, such as 3."
    case .notADay: "Enter a real date for “\(name)”, such as 2026-03-27."
    case .notOneLine: "“\(name)” must be on one line."
    case .unkeepable(let scalar, let before):
      "“\(name)” has a hidden character (U+\(String(scalar.value, radix: 16, uppercase: true))) "
        + FieldFault.place(after: before)
    case .against(let rule): rule
    }
  }
  /// Where to look for what cannot be seen: behind the last words before it.
  private static func place(after text: String) -> String {
    let line = text.split(separator: "\n").last.map(String.init) ?? ""
    let end = (line.count > 20 ? "…" : "") + line.suffix(20)
    return CleanText.isSeen(line)
      ? "right after “\(end)”. Delete what follows these words and type it again."
      : "at the beginning of a line. Delete what is there and type it again."
  }
}

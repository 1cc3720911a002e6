import Foundation

extension Form {
  /// Checks a post against the questions.
  ///
  /// Fields that no question asks for are ignored, and never stored.
  ///
  /// - Throws: every problem at once, in the order of the questions.
  public func read(_ posted: Posted) throws(FieldProblems) -> Answers {
    var answers = Answers()
    var problems: [FieldProblem] = []
    for question in questions {
      do {
        answers.values[question.id] = try question.read(posted.values(question.id))
      } catch {
        problems.append(FieldProblem(question: question, fault: error, wanted: wanted(question)))
      }
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
    return answers
  }

  /// What to do where nothing was entered; `nil` where the question says enough.
  private func wanted(_ question: Question) -> Phrase? {
    question.wanted ?? FormKind(rawValue: id)?.wanted(question.id)
  }
}

extension Question {
  /// Checks what was posted under the question's name; `nil` when it was left empty and may be.
  func read(_ values: [String]) throws(FieldFault) -> Answers.Value? {
    if kind == .choices { return try readOptions(values) }
    guard values.count <= 1 else { throw .repeated }
    // The cleaned text is what is checked, and nothing is removed from it afterwards.
    let typed = kind.isOneLine ? try CleanText.line(values.first ?? "") : CleanText.lines(values.first ?? "")
    guard CleanText.isSeen(typed) else {
      if isOptional { return nil }
      throw kind == .agree ? .notAgreed : .missing
    }
    return switch kind {
    case .diary, .long, .decision, .action, .short: .text(try checkedText(typed))
    case .choice: .options([try optionID(typed)])
    case .scale: .number(try step(typed))
    case .number: .number(try wholeNumber(typed))
    case .date: .day(try CalendarDay(checking: typed).text)
    case .agree: try agreement(typed)
    case .choices: nil
    }
  }

  private func readOptions(_ values: [String]) throws(FieldFault) -> Answers.Value? {
    var chosen: [String] = []
    for value in values {
      let id = try optionID(value)
      guard !chosen.contains(id) else { throw .repeated }
      chosen.append(id)
    }
    if chosen.isEmpty {
      if isOptional { return nil }
      throw .missing
    }
    return .options(chosen)
  }

  private func optionID(_ value: String) throws(FieldFault) -> String {
    guard option(value) != nil else { throw .unknownOption(value) }
    return value
  }

  private func agreement(_ typed: String) throws(FieldFault) -> Answers.Value {
    guard typed == Question.agreedValue else { throw .notAgreed }
    return .agreed
  }

  private func step(_ typed: String) throws(FieldFault) -> Int {
    let number = try wholeNumber(typed)
    guard let low, let high, (low...max(low, high)).contains(number) else { throw .unknownOption(typed) }
    return number
  }

  /// ASCII digits only: `Int` would take `+5`.
  private func wholeNumber(_ digits: String) throws(FieldFault) -> Int {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), digits.utf8.count <= 6,
      let number = Int(digits)
    else { throw .notANumber }
    return number
  }

  private func checkedText(_ text: String) throws(FieldFault) -> String {
    if let maximum, text.unicodeScalars.count > maximum {
      throw .tooLong(text.unicodeScalars.count, most: maximum)
    }
    if let fault = CleanText.firstUnkeepable(in: text) { throw fault }
    return text
  }
}

extension Question.Kind {
  /// False for text of several lines, and for what is chosen rather than typed.
  fileprivate var isOneLine: Bool { [.short, .number, .date, .scale].contains(self) }
}

import Foundation

extension Form {
  /// Checks a post against the questions.
  ///
  /// Fields that no question asks for are passed over: they are never stored.
  ///
  /// - Throws: every problem at once, in the order of the questions.
  public func read(_ posted: Posted) throws(FieldProblems) -> Answers {
    var answers = Answers()
    var problems: [FieldProblem] = []
    for question in questions {
      do {
        answers.values[question.id] = try question.read(posted.values(question.id))
      } catch {
        problems.append(FieldProblem(question: question, fault: error))
      }
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
    return answers
  }
}

extension Question {
  /// Checks what was posted under the question's name; `nil` when it was left empty and may be.
  func read(_ values: [String]) throws(FieldFault) -> Answers.Value? {
    if kind == .choices { return try readOptions(values) }
    guard values.count <= 1 else { throw .repeated }
    let typed = Question.normalised(values.first ?? "")
    guard typed.contains(where: { !$0.isWhitespace }) else {
      if isOptional { return nil }
      throw kind == .agree ? .notAgreed : .missing
    }
    return switch kind {
    case .diary, .long, .decision, .action: .text(try checkedText(typed))
    case .short: .text(try checkedLine(Question.trimmed(typed)))
    case .choice: .options([try optionID(typed)])
    case .scale: .number(try step(typed))
    case .number: .number(try wholeNumber(typed))
    case .date: .day(try CalendarDay(checking: Question.trimmed(typed)).text)
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
  private func wholeNumber(_ typed: String) throws(FieldFault) -> Int {
    let digits = Question.trimmed(typed)
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), digits.utf8.count <= 6,
      let number = Int(digits)
    else { throw .notANumber }
    return number
  }

  private func checkedText(_ text: String) throws(FieldFault) -> String {
    if let maximum, text.unicodeScalars.count > maximum {
      throw .tooLong(text.unicodeScalars.count, most: maximum)
    }
    if let scalar = text.unicodeScalars.first(where: Question.isControl) { throw .unkeepable(scalar) }
    return text
  }

  /// Names and such: one line, and nothing that turns the direction of what follows it or cannot be seen.
  private func checkedLine(_ text: String) throws(FieldFault) -> String {
    if text.contains(where: \.isNewline) { throw .notOneLine }
    if let scalar = text.unicodeScalars.first(where: Question.hides) { throw .unkeepable(scalar) }
    return try checkedText(text)
  }

  /// Line ends are one LF, letters with accents one scalar where Unicode has one (NFC).
  static func normalised(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\r" { scalars.append("\n") } else if !(scalar == "\n" && last == "\r") { scalars.append(scalar) }
      last = scalar
    }
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
  }

  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

import Scheme

/// What comes after the opening fence of a question: kind, id, flags.
struct QuestionFlags {
  var question: Question
  var faults: [String] = []

  /// Reads `kind id flag …`; `nil` where not even the kind and the id can be read.
  ///
  /// - Throws: the sentence that says why.
  init(_ info: String) throws(QuestionFlags.Fault) {
    let words = info.split(separator: " ").map(String.init)
    let word = words.first ?? info
    guard let kind = Question.Kind(rawValue: word) else {
      let names = QuestionFlags.blocks
      let known = names.map { "`\($0)`" }.joined(separator: ", ")
      throw Fault(
        "There is no block called `\(word)`.\(Nearest.hint(for: word, among: names)) The blocks are \(known).")
    }
    guard words.count > 1 else { throw Fault("This question has no id. Write one after the kind: `\(word) hopes`.") }
    guard Slug.isID(words[1]) else {
      throw Fault("“\(words[1])” cannot be an id. An id is made of lower-case letters, digits and hyphens.")
    }
    question = Question(id: words[1], kind: kind, wording: Wording(""))
    for flag in words.dropFirst(2) {
      do { try read(flag) } catch { faults.append(error.message) }
    }
    if kind == .scale, question.low == nil { faults.append("A `scale` needs its steps after the id: `1-5`.") }
  }

  /// What the blocks of ours are called.
  static let blocks = Question.Kind.allCases.map(\.rawValue) + ["table", "note", "warning", "todo"]

  /// The first word after a fence.
  static func name(_ info: String) -> String { info.split(separator: " ").first.map(String.init) ?? info }

  /// True for a block of ours, and for a name so near to one that it must be meant. All else is code in some language.
  static func isOurs(_ info: String) -> Bool {
    let name = name(info)
    return blocks.contains(name) || !Nearest.hint(for: name, among: blocks).isEmpty
  }

  struct Fault: Error {
    var message: String

    init(_ message: String) {
      self.message = message
    }
  }

  private mutating func read(_ flag: String) throws(Fault) {
    let parts = flag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count > 1 ? parts[1] : nil) {
    case ("optional", nil): question.isOptional = true
    case ("private", nil): question.isPrivate = true
    case ("alert", nil): try setAlert(.any)
    case ("alert", let answers?): try setAlert(.answers(answers.split(separator: ",").map(String.init)))
    case ("no-alert", nil): try setAlert(.none)
    case ("gate", nil):
      guard question.kind == .agree else { throw Fault("Only an `agree` can be the gate. Take the flag away.") }
      question.isGate = true
    case ("repeat", nil): question.rows = nil
    case ("repeat", let count?): question.rows = try number(count, in: 1...20, after: "repeat=")
    case ("max", let count?):
      guard question.kind.usualMaximum != nil else {
        throw Fault("`max=` is for text; this question takes none. Take the flag away.")
      }
      question.maximum = try number(count, in: 1...20_000, after: "max=")
    case ("by", let author?):
      guard let author = Question.Author(rawValue: author) else {
        throw Fault("`by=` takes `mentee`, `mentor`, `each` or `agreed`.")
      }
      question.author = author
    case ("options", let other?):
      guard question.kind.takesOptions else {
        throw Fault("`options=` is for `choice` and `choices`. Take the flag away.")
      }
      question.optionsFrom = other
    default: try readSteps(flag)
    }
  }

  private mutating func setAlert(_ alert: Question.Alert) throws(Fault) {
    guard question.alert == nil else {
      throw Fault("Which answers ask for help is said twice. Keep one of `alert`, `alert=` and `no-alert`.")
    }
    question.alert = alert
  }

  private static let names = [
    "optional", "max=", "options=", "by=", "repeat", "repeat=", "private", "alert", "alert=", "no-alert", "gate",
  ]

  private mutating func readSteps(_ flag: String) throws(Fault) {
    let ends = flag.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard question.kind == .scale, ends.count == 2, flag == "\(ends[0])-\(ends[1])", ends[0] < ends[1], ends[1] <= 20
    else {
      let hint = Nearest.hint(for: flag, among: QuestionFlags.names)
      let known = QuestionFlags.names.map { "`\($0)`" }.joined(separator: ", ")
      throw Fault("There is no flag `\(flag)` for a `\(question.kind.rawValue)`.\(hint) The flags are \(known).")
    }
    (question.low, question.high) = (ends[0], ends[1])
  }

  private func number(_ digits: String, in range: ClosedRange<Int>, after flag: String) throws(Fault) -> Int {
    guard let number = Int(digits), String(number) == digits, range.contains(number) else {
      throw Fault("`\(flag)` takes a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }
}

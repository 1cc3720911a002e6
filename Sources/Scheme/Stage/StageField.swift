/// A field of a stage's template: what it answers, in which row, and which part of it.
///
/// Its name is the question's id, then the row's number from the second on, then the part: `goals`, `goals.2`,
/// `confidence.agreed`, `first-step.by-when`. No question's id has a dot.
public struct StageField: Sendable, Hashable {
  /// Which part of a question a field is for.
  public enum Part: String, Sendable, CaseIterable {
    /// The answer: for `each`, the person's own; for an action point, what is to be done; for `agree`, the tick.
    case value = ""
    /// For `each`: what the two agree on.
    case agreed
    /// The tick of someone who agrees with what the other wrote.
    case confirmed
    /// Removes the person's own tick.
    case unticked
    /// For an action point: who does it.
    case who
    /// For an action point: the day.
    case due = "by-when"
  }

  /// The question's id; empty for the action point at the end of every stage.
  public var question: String
  /// The row, from 1.
  public var number: Int
  /// Which part of the question.
  public var part: Part

  /// A field of a row.
  public init(_ question: String, number: Int = 1, part: Part = .value) {
    self.question = question
    self.number = number
    self.part = part
  }

  /// The most rows of a question.
  public static let mostRows = 20

  /// What a browser posts it as.
  public var name: String {
    // A name must not be empty, so the last action point's own field is named after what it is.
    let own = question.isEmpty ? ["", "action"] : [question]
    return (own + (number > 1 ? [String(number)] : []) + (part == .value ? [] : [part.rawValue])).joined(separator: ".")
  }

  /// Reads what `name` wrote.
  public init?(name: String) {
    var pieces = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = pieces.first else { return nil }
    question = first
    pieces.removeFirst()
    if first.isEmpty {
      guard pieces.first == "action" else { return nil }
      pieces.removeFirst()
    }
    number = 1
    if let next = pieces.first, let row = Int(next), String(row) == next, (2...StageField.mostRows).contains(row) {
      number = row
      pieces.removeFirst()
    }
    guard pieces.count <= 1, pieces.first?.isEmpty != true, let part = Part(rawValue: pieces.first ?? "") else {
      return nil
    }
    self.part = part
  }
}

import Foundation

/// What a browser posted: names and values in the order of the page, decoded and not yet checked.
public struct Posted: Sendable, Hashable, Codable {
  /// One name with its value.
  public struct Field: Sendable, Hashable, Codable {
    /// The field's name: a question's id, or a name of the program's own that begins with `_`.
    public var name: String
    /// What was typed or chosen.
    public var value: String

    /// A field as it was posted.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All fields, repeated ones too.
  public var fields: [Field]

  /// Fields as they were posted.
  public init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// The values that were posted under a name.
  public func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The first value under a name.
  public func first(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The same, with the other fields in place of all those that have their names.
  public func with(_ others: Posted) -> Posted {
    let names = Set(others.fields.map(\.name))
    return Posted(fields.filter { !names.contains($0.name) } + others.fields)
  }

  /// True when someone wrote something of their own, which they would miss: more than ids of options and short words.
  public var hasWords: Bool {
    answersOnly.fields.contains { field in field.value.split(whereSeparator: \.isWhitespace).count > 1 }
  }

  /// The fields that answer questions, without the program's own.
  public var answersOnly: Posted {
    Posted(fields.filter { !$0.name.hasPrefix("_") })
  }
}

/// Checked answers, by the ids of their questions. A question that was left empty has none.
public struct Answers: Sendable, Hashable {
  /// An answer, by what it looks like.
  public enum Value: Sendable, Hashable {
    /// `short`, `long`, `diary`: normalised (NFC, LF).
    case text(String)
    /// `choice` and `choices`: the ids of options.
    case options([String])
    /// `number` and `scale`.
    case number(Int)
    /// `date`: a day that exists, as `2026-03-27`.
    case day(String)
    /// `agree`: ticked.
    case agreed
  }

  /// The answers by question id.
  public var values: [String: Value]

  /// Answers that were checked.
  public init(_ values: [String: Value] = [:]) {
    self.values = values
  }

  /// The answer to a question.
  public subscript(id: String) -> Value? { values[id] }

  /// The words of a text answer; empty when there is none.
  public func text(_ id: String) -> String {
    if case .text(let text) = values[id] { text } else { "" }
  }

  /// The chosen options; empty when there are none.
  public func options(_ id: String) -> [String] {
    if case .options(let options) = values[id] { options } else { [] }
  }

  /// The number that was given.
  public func number(_ id: String) -> Int? {
    if case .number(let number) = values[id] { number } else { nil }
  }

  /// The day that was given, as `2026-03-27`.
  public func day(_ id: String) -> String? {
    switch values[id] {
    // From JSON a day comes back as text.
    case .day(let day), .text(let day): day
    default: nil
    }
  }

  /// The same answers as a browser would post them, to fill in the form again.
  public func posted(for form: Form) -> Posted {
    Posted(
      form.questions.flatMap { question -> [Posted.Field] in
        switch values[question.id] {
        case .text(let text), .day(let text): [Posted.Field(question.id, text)]
        case .options(let options): options.map { Posted.Field(question.id, $0) }
        case .number(let number): [Posted.Field(question.id, String(number))]
        case .agreed: [Posted.Field(question.id, Question.agreedValue)]
        case nil: []
        }
      })
  }
}

extension Answers: Codable {
  /// Reads what `encode(to:)` wrote.
  public init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: Value].self)
  }

  /// One JSON object with an entry for each answer: text and days as strings, options as lists, numbers, and `true`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}

extension Answers.Value: Codable {
  /// Reads what `encode(to:)` wrote; a day comes back as text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let options = try? container.decode([String].self) {
      self = .options(options)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      _ = try container.decode(Bool.self)
      self = .agreed
    }
  }

  /// Writes the plain JSON value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text), .day(let text): try container.encode(text)
    case .options(let options): try container.encode(options)
    case .number(let number): try container.encode(number)
    case .agreed: try container.encode(true)
    }
  }
}

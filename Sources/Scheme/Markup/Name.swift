/// Someone's name, or other words of theirs, isolated from the sentence that they are in: text that runs from right to
/// left leaves the rest of the line in order. In markup it is in `<bdi>`, in plain text between U+2068 and U+2069,
/// unless it is plain ASCII: most text stays as it was typed.
public struct Name: Sendable, Hashable {
  /// The name alone, as it was typed.
  public var text: String

  /// A name as it was typed.
  public init(_ text: String) { self.text = text }
}

extension Name: Codable {
  /// Reads the name alone.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the name alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension DefaultStringInterpolation {
  /// A name within plain text.
  public mutating func appendInterpolation(_ name: Name) {
    let isPlain = name.text.utf8.allSatisfy { $0 < 0x80 }
    appendInterpolation(isPlain ? name.text : "\u{2068}\(name.text)\u{2069}")
  }
}

extension HTML.StringInterpolation {
  /// A name within markup.
  public mutating func appendInterpolation(_ name: Name) {
    appendInterpolation(name.phrase)
  }

  /// A wording's markup.
  public mutating func appendInterpolation(_ words: Wording) { appendInterpolation(words.html) }
}

extension HTML {
  /// What someone typed, line ends and all. Each line runs in the direction of its own letters.
  public init(typed words: String) {
    self = "<p class=\"typed\" dir=\"auto\">\(words)</p>\n"
  }
}

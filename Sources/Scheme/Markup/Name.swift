/// Someone's name, or other words of someone's, apart from the sentence that they stand in: what runs from right to left
/// leaves the rest of the line in its order. In markup it stands in `<bdi>`, in plain text between U+2068 and U+2069, unless
/// it is plain ASCII: most texts stay as they are typed.
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

  /// A wording's plain text.
  public mutating func appendInterpolation(_ words: Wording) { appendInterpolation(words.text) }
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
  /// What someone typed, line ends and all. Each line runs as its own letters do.
  public init(typed words: String) {
    self = "<p class=\"typed\" dir=\"auto\">\(words)</p>\n"
  }
}

// A sentence with names in it is a wording: it is drawn as markup and stands in titles and files as plain text.
extension Wording: ExpressibleByStringInterpolation {
  /// Words without places.
  public init(stringLiteral words: String) { self.init(words) }

  /// A name alone.
  public init(_ name: Name) { self = "\(name)" }

  /// Words with their places filled in.
  public init(stringInterpolation: StringInterpolation) {
    self.init(text: stringInterpolation.text, html: stringInterpolation.html)
  }

  /// Two after each other.
  public static func + (one: Wording, other: Wording) -> Wording {
    Wording(text: one.text + other.text, html: "\(one.html)\(other.html)")
  }

  /// What may stand in a place: text, a number, a name, and other words.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var html = HTML()

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words as they stand in the source.
    public mutating func appendLiteral(_ literal: String) { appendInterpolation(literal) }

    /// Text.
    public mutating func appendInterpolation(_ text: String) {
      self.text += text
      html += HTML(text: text)
    }

    /// A number.
    public mutating func appendInterpolation(_ number: Int) { appendInterpolation(String(number)) }

    /// A name.
    public mutating func appendInterpolation(_ name: Name) {
      text += "\(name)"
      html += "\(name)"
    }

    /// Other words.
    public mutating func appendInterpolation(_ words: Wording) {
      text += words.text
      html += words.html
    }
  }
}

extension Sequence<Wording> {
  /// All of them after each other, with the same words between them.
  public func joined(separator: String) -> Wording {
    reduce(nil as Wording?) { all, one in all.map { $0 + Wording(separator) + one } ?? one } ?? ""
  }
}

/// What is to be said, before it is known in which words: sentences of `content/words/`, and what fills their places.
///
/// It is made where there is something to say. It becomes text or markup where bytes leave, with the scheme's ``Words``.
public struct Phrase: Sendable, Hashable {
  /// A piece of what is said, in order.
  enum Part: Sendable, Hashable, Codable {
    /// Text as it is: a date, a number, what someone typed.
    case text(String)
    /// A name, kept apart from what is round it.
    case name(Name)
    /// Words of a form or a page, as an editor wrote them.
    case wording(Wording)
    /// A sentence, and what fills its places, in the order of its signature.
    case sentence(String, [Phrase])
  }

  private(set) var parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// What can be said, as a phrase.
  public init(_ words: some Sayable) { self = words.phrase }

  /// True where there is nothing to say.
  public var isEmpty: Bool { parts.isEmpty }

  /// One after the other.
  public static func + (one: Phrase, other: Phrase) -> Phrase { Phrase(one.parts + other.parts) }
}

extension Phrase: Codable {
  /// Reads text, or a list of parts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = text.phrase
    } else {
      parts = try container.decode([Part].self)
    }
  }

  /// Writes text as it is, and everything else as a list of parts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch parts.first {
    case nil: try container.encode("")
    case .text(let text) where parts.count == 1: try container.encode(text)
    default: try container.encode(parts)
    }
  }
}

/// What a phrase can be made of.
public protocol Sayable: Sendable {
  /// The same as a phrase.
  var phrase: Phrase { get }
}

extension Phrase: Sayable {
  /// What is said.
  public var phrase: Phrase { self }
}
extension String: Sayable {
  /// What is said.
  public var phrase: Phrase { Phrase(isEmpty ? [] : [.text(self)]) }
}
extension Int: Sayable {
  /// What is said.
  public var phrase: Phrase { Phrase([.text(String(self))]) }
}
extension Name: Sayable {
  /// Someone whose name is not known is called what the scheme's words say, such as “your partner”.
  public var phrase: Phrase { text.isEmpty ? ProfileWords.nameless() : Phrase([.name(self)]) }
}
extension Wording: Sayable {
  /// What is said.
  public var phrase: Phrase { said ?? Phrase([.wording(self)]) }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// Punctuation, such as a comma.
  public init(stringLiteral words: String) { self = words.phrase }

  /// Punctuation round what is said.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }

  /// What can fill a place: anything that can be said.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase([])

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Punctuation as it is in the source.
    public mutating func appendLiteral(_ literal: String) { appendInterpolation(literal) }

    /// What is said in this place.
    public mutating func appendInterpolation(_ words: some Sayable) { phrase = phrase + words.phrase }
  }
}

extension Phrase {
  /// What a list is called among the sentences; its items fill its places.
  static let list = "list"
  /// What a day is called there; it fills its one place as `2026-03-27`.
  static let day = "day"

  /// A day as the scheme's language writes it.
  public init(day: String) { self.init([.sentence(Phrase.day, [day.phrase])]) }
}

extension Sequence where Element: Sayable {
  /// All of them as a list in a sentence: “a, b and c”.
  public var listed: Phrase { Phrase([.sentence(Phrase.list, map(\.phrase))]) }

  /// All of them, one after the other, with the same punctuation between them.
  public func joined(separator: Phrase) -> Phrase {
    reduce(nil as Phrase?) { all, one in all.map { $0 + separator + one.phrase } ?? one.phrase } ?? ""
  }
}

extension HTML {
  /// The bytes that mark a sentence in markup until the scheme's words replace it. Escaping lets none of them through,
  /// so no text can be taken for a sentence.
  enum Mark {
    static let sentence: UInt8 = 1
    static let value: UInt8 = 2
    static let end: UInt8 = 3
  }

  /// A phrase as markup.
  ///
  /// - Parameter isPlain: leaves out the elements round names and the markup of wordings, for attributes and titles.
  init(_ phrase: Phrase, isPlain: Bool) {
    self.init()
    for part in phrase.parts {
      switch part {
      case .text(let text): append(escaping: text)
      case .name(let name) where isPlain: append(escaping: "\(name)")
      case .name(let name): self += "<bdi>\(name.text)</bdi>"
      case .wording(let wording) where isPlain: append(escaping: wording.text)
      case .wording(let wording): self += wording.html
      case .sentence(let id, let values):
        append(mark: Mark.sentence)
        append(escaping: id)
        for value in values {
          append(mark: Mark.value)
          self += HTML(value, isPlain: isPlain)
        }
        append(mark: Mark.end)
      }
    }
  }
}

extension HTML.StringInterpolation {
  /// What is said, within markup.
  public mutating func appendInterpolation(_ phrase: Phrase) { appendInterpolation(HTML(phrase, isPlain: false)) }

  /// A sentence without places, within markup.
  public mutating func appendInterpolation(_ sentence: some WordKey) { appendInterpolation(sentence.phrase) }

  /// What is said, within an attribute or a title.
  public mutating func appendInterpolation(plain words: some Sayable) {
    appendInterpolation(HTML(words.phrase, isPlain: true))
  }
}

extension DefaultStringInterpolation {
  /// A phrase is not text until it is said in a scheme's words.
  @available(*, deprecated, message: "Say it with a scheme's words: words.text(…)")
  public mutating func appendInterpolation(_ phrase: Phrase) {}

  /// A sentence is not text until it is said in a scheme's words.
  @available(*, deprecated, message: "Say it with a scheme's words: words.text(…)")
  public mutating func appendInterpolation(_ sentence: some WordKey) {}
}

/// Markup, as UTF-8 bytes.
///
/// Only literals pass as they are; whatever is interpolated is escaped. Escaping works on bytes because a `Character`
/// is a grapheme cluster: `"` followed by a combining mark is one Character, and slips past an escaper that looks for
/// `"`. Literals are `StaticString`s, so no text of a running program can be taken for markup.
public struct HTML: Sendable, Hashable {
  /// The markup itself, UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// No markup at all.
  public init() {}

  /// Plain text, escaped for a text and for a quoted attribute alike.
  public init(text: String) {
    append(escaping: text)
  }

  /// Markup that is known to be well formed: what libcmark drew, or what `scheme.json` carries.
  ///
  /// Nothing else may call this; a test looks for callers outside of `Markdown.swift`.
  package init(trusted bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// True when there is nothing to show.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The markup as a String, for files that hold text.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Several pieces, one after the other.
  public init(_ pieces: [HTML]) {
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces { bytes.append(contentsOf: piece.bytes) }
  }

  /// The same markup on a page from which the site's root and Intake's are to be reached by these links.
  ///
  /// Quotes in texts are escaped, so `="site:/` stands nowhere but at the beginning of an attribute.
  func leading(toSite site: Link, toIntake intake: Link) -> HTML {
    let roots = [
      (Array("=\"site:/".utf8), HTML("=\"\(href: site)")), (Array("=\"intake:/".utf8), HTML("=\"\(href: intake)")),
    ]
    var led = HTML()
    led.bytes.reserveCapacity(bytes.count + 256)
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      var index = 0
      while index < buffer.count {
        if buffer[index] == UInt8(ascii: "="),
          let (mark, root) = roots.first(where: { buffer[index...].starts(with: $0.0) })
        {
          led.bytes += buffer[start..<index]
          led.bytes += root.bytes
          index += mark.count
          start = index
        } else {
          index += 1
        }
      }
      led.bytes += buffer[start...]
    }
    return led
  }

  private mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { buffer in
      for byte in buffer {
        switch byte {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        case UInt8(ascii: "'"): append("&#39;")
        default: bytes.append(byte)
        }
      }
    }
  }

  private mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// A piece of markup without places.
  public init(stringLiteral value: StaticString) {
    append(value)
  }

  /// A piece of markup with its places filled in.
  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.html
  }

  /// What may stand in a place: text, a number, markup, a list of markup, and a checked link after `href:`.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = HTML()

    /// Makes room for the literal and a word in each place.
    public init(literalCapacity: Int, interpolationCount: Int) {
      html.bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    /// Markup as it stands in the source.
    public mutating func appendLiteral(_ literal: StaticString) {
      html.append(literal)
    }

    /// Text, escaped.
    public mutating func appendInterpolation(_ text: String) {
      html.append(escaping: text)
    }

    /// A number, in ASCII digits.
    public mutating func appendInterpolation(_ number: Int) {
      html.append(escaping: String(number))
    }

    /// Markup, as it is.
    public mutating func appendInterpolation(_ piece: HTML) {
      html.bytes.append(contentsOf: piece.bytes)
    }

    /// Markup, piece after piece.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { html.bytes.append(contentsOf: piece.bytes) }
    }

    /// The target of an `href`, `src` or `action`.
    public mutating func appendInterpolation(href link: Link) {
      html.append(escaping: link.text)
    }
  }
}

extension HTML: Codable {
  /// Reads markup that SiteGen has drawn into `scheme.json`.
  public init(from decoder: any Decoder) throws {
    self.init(trusted: try decoder.singleValueContainer().decode(String.self).utf8)
  }

  /// Writes the markup as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(string)
  }
}

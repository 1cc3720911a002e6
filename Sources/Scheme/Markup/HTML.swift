import Foundation

/// Markup, as UTF-8 bytes.
///
/// Only literals pass as they are; whatever is interpolated is escaped. Escaping works on bytes because a `Character`
/// is a grapheme cluster: `"` followed by a combining mark is one Character, and slips past an escaper that looks for
/// `"`. Literals are `StaticString`s, so no text made while the program runs can be taken for markup.
public struct HTML: Sendable, Hashable {
  /// The markup itself, UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// No markup at all.
  public init() {}

  /// Plain text, escaped for use both as text and in a quoted attribute.
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

  /// The markup as a String, for files that are text.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Several pieces, one after the other.
  public init(_ pieces: [HTML]) {
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces { bytes.append(contentsOf: piece.bytes) }
  }

  /// Adds a page's markup, with these links from there to the site's root and to Intake's.
  ///
  /// Quotes in texts are escaped, so `="site:/` is found only at the beginning of an attribute.
  mutating func append(_ piece: HTML, toSite site: Link, toIntake intake: Link) {
    bytes.reserveCapacity(bytes.count + piece.bytes.count + 256)
    piece.bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      var next = rest.startIndex
      while let found = HTML.index(of: UInt8(ascii: "="), in: buffer, from: next) {
        next = found + 1
        for (mark, root) in [(HTML.siteMark, site), (HTML.intakeMark, intake)]
        where HTML.stands(mark, in: buffer, at: next) {
          next += mark.utf8CodeUnitCount
          bytes += rest[..<(found + 2)]
          append(escaping: root.text)
          rest = rest[next...]
          break
        }
      }
      bytes += rest
    }
  }

  private static let siteMark: StaticString = "\"site:/"
  private static let intakeMark: StaticString = "\"intake:/"

  private static func stands(_ mark: StaticString, in buffer: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard let base = buffer.baseAddress, buffer.count - start >= mark.utf8CodeUnitCount else { return false }
    return memcmp(base + start, mark.utf8Start, mark.utf8CodeUnitCount) == 0
  }

  /// The same markup, in which links to some of the site's pages lead elsewhere.
  ///
  /// - Parameter place: the new target of a link to a page; `nil` where it stays.
  package func turning(_ place: (SitePath) -> Link?) -> HTML {
    var turned = HTML()
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      var next = rest.startIndex
      while let found = HTML.index(of: UInt8(ascii: "="), in: buffer, from: next) {
        next = found + 1
        guard HTML.stands(HTML.siteMark, in: buffer, at: next) else { continue }
        let path = buffer[(next + HTML.siteMark.utf8CodeUnitCount)...].prefix { $0 != UInt8(ascii: "\"") }
        let page = path.prefix { $0 != UInt8(ascii: "#") }
        next = path.endIndex
        guard let link = SitePath(String(decoding: page, as: UTF8.self)).flatMap(place) else { continue }
        turned.bytes += rest[...(found + 1)]
        turned.append(escaping: link.text)
        rest = rest[next...]
      }
      turned.bytes += rest
    }
    return turned
  }

  /// The same markup with a hidden field in every form that posts.
  ///
  /// No text can be taken for a tag: `<` is escaped in all of them, and `>` in attributes.
  package func postingAlso(_ name: String, _ value: String) -> HTML {
    let field: HTML = "\n<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    let opening: StaticString = "<form "
    var html = HTML()
    bytes.withUnsafeBytes { buffer in
      var (taken, position) = (0, 0)
      while let start = HTML.index(of: UInt8(ascii: "<"), in: buffer, from: position) {
        position = start + 1
        guard HTML.stands(opening, in: buffer, at: start) else { continue }
        let end = HTML.index(of: UInt8(ascii: ">"), in: buffer, from: start).map { $0 + 1 } ?? buffer.count
        guard String(decoding: buffer[start..<end], as: UTF8.self).contains("method=\"post\"") else { continue }
        html.bytes += buffer[taken..<end]
        html += field
        (taken, position) = (end, end)
      }
      html.bytes += buffer[taken...]
    }
    return html
  }

  private static func index(of byte: UInt8, in buffer: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), buffer.count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }

  /// Adds a piece at the end.
  public static func += (html: inout HTML, piece: HTML) {
    html.bytes += piece.bytes
  }

  /// Adds bytes of markup.
  mutating func append(_ markup: ArraySlice<UInt8>) { bytes += markup }

  /// Adds one of the bytes that mark a sentence.
  mutating func append(mark: UInt8) { bytes.append(mark) }

  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { buffer in
      // Bytes that need no escaping are copied in runs.
      var start = 0
      for (index, byte) in buffer.enumerated() {
        guard HTML.mayNeedEscape(byte), let escape = HTML.escape(of: byte) else { continue }
        bytes += buffer[start..<index]
        append(escape)
        start = index + 1
      }
      bytes += buffer[start...]
    }
  }

  /// False at once for letters and spaces, which are nearly all that is written.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "\"")...UInt8(ascii: ">")).contains(byte) || byte <= Mark.end
  }

  private static func escape(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    // In markup these bytes mark sentences.
    case Mark.sentence: "&#1;"
    case Mark.value: "&#2;"
    case Mark.end: "&#3;"
    default: nil
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

  /// What can fill a place: text, a number, markup, a list of markup, and a checked link after `href:`.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = HTML()

    /// Makes room for the literal and a word in each place.
    public init(literalCapacity: Int, interpolationCount: Int) {
      html.bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    /// Markup as it is in the source.
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

/// Where a file is in the built site, from its root: `guides/first-meeting.html`.
///
/// Made of folders and a name in lower-case letters, digits, `-`, `_` and `.`; so it needs no escaping anywhere, and
/// no path leads out of the site. Two names are other people's: the folder `.well-known` (RFC 8615), and `CNAME`, in
/// which hosts look for a site's own name.
public struct SitePath: Sendable, Hashable, Comparable, Codable {
  /// The path, its parts separated by `/`.
  public let text: String

  /// `nil` when the text is not such a path. Each part begins with a letter, a digit or `_`.
  public init?(_ text: String) {
    var isStart = true
    let isHosts = text == "CNAME"
    for byte in isHosts ? ""[...].utf8 : text.dropFirst(text.utf8.starts(with: ".well-known/".utf8) ? 1 : 0).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        isStart = false
      case UInt8(ascii: "-") where !isStart, UInt8(ascii: ".") where !isStart: continue
      case UInt8(ascii: "/") where !isStart: isStart = true
      default: return nil
      }
    }
    if isStart && !isHosts { return nil }
    self.text = text
  }

  /// A path that is written in the source, so it is known to be one.
  public static func known(_ text: StaticString) -> SitePath {
    SitePath(unchecked: text.description)
  }

  private init(unchecked text: String) {
    self.text = text
  }

  /// The folders and the file's name.
  public var parts: [String] { text.split(separator: "/").map(String.init) }

  /// The folders, empty for a file at the root.
  public var folder: String { text.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(text[..<$0]) } ?? "" }

  /// How many folders the file is below the root.
  public var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }

  /// The link from another page of the site: relative to that page, so that it works under any address.
  public func link(from page: SitePath, fragment: String? = nil) -> Link {
    Link(self, below: .up(page.depth), fragment: fragment)
  }

  /// The link from the site's root, wherever that is.
  public func link(below root: Link, fragment: String? = nil) -> Link {
    Link(self, below: root, fragment: fragment)
  }

  /// Where readers find it below a site's whole address: the home page has the folder's.
  public func address(below site: Link) -> Link {
    text == "index.html" ? site : link(below: site)
  }

  /// In the order of the bytes, which every machine agrees on.
  public static func < (one: SitePath, other: SitePath) -> Bool {
    // They are ASCII, so this compares bytes.
    one.text < other.text
  }

  /// Reads a path, and refuses anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let path = SitePath(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is no path of a site.")
    }
    self = path
  }

  /// Writes the path as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The target of a link, checked: nothing else may be in an `href`, `src` or `action`.
public struct Link: Sendable, Hashable {
  /// The target as it is written, before escaping for an attribute.
  public let text: String

  /// A target from an editor or from the settings: `http`, `https`, `mailto`, `tel`, `sms`, a path or a fragment.
  ///
  /// `nil` for any other scheme, for a target without a host (`//…`), and for one that hides its scheme behind white
  /// space, control characters, a backslash or percent signs.
  public init?(checking text: String) {
    if Link.isPlainPath(text) {
      self.text = text
      return
    }
    let plain = Link.percentDecoded(text)
    guard !text.isEmpty, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
      !plain.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
      !plain.starts(with: "//".utf8)
    else { return nil }
    let head = plain.prefix { !"/?#".utf8.contains($0) }
    if let colon = head.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = String(decoding: head[..<colon], as: UTF8.self).lowercased()
      guard ["http", "https", "mailto", "tel", "sms"].contains(scheme), text.lowercased().hasPrefix(scheme + ":") else {
        return nil
      }
    }
    self.text = text
  }

  /// A path that the program itself puts together; anything but letters, digits and `-._~` is percent-encoded.
  ///
  /// - Parameters:
  ///   - segments: the path's parts, without slashes.
  ///   - base: what comes before them, ending in a slash: `/`, `../` or an origin.
  ///   - query: the names and values of the query.
  ///   - fragment: the id of the place on the page.
  public init(
    _ segments: [String], after base: Link? = nil, query: [(String, String)] = [], fragment: String? = nil
  ) {
    var text = base?.text ?? ""
    text += segments.map(Link.percentEncoded).joined(separator: "/")
    for (index, field) in query.enumerated() {
      text += (index == 0 ? "?" : "&") + Link.percentEncoded(field.0) + "=" + Link.percentEncoded(field.1)
    }
    if let fragment { text += "#" + Link.fragmentEncoded(fragment) }
    self.text = text
  }

  /// A page of the site; its path contains nothing that has to be encoded.
  init(_ path: SitePath, below root: Link, fragment: String?) {
    text = fragment.map { root.text + path.text + "#" + Link.fragmentEncoded($0) } ?? root.text + path.text
  }

  /// A place on the same page.
  public init(fragment: String) {
    self.init([], fragment: fragment)
  }

  /// A page of the site, for markup that is used on more than one page: `PageHTML` puts in the way to the site's root.
  public static func toSite(_ path: SitePath, fragment: String? = nil) -> Link {
    path.link(below: Link(verbatim: "site:/"), fragment: fragment)
  }

  /// A page of Intake, in the same way.
  public static func toIntake(_ path: [String]) -> Link {
    Link(path, after: Link(verbatim: "intake:/"))
  }

  /// The root of the origin that the page came from.
  public static let root = Link(verbatim: "/")

  /// This many folders up from the page.
  public static func up(_ folders: Int) -> Link {
    Link(verbatim: String(repeating: "../", count: folders))
  }

  /// The scheme, host and port of a whole address, as a browser sends them in `Origin`.
  public var origin: String { String(text.prefix(originLength)) }

  /// What comes after the origin in a whole address, from the slash on.
  public var pathFromRoot: Link {
    let path = text.dropFirst(originLength).prefix { $0 != "?" && $0 != "#" }
    return Link(verbatim: path.isEmpty ? "/" : String(path))
  }

  private var originLength: Int {
    let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count < 3 ? 0 : parts[..<3].joined(separator: "/").count
  }

  private init(verbatim text: String) {
    self.text = text
  }

  /// True for a path that begins with a letter, a digit or a dot and contains only what needs no encoding in a path; a
  /// fragment may follow.
  private static func isPlainPath(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "/") else { return false }
    return text.utf8.allSatisfy { isUnreserved($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }
  }

  /// RFC 3986, 2.3: what needs no encoding anywhere in an address.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// RFC 3986, 3.5: a fragment may contain an equals sign as it is.
  private static func fragmentEncoded(_ fragment: String) -> String {
    percentEncoded(fragment).replacing("%3D", with: "=")
  }

  private static func percentEncoded(_ segment: String) -> String {
    if segment.utf8.allSatisfy(isUnreserved) { return segment }
    var encoded = ""
    for byte in segment.utf8 {
      if isUnreserved(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  private static func percentDecoded(_ text: String) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = hexByte(rest.prefix(2)) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  private static func hexByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
    let text = String(decoding: digits, as: UTF8.self)
    return text.hasPrefix("+") || text.hasPrefix("-") ? nil : UInt8(text, radix: 16)
  }
}

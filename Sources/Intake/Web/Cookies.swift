/// The two cookies: one is a session, the other holds a browser's drafts together.
struct Cookies: Sendable {
  enum Name: String, Sendable {
    case session
    case draft
  }

  /// `__Host-` binds a cookie to https, to this host alone and to every path; plain http on localhost cannot have it.
  let isSecure: Bool

  func fullName(_ name: Name) -> String { (isSecure ? "__Host-" : "") + name.rawValue }

  /// The value that a request's `Cookie` headers hold; `nil` as well when there are two of one name, or odd bytes.
  func value(_ name: Name, in headers: [String]) -> String? {
    let wanted = fullName(name)
    let values = headers.flatMap { $0.split(separator: ";") }.compactMap { pair -> Substring? in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, halves[0].drop(while: { $0 == " " }) == wanted else { return nil }
      return halves[1]
    }
    guard values.count == 1, let value = values.first, (16...64).contains(value.utf8.count),
      value.utf8.allSatisfy(Cookies.isTokenByte)
    else { return nil }
    return String(value)
  }

  /// The header that sets a cookie, for so many seconds; 0 takes it away.
  func setting(_ name: Name, to value: String, for life: Span) -> String {
    "\(fullName(name))=\(value); Max-Age=\(life.seconds); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// The cookies: a session, what ties drafts to the browser that sent them, and what tells one browser from another
/// while someone signs in.
struct Cookies: Sendable {
  enum Name: Sendable, Hashable {
    case session
    /// Drafts that were sent together carry one cookie. A post from another site comes without the existing one, so its
    /// draft gets a cookie of its own, with a name of letters and digits, and the others stay.
    case draft(String)
    /// Set by a sign-in link's page, and read when its button is pressed.
    case browser
    /// Which account has signed in on this browser, or that several have.
    case accounts

    fileprivate var text: String {
      switch self {
      case .session: "session"
      case .draft(let name): name.isEmpty ? Name.drafts : "\(Name.drafts)-\(name)"
      case .browser: "browser"
      case .accounts: "accounts"
      }
    }

    fileprivate static let drafts = "draft"
  }

  /// The value of the accounts cookie once several have signed in: no account's own value has the same length.
  static let severalAccounts = "several-accounts"

  /// `__Host-` binds a cookie to https, to this host alone and to every path; plain http on localhost cannot have it.
  let isSecure: Bool

  func fullName(_ name: Name) -> String { prefix + name.text }

  private var prefix: String { isSecure ? "__Host-" : "" }

  /// The value in a request's `Cookie` headers; also `nil` if there are two with one name, or odd bytes.
  func value(_ name: Name, in headers: [String]) -> String? {
    value(fullName(name), in: pairs(headers))
  }

  /// A browser's draft cookies, in the order in which it sends them.
  func drafts(in headers: [String]) -> [(name: Name, value: String)] {
    let pairs = pairs(headers)
    let (first, more) = (fullName(.draft("")), fullName(.draft("")) + "-")
    return pairs.map(\.name).filter { $0 == first || $0.hasPrefix(more) }.compactMap { name in
      value(name, in: pairs).map { (.draft(String(name.dropFirst(more.count))), $0) }
    }
  }

  private func pairs(_ headers: [String]) -> [(name: String, value: String)] {
    headers.flatMap { $0.split(separator: ";") }.compactMap { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { return nil }
      return (String(halves[0].drop { $0 == " " }), String(halves[1]))
    }
  }

  private func value(_ name: String, in pairs: [(name: String, value: String)]) -> String? {
    let values = pairs.filter { $0.name == name }.map(\.value)
    guard values.count == 1, let value = values.first, (16...64).contains(value.utf8.count),
      value.utf8.allSatisfy(Cookies.isTokenByte)
    else { return nil }
    return value
  }

  /// The header that sets a cookie for a length of time; 0 removes it.
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

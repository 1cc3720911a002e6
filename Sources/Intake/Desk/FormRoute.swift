import Scheme

/// A form's address below `/my/`, with a colon before each part that names what it is about:
/// `proposals/:handle/response`. The router, links, drafts and mailed links all use it.
struct FormRoute: Sendable, Hashable, ExpressibleByStringLiteral {
  let pattern: String
  private let parts: [String]

  init(stringLiteral pattern: String) {
    self.pattern = pattern
    parts = pattern.split(separator: "/").map(String.init)
  }

  /// What the parts with a colon are called.
  var variables: [String] { parts.filter(Self.isVariable).map { String($0.dropFirst()) } }

  /// The names in the address that was asked for, as the router read it.
  func names(in visit: Visit) -> [String] { variables.map(visit.part) }

  /// The address with these names in it.
  func path(_ names: [String]) -> String {
    var names = names[...]
    return parts.map { Self.isVariable($0) ? names.popFirst() ?? "" : $0 }.joined(separator: "/")
  }

  /// The same from `/`.
  func link(_ names: [String]) -> Link {
    Link(["my"] + path(names).split(separator: "/").map(String.init), after: .root)
  }

  /// The names in an address; `nil` for another form's.
  func names(in path: String) -> [String]? {
    let found = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard found.count == parts.count else { return nil }
    var names: [String] = []
    for (part, found) in zip(parts, found) {
      if Self.isVariable(part) { names.append(found) } else if part != found { return nil }
    }
    return names
  }

  private static func isVariable(_ part: String) -> Bool { part.hasPrefix(":") }
}

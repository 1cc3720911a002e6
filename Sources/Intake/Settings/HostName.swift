/// The name of a host as a `Host` header has it, without its port: proxies change ports.
struct HostName: Hashable, Sendable {
  let text: String

  init(_ host: String) {
    let host = host.lowercased()
    let isBracketed = host.hasPrefix("[")
    text = String(isBracketed ? host.dropFirst().prefix { $0 != "]" } : host.prefix { $0 != ":" })
  }

  /// True for a name of the machine itself.
  var isLoopback: Bool {
    text == "localhost" || text.hasSuffix(".localhost") || ClientAddress(text)?.isLoopback ?? false
  }
}

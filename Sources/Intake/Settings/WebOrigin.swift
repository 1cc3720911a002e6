import Foundation

/// Scheme, host and port of a web address, written as browsers write them in `Origin`: in lower case, without a slash
/// at the end, and without the default port.
struct WebOrigin: Hashable, Sendable {
  let text: String
  let isSecure: Bool
  let hostName: HostName
  /// What follows, from its first slash; `/` if nothing does.
  let path: String

  /// Reads an address as people write it.
  ///
  /// - Returns: `nil` for one without `https://` or `http://`, with a name and a password, a query or a fragment, and
  ///   for a host whose name is not in ASCII: a browser sends that in another form.
  init?(_ address: String) {
    guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: address),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host?.lowercased(), WebOrigin.isHost(host),
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
    else { return nil }
    let usual = scheme == "https" ? 443 : 80
    let port = parts.port == usual ? nil : parts.port
    guard port.map({ (1...65_535).contains($0) }) ?? true else { return nil }
    isSecure = scheme == "https"
    hostName = HostName(host)
    text = "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
    path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
  }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") { return ClientAddress(host.dropFirst().dropLast()) != nil }
    return Address.normalised("a@" + host) != nil
  }
}

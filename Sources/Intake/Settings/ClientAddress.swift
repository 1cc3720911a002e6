import Foundation

/// The address that a request comes from, as far as the limits need to know it.
struct ClientAddress: Sendable, Hashable {
  /// Four bytes, or sixteen.
  private let bytes: [UInt8]

  /// Reads `192.0.2.7` or `2001:db8::7`; an IPv4 address that is mapped into IPv6 is the IPv4 address.
  init?(_ text: some StringProtocol) {
    let text = String(text.prefix { $0 != "%" })
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      let all = withUnsafeBytes(of: six) { Array($0) }
      let isMapped = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
      bytes = isMapped ? Array(all.suffix(4)) : all
    } else {
      return nil
    }
  }

  /// True for the machine itself, under the address that all programs use for it.
  var isLoopback: Bool { bytes == [127, 0, 0, 1] || bytes == [UInt8](repeating: 0, count: 15) + [1] }

  /// What counts as one client: an IPv4 address, or the 64 bits of IPv6 that one customer is usually given.
  var network: String {
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    return bytes.prefix(8).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() + "::/64"
  }

  /// Who is asking: the other end of the connection or, if that is one of our proxies, the address that it names in
  /// `X-Forwarded-For`. Names are read from the right, where our own proxies write; anyone can have written what is
  /// further left.
  static func of(peer: ClientAddress?, forwarded: [String], trusted: [ClientAddress]) -> ClientAddress? {
    guard var client = peer else { return nil }
    var names = forwarded.flatMap { $0.split(separator: ",") }
    while trusted.contains(client), let name = names.popLast() {
      guard let next = ClientAddress(name.filter { $0 != " " }) else { return client }
      client = next
    }
    return client
  }
}

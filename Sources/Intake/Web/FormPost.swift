import Scheme

/// Reads the bytes of a posted form (`application/x-www-form-urlencoded`): in order, bounded, strict.
///
/// Damaged input is refused and never repaired: a wrong `%`, bytes that are not UTF-8, a NUL (GRDB binds a string up to
/// its first one).
enum FormPost {
  /// The most bytes of a body: a diary entry of 20,000 characters, each four bytes and percent-encoded.
  static let bodyLimit = 256 * 1_024
  static let fieldLimit = 200
  static let nameLimit = 64

  /// - Throws: `Problem.unreadable`.
  static func read(_ body: some Collection<UInt8>) throws(Problem) -> Posted {
    var fields: [Posted.Field] = []
    // In one array: walking through a network buffer byte by byte takes several times as long.
    for pair in Array(body).split(separator: UInt8(ascii: "&")) {
      let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try decoded(halves[0])
      let value = halves.count > 1 ? try decoded(halves[1]) : ""
      guard !name.isEmpty, name.utf8.count <= nameLimit, fields.count < fieldLimit else { throw .unreadable }
      fields.append(Posted.Field(name, value))
    }
    return Posted(fields)
  }

  private static func decoded(_ encoded: ArraySlice<UInt8>) throws(Problem) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var rest = encoded.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { throw .unreadable }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .unreadable }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

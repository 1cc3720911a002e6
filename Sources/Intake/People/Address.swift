import GRDB
import Scheme

/// An email address: ASCII before the `@`. Case is ignored when addresses are compared.
enum Address {
  /// Reads a form that asks for an address, however it is worded.
  ///
  /// - Throws: what is wrong with the address, in words for its owner.
  static func read(_ posted: Posted, in form: Form) throws(FieldProblems) -> String {
    let typed = try form.read(posted).text("address")
    guard let address = normalised(typed) else {
      throw FieldProblems([FieldProblem("address", PeopleWords.notAnAddress)])
    }
    return address
  }

  /// The address as it is stored and compared; `nil` if no mail could safely be sent to it.
  ///
  /// Printable ASCII without spaces, quotes, brackets, commas, colons and semicolons; one `@`; a domain of letters,
  /// digits, dots and hyphens. So no header can be forged with it, and no look-alike letter passes for another.
  static func normalised(_ typed: String) -> String? {
    let address = typed.lowercased()
    let parts = typed.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard typed.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].count),
      parts[0].allSatisfy(isLocalByte), isDomain(parts[1])
    else { return nil }
    return address
  }

  /// The address in a header such as `Mentoring <mentoring@example.org>`.
  static func inside(_ header: String) -> String? {
    guard header.hasSuffix(">"), let open = header.lastIndex(of: "<") else { return normalised(header) }
    return normalised(String(header[header.index(after: open)...].dropLast()))
  }

  private static func isLocalByte(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !",;:<>()[]\"\\".utf8.contains(byte)
  }

  private static func isDomain(_ domain: Substring.UTF8View) -> Bool {
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 1
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
          }
      }
  }

  /// The address, masked except for what its owner needs to recognise it: `an…@example.org`.
  static func masked(_ address: String) -> String {
    let parts = address.split(separator: "@")
    guard parts.count == 2 else { return "…" }
    return "\(parts[0].prefix(2))…@\(parts[1])"
  }

  /// Where a person's mail goes.
  static func gettingMail(of person: Int64, in db: Database) throws -> String? {
    try String.fetchOne(
      db, cached: "SELECT address FROM address WHERE person_id = ? AND gets_mail = 1", arguments: [person])
  }
}

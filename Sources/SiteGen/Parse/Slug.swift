import Foundation

/// Words as an id: lower-case ASCII letters and digits, everything else between them one hyphen.
enum Slug {
  static func make(_ words: String) -> String {
    var slug = ""
    for scalar in words.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      case "'", "’", "\u{300}"..."\u{36F}": continue
      default: if !slug.isEmpty, slug.last != "-" { slug.append("-") }
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  /// True for an id that may stand in addresses and names of fields.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-" && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}

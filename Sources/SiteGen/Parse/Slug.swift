import Foundation

/// Words as an id: lower-case ASCII letters and digits, everything else between them one hyphen.
enum Slug {
  static func make(_ words: String) -> String {
    // Decomposed, an accented letter is the letter and a mark.
    let isASCII = words.utf8.allSatisfy { $0 < 0x80 }
    let plain = isASCII ? words : words.decomposedStringWithCompatibilityMapping.lowercased()
    var slug: [UInt8] = []
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.append(UInt8(scalar.value))
      case "A"..."Z": slug.append(UInt8(scalar.value) | 0x20)
      case "'", "’", "\u{300}"..."\u{36F}": continue
      default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }

  /// The first words of a title as a file's name, which leaves room for ids that begin with it.
  static func short(_ title: String) -> String {
    let slug = make(title)
    guard slug.utf8.count > 48 else { return slug }
    let start = slug.prefix(48)
    return String(start[..<(start.lastIndex(of: "-") ?? start.endIndex)])
  }

  /// True for an id that may stand in addresses and names of fields.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != UInt8(ascii: "-") && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}

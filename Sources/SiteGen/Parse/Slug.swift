import Foundation

/// Words as an id: lower-case ASCII letters and digits, with one hyphen for everything else between them. Letters of
/// any script are turned into Latin ones by ICU: “Первая встреча” is `pervaa-vstreca`.
enum Slug {
  static func make(_ words: String) -> String {
    let plain = words.utf8.allSatisfy { $0 < 0x80 } ? words : inLatin(words)
    var slug: [UInt8] = []
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.append(UInt8(scalar.value))
      case "A"..."Z": slug.append(UInt8(scalar.value) | 0x20)
      case "'", "’", "\u{2B0}"..."\u{2FF}", "\u{300}"..."\u{36F}": continue
      default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }

  /// Decomposed, an accented letter is the letter and a mark. Other letters need ICU, which takes a hundred times
  /// longer.
  private static func inLatin(_ words: String) -> String {
    let plain = words.decomposedStringWithCompatibilityMapping
    let isLatin = plain.unicodeScalars.allSatisfy { $0.isASCII || !$0.properties.isAlphabetic }
    return isLatin ? plain : words.applyingTransform(latin, reverse: false) ?? plain
  }

  private static let latin = StringTransform("Any-Latin;NFKD;Latin-ASCII")

  /// The first words of a title as a file's name, short enough to leave room for ids that begin with it.
  static func short(_ title: String) -> String {
    let slug = make(title)
    guard slug.utf8.count > 48 else { return slug }
    let start = slug.prefix(48)
    return String(start[..<(start.lastIndex(of: "-") ?? start.endIndex)])
  }

  /// True for letters, digits and hyphens that are not all ASCII.
  static func isWord(_ name: Substring) -> Bool {
    !name.utf8.allSatisfy { $0 < 0x80 }
      && name.unicodeScalars.allSatisfy { scalar in
        scalar == "-" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar.properties.canonicalCombiningClass != .notReordered
      }
  }

  /// True for an id that can be used in addresses and names of fields.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != UInt8(ascii: "-") && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}

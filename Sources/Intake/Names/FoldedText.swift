import Foundation
import Scheme

/// Text as it is compared, for safety (`SameName`) and in a search (`SearchWords`): lower case without accents, in
/// Latin letters if the script is an alphabet that ICU can write in them.
///
/// Letters are converted one by one (except a Greek upsilon after a vowel), so that a text and what is looked for in
/// it come out alike, whatever is next to a letter. Han, kana, Hangul and the scripts of India and South East Asia
/// stay as they are.
enum FoldedText {
  /// Tells whether stored text was folded by these rules and this ICU.
  static let version: String = {
    let table = latin.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" }.joined()
    return "2 " + Fingerprint.of(Data(table.utf8))
  }()

  static func folded(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var before: Unicode.Scalar = " "
    for scalar in compatible(text).unicodeScalars {
      defer { before = scalar }
      if scalar.isASCII {
        folded.append(scalar == "`" ? UInt8(ascii: "'") : lowercased(UInt8(scalar.value)))
      } else if upsilons.contains(scalar), vowelsBeforeUpsilon.contains(before) {
        folded.append(UInt8(ascii: "u"))
      } else if let letters = latin[scalar] {
        folded += letters.utf8
      } else if let sign = sign(scalar) {
        folded.append(sign)
      } else if !isDropped(scalar) {
        folded += scalar.properties.lowercaseMapping.utf8
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Each letter in one form (NFKC), and katakana as hiragana.
  private static func compatible(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.isASCII || latin[$0] != nil || (0x2010...0x2027).contains($0.value) || $0 == "\u{A0}"
    }
    if isPlain { return text }
    // A lone acute is an apostrophe on many keyboards; to Unicode it is a space with an accent.
    let hasAcute = text.unicodeScalars.contains("\u{B4}")
    let plain = hasAcute ? String(text.unicodeScalars.map { Character($0 == "\u{B4}" ? "'" : $0) }) : text
    // Foundation's NFKC leaves the voicing signs of half-width kana separate; NFC joins them.
    let joined = plain.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
    guard joined.unicodeScalars.contains(where: { katakana.contains($0.value) }) else { return joined }
    return String(
      String.UnicodeScalarView(
        joined.unicodeScalars.map { scalar in
          katakana.contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
        }))
  }

  private static let katakana: ClosedRange<UInt32> = 0x30A1...0x30F6

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// A letter, a digit, or a sign that is written on one.
  static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.canonicalCombiningClass != .notReordered
    }
  }

  /// What joins the parts of one word: `O'Brien`, `Mary-Jane`.
  static func joinsParts(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "-" || scalar == "\"" }

  // MARK: Letters

  /// In Greek, two letters can stand for one sound: Παπαδόπουλος is Papadopoulos.
  private static let upsilons: Set<Unicode.Scalar> = ["υ", "ύ", "Υ", "Ύ"]
  private static let vowelsBeforeUpsilon: Set<Unicode.Scalar> = ["α", "ε", "ο", "Α", "Ε", "Ο"]

  private static let alphabets: [ClosedRange<UInt32>] = [
    0x80...0x77F, 0x10A0...0x10FF, 0x1C80...0x1CBF, 0x1D00...0x1FFF, 0x2C60...0x2D2F, 0xA640...0xA7FF, 0xAB30...0xAB6F,
  ]

  /// Letters of alphabets as ICU writes them in Latin letters. What it cannot write stays as it is.
  private static let latin: [Unicode.Scalar: String] = {
    let letters = alphabets.joined().compactMap(Unicode.Scalar.init).filter { letter in
      letter.properties.isAlphabetic && letter.properties.canonicalCombiningClass == .notReordered
    }
    let all = letters.map { String($0) }.joined(separator: "\n") as NSString
    let transform = StringTransform("Any-Latin; Latin-ASCII; Lower")
    let written = all.applyingTransform(transform, reverse: false)?.components(separatedBy: "\n") ?? []
    guard written.count == letters.count else { return [:] }
    return zip(letters, written).reduce(into: [:]) { latin, pair in
      let word = String(pair.1.unicodeScalars.filter { $0.isASCII })
      if !word.isEmpty, word.utf8.count == pair.1.unicodeScalars.count(where: { !isMark($0) }) { latin[pair.0] = word }
    }
  }()

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static let apostrophes: Set<Unicode.Scalar> = [
    "‘", "’", "‛", "′", "‵", "ʹ", "ʻ", "ʼ", "ʽ", "ʾ", "ʿ", "ˈ", "ꞌ", "Ꞌ", "׳", "״", "“", "”",
  ]

  /// Every hyphen and dash as `-`, and every apostrophe as `'`.
  private static func sign(_ scalar: Unicode.Scalar) -> UInt8? {
    if apostrophes.contains(scalar) { return UInt8(ascii: "'") }
    let isHyphen = scalar.properties.generalCategory == .dashPunctuation || hyphens.contains(scalar)
    return isHyphen ? UInt8(ascii: "-") : nil
  }

  private static let hyphens: Set<Unicode.Scalar> = ["\u{2212}", "\u{30FB}", "\u{B7}"]

  /// Accents, points and what nobody sees, but not the voicing signs and viramas that make other letters in kana and
  /// Indian scripts.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    let mark = scalar.properties.canonicalCombiningClass
    if mark != .notReordered { return mark != .kanaVoicing && mark != .virama }
    return scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .enclosingMark
  }
}

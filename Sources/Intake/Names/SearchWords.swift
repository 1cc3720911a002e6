import Foundation
import Scheme

/// When the words that someone looks for match a text: the one place that decides it, for mentors and for the diary.
///
/// A text is kept as its words, folded, each after a space. A word with parts is there as a whole and in parts, so
/// `O’Brien` is found by `obrien`, `o'brien` and `brien`. Scripts without spaces have a space before each character.
struct SearchWords: Sendable {
  struct Word: Sendable {
    let typed: String
    /// The ways to find it; all words of one way must be there.
    let ways: [[String]]
  }

  /// The most words that are looked for.
  private static let most = 8

  let words: [Word]

  init(_ typed: String) {
    words = typed.split(whereSeparator: \.isWhitespace).prefix(SearchWords.most).compactMap { word in
      let ways = SearchWords.ways(FoldedText.folded(String(word)))
      return ways.isEmpty ? nil : Word(typed: String(word), ways: ways)
    }
  }

  /// True if all words are in a text's form, even within longer words: in their own diary, people look for what they
  /// half remember. (Mentors are found by how words begin: `Matching`.)
  func areAnywhere(in text: String) -> Bool {
    let form = Data(SearchWords.form(of: text).utf8)
    return words.allSatisfy { word in
      word.ways.contains { way in way.allSatisfy { form.range(of: Data($0.utf8)) != nil } }
    }
  }

  /// A text as it is searched: its words, and then its signs, for people who look for nothing else.
  static func form(of text: String) -> String {
    let folded = FoldedText.folded(text)
    var form: [UInt8] = []
    form.reserveCapacity(folded.utf8.count)
    func add(_ word: some Sequence<UInt8>) {
      form.append(UInt8(ascii: " "))
      form += word
    }
    eachCompound(in: folded) { parts in
      if parts.count > 1 { add(parts.joined()) }
      parts.forEach(add)
    }
    for sign in signs(in: folded) { add(sign.utf8) }
    return String(decoding: form, as: UTF8.self)
  }

  private static func ways(_ folded: String) -> [[String]] {
    var (wholes, parts) = ([String](), [String]())
    eachCompound(in: folded) { compound in
      wholes.append(String(decoding: Array(compound.joined()), as: UTF8.self))
      parts += compound.map { String(decoding: $0, as: UTF8.self) }
    }
    if parts.isEmpty { return signs(in: folded).isEmpty ? [] : [signs(in: folded)] }
    return wholes == parts ? [parts] : [wholes, parts]
  }

  /// The words of a folded text, one after the other, each in its parts.
  private static func eachCompound(in folded: String, _ take: (_ parts: [[UInt8]]) -> Void) {
    var (parts, part) = ([[UInt8]](), [UInt8]())
    var isUnspacedBefore = false
    func endPart() {
      if !part.isEmpty { parts.append(part) }
      part.removeAll(keepingCapacity: true)
      isUnspacedBefore = false
    }
    func endCompound() {
      endPart()
      if !parts.isEmpty { take(parts) }
      parts.removeAll(keepingCapacity: true)
    }
    for scalar in folded.unicodeScalars {
      if FoldedText.isOfWord(scalar) {
        let isUnspaced = isUnspaced(scalar)
        if isUnspaced || isUnspacedBefore, !part.isEmpty { part.append(UInt8(ascii: " ")) }
        if scalar.isASCII { part.append(UInt8(scalar.value)) } else { part += String(scalar).utf8 }
        isUnspacedBefore = isUnspaced
      } else if FoldedText.joinsParts(scalar) {
        endPart()
      } else {
        endCompound()
      }
    }
    endCompound()
  }

  private static func signs(in folded: String) -> [String] {
    var seen: Set<Unicode.Scalar> = []
    return folded.unicodeScalars.filter {
      !FoldedText.isOfWord($0) && !$0.properties.isWhitespace && seen.insert($0).inserted
    }.map { String($0) }
  }

  /// True for Han, kana, and the scripts of Thailand, Laos, Myanmar and Cambodia.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0xE00: false
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF: true
    default: scalar.properties.isIdeographic
    }
  }
}

/// The words of a page: how many there are, and which.
struct PageWords: Sendable {
  /// How many there are to read.
  private(set) var count = 0
  /// What a search looks through: each word of three letters or more once (in East Asian scripts, of any length), in lower
  /// case and in order, with spaces between.
  private(set) var index = ""

  init() {}

  /// Takes the words from plain text, UTF-8.
  ///
  /// - Parameter isIndexed: false leaves ``index`` empty.
  init(of text: [UInt8], isIndexed: Bool) {
    var found: Set<ArraySlice<UInt8>> = []
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, case let length = PageWords.letterLength(text, end), length > 0 { end += length }
      end = min(end, text.count)
      if end > start {
        count += 1
        if isIndexed, let word = PageWords.lowercased(text[start..<end]) { found.insert(word) }
      }
      start = end + 1
    }
    let words = found.sorted { $0.lexicographicallyPrecedes($1) }
    index = String(decoding: Array(words.joined(separator: " ".utf8)), as: UTF8.self)
  }

  /// How many bytes the letter at a place takes, 0 where none begins. Letters are ASCII's letters and digits, and
  /// everything above Latin-1's signs except General Punctuation (U+2000 to U+206F), where dashes and quotes are.
  private static func letterLength(_ text: [UInt8], _ place: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
    switch byte(0) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return 1
    case ..<0xC3: return 0
    case 0xE2 where byte(1) == 0x80 || byte(1) == 0x81 && byte(2) < 0xB0: return 0
    case ..<0xE0: return 2
    case ..<0xF0: return 3
    default: return 4
    }
  }

  /// The word as a search looks for it; `nil` for a short one.
  private static func lowercased(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard word.allSatisfy({ $0 < 0x80 }) else {
      let text = String(decoding: word, as: UTF8.self).lowercased()
      // Words of East Asia are short.
      let least = text.unicodeScalars.contains { $0.value >= 0x2E80 } ? 1 : 3
      return text.count >= least ? Array(text.utf8)[...] : nil
    }
    // In ASCII, a lower-case letter is its capital plus this bit; digits have it already.
    return word.count > 2 ? ArraySlice(word.map { $0 | 0x20 }) : nil
  }
}

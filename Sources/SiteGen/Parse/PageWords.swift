/// The words of a page: how many there are, and which.
struct PageWords: Sendable {
  /// How many there are to read.
  private(set) var count = 0
  /// Each of at least three letters once, in lower case and in order, with spaces between: what a search looks through.
  private(set) var index = ""

  init() {}

  /// Takes the words from plain text, UTF-8.
  ///
  /// - Parameter isIndexed: false leaves ``index`` empty.
  init(of text: [UInt8], isIndexed: Bool) {
    let scalars = String(decoding: text, as: UTF8.self).lowercased().unicodeScalars
    var found: Set<Substring> = []
    for word in scalars.split(whereSeparator: { !PageWords.isLetter($0) }) {
      count += 1
      if isIndexed, word.count > 2 { found.insert(Substring(word)) }
    }
    index = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
  }

  /// True for what belongs to words: ASCII's letters and digits, and all above Latin-1's signs but General Punctuation
  /// (U+2000 to U+206F), where dashes and quotes are.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9": true
    case ..."\u{BF}", "\u{2000}"..."\u{206F}": false
    default: true
    }
  }
}

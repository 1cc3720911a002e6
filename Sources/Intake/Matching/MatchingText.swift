import Scheme

/// Words as people type them, made safe for SQLite's full-text search.
///
/// Its queries have a language of their own (`NOT`, `NEAR`, `name:`, `*`). Nothing typed is ever read as that
/// language: only the letters and digits of a word are kept, and each word is put in quotes.
enum MatchingText {
  /// The most words of a mentee that are looked for.
  static let mostOwnWords = 24
  /// The words of a search that have letters or digits.
  static func words(in typed: String) -> [String] {
    typed.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The words of a text that may tell what it is about: in lower case, each once, in order.
  ///
  /// - Parameter usual: words that people use whatever they hope for.
  static func tellingWords(in text: String, but usual: String) -> [String] {
    let usual = Set(Self.words(in: usual))
    var seen: Set<String> = []
    let words = text.split { !$0.isLetter && !$0.isNumber }.filter { word in
      let isAbbreviation = word.count >= 2 && word.allSatisfy(\.isUppercase)
      let plain = word.lowercased()
      return (isAbbreviation || word.count >= 4) && !usual.contains(plain)
        && seen.insert(plain).inserted
    }
    return words.prefix(mostOwnWords).map { $0.lowercased() }
  }

  /// Looks for all words, in a name or in what a mentor wrote.
  static func query(all words: [String]) -> String {
    words.map(quoted).joined(separator: " ")
  }

  /// Looks for one word in what mentors wrote.
  static func query(written word: String) -> String { "\(written) \(quoted(word))" }

  /// Looks for any of the words in what mentors wrote.
  static func query(writtenAny words: [String]) -> String {
    "\(written) (\(words.map(quoted).joined(separator: " OR ")))"
  }

  /// The words between the two marks, each once whatever its case; those of more than 40 characters are left out.
  static func marked(in text: String) -> [String] {
    var seen: Set<String> = []
    return text.split(separator: "\u{2}", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "\u{3}" }) }
      .filter { $0.count <= 40 && seen.insert($0.lowercased()).inserted }
  }

  private static let written = "{experience topics} :"

  private static func quoted(_ word: String) -> String {
    "\"\(word.replacing("\"", with: ""))\""
  }
}

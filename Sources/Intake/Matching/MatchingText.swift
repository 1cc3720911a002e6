import Scheme

/// Words as people type them, made safe for SQLite's full-text search.
///
/// A query for it is a language of its own (`NOT`, `NEAR`, `name:`, `*`). Nothing typed is ever read as that language:
/// only letters and digits of a word are left, and each word stands in quotes.
enum MatchingText {
  /// More words of a mentee's are not looked for.
  static let mostOwnWords = 24
  /// The words of a search, as far as they have letters or digits.
  static func words(in typed: String) -> [String] {
    typed.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The words of a text that may tell what it is about: in small letters, each once, in their order.
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

  /// The words between the two marks, each once in whatever letters; a very long one is left out.
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

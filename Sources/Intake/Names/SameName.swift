/// When two names are the same, where someone's safety depends on it: the one place that decides it, and generously.
///
/// A name that someone typed and the name of a profile each have keys, and are the same if they have one in common.
/// So case, accents, apostrophes and hyphens do not matter, nor do the order of first and last name, titles, middle
/// names, and what is in brackets or after a comma. A profile's name is also the same as a typed one whose first and
/// last words are among its own, whatever other words it has.
enum SameName {
  /// The longest name, in words, that is looked for within a longer line.
  private static let longestRun = 6
  private static let mostWords = 20

  /// The keys of a name as it is in a profile, with its words in each order in which they can follow one another.
  static func keys(ofProfile name: String) -> Set<String> {
    keys(name, [name, name.replacing(apart, with: " ")]) { written in
      (written.readings + written.swapped).flatMap { rotations($0) + rotations(ends($0)) }
        + written.whole.flatMap(pairs).map { within + $0 }
    }
  }

  /// The keys of what someone typed about others: every name of two or more words that is part of it, and each name
  /// of one word that stands alone.
  static func keys(inLine line: String) -> Set<String> {
    let owner = line.firstMatch(of: possessive).map { String(line[..<$0.range.lowerBound]) }
    return keys(line, [line, owner].compactMap(\.self)) { written in
      let names = (written.pieces + written.swapped).filter { $0.count > 1 }
      let whole = (names.filter { $0.count == 2 } + names.map(ends)).filter { !$0.isEmpty }.map { within + $0.joined() }
      return whole + written.whole.flatMap(runs) + written.readings.map { $0.joined() }
        + (written.pieces + written.swapped).map { ends($0).joined() }
    }
  }

  /// The words of a name, sorted, for people who look for one person and are told if there is none.
  static func words(_ typed: String) -> [String] {
    WrittenName(FoldedText.folded(typed), mostWords: mostWords).whole.first?.sorted() ?? []
  }

  private static func keys(
    _ typed: String, _ forms: [String], _ read: (WrittenName) -> [String]
  ) -> Set<String> {
    var keys: Set<String> = []
    let spellings = forms.flatMap { [$0, NameWords.spelledOut($0), NameWords.readAsLatin($0)] }
    for folded in Set(spellings.map(FoldedText.folded)) {
      keys.formUnion(read(WrittenName(folded, mostWords: mostWords)))
    }
    keys.remove("")
    return keys
  }

  /// Goes before the first and last word of a name that is looked for, and before any two words of a profile's name,
  /// in either order, so that nothing else in it (a degree, a ward, another last name) hides anyone.
  private static let within = "="

  /// Hyphens between the parts of one name: `Smith-Jones`.
  private static var apart: Regex<Substring> { /[\-\x{2010}-\x{2015}]/ }
  /// `Ben’s team`
  private static var possessive: Regex<Substring> { /['’]s\b/ }

  private static func pairs(_ words: [String]) -> [String] {
    words.indices.flatMap { one in
      words.indices.filter { $0 != one }.map { words[one] + words[$0] }
    }
  }

  /// The first and the last word of three or more.
  private static func ends(_ words: [String]) -> [String] {
    guard words.count > 2, let first = words.first, let last = words.last else { return [] }
    return [first, last]
  }

  private static func rotations(_ words: [String]) -> [String] {
    words.indices.map { (words[$0...] + words[..<$0]).joined() }
  }

  private static func runs(_ words: [String]) -> [String] {
    words.indices.flatMap { start in
      stride(from: start + 2, through: min(start + longestRun, words.count), by: 1).map {
        words[start..<$0].joined()
      }
    }
  }
}

/// The words of a name, in pieces: `Smith, Ben`, `Ben Smith (HR)`, `Ana and Ben`.
private struct WrittenName {
  struct Word {
    var letters = ""
    /// Is in brackets.
    var isAside = false
    /// Ends with a full stop, or numbers a list: `Prof.`, `J.`, `1)`.
    var isShort = false
  }

  private var parts: [[Word]] = [[]]
  private var word = Word()
  private var isAside = false

  /// The whole: as it is, and without asides and titles.
  var whole: [[String]] { [parts.joined().map(\.letters), parts.flatMap(WrittenName.name)] }

  /// Each piece without asides and titles.
  var pieces: [[String]] { parts.map(WrittenName.name) }

  /// Everything that may be the name: the whole, and each piece.
  var readings: [[String]] {
    whole + pieces + parts.map { $0.filter { !$0.isAside }.map(\.letters) } + parts.map(WrittenName.bare)
  }

  /// `Smith, Ben James` as `Ben James Smith`.
  var swapped: [[String]] { pieces.count < 2 ? [] : [pieces[1] + pieces[0]] }

  init(_ folded: String, mostWords: Int) {
    let scalars = Array(folded.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if FoldedText.isOfWord(scalar) {
        word.letters.unicodeScalars.append(scalar)
      } else if !(FoldedText.joinsParts(scalar) && !word.letters.isEmpty && FoldedText.isOfWord(next)) {
        let isBetweenNames = scalar == "-" && word.letters.isEmpty && next == " "
        endWord(at: scalar)
        if isBetweenNames || ",;:/|&+\n\u{2022}".unicodeScalars.contains(scalar) { parts.append([]) }
      }
    }
    endWord(at: " ")
    parts = parts.filter { !$0.isEmpty }.map { Array($0.prefix(mostWords)) }
    if parts.count > mostWords { parts.removeLast(parts.count - mostWords) }
  }

  private mutating func endWord(at scalar: Unicode.Scalar) {
    if !word.letters.isEmpty {
      word.isAside = isAside
      word.isShort = scalar == "." || scalar == ")" && !isAside
      if NameWords.joining.contains(word.letters) { parts.append([]) } else { parts[parts.count - 1].append(word) }
      word = Word()
    }
    if "([{".unicodeScalars.contains(scalar) { isAside = true }
    if ")]}".unicodeScalars.contains(scalar) { isAside = false }
  }

  /// What is left without asides, titles, degrees, short forms and a number before it; a full stop after the last
  /// word does not make it a short form.
  private static func name(_ piece: [Word]) -> [String] {
    let words = piece.filter { !$0.isAside }
    var left = words.enumerated().filter { $0.offset == words.count - 1 || !$0.element.isShort }.map(\.element.letters)
    while left.count > 1, let first = left.first, NameWords.titles.contains(first) || first.allSatisfy(\.isNumber) {
      left.removeFirst()
    }
    while left.count > 2, let last = left.last, NameWords.degrees.contains(last) { left.removeLast() }
    return left
  }

  /// The same without a short form at the end: `Ben S.`
  private static func bare(_ piece: [Word]) -> [String] {
    let words = piece.filter { !$0.isAside }
    guard let last = words.last, last.isShort, last.letters.count < 3 else { return [] }
    return name(Array(words.dropLast()))
  }
}

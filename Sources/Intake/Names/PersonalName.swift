import Scheme

/// What people may call themselves. A name stands in other people's mails and on their pages, so it leads nowhere, and
/// there is something of it to be seen.
enum PersonalName {
  /// Why a name is not taken, in words for its owner; `nil` for a good one.
  static func fault(in name: String) -> String? {
    if !CleanText.hasLetter(name) { return ProfileWords.nameUnseen }
    return name.split(whereSeparator: \.isWhitespace).first(where: isAddress).map { ProfileWords.nameLeads(String($0)) }
  }

  /// True for what a mail program would make a link of, or a browser take for an address.
  private static func isAddress(_ word: Substring) -> Bool {
    let plain = String(word).precomposedStringWithCompatibilityMapping.lowercased()
      .replacing("\u{3002}", with: ".").replacing("\u{FF61}", with: ".")
    if plain.contains("//") || plain.hasPrefix("www.") { return true }
    if holds(plain, "@") || holds(plain, ":") { return true }
    let labels = plain.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 3, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) { return true }
    return zip(labels, labels.dropFirst()).contains { before, after in
      let ending = after.prefix { $0.isLetter }
      guard ending.count > 1, let last = before.last, last.isLetter || last.isNumber else { return false }
      return before.count > 1 || plain.contains("/") || usualEndings.contains(String(ending))
    }
  }

  /// A sign between two letters or digits.
  private static func holds(_ word: String, _ sign: Character) -> Bool {
    let parts = word.split(separator: sign, omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).contains { before, after in
      (before.last?.isLetter ?? false || before.last?.isNumber ?? false)
        && (after.first?.isLetter ?? false || after.first?.isNumber ?? false)
    }
  }

  /// Where domains of one letter end, which otherwise look like an initial before a last name.
  private static let usualEndings: Set = ["com", "org", "net", "co", "io", "me", "info", "uk", "eu", "tv", "ly"]
}

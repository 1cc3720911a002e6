import Scheme

/// What people may call themselves. A name appears in other people's mails and on their pages, so it must not lead
/// anywhere, and something of it must be visible.
enum PersonalName {
  /// Why a name is not accepted, in words for its owner; `nil` for a good one.
  static func fault(in name: String) -> Phrase? {
    if !CleanText.hasLetter(name) { return ProfileWords.nameUnseen() }
    let address = name.split(whereSeparator: \.isWhitespace).first(where: isAddress)
    return address.map { ProfileWords.nameLeads(Name(String($0))) }
  }

  /// True for what a mail program would turn into a link, or a browser would take for an address.
  private static func isAddress(_ word: Substring) -> Bool {
    let written = String(word).precomposedStringWithCompatibilityMapping
      .replacing("\u{3002}", with: ".").replacing("\u{FF61}", with: ".")
    let plain = written.lowercased()
    if plain.contains("//") || ["www.", "tel:", "sms:"].contains(where: plain.hasPrefix) { return true }
    if holds(plain, "@") || holds(plain, ":") { return true }
    let labels = plain.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 3, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) { return true }
    return zip(labels, labels.dropFirst()).contains { before, after in
      let ending = after.prefix { $0.isLetter }
      guard ending.count > 1, let last = before.last, last.isLetter || last.isNumber else { return false }
      if plain.contains("/") || usualEndings.contains(String(ending)) { return true }
      // `Dr.Smith` and `A.Li` are short for something; `x.ai` is not.
      return before.count > 1 ? !abbreviations.contains(String(before)) : written.hasPrefix(before)
    }
  }

  /// True if the word has the sign between two letters or digits.
  private static func holds(_ word: String, _ sign: Character) -> Bool {
    let parts = word.split(separator: sign, omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).contains { before, after in
      (before.last?.isLetter ?? false || before.last?.isNumber ?? false)
        && (after.first?.isLetter ?? false || after.first?.isNumber ?? false)
    }
  }

  /// What ends with a full stop in a name, besides single letters.
  private static let abbreviations = NameWords.titles.union(["st", "ste", "sc", "ph", "med", "phil", "nat", "hon"])

  /// The endings of domains of one letter, which would otherwise look like an initial before a last name.
  private static let usualEndings: Set = ["com", "org", "net", "co", "io", "me", "info", "uk", "eu", "tv", "ly"]
}

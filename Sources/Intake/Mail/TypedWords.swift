import Scheme

/// What someone typed, such as a name, as it appears in a mail.
enum TypedWords {
  /// In a subject: isolated (FSI, PDI), so that a right-to-left name does not reorder the rest. A name that would not
  /// be accepted today, because it contains a link or shows nothing, is replaced.
  static func inSubject(_ typed: String, as place: MailKind.Placeholder, _ words: Words) -> String {
    let line = (try? CleanText.line(bare(typed))) ?? ""
    let isGood = place != .partner || PersonalName.fault(in: line) == nil
    return "\u{2068}\(isGood ? line : words.text(ProfileWords.nameless))\u{2069}"
  }

  /// In the text: a name is isolated if it is not plain ASCII, so that plain mails stay plain. An address is never
  /// isolated, because people copy it from there.
  static func inBody(_ typed: String, as place: MailKind.Placeholder, _ words: Words) -> String {
    let typed = bare(typed)
    if place == .partner, typed.isEmpty { return words.text(ProfileWords.nameless) }
    let isName = [.partner, .name].contains(place)
    return isName && typed.utf8.contains { $0 >= 0x80 } ? "\u{2068}\(typed)\u{2069}" : typed
  }

  /// A name as it was typed: plain text has isolated it already.
  private static func bare(_ typed: String) -> String {
    typed.hasPrefix("\u{2068}") && typed.hasSuffix("\u{2069}") ? String(typed.dropFirst().dropLast()) : typed
  }
}

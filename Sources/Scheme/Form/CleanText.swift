import Foundation

/// Typed or pasted text, without characters that only lay it out. No other code judges characters.
///
/// It uses Unicode's properties, so that characters added later are judged like today's.
public enum CleanText {
  /// Text of several lines. Each line end becomes one LF, including those of slides (VT), pages (FF) and other systems.
  /// Letters with accents are one scalar where Unicode has one (NFC).
  public static func lines(_ typed: String) -> String {
    if isPlain(typed) { return typed }
    var scalars = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in typed.unicodeScalars {
      if isLineEnd(scalar) { scalars.append("\n") } else if !(scalar == "\n" && last == "\r") { scalars.append(scalar) }
      last = scalar
    }
    return composed(String(scalars))
  }

  /// True for ASCII that is as it should be: letters, signs, blanks, and line ends of one kind.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
  }

  /// Letters with accents as one scalar each (NFC). Most text has nothing from U+0300 up, and so nothing to compose.
  private static func composed(_ text: String) -> String {
    text.unicodeScalars.allSatisfy { $0.value < 0x300 } ? text : text.precomposedStringWithCanonicalMapping
  }

  /// One line, such as a name or an address: with single spaces, and without invisible characters that only lay it out.
  /// These stay where writing needs them: between letters of scripts that join theirs, and in emoji.
  ///
  /// - Throws: `FieldFault.unkeepable` for a character that would hide something or change the direction of what
  ///   follows, and `FieldFault.notOneLine`.
  public static func line(_ typed: String) throws(FieldFault) -> String {
    let scalars = Array(composed(typed).unicodeScalars)
    var kept = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if let flag = flagEnd(scalars, from: index) {
        kept.append(contentsOf: scalars[index..<flag])
        index = flag
        continue
      }
      index += 1
      if hides(scalar) || isPile(scalar, on: kept) { throw .unkeepable(scalar, after: String(kept)) }
      let next = index < scalars.count ? scalars[index] : nil
      if isSpace(scalar) {
        if kept.last != " " { kept.append(" ") }
      } else if !isIgnorable(scalar) || isNeeded(scalar, after: kept.last, before: next) {
        kept.append(scalar == "\r" ? "\n" : scalar)
      }
    }
    let line = String(kept).trimmingCharacters(in: .whitespacesAndNewlines)
    if line.unicodeScalars.contains("\n") { throw .notOneLine }
    return line
  }

  /// The first character that no text may contain: a control, or what Unicode calls a noncharacter.
  static func firstUnkeepable(in text: String) -> FieldFault? {
    if isPlain(text) { return nil }
    return text.unicodeScalars.firstIndex(where: isControl).map { index in
      .unkeepable(text.unicodeScalars[index], after: String(text[..<index]))
    }
  }

  /// True where there is something to see: a text of blanks and invisible characters is an empty one.
  public static func isSeen(_ text: String) -> Bool { text.unicodeScalars.contains(where: isSeen) }

  /// True where there is a letter to see, in any script.
  public static func hasLetter(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: isSeen(scalar)
      default: false
      }
    }
  }

  // MARK: Characters

  /// Visible to Unicode, but blank: blank Braille and hieroglyphs, an empty note, and what marks the place of a
  /// picture.
  private static let blanks: Set<Unicode.Scalar> = ["\u{2800}", "\u{FFFC}", "\u{13441}", "\u{13442}", "\u{1D159}"]

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .spaceSeparator, .lineSeparator, .paragraphSeparator, .nonspacingMark,
      .enclosingMark:
      false
    default: !isIgnorable(scalar) && !blanks.contains(scalar)
    }
  }

  /// More accents on a letter than any script needs: they cover the lines above and below.
  private static func isPile(_ scalar: Unicode.Scalar, on kept: String.UnicodeScalarView) -> Bool {
    isAccent(scalar) && kept.suffix(mostAccents).count(where: isAccent) == mostAccents
  }

  private static let mostAccents = 5

  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
  }

  /// Invisible, and text reads the same without it. (Some signs of Arabic and other scripts are format characters, but
  /// visible.)
  private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    ["\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }

  /// A space, or a line end that no keyboard makes. A blank that programs take for a letter is one, too.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator || scalar == "\t" || blanks.contains(scalar)
      || isLineEnd(scalar) && scalar != "\r"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
      || scalar.properties.isNoncharacterCodePoint
  }

  /// Controls, overrides of the text's direction, and what only programs read (annotations, tags).
  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202D, 0x202E, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: isControl(scalar) && !isSpace(scalar) && scalar != "\r"
    }
  }

  /// True for a joiner that does something, and for a selector after a character that has more than one shape.
  private static func isNeeded(
    _ scalar: Unicode.Scalar, after last: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    guard let last else { return false }
    if scalar.properties.isVariationSelector {
      return !last.properties.isVariationSelector && (isUncased(last) || last.properties.isEmoji)
    }
    guard scalar.properties.isJoinControl, let next else { return false }
    return isUncased(last) && isUncased(next) || isEmoji(last) && isEmoji(next)
  }

  /// True for letters and marks of scripts without capitals, where a joiner can join or separate them.
  private static func isUncased(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: !scalar.properties.isVariationSelector
    default: false
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmoji && !scalar.isASCII || scalar.properties.isVariationSelector
  }

  /// Where a flag made of tags that begins here ends, such as that of Wales; `nil` if none begins here.
  private static func flagEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start] == "\u{1F3F4}" else { return nil }
    let tags = scalars[(start + 1)...].prefix { (0xE0030...0xE007A).contains($0.value) }
    guard (3...6).contains(tags.count), tags.endIndex < scalars.count, scalars[tags.endIndex] == "\u{E007F}" else {
      return nil
    }
    return tags.endIndex + 1
  }
}

import Scheme

/// Puts a language's quotation marks in place of the English ones that libcmark makes from straight ones. Typographic
/// marks that an editor typed stay: they are hidden from libcmark until it is done.
struct QuotationMarks {
  private let outer: (String, String)
  private let inner: (String, String)
  private var isOpen = false

  /// `nil` where the language's marks are libcmark's.
  init?(of language: Language) {
    (outer, inner) = language.quotationMarks
    if outer == ("“", "”"), inner == ("‘", "’") { return nil }
  }

  /// The first byte of the marks ‘ ’ “ ” in UTF-8, and of the private-use characters that stand in for them.
  private static let (typed, hidden): (UInt8, UInt8) = (0xE2, 0xEE)
  private static let lasts: Set<UInt8> = [0x98, 0x99, 0x9C, 0x9D]

  /// The text with other characters for the marks in it, byte for byte.
  static func hide(in text: UnsafeBufferPointer<UInt8>) -> [UInt8] { exchanged(text, typed, hidden) }

  private static func exchanged(_ text: some Collection<UInt8>, _ old: UInt8, _ new: UInt8) -> [UInt8] {
    var text = Array(text)
    for place in text.indices.dropLast(2)
    where text[place] == old && text[place + 1] == 0x80 && lasts.contains(text[place + 2]) { text[place] = new }
    return text
  }

  /// The words with the hidden marks back in place.
  static func show(in words: String) -> String { String(decoding: exchanged(words.utf8, hidden, typed), as: UTF8.self) }

  /// A paragraph ends, and with it any open quotation.
  mutating func endParagraph() { isOpen = false }

  /// Words from libcmark with the language's marks in place of its own, and with the hidden ones back in place.
  mutating func set(in words: String) -> String { QuotationMarks.show(in: marked(words)) }

  /// A closing inner mark and an apostrophe are one character; within a word it is an apostrophe.
  private mutating func marked(_ words: String) -> String {
    guard words.utf8.contains(QuotationMarks.typed) else { return words }
    let letters = Array(words)
    var marked = ""
    for (place, letter) in letters.enumerated() {
      switch letter {
      case "“": marked += outer.0
      case "”": marked += outer.1
      case "‘":
        isOpen = true
        marked += inner.0
      case "’" where isOpen && !(place + 1 < letters.count && letters[place + 1].isLetter):
        isOpen = false
        marked += inner.1
      default: marked.append(letter)
      }
    }
    return marked
  }
}

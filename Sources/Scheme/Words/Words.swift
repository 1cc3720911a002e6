import Foundation

/// The sentences of a scheme, from `content/words/`: they turn phrases into text and markup.
///
/// A class, because every page of a scheme is drawn with the same one.
public final class Words: Sendable {
  /// What they are written in.
  public let language: Language
  /// Each sentence by its room and key, `meetings.lead`; a plural form by its category, too, `meetings.count.one`.
  public let texts: [String: String]
  /// The sentences, by what phrases call them.
  private let sentences: [String: Sentence]

  /// The sentences, by room and key.
  public init(_ texts: [String: String], in language: Language = Language(Language.usual)) {
    self.language = language
    self.texts = texts
    let categories = language.pluralCategories
    sentences = Dictionary(
      WordRooms.signatures.compactMap { signature in
        Sentence(signature, texts, categories).map { (signature.id, $0) }
      }, uniquingKeysWith: { one, _ in one })
  }

  /// Words that say nothing, for pages without any.
  public static let none = Words([:])

  /// What is said, as plain text.
  public func text(_ words: some Sayable) -> String {
    words.phrase.parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let name): "\(name)"
      case .wording(let wording): wording.text
      case .sentence(let id, let values): text(id, values.map(text))
      }
    }.joined()
  }

  private func text(_ id: String, _ values: [String]) -> String {
    if id == Phrase.list { return language.listed(values, joint: \.self).joined() }
    if id == Phrase.day { return day(values) }
    let pieces = sentences[id]?.pieces(in: language) { values[$0] } ?? []
    return pieces.map { piece in
      switch piece {
      case .words(let words, _): words
      case .place(let index): values.indices.contains(index) ? values[index] : ""
      }
    }.joined()
  }

  /// A sentence with its places filled in, as markup.
  func html(_ id: String, _ values: [HTML]) -> HTML {
    var html = HTML()
    if id == Phrase.list {
      for part in language.listed(values, joint: HTML.init(text:)) { html += part }
      return html
    }
    if id == Phrase.day { return HTML(text: day(values.map(\.string))) }
    for piece in sentences[id]?.pieces(in: language, { values[$0].string }) ?? [] {
      switch piece {
      case .words(_, let words): html += words
      case .place(let index): if values.indices.contains(index) { html += values[index] }
      }
    }
    return html
  }

  private func day(_ values: [String]) -> String {
    values.map { value in (try? CalendarDay(checking: value)).map(language.words) ?? value }.joined()
  }

  /// The sentences that have no words, by room and key.
  var missing: [String] {
    WordRooms.signatures.filter { sentences[$0.id] == nil }.map { "\($0.room).\($0.key)" }
  }
}

extension Words: Hashable, Codable {
  private enum CodingKeys: CodingKey {
    case language, texts
  }

  /// True for the same texts in the same language.
  public static func == (one: Words, other: Words) -> Bool {
    one === other || one.language == other.language && one.texts == other.texts
  }

  /// Comparing is quick where both are the same object; hashing all texts would not be.
  public func hash(into hasher: inout Hasher) { hasher.combine(texts.count) }

  /// Reads what SiteGen wrote.
  public convenience init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode([String: String].self, forKey: .texts),
      in: try container.decode(Language.self, forKey: .language))
  }

  /// Writes the language, and the sentences by room and key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(language, forKey: .language)
    try container.encode(texts, forKey: .texts)
  }
}

/// A sentence, taken apart at its places.
private struct Sentence: Sendable {
  enum Piece: Sendable {
    case words(String, HTML)
    case place(Int)
  }

  private var forms: [(category: PluralCategory, pieces: [Piece])] = []
  private let counted: Int?

  /// `nil` where a form is missing.
  init?(_ signature: SentenceSignature, _ texts: [String: String], _ categories: [PluralCategory]) {
    counted = signature.counted
    let prefix = "\(signature.room).\(signature.key)"
    if counted == nil {
      guard let text = texts[prefix] else { return nil }
      forms = [(.other, Self.pieces(of: text, signature))]
    } else {
      forms = categories.compactMap { category in
        texts["\(prefix).\(category.rawValue)"].map { (category, Self.pieces(of: $0, signature)) }
      }
      guard forms.count == categories.count else { return nil }
    }
  }

  private static func pieces(of text: String, _ signature: SentenceSignature) -> [Piece] {
    Placeholders.pieces(of: text).map { piece in
      switch piece {
      case .words(let words): .words(words, HTML(text: words))
      case .placeholder(let name):
        signature.places.firstIndex(of: name).map(Piece.place) ?? .words("{\(name)}", HTML(text: "{\(name)}"))
      }
    }
  }

  /// The sentence, in the form that goes with the number in the place that counts.
  func pieces(in language: Language, _ value: (Int) -> String) -> [Piece] {
    guard let counted else { return forms[0].pieces }
    let category = Int(value(counted)).map(language.category)
    return (forms.first { $0.category == category } ?? forms.last)?.pieces ?? []
  }
}

extension HTML {
  /// The same markup with its sentences said in a scheme's words.
  public func said(in words: Words) -> HTML {
    guard bytes.contains(Mark.sentence) else { return self }
    var rest = bytes[...]
    return HTML.said(&rest, in: words, isValue: false)
  }

  /// Reads to the end or, within a sentence, to the end of one of its values.
  private static func said(_ rest: inout ArraySlice<UInt8>, in words: Words, isValue: Bool) -> HTML {
    var html = HTML()
    while let next = rest.firstIndex(where: { $0 <= Mark.end && $0 >= Mark.sentence }) {
      html.append(rest[..<next])
      rest = rest[next...]
      guard rest.first == Mark.sentence else {
        if isValue { return html }
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst()
      let id = rest.prefix { $0 > Mark.end }
      rest = rest[id.endIndex...]
      var values: [HTML] = []
      while rest.first == Mark.value {
        rest = rest.dropFirst()
        values.append(said(&rest, in: words, isValue: true))
      }
      rest = rest.dropFirst()
      html += words.html(String(decoding: id, as: UTF8.self), values)
    }
    html.append(rest)
    rest = []
    return html
  }
}

/// The sentences of one room: each case is one, and its raw value its signature.
///
/// A signature is the sentence's key and the names of its places, in the order in which they are filled:
/// `agreed-until {date}`. A sentence that has plural forms names the place that counts as `{#count}`. A key in camel case is
/// written with hyphens in content: `noteTitle` is `note-title`. `content/words/` has a file for each room, with all of its
/// sentences.
public protocol WordKey: RawRepresentable<String>, CaseIterable, Sayable {
  /// The room: the name of its file.
  static var room: String { get }
}

extension WordKey {
  /// The sentence with its places filled in, in the order of its signature.
  public func callAsFunction(_ values: any Sayable...) -> Phrase {
    Phrase([.sentence(Self.room + "." + rawValue, values.map(\.phrase))])
  }

  /// The sentence, which has no places.
  public var phrase: Phrase { self() }
}

/// What the programs know of a sentence: its key in content, and its places.
public struct SentenceSignature: Sendable, Hashable {
  /// The room.
  public let room: String
  /// The key within its room.
  public let key: String
  /// The names of its places, in the order in which they are filled.
  public let places: [String]
  /// Which of the places counts, where the sentence has plural forms.
  public let counted: Int?
  /// What a phrase calls it.
  let id: String

  init(room: String, rawValue: String) {
    self.room = room
    id = room + "." + rawValue
    let words = rawValue.split(separator: " ")
    key = Self.hyphenated(words.first ?? "")
    let names = words.dropFirst().map { $0.dropFirst().dropLast() }
    counted = names.firstIndex { $0.hasPrefix("#") }
    places = names.map { String($0.drop { $0 == "#" }) }
  }

  private static func hyphenated(_ name: Substring) -> String {
    name.reduce(into: "") { key, letter in
      key += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// The keys that content uses for it: one, or one for each plural form.
  ///
  /// - Parameter categories: the plural categories of the language.
  public func keys(_ categories: [PluralCategory]) -> [String] {
    counted == nil ? [key] : categories.map { "\(key).\($0.rawValue)" }
  }
}

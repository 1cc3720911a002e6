import Scheme

/// The sentences of all files of `content/words/`, checked against what the programs say.
struct WordsCheck {
  /// The texts, by room and key.
  private(set) var texts: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let categories: [PluralCategory]
  /// The endings of the keys of plural forms that are for one number only.
  private let single: Set<String>

  init(_ pages: [ContentPage], in folder: ContentFolder, _ language: Language) {
    categories = language.pluralCategories
    single = Set(categories.filter { language.numbers(of: $0).count == 1 }.map(\.rawValue))
    let rooms = Dictionary(grouping: WordRooms.signatures, by: \.room)
    for page in pages where page.kind == .words {
      guard let signatures = rooms[page.stem] else {
        let known = rooms.keys.sorted().map { "`\($0).md`" }.joined(separator: ", ")
        report(
          "No program reads this file.\(Nearest.hint(for: page.stem, among: rooms.keys)) The files are \(known).", page)
        continue
      }
      check(page, signatures)
    }
    for room in rooms.keys.sorted() where folder.entries["words/\(room).md"] == nil {
      let place = Diagnostic.Place(file: "\(folder.name)/words/\(room).md")
      diagnostics.append(
        Diagnostic(place: place, message: "This file is missing from the content folder. Put it back."))
    }
  }

  private mutating func check(_ page: ContentPage, _ signatures: [SentenceSignature]) {
    var wanted: [String: SentenceSignature] = [:]
    for signature in signatures {
      for key in signature.keys(categories) { wanted[key] = signature }
    }
    var found: Set<String> = []
    let written = Set(page.sentences.map(\.key))
    for sentence in page.sentences {
      guard let signature = wanted[sentence.key] else {
        let free = wanted.keys.filter { !written.contains($0) }.sorted()
        report(
          "There is no sentence `\(sentence.key)` in this file.\(Nearest.hint(for: sentence.key, among: free)) "
            + "Take it away, or use a key that the program reads.", page, sentence.position)
        continue
      }
      if !found.insert(sentence.key).inserted {
        report("The sentence `\(sentence.key)` is already in this file. Take one away.", page, sentence.position)
      }
      check(sentence, signature, page)
      texts["\(page.stem).\(sentence.key)"] = sentence.text
    }
    for signature in signatures {
      for key in signature.keys(categories) where !found.contains(key) {
        let places = signature.places.isEmpty ? "" : " It has the placeholders \(Self.list(signature.places))."
        report("The sentence `\(key)` is missing from this file.\(places)", page)
      }
    }
  }

  /// A sentence has all its placeholders, and no others. A plural form may leave the number out if it is for one number
  /// only.
  private mutating func check(_ sentence: PlacedSentence, _ signature: SentenceSignature, _ page: ContentPage) {
    let names = Placeholders.names(in: sentence.text)
    for name in names where !signature.places.contains(name) {
      let known =
        signature.places.isEmpty ? "It has none." : "It can have \(Self.list(signature.places))."
      report(
        "This sentence has no placeholder `{\(name)}`.\(Nearest.hint(for: name, among: signature.places)) \(known)",
        page, sentence.position(of: name))
    }
    let counted = signature.counted.map { signature.places[$0] }
    for name in signature.places where !names.contains(name) {
      if name == counted, single.contains(String(sentence.key.split(separator: ".").last ?? "")) { continue }
      report("This sentence must have the placeholder `{\(name)}`.", page, sentence.position)
    }
  }

  private static func list(_ places: [String]) -> String { places.map { "`{\($0)}`" }.joined(separator: ", ") }

  private mutating func report(
    _ message: String, _ page: ContentPage, _ position: ContentPage.Position = ContentPage.Position()
  ) {
    diagnostics.append(Diagnostic(place: page.place(position), message: message))
  }
}

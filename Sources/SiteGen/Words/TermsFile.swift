import Scheme

/// `content/terms.md`: the scheme's numbers, and how they are written.
struct TermsFile: Sendable, Equatable {
  static let path = "terms.md"

  var terms = Terms()
  /// What each name in braces becomes.
  var texts: [String: String] = [:]

  private static func forms(_ language: Language) -> [String] {
    Terms.Unit.allCases.flatMap { unit in language.pluralCategories.map { "\(unit.rawValue).\($0.rawValue)" } }
  }

  /// Reads the file among the others.
  static func read(_ files: [SourceFile], in folder: String, _ language: Language) -> Checked<TermsFile> {
    guard let file = files.first(where: { $0.path == path }) else {
      let place = Diagnostic.Place(file: "\(folder)/\(path)")
      return Checked(
        value: TermsFile(),
        diagnostics: [
          Diagnostic(place: place, message: "This file is missing from the content folder. Put it back.")
        ])
    }
    do {
      let (matter, body) = FrontMatter.split(try file.text(), file: file.name)
      let items = WordsFile.read(body, of: file.name, below: matter.value.lineCount, language)
      var read = Reader(file: file.name, language: language)
      let terms = read.terms(items.value)
      return Checked(value: terms, diagnostics: matter.diagnostics + items.diagnostics + read.diagnostics)
    } catch let list as Diagnostic.List {
      return Checked(value: TermsFile(), diagnostics: list.diagnostics)
    } catch {
      let place = Diagnostic.Place(file: file.name)
      return Checked(value: TermsFile(), diagnostics: [Diagnostic(place: place, message: "\(error)")])
    }
  }

  private struct Reader {
    let file: String
    let language: Language
    var diagnostics: [Diagnostic] = []

    mutating func terms(_ items: [PlacedSentence]) -> TermsFile {
      var terms = TermsFile()
      let wanted = TermsFile.forms(language)
      let known = Terms.Key.allCases.map(\.rawValue) + wanted
      var forms: [String: String] = [:]
      var found: Set<String> = []
      for item in items {
        if !found.insert(item.key).inserted {
          report("`\(item.key)` is already in this file. Take one away.", item)
        }
        if let key = Terms.Key(rawValue: item.key) {
          terms.terms[key] = number(item)
        } else if wanted.contains(item.key) {
          forms[item.key] = form(item)
        } else {
          report(
            "There is no number `\(item.key)`.\(Nearest.hint(for: item.key, among: known)) "
              + "Take it away, or use one of \(known.map { "`\($0)`" }.joined(separator: ", ")).", item)
        }
      }
      for key in known where !found.contains(key) {
        diagnostics.append(
          Diagnostic(place: Diagnostic.Place(file: file), message: "`\(key)` is missing from this file."))
      }
      if diagnostics.isEmpty, let fault = terms.terms.fault {
        diagnostics.append(Diagnostic(place: Diagnostic.Place(file: file), message: fault))
      }
      terms.write(forms, language)
      return terms
    }

    private mutating func number(_ item: PlacedSentence) -> Int {
      guard let number = Int(item.text), Terms.range.contains(number) else {
        report("`\(item.key)` is a whole number from \(Terms.range.lowerBound) to \(Terms.range.upperBound).", item)
        return 1
      }
      return number
    }

    private mutating func form(_ item: PlacedSentence) -> String {
      let category = PluralCategory(rawValue: String(item.key.split(separator: ".").last ?? "")) ?? .other
      if language.numbers(of: category).count > 1, Placeholders.names(in: item.text) != ["count"] {
        report("`\(item.key)` must have the placeholder `{count}`, once.", item)
      }
      return item.text
    }

    private mutating func report(_ message: String, _ item: PlacedSentence) {
      let place = Diagnostic.Place(file: file, line: item.position.line, column: item.position.column)
      diagnostics.append(Diagnostic(place: place, message: message))
    }
  }

  private mutating func write(_ forms: [String: String], _ language: Language) {
    func text(_ count: Int, _ unit: Terms.Unit?) -> String {
      guard let unit else { return String(count) }
      let form = forms["\(unit.rawValue).\(language.category(of: count).rawValue)"] ?? ""
      return form.replacing("{count}", with: String(count))
    }
    for key in Terms.Key.allCases { texts[key.rawValue] = text(terms[key], key.unit) }
    for fixed in Terms.Fixed.allCases { texts[fixed.rawValue] = text(fixed.count, fixed.unit) }
  }

  /// A file's text with the numbers in place of their names. Anything that does not name one stays as it is.
  func filled(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var filled: [UInt8] = []
    var taken = text.startIndex
    for name in TermsFile.names(in: text) {
      guard let number = texts[String(decoding: name, as: UTF8.self)] else { continue }
      filled += text[taken..<(name.startIndex - 1)]
      filled += number.utf8
      taken = name.endIndex + 1
    }
    return taken == text.startIndex ? text : (filled + text[taken...])[...]
  }

  /// The names in braces that stand for no number.
  func unknownNames(in text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    TermsFile.names(in: text).filter { texts[String(decoding: $0, as: UTF8.self)] == nil }
  }

  /// The names in braces, in order: lower-case letters and hyphens.
  private static func names(in text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let name = rest[(open + 1)...].prefix {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
      }
      rest = rest[name.endIndex...]
      if !name.isEmpty, rest.first == UInt8(ascii: "}") { names.append(name) }
    }
    return names
  }
}

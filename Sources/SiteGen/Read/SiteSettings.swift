import Scheme
import Yams

/// What `site.yml` says: what the site is called and how it looks.
struct SiteSettings: Sendable, Equatable {
  /// An entry of the navigation or the footer: its words, and the page's file in the content folder.
  struct Entry: Sendable, Equatable {
    var title: String
    var source: String
    var place: Diagnostic.Place
  }

  /// The same site in another language: where it is, and its folder of Markdown if there is one.
  struct Translation: Sendable, Equatable {
    var site: SchemeFile.Site.Translation
    var content: String?
    var place: Diagnostic.Place
  }

  var name = ""
  var language = Language(Language.usual)
  /// The same site in other languages.
  var translations: [Translation] = []
  var navigation: [Entry] = []
  /// Pages that are linked to at the end of every page, such as the one on privacy.
  var footer: [Entry] = []
  /// Where Intake answers, when it is not where the site is.
  var intake: Link?
  /// Where the site is: needed by what can only be said with a whole address, such as the sitemap and the feed.
  var url: Link?
  /// The site's one colour.
  var accent: Accent.Colour?
  /// Whether there is a search page with an index of all words.
  var hasSearch = true

  /// The usual file of the folder `site/`.
  static let fileName = "site.yml"

  /// Reads the file; every key that is unknown or has a value of the wrong shape is a diagnostic.
  static func read(_ files: [SourceFile], folder: String, fileName: String) -> Checked<SiteSettings> {
    guard let file = files.first(where: { $0.path == fileName }) else {
      let place = Diagnostic.Place(file: folder + "/" + fileName)
      let message = "This file is missing. Write it, or name the right folder with `--site`: `name: …` is all it needs."
      return Checked(value: SiteSettings(), diagnostics: [Diagnostic(place: place, message: message)])
    }
    var reader = Reader(file: file.name)
    do {
      let text = String(decoding: try file.text(), as: UTF8.self)
      reader.read(try Yams.compose(yaml: text))
    } catch let list as Diagnostic.List {
      reader.diagnostics += list.diagnostics
    } catch let error as YamlError {
      let (line, column) = error.position ?? (1, 1)
      let place = Diagnostic.Place(file: file.name, line: line, column: column)
      let message = error.repetition ?? "This is no valid YAML: \(error.problem)."
      reader.diagnostics.append(Diagnostic(place: place, message: message))
    } catch {
      reader.report("\(error)", at: nil)
    }
    return Checked(value: reader.settings, diagnostics: reader.diagnostics)
  }
}

extension YamlError {
  /// The line and the column where it is.
  var position: (line: Int, column: Int)? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      return (mark.line, mark.column)
    case .duplicatedKeysInMapping(_, let context): return (context.mark.line, context.mark.column)
    case .reader(_, let offset?, _, let yaml):
      let lines = yaml.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
      return (lines.count, (lines.last?.utf8.count ?? 0) + 1)
    default: return nil
    }
  }

  /// The sentence about keys that are there more than once; `nil` for everything else.
  var repetition: String? {
    guard case .duplicatedKeysInMapping(let keys, _) = self else { return nil }
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return "Here \(list) stands more than once. Take all of its lines but one away."
  }

  /// What YAML says is wrong, on one line.
  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _),
      .reader(let problem, _, _, _):
      problem
    default: description
    }
  }
}

private struct Reader {
  let file: String
  var settings = SiteSettings()
  var diagnostics: [Diagnostic] = []

  mutating func read(_ node: Node?) {
    guard let mapping = node?.mapping else {
      report("This file is made of lines like `name: The mentoring scheme`.", at: node?.mark)
      return
    }
    for (key, value) in mapping { read(key: key, value: value) }
    // A site names all its languages, but it does not need to lead to its own.
    settings.translations.removeAll { $0.site.language == settings.language }
    if settings.name.isEmpty { report("The site has no name. Write `name: …`.", at: nil) }
  }

  private mutating func read(key: Node, value: Node) {
    switch key.string {
    case "name": settings.name = text(value) ?? ""
    case "language": settings.language = language(value, of: "language") ?? settings.language
    case "languages": readTranslations(value)
    case "navigation": settings.navigation = entries(value, of: "navigation")
    case "footer": settings.footer = entries(value, of: "footer")
    case "intake": settings.intake = address(value, "intake")
    case "url": settings.url = address(value, "url")
    case "accent":
      settings.accent = value.string.flatMap { Accent.Colour($0) }
      if settings.accent == nil { report("`accent` is a colour such as `\"#1a5f57\"`, in quotes.", at: value.mark) }
    case "search":
      guard let hasSearch = value.bool else { return report("`search` is `true` or `false`.", at: value.mark) }
      settings.hasSearch = hasSearch
    case let other:
      let known = ["name", "language", "languages", "navigation", "footer", "intake", "url", "accent", "search"]
      let list = known.map { "`\($0)`" }.joined(separator: ", ")
      let hint = Nearest.hint(for: other ?? "", among: known)
      report("There is no setting `\(other ?? "?")`.\(hint) There are \(list).", at: key.mark)
    }
  }

  /// A language by its tag.
  private mutating func language(_ node: Node, of key: String) -> Language? {
    guard let tag = text(node) else { return nil }
    if !Language.isKnown(tag) {
      let hint = Language.meant(by: tag).map { " Did you mean `\($0)`?" } ?? ""
      report("`\(key)` takes a language tag (BCP 47) such as `en-GB` or `cy`.\(hint)", at: node.mark)
    }
    return Language(tag)
  }

  private mutating func readTranslations(_ node: Node) {
    guard let mapping = node.mapping else { return reportTranslation(at: node.mark) }
    for (key, value) in mapping {
      let parts = value.mapping ?? ["address": value]
      guard let node = parts["address"], parts.keys.allSatisfy({ ["address", "content"].contains($0.string) }) else {
        reportTranslation(at: value.mark)
        continue
      }
      guard let language = language(key, of: "languages"), let address = address(node, "address") else { continue }
      let site = SchemeFile.Site.Translation(language: language, address: address)
      settings.translations.append(
        SiteSettings.Translation(site: site, content: parts["content"]?.string, place: place(value.mark)))
    }
  }

  private mutating func reportTranslation(at mark: Mark?) {
    report(
      "`languages` names the site in each language by its tag: `cy: https://example.org/cy/`, or below the tag its "
        + "`address` and its folder of Markdown, `content`.", at: mark)
  }

  private mutating func entries(_ value: Node, of key: String) -> [SiteSettings.Entry] {
    guard let nodes = value.sequence else {
      reportEntry(of: key, at: value.mark)
      return []
    }
    return nodes.compactMap { entry($0, of: key) }
  }

  private mutating func entry(_ node: Node, of key: String) -> SiteSettings.Entry? {
    guard let mapping = node.mapping, mapping.count == 1, let pair = mapping.first, let title = pair.key.string,
      let source = text(pair.value)
    else {
      reportEntry(of: key, at: node.mark)
      return nil
    }
    return SiteSettings.Entry(title: title, source: source, place: place(pair.value.mark))
  }

  private mutating func reportEntry(of key: String, at mark: Mark?) {
    report("The \(key) is a list, an entry a line: `- Guides: guides/index.md`.", at: mark)
  }

  private mutating func address(_ node: Node, _ key: String) -> Link? {
    guard let address = text(node) else { return nil }
    guard address.hasSuffix("/"), let link = Link(checking: address), address.hasPrefix("http") else {
      report("`\(key)` is an address that begins with `https://` and ends with `/`.", at: node.mark)
      return nil
    }
    return link
  }

  private mutating func text(_ node: Node) -> String? {
    if let text = node.scalar?.string, !text.isEmpty { return text }
    report("A word or a sentence is wanted here.", at: node.mark)
    return nil
  }

  mutating func report(_ message: String, at mark: Mark?) {
    diagnostics.append(Diagnostic(place: place(mark), message: message))
  }

  private func place(_ mark: Mark?) -> Diagnostic.Place {
    Diagnostic.Place(file: file, line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }
}

import Scheme
import Yams

/// What `site.yml` says: how the site is called and how it looks.
struct SiteSettings: Sendable, Equatable {
  /// An entry of the navigation: its words, and the page's file in the content folder.
  struct Entry: Sendable, Equatable {
    var title: String
    var source: String
    var place: Diagnostic.Place
  }

  var name = ""
  var language = "en-GB"
  var navigation: [Entry] = []
  /// Where Intake answers, when it is not where the site is.
  var intake: Link?
  /// Where the site is: wanted by what can only be said with a whole address, such as the sitemap and the feed.
  var url: Link?
  /// The site's one colour.
  var accent: Accent.Colour?
  /// Whether there is a search page with an index of all words.
  var hasSearch = true

  static let fileName = "site.yml"

  /// Reads the file; every key that is unknown or has a value of another shape is a diagnostic.
  static func read(_ files: [SourceFile], folder: String) -> Checked<SiteSettings> {
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
      reader.report(error.repetition ?? "This is no valid YAML: \(error.problem).", at: error.mark)
    } catch {
      reader.report("This file cannot be read: \(error)", at: nil)
    }
    return Checked(value: reader.settings, diagnostics: reader.diagnostics)
  }
}

extension YamlError {
  /// Where it stands.
  var mark: Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }

  /// The sentence about keys that stand more than once; `nil` for all else.
  var repetition: String? {
    guard case .duplicatedKeysInMapping(let keys, _) = self else { return nil }
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return "Here \(list) stands more than once. Take all of its lines but one away."
  }

  /// What YAML says is wrong, on one line.
  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    default: "it cannot be read"
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
    if settings.name.isEmpty { report("The site has no name. Write `name: …`.", at: nil) }
  }

  private mutating func read(key: Node, value: Node) {
    switch key.string {
    case "name": settings.name = text(value) ?? ""
    case "language": settings.language = text(value) ?? settings.language
    case "navigation":
      guard let entries = value.sequence else { return reportEntry(at: value.mark) }
      settings.navigation = entries.compactMap { entry($0) }
    case "intake": settings.intake = address(value, "intake")
    case "url": settings.url = address(value, "url")
    case "accent":
      settings.accent = value.string.flatMap { Accent.Colour($0) }
      if settings.accent == nil { report("`accent` is a colour such as `\"#1a5f57\"`, in quotes.", at: value.mark) }
    case "search":
      guard let hasSearch = value.bool else { return report("`search` is `true` or `false`.", at: value.mark) }
      settings.hasSearch = hasSearch
    case let other:
      let known = ["name", "language", "navigation", "intake", "url", "accent", "search"]
      let list = known.map { "`\($0)`" }.joined(separator: ", ")
      let hint = Nearest.hint(for: other ?? "", among: known)
      report("There is no setting `\(other ?? "?")`.\(hint) There are \(list).", at: key.mark)
    }
  }

  private mutating func entry(_ node: Node) -> SiteSettings.Entry? {
    guard let mapping = node.mapping, mapping.count == 1, let pair = mapping.first, let title = pair.key.string,
      let source = text(pair.value)
    else {
      reportEntry(at: node.mark)
      return nil
    }
    return SiteSettings.Entry(title: title, source: source, place: place(pair.value.mark))
  }

  private mutating func reportEntry(at mark: Mark?) {
    report("The navigation is a list, an entry a line: `- Guides: guides/index.md`.", at: mark)
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

import Scheme

/// What a page's front matter says about it.
struct PageHead: Sendable {
  var title = ""
  var summary = ""
  /// For a form: the words on its button.
  var button = ""
  /// For a form: who reads the answers.
  var readers = ""
  /// Its place among the pages of its folder.
  var order = 0
  var audience = Audience.both
  /// Left out of the site unless drafts are asked for.
  var isDraft = false
  /// Where it used to be.
  var aliases: [Alias] = []
  /// The day of its last change that readers should know about.
  var updated: CalendarDay?

  /// A place where the page used to be, and where the editor says so.
  struct Alias: Sendable {
    var path: SitePath
    var position: ContentPage.Position
  }
}

/// Reads front matter that has already been taken apart.
struct PageHeadReader {
  private let matter: FrontMatter
  private let kind: PageKind
  private let file: String
  private var head = PageHead()
  private var diagnostics: [Diagnostic] = []

  static func read(_ matter: FrontMatter, kind: PageKind, file: String) -> Checked<PageHead> {
    var reader = PageHeadReader(matter: matter, kind: kind, file: file)
    reader.readAll()
    return Checked(value: reader.head, diagnostics: reader.diagnostics)
  }

  private init(matter: FrontMatter, kind: PageKind, file: String) {
    self.matter = matter
    self.kind = kind
    self.file = file
  }

  private mutating func readAll() {
    for entry in matter.entries {
      guard kind.keys.contains(entry.key) else {
        reportUnknown(entry)
        continue
      }
      if entry.key == "aliases" {
        readAliases(entry)
      } else if case .text(let text) = entry.value {
        read(text, entry)
      } else {
        report("`\(entry.key)` is one value, not a list.", at: entry)
      }
    }
  }

  private mutating func read(_ text: String, _ entry: FrontMatter.Entry) {
    switch entry.key {
    case "title": head.title = text
    case "summary": head.summary = text
    case "button": head.button = text
    case "readers": head.readers = text
    case "order":
      guard let number = Int(text), String(number) == text else {
        return report("`order` is a whole number.", at: entry)
      }
      head.order = number
    case "audience":
      guard let audience = Audience(rawValue: text) else {
        return report("`audience` is `mentor`, `mentee`, `both` or `coordinator`.", at: entry)
      }
      head.audience = audience
    case "draft":
      guard ["true", "false"].contains(text) else { return report("`draft` is `true` or `false`.", at: entry) }
      head.isDraft = text == "true"
    case "updated":
      guard let day = try? CalendarDay(checking: text) else {
        return report("`updated` is a day that exists, such as 2026-03-27.", at: entry)
      }
      head.updated = day
    default: break
    }
  }

  private mutating func readAliases(_ entry: FrontMatter.Entry) {
    guard case .list(let sources) = entry.value else {
      return report("`aliases` is a list: `[guides/old-name.md]`.", at: entry)
    }
    for source in sources {
      guard source.hasSuffix(".md"), !source.hasPrefix("my/"), let path = ContentFolder.outputPath(source) else {
        let message = "“\(source)” is no file that a page could have had: write it from the content folder, with `.md`."
        report(message, at: entry)
        continue
      }
      let position = ContentPage.Position(line: entry.line, column: entry.column)
      head.aliases.append(PageHead.Alias(path: path, position: position))
    }
  }

  private mutating func reportUnknown(_ entry: FrontMatter.Entry) {
    let known = kind.keys.map { "`\($0)`" }.joined(separator: ", ")
    let hint = Nearest.hint(for: entry.key, among: kind.keys)
    let place = Diagnostic.Place(file: file, line: entry.line)
    // A slip of the pen is a mistake; a key of another tool is only not read.
    let message =
      "The front matter of \(kind.name) has no key `\(entry.key)`\(hint.isEmpty ? ", so it is not read." : ".\(hint)") "
      + "It may have \(known)."
    diagnostics.append(
      Diagnostic(
        place: place, level: hint.isEmpty ? .warning : .error, message: message,
        subject: hint.isEmpty ? entry.key : nil))
  }

  private mutating func report(_ message: String, at entry: FrontMatter.Entry) {
    let place = Diagnostic.Place(file: file, line: entry.line, column: entry.column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }
}

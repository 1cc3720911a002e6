import Scheme
import Yams

/// `ids.lock` of the content folder: every id that people's answers may depend on, and what it stands for.
///
/// SiteGen writes it, and an editor commits it. An id that is gone, or stands for something else, is a mistake until the
/// editor has said what is meant: retired, or renamed. A prompt has its own id, a question `form.question`, an option
/// `form.question.option`; skills are the options of `profile.offers`.
struct IDLock: Sendable, Equatable {
  /// What an id stands for, and on which line.
  struct Entry: Sendable, Equatable {
    /// The kind of question, for a prompt followed by its page; `option`; below `renamed:`, the new id.
    var meaning: String
    var line = 1

    /// The kind without the page.
    var kind: Substring { meaning.prefix { $0 != " " } }
    /// The page of a prompt.
    var page: SitePath? { SitePath(String(meaning.dropFirst(kind.count + 1))) }
  }

  static let fileName = "ids.lock"

  /// The file, as diagnostics name it.
  let file: String
  private(set) var ids: [String: Entry] = [:]
  private(set) var retired: [String: Entry] = [:]
  private(set) var renamed: [String: Entry] = [:]

  /// Reads the file; if there is none, the lock is empty.
  static func read(in folder: String) -> Checked<IDLock> {
    var lock = IDLock(file: folder + "/" + fileName)
    guard FileStamp(of: lock.file) != nil else { return Checked(value: lock, diagnostics: []) }
    do {
      let text = String(decoding: try Disk.read(lock.file, about: 4096), as: UTF8.self)
      let diagnostics = lock.read(try Yams.compose(yaml: text))
      return Checked(value: lock, diagnostics: diagnostics)
    } catch {
      let error = error as? YamlError
      let fault = lock.fault(error?.repetition ?? IDLock.shape, line: error?.position?.line ?? 1)
      return Checked(value: lock, diagnostics: [fault])
    }
  }

  private static let shape =
    "This file has the sections `ids:`, `retired:` and `renamed:`, each with lines such as `  profile.offers: choices`."

  private mutating func read(_ node: Node?) -> [Diagnostic] {
    guard let node else { return [] }
    guard let sections = node.mapping else { return [fault(IDLock.shape)] }
    var diagnostics: [Diagnostic] = []
    for (key, section) in sections {
      var entries: [String: Entry] = [:]
      if section.mapping == nil, section.scalar?.string != "" {
        diagnostics.append(fault(IDLock.shape, line: section.mark?.line ?? 1))
      }
      for (id, meaning) in section.mapping ?? [:] {
        guard let name = id.scalar?.string, let meaning = meaning.scalar?.string else {
          diagnostics.append(fault(IDLock.shape, line: id.mark?.line ?? 1))
          continue
        }
        entries[name] = Entry(meaning: meaning, line: id.mark?.line ?? 1)
      }
      switch key.scalar?.string {
      case "ids": ids = entries
      case "retired": retired = entries
      case "renamed": renamed = entries
      default: diagnostics.append(fault(IDLock.shape, line: key.mark?.line ?? 1))
      }
    }
    return diagnostics
  }

  // MARK: Against the content

  /// Every id of a site that answers may depend on, and what it stands for.
  static func ids(of site: Site) -> [String: String] {
    var ids: [String: String] = [:]
    for prompt in site.scheme.prompts { ids[prompt.id] = "\(Question.Kind.diary.rawValue) \(prompt.page.text)" }
    for form in site.scheme.forms + site.scheme.stages.map(\.form) {
      for question in form.questions {
        ids["\(form.id).\(question.id)"] = question.kind.rawValue
        // The options of a scale are the words at its ends; those from another question are in the lock as that
        // question's.
        guard question.kind.takesOptions, question.optionsFrom == nil else { continue }
        for option in question.options { ids["\(form.id).\(question.id).\(option.id)"] = "option" }
      }
    }
    return ids
  }

  /// What the content and the lock do not agree on.
  func disagreements(with current: [String: String]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (id, entry) in ids where retired[id] == nil && renamed[id] == nil {
      guard let meaning = current[id] else {
        let message =
          "`\(id)` is no longer in the content, but people's answers depend on it. Put it back, move this line below "
          + "`retired:` or, if it has a new id, write `\(id): new-id` below `renamed:`."
        diagnostics.append(fault(message, line: entry.line))
        continue
      }
      let kind = Entry(meaning: meaning).kind
      if kind != entry.kind {
        let message =
          "`\(id)` was a `\(entry.kind)` and is now a `\(kind)`, so its answers would no longer fit. Give the new question "
          + "another id, and move this line below `retired:`."
        diagnostics.append(fault(message, line: entry.line))
      }
    }
    for (id, entry) in retired.merging(renamed, uniquingKeysWith: { one, _ in one }) where current[id] != nil {
      let message = "`\(id)` is in the content again. Remove this line, or give the new question another id."
      diagnostics.append(fault(message, line: entry.line))
    }
    return diagnostics + renamed.compactMap { renamingFault($0, $1, current) }
  }

  /// What is wrong with a line below `renamed:`.
  private func renamingFault(_ id: String, _ entry: Entry, _ current: [String: String]) -> Diagnostic? {
    guard let meaning = current[entry.meaning] else {
      if renamed[entry.meaning] != nil { return nil }
      let hint = Nearest.hint(for: entry.meaning, among: current.keys)
      let message =
        "`\(id)` is renamed to `\(entry.meaning)`, which is not there.\(hint) Use an id that is in the content."
      return fault(message, line: entry.line)
    }
    let kind = Entry(meaning: meaning).kind
    guard let before = ids[id]?.kind, before != kind else { return nil }
    let message =
      "`\(id)` was a `\(before)` and `\(entry.meaning)` is a `\(kind)`, so its answers would not fit. Remove this line, and "
      + "move the line of `\(id)` below `retired:`."
    return fault(message, line: entry.line)
  }

  /// Where a retired prompt's old answers lead to: its page, wherever that is now, or, if that is gone as well, the list of
  /// all prompts.
  func retiredPrompts(on pages: [ContentPage], in words: Words) -> [PromptPlace] {
    retired.sorted { $0.key < $1.key }.compactMap { id, entry in
      guard entry.kind == Question.Kind.diary.rawValue, let written = entry.page else { return nil }
      let page = pages.first { $0.path == written } ?? pages.first { $0.head.aliases.contains { $0.path == written } }
      return PromptPlace(
        id: id, page: page?.path ?? GeneratedPages.diary, pageTitle: page?.title ?? words.text(SiteWords.allPrompts))
    }
  }

  fileprivate func fault(_ message: String, line: Int = 1) -> Diagnostic {
    Diagnostic(place: Diagnostic.Place(file: file, line: line), message: message)
  }

  // MARK: Written

  /// A lock, and the ids of a site that agrees with it.
  struct Update {
    var lock: IDLock
    var ids: [String: String]

    /// What would be written: a mistake where the content may only be read.
    var changes: [Diagnostic] {
      let before = lock.ids.mapValues(\.meaning)
      let names = Set(ids.keys).union(before.keys).filter { ids[$0] != before[$0] }.sorted()
      guard !names.isEmpty else { return [] }
      let some = names.prefix(5).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 5 ? " …" : "")
      return [
        lock.fault(
          "A build without `--locked` would change what this file says of \(some) (\(names.count)). Run one, and keep the file with "
            + "the content.")
      ]
    }

    /// Writes the file, if there is anything new to keep.
    func write() throws {
      let text = Array(lock.text(for: ids).utf8)
      if (try? Disk.read(lock.file, about: text.count)) != text { try Disk.write(text, to: lock.file) }
    }
  }

  /// The file's text for a site that agrees with it.
  func text(for current: [String: String]) -> String {
    func section(_ name: String, _ entries: [String: String]) -> String {
      entries.isEmpty
        ? "" : "\(name):\n" + entries.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)\n" }.joined()
    }
    return """
      # Written by sitegen: what people's answers hang on. Keep it with the content.
      # What is gone for good goes below `retired:`, what has another id now below `renamed:`, as `old-id: new-id`.

      """ + section("ids", current) + section("retired", retired.mapValues(\.meaning))
        + section("renamed", renamed.mapValues(\.meaning))
  }
}

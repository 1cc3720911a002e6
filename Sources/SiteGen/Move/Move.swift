import Scheme

/// A page or a folder of the content that gets another place: everything that leads to it, or from it, is rewritten
/// so that it leads where it did.
struct Move {
  /// Why nothing was moved.
  struct Refusal: Error {
    var message: String
  }

  /// A file as it will be.
  struct Change {
    /// As the person who runs the program names it, after the move.
    var file: String
    var bytes: [UInt8]
    var links = 0
    var hasAlias = false
  }

  let content: String
  let site: String
  let settingsFile: String
  let old: String
  let new: String
  private let files: [SourceFile]
  /// What links can lead to: every file, and the pages that no file is for.
  private let targets: Set<String>

  /// - Parameters:
  ///   - old: its path, from the content folder or from where the program runs.
  ///   - new: the same for its new place.
  init(from old: String, to new: String, content: String, site: String, settings: String) throws {
    (self.content, self.site, settingsFile) = (content, site, settings)
    (self.old, self.new) = (Self.path(old, in: content), Self.path(new, in: content))
    files = try Disk.files(below: content)
    targets = Set(files.map(\.path) + GeneratedPages.linkable(SiteSettings()).map(\.text))
    try check()
  }

  private static func path(_ written: String, in content: String) -> String {
    var path = written[...]
    while path.hasSuffix("/") { path.removeLast() }
    let folder = content + "/"
    return String(path.hasPrefix(folder) ? path.dropFirst(folder.count) : path)
  }

  /// Where a file is after the move.
  private func moved(_ path: String) -> String {
    if path == old { return new }
    return path.hasPrefix(old + "/") ? new + path.dropFirst(old.count) : path
  }

  // MARK: What is refused

  private func check() throws(Refusal) {
    let own = files.filter { moved($0.path) != $0.path }
    guard !own.isEmpty else { throw Refusal(message: "There is no \(old) in \(content).") }
    guard new != old, !new.hasPrefix(old + "/") else { throw Refusal(message: "\(old) cannot be moved into itself.") }
    let parts = new.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else {
      throw Refusal(
        message: "\(new) is no place in \(content). Write it from that folder, as `guides/new-name.md`.")
    }
    let target = content + "/" + new
    if FileStamp(of: target) != nil || Disk.isFolder(target) {
      throw Refusal(message: "\(target) already exists. Give a name that nothing has.")
    }
    for file in own { try check(file) }
    let addresses = Set(own.compactMap { $0.isMarkdown ? ContentFolder.outputPath(moved($0.path)) : nil })
    for file in files where file.isMarkdown {
      if moved(file.path) == file.path, let path = ContentFolder.outputPath(file.path), addresses.contains(path) {
        throw Refusal(message: "\(file.name) already has the address \(path.text). Give a name that nothing has.")
      }
      let taken = aliases(of: file).first { alias in
        ContentFolder.outputPath(alias).map(addresses.contains) ?? false && moved(file.path) != alias
      }
      if let taken {
        throw Refusal(
          message: "\(file.name) has the alias \(taken), so that address leads there. Remove that alias first.")
      }
    }
  }

  /// Forms, emails and words are read by their names, and answers hang on the name of a stage.
  private func check(_ file: SourceFile) throws(Refusal) {
    let target = moved(file.path)
    guard file.isMarkdown == target.hasSuffix(".md") else {
      throw Refusal(message: "A page's name ends in `.md`, and no other file's does: \(target).")
    }
    guard file.isMarkdown else { return }
    if ContentFolder.outputPath(target) == nil || target.hasPrefix("my/") {
      throw Refusal(message: "\(target) cannot be a page's name: write it in lower-case letters, digits and hyphens.")
    }
    let (before, after) = (PageKind(sourcePath: file.path), PageKind(sourcePath: target))
    let isNamed = [.form, .mail, .words, .stage].contains(before)
    if file.path == TermsFile.path || isNamed && (before != after || Self.name(file.path) != Self.name(target)) {
      throw Refusal(message: "\(file.path) is known by its name, and must keep it: nothing was moved.")
    }
    if before != after, before != .page || [.form, .mail, .words].contains(after) {
      throw Refusal(message: "\(file.path) is \(before.name) because of its folder, and cannot become \(after.name).")
    }
  }

  private static func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

  private func aliases(of file: SourceFile) -> [String] {
    guard let text = try? file.text(),
      case .list(let list) = FrontMatter.split(text, file: "").matter.value["aliases"]?.value
    else { return [] }
    return list
  }

  // MARK: What changes

  /// Every file that has to be written after the move.
  func changes() throws -> [Change] {
    try files.filter(\.isMarkdown).compactMap(change) + [settingsChange()].compactMap(\.self)
  }

  private func change(_ file: SourceFile) throws -> Change? {
    let place = moved(file.path)
    var change = Change(file: "\(content)/\(place)", bytes: try file.bytes())
    for range in LinkPlaces(change.bytes).targets.reversed() {
      let written = String(decoding: change.bytes[range], as: UTF8.self)
      guard let rewritten = rewritten(written, from: file.path, to: place) else { continue }
      change.bytes.replaceSubrange(range, with: Array(rewritten.utf8))
      change.links += 1
    }
    if place != file.path, PageKind(sourcePath: place).keys.contains("aliases") {
      change.hasAlias = addAlias(file, at: place, to: &change.bytes)
    }
    return change.links > 0 || change.hasAlias ? change : nil
  }

  /// The target as it must be written on the page at its new place; `nil` where it can stay.
  private func rewritten(_ written: String, from source: String, to place: String) -> String? {
    let path = written.prefix { $0 != "#" }
    guard !path.isEmpty, !path.hasPrefix("/"), !path.contains(":"),
      let target = try? LinkTarget.resolve(path, from: source), targets.contains(target)
    else { return nil }
    let wanted = moved(target)
    if (try? LinkTarget.resolve(path, from: place)) == wanted { return nil }
    let here = path.hasPrefix("./") ? "./" : ""
    let relative = Self.relative(wanted, from: place)
    return (relative.hasPrefix("../") ? "" : here) + relative + written.dropFirst(path.count)
  }

  private static func relative(_ target: String, from page: String) -> String {
    let (there, here) = (target.split(separator: "/"), page.split(separator: "/").dropLast())
    let shared = zip(there.dropLast(), here).prefix { $0 == $1 }.count
    return String(repeating: "../", count: here.count - shared) + there.dropFirst(shared).joined(separator: "/")
  }

  /// Writes the old place into the front matter, and takes the new one out of it, where a page comes back.
  private func addAlias(_ file: SourceFile, at place: String, to bytes: inout [UInt8]) -> Bool {
    guard let text = try? file.text(), let path = ContentFolder.outputPath(file.path),
      path != ContentFolder.outputPath(place), !file.path.hasPrefix("my/")
    else { return false }
    let matter = FrontMatter.split(text, file: "").matter.value
    guard matter.lineCount > 0 else { return false }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let end = lines[0].last == UInt8(ascii: "\r") ? "\r" : ""
    let all = aliases(of: file).filter { $0 != place && $0 != file.path } + [file.path]
    let line = Array("aliases: [\(all.joined(separator: ", "))]\(end)".utf8)[...]
    if let entry = matter["aliases"] {
      lines[entry.line - 1] = line
    } else {
      lines.insert(line, at: matter.lineCount - 1)
    }
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    return true
  }

  /// The entries of the navigation and the footer.
  private func settingsChange() throws -> Change? {
    let siteFiles = try Disk.files(below: site)
    guard let file = siteFiles.first(where: { $0.path == settingsFile }) else { return nil }
    let settings = SiteSettings.read(siteFiles, folder: site, fileName: settingsFile).value
    var change = Change(file: file.name, bytes: [])
    var lines = String(decoding: try file.bytes(), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
    for entry in settings.navigation + settings.footer where moved(entry.source) != entry.source {
      let line = lines[entry.place.line - 1]
      let start = line.index(line.startIndex, offsetBy: entry.place.column - 1, limitedBy: line.endIndex)
      guard let start, let range = line[start...].firstRange(of: entry.source) else { continue }
      lines[entry.place.line - 1].replaceSubrange(range, with: moved(entry.source))
      change.links += 1
    }
    change.bytes = Array(lines.joined(separator: "\n").utf8)
    return change.links > 0 ? change : nil
  }
}

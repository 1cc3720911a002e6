import Scheme

/// Where an editor's link leads, as it must be written in the page.
struct LinkTarget {
  struct Fault: Error {
    var message: String
  }

  let link: Link
  /// The page of the site that it leads to, and the place on it if it names one.
  private(set) var page: (path: SitePath, fragment: String?)?
  /// The picture that it leads to.
  private(set) var picture: Picture?
  /// The same link as pages have it here, where it was written from the content folder's root.
  private(set) var advice: String?

  /// Follows a link as it was written on a page.
  ///
  /// Relative links to `.md` files and to other files of the content folder, `/my/…` for Intake's pages, `/…` from the content folder, `#…` on the
  /// same page, and `http`, `https` and `mailto`.
  ///
  /// - Parameter source: the page's file, from the content folder.
  init(_ written: String, from source: String, in folder: ContentFolder) throws(Fault) {
    guard let checked = Link(checking: written) else {
      throw Fault(message: "A link cannot lead to “\(written)”. Use a page's file, or http, https, mailto, tel or sms.")
    }
    if written.utf8.contains(UInt8(ascii: ":")) {
      link = checked
      return
    }
    let hash = written.utf8.firstIndex(of: UInt8(ascii: "#"))
    let target = written[..<(hash ?? written.endIndex)]
    let fragment = hash.map { String(written[written.utf8.index(after: $0)...]) }
    let isRooted = target.utf8.first == UInt8(ascii: "/")
    if isRooted, target == "/my" || target.hasPrefix("/my/") {
      link = LinkTarget.intakeLink(target)
      return
    }
    let path =
      try isRooted
      ? LinkTarget.rooted(target, in: folder)
      : target.isEmpty ? source : LinkTarget.resolve(target, from: source)
    if isRooted { advice = LinkTarget.relative(path, from: source) }
    switch folder.entries[path] {
    case .page(let page):
      self.page = (page, fragment)
      link = .toSite(page, fragment: fragment)
    case .picture(let picture):
      self.picture = picture
      link = .toSite(picture.path)
    case .file(let file?): link = .toSite(file)
    case .file(nil):
      throw Fault(message: "The file `\(path)` cannot be linked to: name it in lower-case letters, digits and hyphens.")
    case .noPage:
      throw Fault(message: "The file `\(path)` has no page on the site, so nothing can link to it. Take the link away.")
    case nil:
      if written.hasPrefix("www.") { throw Fault(message: "Write a whole address: `https://\(written)`.") }
      if written.contains("@") { throw Fault(message: "Write an email address with `mailto:`: `mailto:\(written)`.") }
      let hint =
        path.hasSuffix(".html") ? " Link to the `.md` file." : folder.hint(for: path)
      let advice = hint.isEmpty ? " Name a file that is there, or take the link away." : hint
      throw Fault(message: "The link “\(written)” leads nowhere: there is no file `\(path)`.\(advice)")
    }
  }

  private static func intakeLink(_ path: Substring) -> Link {
    .toIntake(path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init))
  }

  /// A file by its path from the content folder, as other tools write it: with or without its ending, or its folder.
  private static func rooted(_ written: Substring, in folder: ContentFolder) throws(Fault) -> String {
    let path = String(written.dropFirst())
    let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
    let ways = [
      path, bare + ".md", bare.replacing(/\.html$/, with: ".md"), bare.isEmpty ? "index.md" : bare + "/index.md",
    ]
    guard let found = ways.first(where: { folder.entries[$0] != nil }) else {
      throw Fault(
        message: "The link “\(written)” leads nowhere: there is no file `\(path)`. Link to a page by its file.")
    }
    return found
  }

  /// A file as a page links to it.
  private static func relative(_ path: String, from source: String) -> String {
    let (folders, target) = (source.split(separator: "/").dropLast(), path.split(separator: "/"))
    let shared = zip(folders, target.dropLast()).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folders.count - shared) + target.dropFirst(shared)).joined(separator: "/")
  }

  /// A relative path from the content folder, with `.` and `..` taken out.
  static func resolve(_ written: Substring, from source: String) throws(Fault) -> String {
    let slash = UInt8(ascii: "/")
    // Every part ends with its slash, so that one is removed back to the slash before.
    var path = Array(source.utf8)
    path.removeLast(path.count - (path.lastIndex(of: slash).map { $0 + 1 } ?? 0))
    for part in Array(written.utf8).split(separator: slash, omittingEmptySubsequences: false) {
      switch (part.count, part.first, part.last) {
      case (1, UInt8(ascii: "."), _): continue
      case (2, UInt8(ascii: "."), UInt8(ascii: ".")):
        guard !path.isEmpty else {
          throw Fault(message: "The link “\(written)” leads out of the content folder. Take the link away.")
        }
        path.removeLast()
        path.removeLast(path.count - (path.lastIndex(of: slash).map { $0 + 1 } ?? 0))
      default:
        path += part
        path.append(slash)
      }
    }
    return String(decoding: path.dropLast(), as: UTF8.self)
  }
}

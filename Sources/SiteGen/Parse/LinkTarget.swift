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

  /// Follows a link as it was written on a page.
  ///
  /// Relative links to `.md` files and to other files of the content folder, `/my/…` for Intake's pages, `#…` on the
  /// same page, and `http`, `https` and `mailto`.
  ///
  /// - Parameter source: the page's file, from the content folder.
  init(_ written: String, from source: String, in folder: ContentFolder) throws(Fault) {
    guard let checked = Link(checking: written) else {
      throw Fault(message: "A link cannot lead to “\(written)”. Use a page's file, or http, https or mailto.")
    }
    if written.utf8.contains(UInt8(ascii: ":")) {
      link = checked
      return
    }
    let hash = written.utf8.firstIndex(of: UInt8(ascii: "#"))
    let target = written[..<(hash ?? written.endIndex)]
    let fragment = hash.map { String(written[written.utf8.index(after: $0)...]) }
    if target.utf8.first == UInt8(ascii: "/") {
      link = try LinkTarget.intakeLink(target)
      return
    }
    let path = target.isEmpty ? source : try LinkTarget.resolve(target, from: source)
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
      let hint =
        path.hasSuffix(".html") ? " Link to the `.md` file." : Nearest.hint(for: path, among: folder.entries.keys)
      let advice = hint.isEmpty ? " Name a file that is there, or take the link away." : hint
      throw Fault(message: "The link “\(written)” leads nowhere: there is no file `\(path)`.\(advice)")
    }
  }

  private static func intakeLink(_ path: Substring) throws(Fault) -> Link {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard parts.first == "my" else {
      throw Fault(message: "Link to a page by its file, relative to this one; only `/my/…` begins with a slash.")
    }
    return .toIntake(parts)
  }

  /// A relative path from the content folder, with `.` and `..` taken out.
  private static func resolve(_ written: Substring, from source: String) throws(Fault) -> String {
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

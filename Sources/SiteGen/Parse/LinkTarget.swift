import Scheme

/// Where an editor's link leads, as it must stand in the page.
struct LinkTarget {
  struct Fault: Error {
    var message: String
  }

  let link: Link
  /// The page of the site that it leads to, and the place on it if it names one.
  private(set) var page: (path: SitePath, fragment: String?)?

  /// Follows a link as it was written on a page.
  ///
  /// Relative links to `.md` files and to other files of the content folder, `/my/…` for Intake's pages, `#…` on the
  /// same page, and `http`, `https` and `mailto`.
  init(_ written: String, from page: ContentPage, in folder: ContentFolder) throws(Fault) {
    guard let checked = Link(checking: written) else {
      throw Fault(message: "A link cannot lead to “\(written)”. Use a page's file, or http, https or mailto.")
    }
    if written.contains(":") {
      link = checked
      return
    }
    let halves = written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let fragment = halves.count > 1 ? halves[1] : nil
    if halves[0].hasPrefix("/") {
      link = try LinkTarget.intakeLink(halves[0])
      return
    }
    let path = halves[0].isEmpty ? page.source : try LinkTarget.resolve(halves[0], from: page.source)
    let target = try LinkTarget.output(of: path, written: written, in: folder)
    link = .toSite(target, fragment: fragment)
    if path.hasSuffix(".md") { self.page = (target, fragment) }
  }

  private static func intakeLink(_ path: String) throws(Fault) -> Link {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard parts.first == "my" else {
      throw Fault(message: "Link to a page by its file, relative to this one; only `/my/…` begins with a slash.")
    }
    return .toIntake(parts)
  }

  /// A relative path from the content folder, with `.` and `..` taken out.
  private static func resolve(_ written: String, from source: String) throws(Fault) -> String {
    var parts = source.split(separator: "/").dropLast().map(String.init)
    for part in written.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else {
          throw Fault(message: "The link “\(written)” leads out of the content folder.")
        }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  private static func output(of path: String, written: String, in folder: ContentFolder) throws(Fault) -> SitePath {
    if let page = GeneratedPages.linkable.first(where: { $0.text == path }) { return page }
    guard folder.files.contains(path) else {
      let hint = path.hasSuffix(".html") ? " Link to the `.md` file." : Nearest.hint(for: path, among: folder.files)
      throw Fault(message: "The link “\(written)” leads nowhere: there is no file `\(path)`.\(hint)")
    }
    guard path.hasSuffix(".md") else {
      guard let asset = SitePath(path) else {
        throw Fault(
          message: "The file `\(path)` cannot be linked to: name it in lower-case letters, digits and hyphens.")
      }
      return asset
    }
    let kind = PageKind(sourcePath: path)
    guard kind != .mail, kind != .form || path == "forms/profile.md", let page = ContentFolder.outputPath(path) else {
      throw Fault(message: "The file `\(path)` has no page on the site, so nothing can link to it.")
    }
    return page
  }
}

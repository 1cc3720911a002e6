import ArgumentParser

struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Moves a page, a file or a folder of the content: `sitegen move guides/asking.md guides/ask.md`.",
    discussion: """
      Links keep leading where they did, in every page and in site.yml, and a page's old address leads to the new one \
      (`aliases`). Ids stay as they are. Nothing is overwritten. Both places are written from the content folder.
      """
  )

  @Argument(help: "What to move.", completion: .file())
  var old: String

  @Argument(help: "Its new place, which nothing has.")
  var new: String

  @OptionGroup var places: PlaceOptions

  func run() throws {
    do {
      let content = places.content
      let move = try Move(from: old, to: new, content: content, site: places.site, settings: places.settings)
      let changes = try move.changes()
      let target = "\(content)/\(move.new)"
      if let slash = target.lastIndex(of: "/") { try Disk.makeFolder(String(target[..<slash])) }
      try Disk.move("\(content)/\(move.old)", to: target)
      print("Moved \(move.old) to \(move.new).")
      for change in changes {
        try Disk.write(change.bytes, to: change.file + "~")
        try Disk.move(change.file + "~", to: change.file)
        let alias = change.hasAlias ? "the old address as an alias" : nil
        let links = change.links == 0 ? nil : "\(change.links) \(change.links == 1 ? "link" : "links")"
        print("\(change.file): \([links, alias].compactMap(\.self).joined(separator: ", "))")
      }
    } catch let refusal as Move.Refusal {
      print("\(refusal.message)")
      throw ExitCode(1)
    }
  }
}

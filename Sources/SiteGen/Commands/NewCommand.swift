import ArgumentParser
import Foundation
import Scheme

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes the beginning of a guide or a stage: `sitegen new guide \"The first meeting\"`.",
    discussion: "The page is a draft until you remove the line `draft: true`."
  )

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case guide
    case stage
  }

  @Argument(help: "What to write: guide or stage.")
  var kind: Kind

  @Argument(help: "What the page is called.")
  var title: String

  @Option(help: "The folder of Markdown.", completion: .directory)
  var content = "content"

  func validate() throws {
    if Slug.make(title).isEmpty {
      throw ValidationError("The title needs letters from a to z to name the file after.")
    }
    if title.contains(where: \.isNewline) { throw ValidationError("A title is one line.") }
  }

  func run() throws {
    guard Disk.isFolder(content) else {
      print("There is no folder \(content). Give the right one with `--content`.")
      throw ExitCode(1)
    }
    let slug = Slug.short(title)
    let folder = "\(content)/\(kind == .guide ? "guides" : "roadmap")"
    let file = "\(folder)/\(slug).md"
    if FileStamp(of: file) != nil {
      print("\(file) already exists. Nothing was written.")
      throw ExitCode(1)
    }
    let order = try nextOrder(in: folder)
    try Disk.makeFolder(folder)
    let template = PageTemplate(title: title, slug: slug, order: order)
    try Disk.write(Array((kind == .guide ? template.guide : template.stage).utf8), to: file)
    print("Wrote \(file). It is a draft: `sitegen serve --drafts` shows it.")
  }

  /// The order that comes after all others in the folder.
  private func nextOrder(in folder: String) throws -> Int {
    let orders = try Disk.files(below: folder).filter(\.isMarkdown).compactMap { file -> Int? in
      guard let text = try? file.text(),
        case .text(let order) = FrontMatter.split(text, file: "").matter.value["order"]?.value
      else { return nil }
      return Int(order)
    }
    return (orders.max() ?? 0) + 1
  }
}

/// The beginning of a page: what belongs on it, where it belongs.
struct PageTemplate {
  let title: String
  let slug: String
  let order: Int

  private var quotedTitle: String {
    "\"" + title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  var guide: String {
    """
    ---
    title: \(quotedTitle)
    summary: One sentence that says what the reader gains.
    order: \(order)
    audience: both
    draft: true
    ---
    Say in two or three sentences why this matters, and when.

    ## Do

    - What helps, in one line.

    ## Don't

    - What looks helpful and is not.

    ```diary \(slug)-afterwards
    What would you like to remember of this?

    > One sentence is enough.
    ```

    """
  }

  var stage: String {
    """
    ---
    title: \(quotedTitle)
    summary: One sentence that says what the two of you will have done.
    order: \(order)
    draft: true
    ---
    Say what this stage is for, and how one knows that it is over.

    ```decision first-decision
    What do the two of you have to decide?
    ```

    ```action first-step
    What is to be done first?
    ```

    ```diary \(slug)-afterwards
    What has changed for you in this stage?
    ```

    ```agree stage-done gate
    We have done what this stage is for.
    ```

    """
  }
}

import ArgumentParser
import Foundation

/// The generator's command line.
@main
struct SiteGen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Makes a static site, and the forms that Intake takes, from a folder of Markdown.",
    subcommands: [BuildCommand.self],
    defaultSubcommand: BuildCommand.self
  )
}

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site once.",
    discussion: """
      Prints every mistake in the content as `file:line:column: error: sentence` and ends with 1; nothing is written \
      then, and the site that was built before stays as it is.
      """
  )

  @Option(help: "The folder of Markdown.")
  var content = "content"

  @Option(help: "The folder of site.yml and the style sheet.")
  var site = "site"

  @Option(help: "The folder that the pages are written to.")
  var out = "_site"

  func run() throws {
    let diagnostics = try Build(content: content, site: site, out: out).run()
    for diagnostic in diagnostics { print(diagnostic) }
    if !diagnostics.isEmpty { throw ExitCode(1) }
  }
}

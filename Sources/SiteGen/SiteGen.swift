import ArgumentParser
import Foundation

/// The generator's command line.
@main
struct SiteGen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Makes a static site, and the forms that Intake takes, from a folder of Markdown.",
    subcommands: [BuildCommand.self, CheckCommand.self],
    defaultSubcommand: BuildCommand.self
  )
}

/// What every command says about the folders.
struct FolderOptions: ParsableArguments {
  @Option(help: "The folder of Markdown.")
  var content = "content"

  @Option(help: "The folder of site.yml and the style sheet.")
  var site = "site"

  @Flag(help: "Takes drafts as if they were published.")
  var drafts = false

  @Option(help: "How mistakes are told: text, json or github.")
  var format = ReportFormat.text

  /// Tells the mistakes, if there are any.
  ///
  /// - Throws: `ExitCode(1)` then.
  func report(_ diagnostics: [Diagnostic]) throws {
    if diagnostics.isEmpty && format != .json { return }
    print(try DiagnosticReport(diagnostics: diagnostics).text(as: format), terminator: "")
    if !diagnostics.isEmpty { throw ExitCode(1) }
  }
}

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site once.",
    discussion: """
      Prints every mistake in the content as `file:line:column: error: sentence`, with its line, and ends with 1; \
      nothing is written then, and the site that was built before stays as it is. Wrong options end with 64.
      """
  )

  @OptionGroup var folders: FolderOptions

  @Option(help: "The folder that the pages are written to.")
  var out = "_site"

  func run() throws {
    var build = Build(content: folders.content, site: folders.site, out: out, drafts: folders.drafts)
    try folders.report(try build.run())
    // The system takes all memory back at once, sooner than page after page would be given up.
    withExtendedLifetime(build) { Self.exit() }
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with the content, and writes nothing."
  )

  @OptionGroup var folders: FolderOptions

  func run() throws {
    var build = Build(content: folders.content, site: folders.site, out: "", drafts: folders.drafts)
    try folders.report(try build.plan().diagnostics)
  }
}

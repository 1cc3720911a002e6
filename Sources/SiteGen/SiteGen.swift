import ArgumentParser

/// The generator's command line.
@main
struct SiteGen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Makes a static site, and the forms that Intake takes, from a folder of Markdown.",
    discussion: """
      Without a command it builds. It ends with 0 when all is well, with 1 when the content has mistakes, and with 64 \
      when the command itself makes no sense. `sitegen --generate-completion-script bash` (or zsh, or fish) prints a \
      script that lets the shell complete commands and options.
      """,
    subcommands: [BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, MoveCommand.self],
    defaultSubcommand: BuildCommand.self
  )
}

/// Where a site's content and its look are.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The folder of Markdown.", completion: .directory)
  var content = "content"

  @Option(help: "The folder of site.yml and the style sheet.", completion: .directory)
  var site = "site"

  @Option(help: "The file of settings in that folder: each language of a site has its own.")
  var settings = SiteSettings.fileName
}

/// What every command that reads a site says about it.
struct FolderOptions: ParsableArguments {
  @OptionGroup var places: PlaceOptions

  @Flag(help: "Treats drafts as if they were published.")
  var drafts = false

  @Flag(help: "Takes warnings for errors.")
  var strict = false

  /// A first build of these folders.
  func build(to out: String) -> Build {
    var build = Build(
      content: places.content, site: places.site, settings: places.settings, out: out, drafts: drafts)
    build.isStrict = strict
    return build
  }
}

/// Where the pages go, for the commands that write them.
struct TargetOption: ParsableArguments {
  @Option(help: "The folder that the pages are written to.", completion: .directory)
  var out = "_site"

  /// Pages written among the files that they are made from would be read as content by the next build.
  func check(against folders: FolderOptions) throws {
    let target = Disk.fullPath(out) + "/"
    for folder in [folders.places.content, folders.places.site] where target.hasPrefix(Disk.fullPath(folder) + "/") {
      throw ValidationError(
        "The pages cannot be written into \(folder), which they are made from. Choose another --out.")
    }
  }
}

/// For content that may only be read.
struct LockOption: ParsableArguments {
  @Flag(help: "Writes nothing into the content folder: its ids.lock must be up to date.")
  var locked = false
}

/// How mistakes are reported, for the commands that end with them.
struct ReportOptions: ParsableArguments {
  @Option(help: "How to report mistakes: for people, for programs, or for a code host's checks.")
  var format = ReportFormat.text

  /// Reports the mistakes, if there are any.
  ///
  /// - Throws: `ExitCode(1)` if there are any.
  func report(_ diagnostics: [Diagnostic]) throws {
    if diagnostics.isEmpty && format != .json { return }
    print(try DiagnosticReport(diagnostics: diagnostics).text(as: format), terminator: "")
    if diagnostics.hasErrors { throw ExitCode(1) }
  }
}

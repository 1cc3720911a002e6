import ArgumentParser

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site once.",
    discussion: """
      Prints every mistake in the content as `file:line:column: error: sentence`, with its line, and ends with 1; \
      nothing is written then, and the site that was built before stays as it is.
      """
  )

  @OptionGroup var folders: FolderOptions
  @OptionGroup var report: ReportOptions

  @OptionGroup var target: TargetOption
  @OptionGroup var lock: LockOption

  func validate() throws { try target.check(against: folders) }

  func run() throws {
    var build = folders.build(to: target.out)
    build.locked = lock.locked
    let state = BuildState(build: build)
    if state.isCurrent { return try report.report([]) }
    let diagnostics = try build.run()
    try report.report(diagnostics)
    // A warning is given again by the next build.
    if diagnostics.isEmpty { try state.keep(build.inputs) }
    // The system takes all memory back at once, which is faster than giving up page after page.
    withExtendedLifetime(build) { Self.exit() }
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with the content, and writes nothing."
  )

  @OptionGroup var folders: FolderOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var lock: LockOption

  func run() throws {
    var build = folders.build(to: "")
    build.locked = lock.locked
    try report.report(try build.plan().diagnostics)
  }
}

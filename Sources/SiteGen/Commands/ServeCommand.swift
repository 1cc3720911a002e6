import ArgumentParser
import Foundation

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Builds the site, shows it in a browser, and builds again after every change.",
    discussion: """
      Open the address that it prints. After each change of a file the page that you look at is loaded again. Mistakes \
      show here and at the foot of the page, and the pages stay as they were before. Forms are drawn and not taken: \
      that is Intake's part. It answers to this machine only. Ctrl-C ends it.
      """
  )

  @OptionGroup var folders: FolderOptions

  @OptionGroup var target: TargetOption

  @Option(help: "The port; 0 lets the system choose.")
  var port = 8080

  func validate() throws { try target.check(against: folders) }

  func run() async throws {
    let state = PreviewState()
    var build = folders.build(to: target.out)
    build.todos = true
    let loop = PreviewLoop(build: build, state: state)
    Thread { loop.run() }.start()
    let server = PreviewServer(folder: target.out, state: state)
    do {
      try await server.run(port: port) { say("The preview is at http://localhost:\($0)\n") }
    } catch {
      throw ValidationError("The port \(port) is in use, or not allowed. Choose another one with --port.")
    }
  }
}

/// Builds after every change, for as long as the program runs.
struct PreviewLoop: @unchecked Sendable {
  let build: Build
  let state: PreviewState

  func run() {
    var build = build
    let watch = FolderWatch(build)
    while true {
      let start = ContinuousClock.now
      let mistakes = mistakes(&build)
      let taken = ContinuousClock.now - start
      say(mistakes.isEmpty ? "Built in \(Int((taken / .milliseconds(1)).rounded(.up))) ms.\n" : mistakes)
      state.finishedBuild(mistakes: mistakes)
      watch.waitForChange(since: build.inputs)
    }
  }

  private func mistakes(_ build: inout Build) -> String {
    do { return try DiagnosticReport(diagnostics: try build.run()).text(as: .text) } catch { return "\(error)\n" }
  }
}

/// Prints at once, even where output is not a terminal and would be held back.
private func say(_ text: String) {
  print(text, terminator: "")
  fflush(nil)
}

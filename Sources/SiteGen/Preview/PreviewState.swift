import Synchronization

/// What the browser has to know about the last build.
final class PreviewState: Sendable {
  struct Moment: Sendable {
    /// Counts the builds.
    var version = 0
    /// What is wrong with the content, as the terminal shows it; empty when nothing is.
    var mistakes = ""
  }

  private let moment = Mutex(Moment())

  var current: Moment { moment.withLock { $0 } }

  func finishedBuild(mistakes: String) {
    moment.withLock { $0 = Moment(version: $0.version + 1, mistakes: mistakes) }
  }
}

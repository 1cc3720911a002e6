import Foundation
import Logging
import Scheme
import Synchronization

/// The scheme file that is in force. A new one is taken when the site is published; a bad one is refused and logged,
/// and the old one stays.
final class SchemeShelf: Sendable {
  private let state: Mutex<State>
  private let path: String

  /// A scheme, and the operator's settings with its numbers and its language.
  private struct InForce: Sendable {
    let scheme: SchemeFile
    let settings: Settings

    init(_ scheme: SchemeFile, _ settings: Settings) {
      self.scheme = scheme
      var settings = settings
      settings.terms = scheme.terms
      settings.language = scheme.words.language
      self.settings = settings
    }
  }

  private struct State {
    var inForce: InForce
    var stamp: FileStamp?
    /// The last file that was refused, and why.
    var refused: (stamp: FileStamp?, reason: any Error)?
  }

  /// Reads the file.
  ///
  /// - Throws: why it cannot be taken, in the operator's words.
  init(path: String, settings: Settings) throws {
    self.path = path
    let stamp = FileStamp(of: path)
    state = Mutex(State(inForce: InForce(try SchemeShelf.read(path), settings), stamp: stamp))
  }

  /// While a request, a mail or a job of the upkeep is under way, it keeps the scheme that it began with.
  @TaskLocal private static var held: InForce?

  private var inForce: InForce { SchemeShelf.held ?? state.withLock { $0.inForce } }

  var current: SchemeFile { inForce.scheme }

  var settings: Settings { inForce.settings }

  /// Does the work with the same scheme from beginning to end.
  func hold<Result>(_ work: () async throws -> Result) async rethrows -> Result {
    try await SchemeShelf.$held.withValue(inForce, operation: work)
  }

  /// Reads the file again if it has changed, and puts it in force once it is kept. A scheme that cannot be kept is
  /// tried again; a bad file is read once, and stays a trouble until there is another.
  ///
  /// - Parameter keep: saves what answers to the new scheme will refer to.
  /// - Returns: true when another scheme is in force.
  /// - Throws: why the new one is not taken; the old one stays.
  func reload(keeping keep: (SchemeFile) async throws -> Void) async throws -> Bool {
    let stamp = FileStamp(of: path)
    guard state.withLock({ $0.stamp != stamp }) else { return false }
    if let refused = state.withLock({ $0.refused }), refused.stamp == stamp { throw refused.reason }
    let scheme: SchemeFile
    do { scheme = try SchemeShelf.read(path) } catch {
      state.withLock { $0.refused = (stamp, error) }
      throw error
    }
    try await keep(scheme)
    state.withLock { $0 = State(inForce: InForce(scheme, $0.inForce.settings), stamp: stamp) }
    return true
  }

  private static func read(_ path: String) throws -> SchemeFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Settings.Fault(description: "There is no \(path). Build the site first: `sitegen build`.")
    }
    return try SchemeFile(reading: data)
  }
}

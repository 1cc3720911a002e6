import Foundation
import Logging
import Scheme
import ServiceLifecycle
import Synchronization

/// The scheme file that is in force. A new one is taken when the site is published; a bad one is refused and logged,
/// and the old one stays.
final class SchemeShelf: Sendable {
  private let state: Mutex<State>
  private let path: String

  private struct State {
    var scheme: SchemeFile
    var stamp: Stamp
  }

  /// Tells one version of the file from another without reading it.
  private struct Stamp: Equatable {
    var modified: Date?
    var size: Int?
    var inode: Int?

    init(path: String) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      modified = attributes?[.modificationDate] as? Date
      size = attributes?[.size] as? Int
      inode = attributes?[.systemFileNumber] as? Int
    }
  }

  /// Reads the file.
  ///
  /// - Throws: why it cannot be taken, in the operator's words.
  init(path: String) throws {
    self.path = path
    let stamp = Stamp(path: path)
    state = Mutex(State(scheme: try SchemeShelf.read(path), stamp: stamp))
  }

  var current: SchemeFile { state.withLock { $0.scheme } }

  /// Reads the file again if it is another one.
  ///
  /// - Returns: the scheme when it changed.
  /// - Throws: why the new one is not taken; it is asked about once.
  func reload() throws -> SchemeFile? {
    let stamp = Stamp(path: path)
    let isOld = state.withLock { state in
      defer { state.stamp = stamp }
      return state.stamp == stamp
    }
    if isOld { return nil }
    let scheme = try SchemeShelf.read(path)
    state.withLock { $0.scheme = scheme }
    return scheme
  }

  private static func read(_ path: String) throws -> SchemeFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Settings.Fault(description: "There is no \(path). Build the site first: `sitegen build`.")
    }
    return try SchemeFile(reading: data)
  }
}

/// Looks for a new scheme file every two seconds, and keeps its forms before anything is answered with them.
struct SchemeWatch: Service {
  let parts: Parts

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(2))
        await look()
      }
    }
  }

  func look() async {
    do {
      guard let scheme = try parts.scheme.reload() else { return }
      try await parts.store.write { try FormVersions.keep(scheme, in: $0) }
      try await parts.store.write { try ProfileRenaming.carryOver(scheme, in: $0) }
      parts.logger.info("A new scheme.json is in force")
    } catch {
      parts.logger.error("The new scheme.json is refused, the old one stays", metadata: ["error": "\(error)"])
    }
  }
}

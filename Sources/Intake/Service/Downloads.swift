import Synchronization

/// The files that are being sent. Each person can have a few at a time, since each keeps a connection and reads the
/// database for as long as it takes.
final class Downloads: Sendable {
  /// How many at a time.
  static let most = 2
  /// How many bytes are handed to the connection at once, so that we see whether they are taken.
  static let piece = 64 * 1_024

  private let running = Mutex<[Int64: Int]>([:])

  /// A place among a person's downloads; it is free again once this ends, or is discarded unused.
  final class Turn: Sendable {
    private let person: Int64
    private let downloads: Downloads
    private let isOver = Mutex(false)

    fileprivate init(_ person: Int64, _ downloads: Downloads) {
      self.person = person
      self.downloads = downloads
    }

    func end() {
      let wasOver = isOver.withLock { isOver in
        defer { isOver = true }
        return isOver
      }
      if !wasOver { downloads.free(person) }
    }

    deinit { end() }
  }

  /// - Throws: `Problem.tooManyDownloads`.
  func turn(for person: Int64?) throws(Problem) -> Turn {
    let person = person ?? 0
    let isFree = running.withLock { running in
      let count = running[person, default: 0]
      if count < Downloads.most { running[person] = count + 1 }
      return count < Downloads.most
    }
    guard isFree else { throw .tooManyDownloads }
    return Turn(person, self)
  }

  private func free(_ person: Int64) {
    running.withLock { running in
      let count = running[person, default: 0]
      running[person] = count > 1 ? count - 1 : nil
    }
  }
}

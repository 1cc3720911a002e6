import Glibc
import Synchronization

/// Keeps a second Intake away from the same file; the system releases it when the process ends, however it ends.
final class FileLock: Sendable {
  private let descriptor: Mutex<Int32>

  init(path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.cannotMake(path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(file)
      throw StoreFault.inUse(path)
    }
    descriptor = Mutex(file)
  }

  func release() {
    descriptor.withLock { file in
      if file >= 0 { Glibc.close(file) }
      file = -1
    }
  }

  deinit { release() }
}

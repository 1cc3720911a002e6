import Glibc

/// What the file system knows about a file: different after every change to its content.
///
/// It includes the time of the last status change, which no program can set back.
struct FileStamp: Sendable, Hashable {
  var size: Int
  /// Nanoseconds since 1970, like the next one.
  var modified: Int
  var changed: Int
  var inode: UInt64

  /// The stamp of a regular file, links followed; `nil` where there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    size = status.st_size
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
    inode = UInt64(status.st_ino)
  }

  /// How far the file system's clock may be behind, in nanoseconds: some kernels count it in steps of 10 ms.
  static let tick = 50_000_000

  /// The time now, as stamps count it.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

import Foundation
import SystemPackage

/// Tells one version of a file from another without reading it.
struct FileStamp: Sendable, Equatable {
  let size: Int
  /// Nanoseconds since 1970, like `changed`.
  let modified: Int
  let changed: Int
  let inode: UInt64
  private let mode: UInt32

  /// Links are followed; `nil` where there is nothing.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(of file: FileDescriptor) {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = status.st_size
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
    inode = UInt64(status.st_ino)
    mode = status.st_mode
  }

  var isFile: Bool { mode & S_IFMT == S_IFREG }
  var isFolder: Bool { mode & S_IFMT == S_IFDIR }
}

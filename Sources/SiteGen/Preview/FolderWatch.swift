import Glibc

/// Tells when something in two folders has changed: at once through inotify, and within a second where the file system
/// does not report changes, as over a network.
struct FolderWatch {
  private let build: Build
  private let descriptor: Int32

  init(_ build: Build) {
    self.build = build
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    watchFolders()
  }

  /// Returns once files have changed.
  ///
  /// - Parameter inputs: the files as the last build found them.
  func waitForChange(since inputs: [SourceFile]) {
    var isChanged = false
    while !isChanged {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // There is no need to look for what inotify reports: the build looks at every file itself.
      isChanged = poll(&request, 1, 1_000) > 0 ? tellsOfFile() : !stillHolds(inputs)
    }
    watchFolders()
  }

  private func stillHolds(_ inputs: [SourceFile]) -> Bool {
    let now = (try? BuildState(build: build).inputs()) ?? []
    return now.elementsEqual(inputs) { $0.name == $1.name && $0.stamp == $1.stamp }
  }

  /// Watching a folder twice is the same as watching it once.
  private func watchFolders() {
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
    for root in [build.content, build.site] {
      for folder in Disk.folders(below: root) { inotify_add_watch(descriptor, folder, events) }
    }
  }

  /// Takes all that is waiting.
  ///
  /// - Returns: true if it includes a file that a build would read.
  private func tellsOfFile() -> Bool {
    var isTold = false
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      buffer.withUnsafeBytes { bytes in
        var start = 0
        while start + MemoryLayout<inotify_event>.size <= count {
          let event = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
          let name = bytes[(start + MemoryLayout<inotify_event>.size)...].prefix(Int(event.len)).prefix { $0 != 0 }
          // A file that is made has not been written yet; a new folder may already contain files.
          let isNewFile = event.mask & UInt32(IN_CREATE) != 0 && event.mask & UInt32(IN_ISDIR) == 0
          if !isNewFile, !Disk.isPassedOver(name) { isTold = true }
          start += MemoryLayout<inotify_event>.size + Int(event.len)
        }
      }
    }
    return isTold
  }
}

import Glibc

/// Tells when something below two folders has changed: at once through inotify, and within a second where the file system
/// gives no such word, as over a network.
struct FolderWatch {
  private let build: Build
  private let descriptor: Int32
  private var seen: [String: FileStamp]

  init(_ build: Build) {
    self.build = build
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    seen = FolderWatch.stamps(build)
    watchFolders()
  }

  /// Returns once files have changed.
  mutating func waitForChange() {
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let isTold = poll(&request, 1, 1_000) > 0 && tellsOfFile()
      let now = FolderWatch.stamps(build)
      if isTold || now != seen {
        seen = now
        watchFolders()
        return
      }
    }
  }

  private static func stamps(_ build: Build) -> [String: FileStamp] {
    let files = (try? BuildState(build: build).inputs()) ?? []
    return Dictionary(files.map { ($0.name, $0.stamp) }) { one, _ in one }
  }

  /// Watching a folder twice is watching it once.
  private func watchFolders() {
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
    for root in [build.content, build.site] {
      for folder in Disk.folders(below: root) { inotify_add_watch(descriptor, folder, events) }
    }
  }

  /// Takes all that is waiting.
  ///
  /// - Returns: true if a file was among it that a build would read.
  private func tellsOfFile() -> Bool {
    var isTold = false
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      buffer.withUnsafeBytes { bytes in
        var start = 0
        while start + MemoryLayout<inotify_event>.size <= count {
          let event = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
          let name = bytes[(start + MemoryLayout<inotify_event>.size)...].prefix(Int(event.len)).prefix { $0 != 0 }
          // A file that is made is not written yet; a folder may bring files along.
          let isNewFile = event.mask & UInt32(IN_CREATE) != 0 && event.mask & UInt32(IN_ISDIR) == 0
          if !isNewFile, !Disk.isPassedOver(name) { isTold = true }
          start += MemoryLayout<inotify_event>.size + Int(event.len)
        }
      }
    }
    return isTold
  }
}

import Glibc

/// What went wrong with a file, in the words of the system.
struct FileFailure: Error, CustomStringConvertible {
  let description: String

  /// A link in the file system that is not followed.
  static func link(_ path: String, _ reason: String) -> FileFailure { FileFailure(description: "\(path) \(reason)") }

  /// Something in the folder of the pages that no build has written.
  static func foreign(_ path: String, isFirst: Bool) -> FileFailure {
    let advice = isFirst ? "Give a new or an empty folder with `--out`." : "Move it away, or give another `--out`."
    return FileFailure(
      description: "\(path) was not written by a build, so nothing is written beside or over it. \(advice)")
  }

  private init(description: String) {
    self.description = description
  }

  init(_ path: String, _ verb: String) {
    description = "\(path) cannot be \(verb): \(String(cString: strerror(errno)))."
  }
}

/// Files and folders, with a system call for each: a site is made of thousands of small ones.
enum Disk {
  /// All regular files below a folder with their paths from there, in the order of the paths. A name that is not UTF-8
  /// is repaired, and a link to nothing is listed: the code that reads such a file says what is wrong.
  ///
  /// Links to folders are not followed: they could lead round in a circle. They are a failure, since pages would
  /// otherwise be missing without any warning.
  static func files(below folder: String) throws -> [SourceFile] {
    var files: [SourceFile] = []
    var folders = [""]
    while let current = folders.popLast() {
      let path = current.isEmpty ? folder : folder + "/" + current
      guard let stream = opendir(path) else {
        // A missing folder has no files, and the code that needs one says so.
        if current.isEmpty && errno == ENOENT { return [] }
        throw FileFailure(path, "read")
      }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = name(of: entry)
        if isPassedOver(name.utf8), !(current.isEmpty && name == wellKnown) { continue }
        let isLink = entry.pointee.d_type == UInt8(DT_LNK)
        // An entry that is neither there nor a link has just been removed.
        guard let status = status(of: entry, in: stream) ?? (isLink ? stat() : nil) else { continue }
        let below = current.isEmpty ? name : current + "/" + name
        switch status.st_mode & S_IFMT {
        case S_IFREG, 0: files.append(SourceFile(path: below, folder: folder, stamp: FileStamp(status)))
        case S_IFDIR where isLink:
          throw FileFailure.link("\(folder)/\(below)", "is a link to a folder. Put the folder itself there.")
        case S_IFDIR: folders.append(below)
        default: continue
        }
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  /// What the system knows of an entry, links followed; `nil` where it leads to nothing.
  private static func status(of entry: UnsafeMutablePointer<dirent>, in stream: OpaquePointer) -> stat? {
    var status = stat()
    return withBytes(of: entry) { fstatat(dirfd(stream), $0, &status, 0) } == 0 ? status : nil
  }

  /// The one hidden folder that a site has (RFC 8615).
  private static let wellKnown = ".well-known"

  /// True for the name of a hidden file, and for what text editors leave beside the files that they work on.
  static func isPassedOver(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: "#")].contains(name.first) || name.last == UInt8(ascii: "~")
  }

  /// The first in order of what shows in a folder; `nil` where nothing does.
  static func firstName(in folder: String) throws -> String? {
    guard let stream = opendir(folder) else { throw FileFailure(folder, "read") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) { names.append(name(of: entry)) }
    return names.filter { !isPassedOver($0.utf8) }.min()
  }

  /// A folder and all folders below it.
  static func folders(below folder: String) -> [String] {
    var found = [folder]
    var next = 0
    while next < found.count {
      let current = found[next]
      next += 1
      guard let stream = opendir(current) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = name(of: entry)
        let isWatched = !isPassedOver(name.utf8) || current == folder && name == wellKnown
        if entry.pointee.d_type == UInt8(DT_DIR), isWatched { found.append(current + "/" + name) }
      }
    }
    return found
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withBytes(of: entry) { String(cString: $0) }
  }

  /// The name's own bytes, which may not be text.
  private static func withBytes<Result>(
    of entry: UnsafeMutablePointer<dirent>, _ use: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1, use)
    }
  }

  /// The bytes of a file.
  ///
  /// - Parameter size: how many there are likely to be.
  static func read(_ path: String, about size: Int) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path, "read") }
    defer { close(file) }
    var bytes: [UInt8] = []
    // One byte more than is likely to be there, so that one call sees the end.
    let room = size + 1
    var count = 0
    repeat {
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = Glibc.read(file, buffer.baseAddress, room)
        filled = max(0, count)
      }
      guard count >= 0 else { throw FileFailure(path, "read") }
      bytes = bytes.isEmpty ? piece : bytes + piece
    } while count == room
    return bytes
  }

  /// Writes a file. Unlike `Data.write`, it does not wait for the disk after every file.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileFailure(path, "written") }
    defer { close(file) }
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { throw FileFailure(path, "written") }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Puts a file in the place of another one.
  static func move(_ path: String, to target: String) throws {
    guard rename(path, target) == 0 else { throw FileFailure(target, "written") }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw FileFailure("The folder \(path)", "made")
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileFailure("The folder \(path)", "made") }
  }

  /// The absolute path, with links followed as far as it exists.
  static func fullPath(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard let slash = path.lastIndex(of: "/") else { return fullPath(".") + "/" + path }
    return slash == path.startIndex ? path : fullPath(String(path[..<slash])) + path[slash...]
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

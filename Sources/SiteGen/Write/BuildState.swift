import Glibc
import Scheme

/// What a build read and what it wrote, as one fingerprint of the file system's stamps. If it has not changed, there is
/// nothing to build.
struct BuildState {
  let build: Build
  private var file: String { build.out + "/.waymark-state" }

  /// True when the last build read the same files, and what it wrote is still there.
  var isCurrent: Bool {
    guard let kept = try? Disk.read(file, about: 64), !kept.isEmpty, let inputs = try? inputs() else { return false }
    return fingerprint(inputs).map { kept.elementsEqual($0.utf8) } ?? false
  }

  /// Keeps the state of a build that has just been done.
  ///
  /// - Parameter inputs: the files as the build found them. If one of them had only just changed, nothing is
  ///   kept: it may have changed once more, unseen.
  func keep(_ inputs: [SourceFile]) throws {
    guard inputs.allSatisfy(\.isSettled), let fingerprint = fingerprint(inputs) else {
      unlink(file)
      return
    }
    try Disk.write(Array(fingerprint.utf8), to: file)
  }

  /// All files that a build reads, except the lock, which it also writes.
  func inputs() throws -> [SourceFile] {
    let siteFiles = try Disk.files(below: build.site)
    let settings = SiteSettings.read(siteFiles, folder: build.site, fileName: build.settings).value
    return try Disk.files(below: build.content).filter { $0.path != IDLock.fileName } + siteFiles
      + Translations.files(of: settings)
  }

  /// `nil` where something is missing.
  private func fingerprint(_ inputs: [SourceFile]) -> String? {
    guard let program = FileStamp(of: "/proc/self/exe") else { return nil }
    var text: [UInt8] = []
    func add(_ name: String, _ stamp: FileStamp) {
      text += name.utf8
      for number in [stamp.size, stamp.modified, stamp.changed, Int(truncatingIfNeeded: stamp.inode)] {
        withUnsafeBytes(of: number) { text += $0 }
      }
    }
    add("\(build.drafts) \(build.settings)", program)
    text += (try? Disk.read(build.content + "/" + IDLock.fileName, about: 4096)) ?? []
    for file in inputs { add(file.name, file.stamp) }
    for path in Output(folder: build.out).earlierList().sorted() {
      guard let stamp = FileStamp(of: build.out + "/" + path.text) else { return nil }
      add(path.text, stamp)
    }
    return Fingerprint.of(text)
  }
}

import Foundation
import Scheme

/// The built site on disk: writes what changed, and takes away what an earlier build wrote and this one does not.
///
/// What the folder holds besides is left alone: the list of our own files stands in `.waymark-files`.
struct Output {
  /// What went wrong with a file, in the words of the system.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let folder: String
  private static let listName = ".waymark-files"

  /// Makes the folder hold these files.
  func write(_ files: [SitePath: Data]) throws {
    try makeFolder(folder)
    let list = files.keys.sorted().map(\.text)
    for folderPath in Set(files.keys.map { $0.parts.dropLast().joined(separator: "/") }).sorted()
    where !folderPath.isEmpty {
      try makeFolder(folder + "/" + folderPath)
    }
    let stale = earlierList().subtracting(list)
    // The list first, with both: a build that is cut off here still knows its own files.
    try write(Data((list + stale).sorted().joined(separator: "\n").utf8), to: Output.listName)
    for (path, data) in files { try write(data, to: path.text) }
    for path in stale { unlink(folder + "/" + path) }
    try write(Data(list.joined(separator: "\n").utf8), to: Output.listName)
  }

  private func earlierList() -> Set<String> {
    guard let data = FileManager.default.contents(atPath: folder + "/" + Output.listName) else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    return Set(lines.filter { SitePath($0) != nil })
  }

  /// Comparing is faster than writing: a file with the same bytes is left alone.
  private func write(_ data: Data, to path: String) throws {
    let target = folder + "/" + path
    if FileManager.default.contents(atPath: target) == data { return }
    // Not `Data.write`, which waits for the disk after every file.
    let file = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw Output.failure(target) }
    defer { close(file) }
    try data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { throw Output.failure(target) }
        rest = rest.dropFirst(count)
      }
    }
  }

  private func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(description: "The folder \(path) cannot be made: \(error.localizedDescription)")
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno))).")
  }
}

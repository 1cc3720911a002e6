import Foundation
import HTTPTypes
import NIOCore
import NIOPosix
import Scheme
import Synchronization

/// The built site's folder. Requested files are held in memory in the form in which they are sent, and the disk is
/// checked each time to see whether they are still the same.
///
/// A symbolic link that leads out of the folder is not found, and nor is anything that is not a file or a folder.
final class SiteFolder: Sendable {
  /// Larger files are never held.
  static let largest = 2 * 1_024 * 1_024

  /// What is at a path.
  enum Found {
    case file(SiteFile)
    case folder
  }

  private let folder: String
  private let most: Int
  private let rest: TimeAmount
  private let fields: @Sendable (SitePath) -> HTTPFields
  private let held = Mutex<[SitePath: (file: SiteFile, asked: NIODeadline)]>([:])

  /// - Parameters:
  ///   - most: how many bytes are held. A file for which there is no room is sent from the disk.
  ///   - rest: a file that nobody has asked for in this time makes room for others.
  ///   - fields: the header fields that a file is sent with, by its name.
  init(
    _ folder: String, most: Int = 16 * 1_024 * 1_024, rest: TimeAmount = .minutes(1),
    fields: @escaping @Sendable (SitePath) -> HTTPFields
  ) {
    (self.folder, self.most, self.rest, self.fields) = (folder, most, rest, fields)
  }

  /// - Returns: `nil` where there is nothing for readers.
  /// - Throws: `Problem.cannotRead`.
  func find(_ path: SitePath) async throws -> Found? {
    let whole = "\(folder)/\(path.text)"
    guard let stamp = FileStamp(of: whole) else { return nil }
    if let file = inMemory(path), file.stamp == stamp { return .file(file) }
    return try await NIOThreadPool.singleton.runIfActive { try self.look(at: path, whole) }
  }

  private func inMemory(_ path: SitePath) -> SiteFile? {
    held.withLock { held in
      guard let index = held.index(forKey: path) else { return nil }
      held.values[index].asked = .now()
      return held.values[index].file
    }
  }

  private func look(at path: SitePath, _ whole: String) throws -> Found? {
    // The folder is looked up each time: it may be a link that a release moves.
    guard let root = SiteFolder.real(folder), let real = SiteFolder.real(whole), real.hasPrefix(root + "/"),
      let file = OpenFile(real)
    else { return nil }
    if file.stamp.isFolder { return .folder }
    guard file.stamp.isFile else { return nil }
    guard file.stamp.size <= SiteFolder.largest, hasRoom(for: 2 * file.stamp.size) else {
      return .file(SiteFile(onDisk: file, fields: fields(path)))
    }
    let found = try SiteFile(reading: file, fields: fields(path))
    held.withLock { $0[path] = (found, .now()) }
    return .file(found)
  }

  /// Forgets the files that nobody has asked for lately, the oldest first, until there is room.
  private func hasRoom(for weight: Int) -> Bool {
    let restsSince = NIODeadline.now() - rest
    return held.withLock { held in
      var sum = held.values.reduce(weight) { $0 + $1.file.weight }
      for (path, old) in held.sorted(by: { $0.value.asked < $1.value.asked }) {
        guard sum > most, old.asked < restsSince else { break }
        held[path] = nil
        sum -= old.file.weight
      }
      return sum <= most
    }
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

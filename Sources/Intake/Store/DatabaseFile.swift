import Foundation
import GRDB

/// The database's file, checked byte by byte before SQLite may touch it, and the marker beside it, which says that
/// there is one.
///
/// SQLite takes an empty or a missing file for a new database, discards a log whose file is gone, and changes a file as
/// soon as it is told how to keep it.
struct DatabaseFile {
  static let markerEnding = ".begun"

  /// Where it is, with links followed: its lock and its log are beside the file itself.
  let path: String
  private var log: String { path + "-wal" }
  /// True if everything that was written is in the file itself.
  var isLogEmpty: Bool { size(of: log) == 0 }
  private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  private var marker: String { path + DatabaseFile.markerEnding }

  /// - Throws: ``StoreFault``.
  init(_ path: String) throws {
    if let found = realpath(path, nil) {
      defer { free(found) }
      self.path = String(cString: found)
    } else if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
      throw StoreFault.deadLink(path)
    } else {
      self.path = path
    }
  }

  /// - Returns: false where there is no file, and never was one.
  /// - Throws: ``StoreFault`` for anything that is not a database of ours. Nothing is changed.
  func check(_ schema: Schema) throws -> Bool {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      guard size(of: log) == 0 else { throw StoreFault.logAlone(path) }
      guard size(of: marker) == 0 else { throw StoreFault.gone(path, marker: marker) }
      return false
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { throw StoreFault.noFile(path) }
    let size = size(of: path)
    guard size > 0 else { throw StoreFault.empty(path) }
    guard let head = Head(try bytes()) else { throw StoreFault.foreignFile }
    try schema.check(owner: head.owner, version: head.version)
    // What is in a log may not have reached the file yet.
    guard size >= head.length || self.size(of: log) > 0 else {
      throw StoreFault.cutOff(path, missing: head.length - size)
    }
    guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else { throw StoreFault.readOnly(path) }
    return true
  }

  func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw StoreFault.cannotMake(path) }
  }

  /// Makes a new database.
  func begin(_ schema: Schema) throws {
    try put(at: path) { new in
      let queue = try DatabaseQueue(path: new)
      try queue.writeWithoutTransaction(schema.make)
      try queue.close()
    }
  }

  /// Keeps a copy of the file beside it, as it was before its tables change.
  func copy(_ db: Database, before migration: Migration) throws {
    try put(at: "\(path).before-\(migration.name)") { new in
      try db.execute(sql: "VACUUM INTO ?", arguments: [new])
    }
  }

  /// A new file gets its name only once it is complete and on the disk, so a file with the name is never a partial one.
  private func put(at path: String, _ write: (_ new: String) throws -> Void) throws {
    let files = FileManager.default
    let new = path + ".new"
    for ending in ["", "-journal"] { try? files.removeItem(atPath: new + ending) }
    // SQLite takes an empty file for a new one, and gives its -wal and -shm the permissions of the file.
    guard files.createFile(atPath: new, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw StoreFault.cannotMake(path)
    }
    try write(new)
    guard flush(new), rename(new, path) == 0, flush(folder) else { throw StoreFault.cannotMake(path) }
  }

  /// Waits until a file, or a folder's names, is on the disk.
  private func flush(_ path: String) -> Bool {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    return fsync(file) == 0
  }

  /// Notes beside the file that there is one.
  func mark() throws {
    guard size(of: marker) == 0 else { return }
    let words = """
      There is a scheme in the database file beside this one. While this file is here, Intake does not begin another
      scheme where that one is missing or empty. To begin anew on purpose, remove both.

      """
    guard
      FileManager.default.createFile(
        atPath: marker, contents: Data(words.utf8), attributes: [.posixPermissions: 0o600])
    else { throw StoreFault.cannotMake(marker) }
  }

  private func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }

  private func bytes() throws -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw StoreFault.readOnly(path) }
    defer { try? handle.close() }
    return Array(try handle.read(upToCount: Head.length) ?? Data())
  }

  /// The first bytes of a SQLite file.
  private struct Head {
    static let length = 100
    /// `user_version` and `application_id`.
    let version: Int
    let owner: Int32
    /// How long the file is according to its own header.
    let length: Int

    /// - Returns: `nil` for a file of another kind.
    init?(_ bytes: [UInt8]) {
      guard bytes.count == Head.length, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
      func number(at place: Int, _ count: Int = 4) -> Int {
        bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
      }
      version = number(at: 60)
      owner = Int32(truncatingIfNeeded: number(at: 68))
      // 1 stands for 65,536, which does not fit.
      let page = number(at: 16, 2) == 1 ? 65_536 : number(at: 16, 2)
      length = page * number(at: 28)
    }
  }
}

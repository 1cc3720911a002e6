import Foundation
import Hummingbird
import Logging
import NIOPosix

/// The built site's files. A symbolic link that leads out of its folder leads nowhere, and so does what is no file.
struct SiteFiles: FileProvider {
  private let folder: String
  private let files: LocalFileSystem

  init(_ folder: String, logger: Logger) {
    self.folder = folder
    files = LocalFileSystem(rootFolder: "/", threadPool: .singleton, logger: logger)
  }

  /// The file itself, all links followed. The folder is looked up each time: it may be a link that a release moves.
  func getFileIdentifier(_ path: String) -> String? {
    guard let root = SiteFiles.real(folder), let file = SiteFiles.real(folder + "/" + path),
      file == root || file.hasPrefix(root + "/"),
      let type = (try? FileManager.default.attributesOfItem(atPath: file))?[.type] as? FileAttributeType,
      type == .typeRegular || type == .typeDirectory
    else { return nil }
    return file
  }

  func getAttributes(id: String) async throws -> LocalFileSystem.FileAttributes? {
    try await files.getAttributes(id: id)
  }

  func loadFile(id: String, context: some RequestContext) async throws -> ResponseBody {
    try await files.loadFile(id: id, context: context)
  }

  func loadFile(id: String, range: ClosedRange<Int>, context: some RequestContext) async throws -> ResponseBody {
    try await files.loadFile(id: id, range: range, context: context)
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
